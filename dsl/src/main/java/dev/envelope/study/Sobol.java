package dev.envelope.study;

import dev.envelope.quantity.Draws;
import dev.envelope.quantity.Program;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Scenarios;
import java.util.List;

/**
 * Which input the variance of an amount comes from: first-order and total indices (Sobol 2001).
 *
 * <p>The first-order index is the part of the variance that would go if the input alone were known; the total index also
 * counts what it does together with others. Estimators: Jansen 1999 in the design of Saltelli et al. 2010 (Computer Physics
 * Communications 181), {@code (k + 2) · n} evaluations for {@code k} inputs:
 *
 * <pre>
 * first order  1 − mean((f(B) − f(A with i of B))²) / (2 V)
 * total            mean((f(A) − f(A with i of B))²) / (2 V)
 * </pre>
 *
 * @param first the first-order index of each input
 * @param total the total index of each input
 */
public record Sobol(double[] first, double[] total) {

    /**
     * The indices of an amount, in the order of the inputs of its program.
     *
     * <p>The inputs are taken as independent.
     */
    public static Sobol of(Quantity<?> amount, Scenarios scenarios) {
        Program program = Program.of(List.of(amount.term()));
        int inputs = program.variables().size();
        double[][] sums = new double[(scenarios.draws() + Program.BLOCK - 1) / Program.BLOCK][];
        // sums of squares around a value that is near the mean, so that no digits are lost when the variance is small
        double centre = Scenario.likely().value(amount);
        scenarios.forEachBlock(program, () -> new Sums(inputs, centre, sums));
        return indices(sums, inputs, scenarios.draws());
    }

    /** Of each block: the sum and the sum of squares over both sets of draws, then for each input the two differences. */
    private static final class Sums implements Scenarios.BlockTask {
        private final double[][] other;
        private final double centre;
        private final double[][] sums;
        private final double[] fa = new double[Program.BLOCK];
        private final double[] fb = new double[Program.BLOCK];

        Sums(int inputs, double centre, double[][] sums) {
            this.other = new double[inputs][Program.BLOCK];
            this.centre = centre;
            this.sums = sums;
        }

        @Override
        public void run(Program.Block block, Draws inputs, int number, int n) {
            double[] sum = new double[2 + 2 * other.length];
            draw(block, inputs, number);
            evaluate(block, n, fa);
            swap(block);
            evaluate(block, n, fb);
            swap(block);
            for (int i = 0; i < n; i++) {
                double a = fa[i] - centre;
                double b = fb[i] - centre;
                sum[0] += a + b;
                sum[1] += a * a + b * b;
            }
            for (int k = 0; k < other.length; k++) {
                swap(block, k);
                block.run(n);
                differences(block.result(0), n, sum, 2 + 2 * k);
                swap(block, k);
            }
            sums[number] = sum;
        }

        private void draw(Program.Block block, Draws inputs, int number) {
            for (int k = 0; k < other.length; k++) {
                inputs.fill(k, 0, number, block.variable(k));
                inputs.fill(k, 1, number, other[k]);
            }
        }

        private void swap(Program.Block block) {
            for (int k = 0; k < other.length; k++) {
                swap(block, k);
            }
        }

        private void swap(Program.Block block, int k) {
            double[] own = block.variable(k);
            block.variable(k, other[k]);
            other[k] = own;
        }

        private static void evaluate(Program.Block block, int n, double[] results) {
            block.run(n);
            System.arraycopy(block.result(0), 0, results, 0, n);
        }

        private void differences(double[] mixed, int n, double[] sum, int at) {
            double first = 0;
            double total = 0;
            for (int i = 0; i < n; i++) {
                double b = fb[i] - mixed[i];
                double a = fa[i] - mixed[i];
                first += b * b;
                total += a * a;
            }
            sum[at] = first;
            sum[at + 1] = total;
        }
    }

    private static Sobol indices(double[][] sums, int inputs, int n) {
        double[] sum = new double[2 + 2 * inputs];
        for (double[] block : sums) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += block[j];
            }
        }
        double mean = sum[0] / (2.0 * n);
        double variance = sum[1] / (2.0 * n) - mean * mean;
        double[] first = new double[inputs];
        double[] total = new double[inputs];
        for (int k = 0; k < inputs; k++) {
            first[k] = variance == 0 ? 0 : 1 - sum[2 + 2 * k] / (2.0 * n) / variance;
            total[k] = variance == 0 ? 0 : sum[3 + 2 * k] / (2.0 * n) / variance;
        }
        return new Sobol(first, total);
    }
}
