package dev.envelope.performance;

import java.util.Arrays;

/**
 * Mean value analysis of a closed network of one-server stations and a think time, of one class of users or several, exact and by
 * Schweitzer.
 *
 * <p>Exact: {@code R_k(n) = D_k (1 + Q_k(n−1))}, {@code X(n) = n ÷ (Z + Σ R_k)}, {@code Q_k(n) = X R_k}, from one user up. It adds
 * and multiplies positive numbers only, so it loses no digits at any number of users.
 *
 * <p>Source: M. Reiser and S. Lavenberg, Journal of the ACM 27(2), 1980; P. Schweitzer, 1979, in E. Lazowska et al., Quantitative
 * System Performance, 1984, chapters 6 and 7.
 */
final class MeanValue {

    private static final double CLOSE = 1e-13;
    private static final int ENOUGH = 100_000;

    private MeanValue() {}

    /**
     * A network with several classes of users.
     *
     * @param throughput of each class
     * @param queues of each class at each station
     */
    record Solution(double[] throughput, double[][] queues) {

        /** A part of the way from this to another solution of the same classes and stations. */
        Solution towards(Solution other, double part) {
            double[][] between = new double[queues.length][];
            Arrays.setAll(between, c -> between(queues[c], other.queues[c], part));
            return new Solution(between(throughput, other.throughput, part), between);
        }

        private static double[] between(double[] from, double[] to, double part) {
            double[] between = new double[from.length];
            Arrays.setAll(between, i -> (1 - part) * from[i] + part * to[i]);
            return between;
        }
    }

    /**
     * The throughput with each number of users from 1 to n, in one pass; the queues at n go into the given array.
     *
     * <p>All the time a user spends at n+1 is {@code Z + Σ D_k + X(n) Σ D_k R_k(n)}, and this last sum does not wait for X(n): a step
     * takes little longer than its division.
     */
    static double[] exact(double[] demands, double think, int users, double[] queues) {
        double[] throughput = new double[users];
        double[] responses = demands.clone();
        double alone = think;
        double more = 0;
        for (double demand : demands) {
            alone += demand;
            more += demand * demand;
        }
        double all = alone;
        for (int n = 1; n <= users; n++) {
            double x = n / all;
            throughput[n - 1] = x;
            all = alone + x * more;
            more = 0;
            for (int k = 0; k < demands.length; k++) {
                queues[k] = x * responses[k];
                responses[k] = demands[k] * (1 + queues[k]);
                more += demands[k] * responses[k];
            }
        }
        return throughput;
    }

    /**
     * Exact with several classes of users: what an arriving user finds is the queue of the same network without him, {@code
     * R_ck(n) = D_ck (1 + Q_k(n − e_c))}, over all mixes of users up to the given one.
     *
     * @param demands of each class at each station
     * @param think of each class
     * @param users of each class
     */
    static Solution exact(double[][] demands, double[] think, int[] users) {
        int classes = users.length;
        int stations = demands[0].length;
        int[] stride = new int[classes];
        int mixes = 1;
        for (int c = 0; c < classes; c++) {
            stride[c] = mixes;
            mixes *= users[c] + 1;
        }
        double[][] found = new double[mixes][stations];
        double[][] queues = new double[classes][stations];
        double[] throughput = new double[classes];
        for (int mix = 1; mix < mixes; mix++) {
            for (int c = 0; c < classes; c++) {
                int present = mix / stride[c] % (users[c] + 1);
                double response = think[c];
                for (int k = 0; k < stations; k++) {
                    queues[c][k] = present == 0 ? 0 : demands[c][k] * (1 + found[mix - stride[c]][k]);
                    response += queues[c][k];
                }
                throughput[c] = present == 0 ? 0 : present / response;
                for (int k = 0; k < stations; k++) {
                    queues[c][k] *= throughput[c];
                    found[mix][k] += queues[c][k];
                }
            }
        }
        return new Solution(throughput, queues);
    }

    /**
     * Schweitzer's approximation with several classes of users: what an arriving user finds is the queue less his own part of
     * it, {@code Q_k − Q_ck ÷ N_c}. Within some per cent of the exact one.
     *
     * @param demands of each class at each station
     * @param think of each class
     * @param users of each class
     */
    static Solution schweitzer(double[][] demands, double[] think, double[] users) {
        int stations = demands[0].length;
        double[][] queues = new double[users.length][stations];
        double[] throughput = new double[users.length];
        for (int c = 0; c < users.length; c++) {
            Arrays.fill(queues[c], users[c] / stations);
        }
        double moved = 1;
        for (int i = 0; i < ENOUGH && moved > CLOSE; i++) {
            double[][] before = queues;
            queues = new double[users.length][stations];
            moved = 0;
            for (int c = 0; c < users.length; c++) {
                double response = think[c];
                for (int k = 0; k < stations; k++) {
                    double found = 1 - (users[c] > 0 ? before[c][k] / users[c] : 0);
                    for (double[] each : before) {
                        found += each[k];
                    }
                    queues[c][k] = demands[c][k] * found;
                    response += queues[c][k];
                }
                throughput[c] = users[c] > 0 ? users[c] / response : 0;
                for (int k = 0; k < stations; k++) {
                    queues[c][k] *= throughput[c];
                    moved = Math.max(moved, Math.abs(queues[c][k] - before[c][k]));
                }
            }
        }
        return new Solution(throughput, queues);
    }
}
