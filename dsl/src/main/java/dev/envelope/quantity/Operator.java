package dev.envelope.quantity;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** What an operation does: how it computes one scenario or a block of them, and how it is written in a formula. */
public interface Operator {

    /** The result of one scenario. */
    double at(double[] operands);

    /**
     * Computes {@code n} results; {@code operands[k][i]} is the k-th operand in the i-th scenario. Where the operands are those of the
     * scenario before, so is the result.
     */
    default void apply(double[][] operands, double[] result, int n) {
        double[] point = new double[operands.length];
        for (int i = 0; i < n; i++) {
            boolean same = i > 0;
            for (int k = 0; k < point.length; k++) {
                same &= point[k] == operands[k][i];
                point[k] = operands[k][i];
            }
            result[i] = same ? result[i - 1] : at(point);
        }
    }

    /** The operation as text, its operands already printed. */
    String print(List<String> operands);

    /** How tightly it binds. */
    default int precedence() {
        return ATOM;
    }

    /** How tightly its k-th operand has to bind to be printed without parentheses. */
    default int binding(int operand) {
        return SENTENCE;
    }

    int SENTENCE = 0;
    int SUM = 1;
    int PRODUCT = 2;
    int RAISED = 3;
    int ATOM = 4;

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
        POWER("^", RAISED, Math::pow) {
            @Override
            public int binding(int operand) {
                return ATOM;
            }
        };

        private final String sign;
        private final int precedence;
        private final DoubleBinaryOperator scalar;

        Arithmetic(String sign, int precedence, DoubleBinaryOperator scalar) {
            this.sign = sign;
            this.precedence = precedence;
            this.scalar = scalar;
        }

        @Override
        public double at(double[] operands) {
            return scalar.applyAsDouble(operands[0], operands[1]);
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

        /** The second operand of − and ÷ needs parentheses around operators that bind alike. */
        @Override
        public int binding(int operand) {
            return precedence + (operand == 0 ? 0 : 1);
        }
    }

    /**
     * A number told in another way: a share as growth, a factor held at 1 or above. A derivation shows an input told so as
     * the input that it is.
     */
    record Restated(DoubleUnaryOperator formula) implements Operator {
        @Override
        public double at(double[] operands) {
            return formula.applyAsDouble(operands[0]);
        }

        @Override
        public void apply(double[][] operands, double[] result, int n) {
            for (int i = 0; i < n; i++) {
                result[i] = formula.applyAsDouble(operands[0][i]);
            }
        }

        @Override
        public String print(List<String> operands) {
            return operands.get(0);
        }
    }

    /**
     * What becomes of a number at a later moment or another load. The first operand is the number now; in a scenario at
     * the start and at the stated load the result is that number, and a formula shows just it.
     *
     * @param sameThing whether the result is the same thing later, so that it keeps the result's name at the start too
     */
    record Projection(
            ToDoubleFunction<double[]> formula,
            java.util.function.Function<List<String>, String> words,
            boolean sameThing)
            implements Operator {
        @Override
        public double at(double[] operands) {
            return formula.applyAsDouble(operands);
        }

        @Override
        public String print(List<String> operands) {
            return words.apply(operands);
        }

        @Override
        public int precedence() {
            return SENTENCE;
        }

        @Override
        public int binding(int operand) {
            return ATOM;
        }
    }

    /**
     * A formula with a name: any pure function of its operands, such as Erlang's or a rounding.
     *
     * @param name how the formula is called in the field; it is printed as {@code name(operand, ...)}
     */
    record Function(String name, ToDoubleFunction<double[]> formula) implements Operator {
        @Override
        public double at(double[] operands) {
            return formula.applyAsDouble(operands);
        }

        @Override
        public String print(List<String> operands) {
            return name + "(" + String.join(", ", operands) + ")";
        }
    }
}
