package dev.envelope.performance;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Buzen's convolution: closed networks with stations of several servers and delays, exactly.
 *
 * <p>With {@code f(n) = D^n ÷ Π min(j, c)} of each station, the normalising constants are G = f_1 * f_2 * ... and the throughput
 * {@code X(N) = G(N−1) ÷ G(N)}. Time is counted in a unit in which the throughput is about one, so that each f is largest near the
 * usual number of users; each is scaled by that largest value, which cancels in every ratio. So nothing overflows or vanishes.
 *
 * <p>The users at a station with one server are {@code Σ D^n G(N−n) ÷ G(N)}; at several servers they take the
 * constants of all other stations.
 *
 * <p>Source: J. Buzen, Communications of the ACM 16(9), 1973.
 */
final class Convolution {

    private final double[] demands;
    private final double[] servers;
    private final int users;

    /** About the throughput. */
    private final double unit;

    private final double[][] factors;
    private final double[] constants;

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
        this.factors = new double[demands.length][];
        Arrays.setAll(factors, this::factors);
        this.constants = constants(-1);
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
            g = station == without ? g : convolved(g, factors[station]);
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
        return IntStream.rangeClosed(1, users).mapToDouble(this::throughput).toArray();
    }

    private double throughput(int n) {
        return unit * constants[n - 1] / constants[n];
    }

    double throughput() {
        return throughput(users);
    }

    /** How many users are at a station on average, with each of these numbers of them in the network. */
    double[] queues(int station, int... users) {
        if (servers[station] == 1) {
            return Arrays.stream(users)
                    .mapToDouble(n -> atOneServer(station, n))
                    .toArray();
        }
        double[] others = constants(station);
        return Arrays.stream(users)
                .mapToDouble(n -> atSeveral(factors[station], others, n))
                .toArray();
    }

    /** The unit is such that no power of a demand at one server is above 1: its factors are not scaled. */
    private double atOneServer(int station, int all) {
        double sum = 0;
        for (int n = 1; n <= all; n++) {
            sum += factors[station][n] * constants[all - n];
        }
        return sum / constants[all];
    }

    private static double atSeveral(double[] f, double[] others, int all) {
        double sum = 0;
        double mean = 0;
        for (int n = 0; n <= all; n++) {
            double state = f[n] * others[all - n];
            sum += state;
            mean += n * state;
        }
        return mean / sum;
    }
}
