package dev.envelope.quantity;

import dev.envelope.quantity.Term.Label;
import dev.envelope.quantity.Term.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Inputs that move together: a matrix of correlations between their standard normal scores (a Gaussian copula).
 *
 * <p>For lognormal inputs that is the correlation of their logarithms. Source: Iman and Conover 1982 for inducing
 * correlation whatever the shapes; the copula keeps every input's stated p5 and p95.
 */
public final class Correlations {

    private static final Correlations NONE = new Correlations(List.of(), new double[0][0]);

    private final List<Variable> variables;
    private final double[][] matrix;
    private final double @Nullable [][] factor;

    private Correlations(List<Variable> variables, double[][] matrix) {
        this.variables = variables;
        this.matrix = matrix;
        this.factor = cholesky(matrix);
    }

    /** Every input for itself. */
    public static Correlations none() {
        return NONE;
    }

    public boolean isEmpty() {
        return variables.isEmpty();
    }

    /**
     * These correlations and one more; a pair that is there is replaced, and one that never comes counts as 0.
     *
     * <p>Whether they contradict each other shows when worlds are drawn, since the pair that reconciles them may still come.
     *
     * @throws DesignException if an amount is not one uncertain input, or the coefficient is outside −1..1
     */
    public Correlations with(Quantity<?> first, Quantity<?> second, double coefficient) {
        Variable a = input(first);
        Variable b = input(second);
        if (a == b || !(coefficient > -1 && coefficient < 1)) {
            throw new DesignException(
                    "correlated(" + first.range() + ", " + second.range() + ", " + Format.plain(coefficient) + ")",
                    "a correlation is between two inputs and lies strictly between -1 and 1",
                    "write correlated(users, requests, 0.6)");
        }
        List<Variable> all = new ArrayList<>(variables);
        for (Variable variable : List.of(a, b)) {
            if (!all.contains(variable)) {
                all.add(variable);
            }
        }
        double[][] larger = new double[all.size()][all.size()];
        for (int i = 0; i < larger.length; i++) {
            for (int j = 0; j < larger.length; j++) {
                larger[i][j] = i < matrix.length && j < matrix.length ? matrix[i][j] : i == j ? 1 : 0;
            }
        }
        int i = all.indexOf(a);
        int j = all.indexOf(b);
        larger[i][j] = coefficient;
        larger[j][i] = coefficient;
        return new Correlations(List.copyOf(all), larger);
    }

    /** The same correlations after an input was stated anew: they hold for the variable that now stands in its place. */
    public Correlations following(Quantity<?> before, Quantity<?> after) {
        int at = bare(before) instanceof Variable old ? variables.indexOf(old) : -1;
        if (at < 0 || !(bare(after) instanceof Variable anew) || variables.contains(anew)) {
            return this;
        }
        List<Variable> all = new ArrayList<>(variables);
        all.set(at, anew);
        return new Correlations(List.copyOf(all), matrix);
    }

    /**
     * The weights of the independent scores that add up to this input's score; empty for an input on its own.
     *
     * @throws DesignException if the matrix is not positive definite
     */
    double[] weights(Variable variable) {
        int row = variables.indexOf(variable);
        if (row < 0) {
            return new double[0];
        }
        if (factor == null) {
            throw new DesignException(
                    "correlated(...) of "
                            + variables.stream()
                                    .map(v -> v.distribution().describe(v.dimension()::format))
                                    .collect(Collectors.joining("; ")),
                    "the correlations contradict each other: their matrix is not positive definite",
                    "lower one of them, or state the pair that is missing: if a goes with b and b with c, then a goes with c");
        }
        return Arrays.copyOf(factor[row], row + 1);
    }

    /** The j-th input of the matrix. */
    Variable variable(int j) {
        return variables.get(j);
    }

    private static Variable input(Quantity<?> amount) {
        if (bare(amount) instanceof Variable variable) {
            return variable;
        }
        throw new DesignException(
                "correlated(" + amount.range() + ", ...)",
                "only an input that was stated with a range can be correlated",
                "keep the input in a variable, var users = million(8, 12), and name it here and in the design");
    }

    /** The lower triangle whose product with its mirror is the matrix; null if it is not positive definite. */
    private static double @Nullable [][] cholesky(double[][] matrix) {
        int n = matrix.length;
        double[][] lower = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= lower[i][k] * lower[j][k];
                }
                if (i == j && !(rest > 1e-12)) {
                    return null;
                }
                lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
            }
        }
        return lower;
    }

    private static Term bare(Quantity<?> amount) {
        Term term = amount.term();
        while (term instanceof Label label) {
            term = label.term();
        }
        return term;
    }
}
