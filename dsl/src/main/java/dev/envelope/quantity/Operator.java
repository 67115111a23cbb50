package dev.envelope.quantity;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;

/** What an operation does: how it computes a block of draws at once, and how it is written in a formula. */
public interface Operator {

    /** Computes {@code n} results; {@code operands[k][i]} is the k-th operand in the i-th scenario. */
    void apply(double[][] operands, double[] result, int n);

    /** The operation as text, its operands already printed. */
    String print(List<String> operands);

    /** How tightly it binds: an operand that binds less tightly is printed in parentheses. */
    default int precedence() {
        return ATOM;
    }

    int SUM = 1;
    int PRODUCT = 2;
    int ATOM = 3;

    /** The four operations and what sizing needs beside them. */
    enum Arithmetic implements Operator {
        PLUS(" + ", SUM, (a, b) -> a + b) {
            @Override
            public void apply(double[][] x, double[] result, int n) {
                double[] a = x[0];
                double[] b = x[1];
                for (int i = 0; i < n; i++) {
                    result[i] = a[i] + b[i];
                }
            }
        },
        MINUS(" − ", SUM, (a, b) -> a - b),
        TIMES(" × ", PRODUCT, (a, b) -> a * b) {
            @Override
            public void apply(double[][] x, double[] result, int n) {
                double[] a = x[0];
                double[] b = x[1];
                for (int i = 0; i < n; i++) {
                    result[i] = a[i] * b[i];
                }
            }
        },
        DIVIDED_BY(" ÷ ", PRODUCT, (a, b) -> a / b) {
            @Override
            public void apply(double[][] x, double[] result, int n) {
                double[] a = x[0];
                double[] b = x[1];
                for (int i = 0; i < n; i++) {
                    result[i] = a[i] / b[i];
                }
            }
        },
        POWER("^", ATOM, Math::pow),
        LARGER(" or, if larger, ", SUM, Math::max),
        SMALLER(" or, if smaller, ", SUM, Math::min);

        private final String sign;
        private final int precedence;
        private final DoubleBinaryOperator scalar;

        Arithmetic(String sign, int precedence, DoubleBinaryOperator scalar) {
            this.sign = sign;
            this.precedence = precedence;
            this.scalar = scalar;
        }

        @Override
        public void apply(double[][] x, double[] result, int n) {
            for (int i = 0; i < n; i++) {
                result[i] = scalar.applyAsDouble(x[0][i], x[1][i]);
            }
        }

        @Override
        public String print(List<String> operands) {
            return String.join(sign, operands);
        }

        @Override
        public int precedence() {
            return precedence;
        }
    }

    /**
     * What becomes of a number at a later moment or another load. The first operand is the number now; in a scenario at
     * the start and at the stated load the result is that number, and a formula shows just it.
     */
    record Projection(ToDoubleFunction<double[]> formula, java.util.function.Function<List<String>, String> words)
            implements Operator {
        @Override
        public void apply(double[][] operands, double[] result, int n) {
            point(formula, operands, result, n);
        }

        @Override
        public String print(List<String> operands) {
            return words.apply(operands);
        }
    }

    /**
     * A formula with a name: any pure function of its operands, such as Erlang's or a rounding.
     *
     * @param name how the formula is called in the field; it is printed as {@code name(operand, ...)}
     */
    record Function(String name, ToDoubleFunction<double[]> formula) implements Operator {
        @Override
        public void apply(double[][] operands, double[] result, int n) {
            point(formula, operands, result, n);
        }

        @Override
        public String print(List<String> operands) {
            return name + "(" + String.join(", ", operands) + ")";
        }
    }

    private static void point(ToDoubleFunction<double[]> formula, double[][] operands, double[] result, int n) {
        double[] point = new double[operands.length];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < point.length; k++) {
                point[k] = operands[k][i];
            }
            result[i] = formula.applyAsDouble(point);
        }
    }
}
