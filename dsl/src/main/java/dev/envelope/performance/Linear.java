package dev.envelope.performance;

import dev.envelope.quantity.DesignException;

/** Small systems of linear equations, by Gauss's elimination with the largest pivot. */
final class Linear {

    private Linear() {}

    /**
     * The solution of equations whose last column is the right-hand side; the array is used up.
     *
     * @throws DesignException with this rule and remedy if there is none, or more than one
     */
    static double[] solved(double[][] a, String rule, String remedy) {
        int n = a.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                pivot = Math.abs(a[row][column]) > Math.abs(a[pivot][column]) ? row : pivot;
            }
            double[] best = a[pivot];
            a[pivot] = a[column];
            a[column] = best;
            if (!(Math.abs(best[column]) > 1e-13)) {
                throw new DesignException("equations without a solution", rule, remedy);
            }
            for (int row = 0; row < n; row++) {
                double factor = row == column ? 0 : a[row][column] / best[column];
                for (int k = column; k <= n && factor != 0; k++) {
                    a[row][k] -= factor * best[k];
                }
            }
        }
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = a[i][n] / a[i][i];
        }
        return x;
    }
}
