package dev.envelope.performance;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import java.util.Arrays;

/**
 * A closed network in one certain world, exactly: by mean value analysis where every station has one server, by convolution otherwise.
 * Between two numbers of users it is in proportion, so that Little's law holds there, too.
 */
final class ClosedSolution {

    private static final double MOST = 1_000_000;

    /** A convolution takes time in proportion to the square of the users. */
    private static final double MOST_AT_SEVERAL_SERVERS = 30_000;

    private final int users;

    /** How much of one more user there is, where a number of users is uncertain. */
    private final double more;

    private final double think;
    private final double[] demands;
    private final double[] servers;

    /** Of the operands: users, think time, then demand and servers of each station. */
    ClosedSolution(double[] x) {
        if (!(x[0] >= 1 && x[0] <= MOST)) {
            throw new DesignException(
                    "a closed network of " + Format.plain(x[0]) + " users",
                    "it has from one to a million users",
                    "write throughput(count(100))");
        }
        more = x[0] - Math.floor(x[0]);
        users = (int) Math.ceil(x[0]);
        think = x[1];
        demands = new double[x.length / 2 - 1];
        servers = new double[demands.length];
        for (int k = 0; k < demands.length; k++) {
            demands[k] = x[2 * k + 2];
            servers[k] = x[2 * k + 3];
        }
        if (think == 0 && Arrays.stream(demands).allMatch(each -> each == 0)) {
            throw new DesignException(
                    "a closed network in which nothing takes time",
                    "users who neither think nor are served ask without end",
                    "write station(\"cpu\", ms(40)), or think(seconds(1))");
        }
        if (!isSingle() && users > MOST_AT_SEVERAL_SERVERS) {
            throw new DesignException(
                    "a closed network of " + users + " users with stations of several servers",
                    "it is solved for up to 30,000 users",
                    "write most(count(" + users + ")), which so many users reach but for a trifle");
        }
    }

    /** Whether every station has one server. */
    boolean isSingle() {
        return Arrays.stream(servers).allMatch(each -> each == 1);
    }

    double throughput() {
        double[] all = throughputs();
        return more == 0 ? all[users - 1] : (1 - more) * all[users - 2] + more * all[users - 1];
    }

    /** With each number of users from 1 on. */
    double[] throughputs() {
        return isSingle()
                ? MeanValue.exact(demands, think, users, new double[demands.length])
                : convolution(users).throughputs();
    }

    double queue(int station) {
        double with = queue(station, users);
        return more == 0 ? with : (1 - more) * queue(station, users - 1) + more * with;
    }

    private double queue(int station, int number) {
        if (!isSingle()) {
            return convolution(number).queue(station);
        }
        double[] queues = new double[demands.length];
        double[] curve = MeanValue.exact(demands, think, number, queues);
        assert curve.length == number;
        return queues[station];
    }

    private Convolution convolution(int number) {
        if (think == 0) {
            return new Convolution(demands, servers, number);
        }
        double[] all = Arrays.copyOf(demands, demands.length + 1);
        double[] each = Arrays.copyOf(servers, servers.length + 1);
        all[demands.length] = think;
        each[servers.length] = Double.POSITIVE_INFINITY;
        return new Convolution(all, each, number);
    }
}
