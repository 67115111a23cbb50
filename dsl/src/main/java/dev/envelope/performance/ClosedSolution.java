package dev.envelope.performance;

import dev.envelope.quantity.DesignException;
import java.util.Arrays;

/**
 * A closed network in one certain world, exactly: by mean value analysis where every station has one server, by convolution otherwise.
 */
final class ClosedSolution {

    private static final double MOST = 1_000_000;

    /** A convolution takes time in proportion to the square of the users. */
    private static final double MOST_AT_SEVERAL_SERVERS = 30_000;

    private final int users;
    private final double think;
    private final double[] demands;
    private final double[] servers;

    /** Of the operands: users, think time, then demand and servers of each station. */
    ClosedSolution(double[] x) {
        if (!(x[0] >= 1 && x[0] <= MOST)) {
            throw new DesignException(
                    "a closed network of " + x[0] + " users",
                    "it has from one to a million users",
                    "write throughput(count(100))");
        }
        users = (int) x[0];
        think = x[1];
        demands = new double[x.length / 2 - 1];
        servers = new double[demands.length];
        for (int k = 0; k < demands.length; k++) {
            demands[k] = x[2 * k + 2];
            servers[k] = x[2 * k + 3];
        }
        if (!isSingle() && users > MOST_AT_SEVERAL_SERVERS) {
            throw new DesignException(
                    "a closed network of " + users + " users with stations of several servers",
                    "it is solved for up to 30,000 users",
                    "write bounds().most(count(" + users + ")), which so many users reach but for a trifle");
        }
    }

    double[] demands() {
        return demands;
    }

    /** Whether every station has one server. */
    boolean isSingle() {
        return Arrays.stream(servers).allMatch(each -> each == 1);
    }

    double throughput() {
        return throughputs()[users - 1];
    }

    /** With each number of users from 1 on. */
    double[] throughputs() {
        return isSingle()
                ? MeanValue.exact(demands, think, users, new double[demands.length])
                : convolution().throughputs();
    }

    double queue(int station) {
        if (!isSingle()) {
            return convolution().queue(station);
        }
        double[] queues = new double[demands.length];
        double[] curve = MeanValue.exact(demands, think, users, queues);
        assert curve.length == users;
        return queues[station];
    }

    private Convolution convolution() {
        if (think == 0) {
            return new Convolution(demands, servers, users);
        }
        double[] all = Arrays.copyOf(demands, demands.length + 1);
        double[] each = Arrays.copyOf(servers, servers.length + 1);
        all[demands.length] = think;
        each[servers.length] = Double.POSITIVE_INFINITY;
        return new Convolution(all, each, users);
    }
}
