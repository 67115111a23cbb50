package dev.envelope.performance;

import java.util.Arrays;

/**
 * Mean value analysis of a closed network of one-server stations and a think time, exact and by Schweitzer.
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

    /** The throughput with each number of users from 1 to n, in one pass; the queues at n go into the given array. */
    static double[] exact(double[] demands, double think, int users, double[] queues) {
        double[] throughput = new double[users];
        for (int n = 1; n <= users; n++) {
            double response = think;
            for (int k = 0; k < demands.length; k++) {
                queues[k] = demands[k] * (1 + queues[k]);
                response += queues[k];
            }
            double x = n / response;
            for (int k = 0; k < demands.length; k++) {
                queues[k] *= x;
            }
            throughput[n - 1] = x;
        }
        return throughput;
    }

    /**
     * Schweitzer's approximation with several classes of users: what an arriving user finds is the queue less his own part of
     * it, {@code Q_k − Q_ck ÷ N_c}. Within some per cent of the exact one.
     *
     * @param demands of each class at each station
     * @param think of each class
     * @param users of each class
     * @return the queue of each class at each station
     */
    static double[][] schweitzer(double[][] demands, double[] think, double[] users) {
        int stations = demands[0].length;
        double[][] queues = new double[users.length][stations];
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
                for (int k = 0; k < stations; k++) {
                    queues[c][k] *= users[c] / response;
                    moved = Math.max(moved, Math.abs(queues[c][k] - before[c][k]));
                }
            }
        }
        return queues;
    }
}
