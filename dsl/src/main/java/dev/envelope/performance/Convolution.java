package dev.envelope.performance;

import java.util.stream.IntStream;

/**
 * Buzen's convolution: closed networks with stations of several servers and delays, exactly.
 *
 * <p>With {@code f(n) = D^n ÷ Π min(j, c)} of each station, the normalising constants are G = f_1 * f_2 * ... and the throughput
 * {@code X(N) = G(N−1) ÷ G(N)}. Time is counted in a unit in which the throughput is about one, so that each f is largest near the
 * usual number of users; each is scaled by that largest value, which cancels in every ratio. So nothing overflows or vanishes.
 *
 * <p>Source: J. Buzen, Communications of the ACM 16(9), 1973.
 */
final class Convolution {

    private final double[] demands;
    private final double[] servers;
    private final int users;

    /** About the throughput. */
    private final double unit;

    /**
     * A network with so many users; a think time is a station with infinitely many servers.
     *
     * @param demands of each station
     * @param servers of each station
     */
    Convolution(double[] demands, double[] servers, int users) {
        this.demands = demands;
        this.servers = servers;
        this.users = users;
        double sum = 0;
        double most = Double.POSITIVE_INFINITY;
        for (int k = 0; k < demands.length; k++) {
            sum += demands[k];
            most = Math.min(most, servers[k] / demands[k]);
        }
        this.unit = Math.min(most, users / sum);
    }

    private double[] factors(int station) {
        double[] f = new double[users + 1];
        double most = 0;
        for (int n = 1; n <= users; n++) {
            f[n] = f[n - 1] + Math.log(unit * demands[station] / Math.min(n, servers[station]));
            most = Math.max(most, f[n]);
        }
        for (int n = 0; n <= users; n++) {
            f[n] = Math.exp(f[n] - most);
        }
        return f;
    }

    /** G without one station; with all of them for a station below 0. */
    private double[] constants(int without) {
        double[] g = new double[users + 1];
        g[0] = 1;
        for (int station = 0; station < demands.length; station++) {
            g = station == without ? g : convolved(g, factors(station));
        }
        return g;
    }

    private static double[] convolved(double[] a, double[] b) {
        double[] sum = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a.length - i; k++) {
                sum[i + k] += a[i] * b[k];
            }
        }
        return sum;
    }

    /** The throughput with each number of users from 1 on, in one pass. */
    double[] throughputs() {
        double[] g = constants(-1);
        return IntStream.rangeClosed(1, users)
                .mapToDouble(n -> unit * g[n - 1] / g[n])
                .toArray();
    }

    double throughput() {
        return throughputs()[users - 1];
    }

    /** How many users are at a station on average. */
    double queue(int station) {
        double[] others = constants(station);
        double[] f = factors(station);
        double sum = 0;
        double mean = 0;
        for (int n = 0; n <= users; n++) {
            double state = f[n] * others[users - n];
            sum += state;
            mean += n * state;
        }
        return mean / sum;
    }
}
