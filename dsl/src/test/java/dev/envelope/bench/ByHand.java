package dev.envelope.bench;

import java.util.Arrays;
import org.apache.commons.rng.core.source64.XoRoShiRo128PlusPlus;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** Simulations as one writes them for one system alone: no program, no statistics but the mean. */
final class ByHand {

    private static final int[] SERVERS = {1, 20, 1, 8, 1, 10};
    private static final double[] SERVICE = {0.0005, 0.016, 0.0005, 0.064, 0.0006, 0.008};
    private static final double RATE = 1_000;

    private ByHand() {}

    /** The mean wait of M/M/1 by Lindley's recursion; service times of 1. */
    static double lindley(double utilisation, long calls, long seed) {
        var exponential = ZigguratSampler.Exponential.of(new XoRoShiRo128PlusPlus(seed, ~seed));
        double wait = 0;
        double sum = 0;
        for (long i = 0; i < calls; i++) {
            sum += wait;
            wait = Math.max(0, wait + exponential.sample() - exponential.sample() / utilisation);
        }
        return sum / calls;
    }

    /** The mean wait of M/M/c: each call takes the server that is free first. */
    static double kieferWolfowitz(int servers, double utilisation, long calls, long seed) {
        var exponential = ZigguratSampler.Exponential.of(new XoRoShiRo128PlusPlus(seed, ~seed));
        double[] free = new double[servers];
        double now = 0;
        double sum = 0;
        for (long i = 0; i < calls; i++) {
            now += exponential.sample() / (utilisation * servers);
            int first = 0;
            for (int k = 1; k < servers; k++) {
                first = free[k] < free[first] ? k : first;
            }
            double begin = Math.max(now, free[first]);
            sum += begin - now;
            free[first] = begin + exponential.sample();
        }
        return sum / calls;
    }

    /** The mean response of the reference network, event by event: a tournament of the servers, a ring for each queue. */
    static double events(long calls, long seed) {
        return new Loop(seed).run(calls);
    }

    private static final class Loop {
        private static final int LEAVES = 64;
        private static final int ROOM = 1 << 16;

        private final XoRoShiRo128PlusPlus random;
        private final ZigguratSampler.Exponential exponential;
        private final double[] time = new double[LEAVES];
        private final int[] winner = new int[2 * LEAVES];
        private final int[] station = new int[LEAVES];
        private final double[] started = new double[LEAVES];
        private final int[][] idle = new int[SERVERS.length][];
        private final int[] idles = new int[SERVERS.length];
        private final double[][] ring = new double[SERVERS.length][ROOM];
        private final int[] head = new int[SERVERS.length];
        private final int[] tail = new int[SERVERS.length];
        private double now;

        Loop(long seed) {
            random = new XoRoShiRo128PlusPlus(seed, ~seed);
            exponential = ZigguratSampler.Exponential.of(random);
            Arrays.fill(time, Double.POSITIVE_INFINITY);
            int leaf = 1;
            for (int s = 0; s < SERVERS.length; s++) {
                idle[s] = new int[SERVERS[s]];
                for (int i = 0; i < SERVERS[s]; i++, leaf++) {
                    station[leaf] = s;
                    idle[s][idles[s]++] = leaf;
                }
            }
            for (int i = 0; i < LEAVES; i++) {
                winner[LEAVES + i] = i;
            }
            for (int i = LEAVES - 1; i > 0; i--) {
                winner[i] = winner[2 * i];
            }
        }

        private void set(int leaf, double at) {
            time[leaf] = at;
            for (int i = (LEAVES + leaf) >> 1; i > 0; i >>= 1) {
                int a = winner[2 * i];
                int b = winner[2 * i + 1];
                winner[i] = time[a] <= time[b] ? a : b;
            }
        }

        double run(long calls) {
            set(0, exponential.sample() / RATE);
            double sum = 0;
            long done = 0;
            while (done < calls) {
                int leaf = winner[1];
                now = time[leaf];
                if (leaf == 0) {
                    set(0, now + exponential.sample() / RATE);
                    arrive(0, now);
                    continue;
                }
                int s = station[leaf];
                double start = started[leaf];
                if (head[s] != tail[s]) {
                    serve(s, leaf, ring[s][head[s]++ & (ROOM - 1)]);
                } else {
                    idle[s][idles[s]++] = leaf;
                    set(leaf, Double.POSITIVE_INFINITY);
                }
                switch (s) {
                    case 2 -> arrive(random.nextDouble() < 0.1 ? 3 : 4, start);
                    case 5 -> {
                        sum += now - start;
                        done++;
                    }
                    default -> arrive(s + 1, start);
                }
            }
            return sum / done;
        }

        private void arrive(int s, double start) {
            if (idles[s] > 0) {
                serve(s, idle[s][--idles[s]], start);
            } else {
                ring[s][tail[s]++ & (ROOM - 1)] = start;
            }
        }

        private void serve(int s, int leaf, double start) {
            started[leaf] = start;
            set(leaf, now + SERVICE[s] * exponential.sample());
        }
    }
}
