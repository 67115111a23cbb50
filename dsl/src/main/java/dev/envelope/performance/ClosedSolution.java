package dev.envelope.performance;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * A closed network in one certain world, exactly: by mean value analysis where every station has one server, by convolution otherwise.
 * Between two numbers of users it is in proportion, so that Little's law holds there, too. It is solved once, whatever is asked of it.
 */
final class ClosedSolution {

    private static final double MOST = 1_000_000;

    /** A convolution takes time in proportion to the square of the users. */
    private static final double MOST_AT_SEVERAL_SERVERS = 30_000;

    private final int users;

    /** How much of one more user there is, where a number of users is uncertain. */
    private final double more;

    private final double[] throughputs;
    private final IntToDoubleFunction queues;

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
        double think = x[1];
        double[] demands = new double[x.length / 2 - 1];
        double[] servers = new double[demands.length];
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
        boolean single = Arrays.stream(servers).allMatch(each -> each == 1);
        if (!single && users > MOST_AT_SEVERAL_SERVERS) {
            throw new DesignException(
                    "a closed network of " + users + " users with stations of several servers",
                    "it is solved for up to 30,000 users",
                    "write most(count(" + users + ")), which so many users reach but for a trifle");
        }
        if (single) {
            double[] with = new double[demands.length];
            throughputs = MeanValue.exact(demands, think, users, with);
            double[] without = more == 0 ? with : queues(demands, think, users - 1);
            queues = station -> between(without[station], with[station]);
        } else {
            Convolution solved = convolution(demands, servers, think, users);
            throughputs = solved.throughputs();
            queues = station -> {
                double[] both = solved.queues(station, users - 1, users);
                return between(both[0], both[1]);
            };
        }
    }

    private static double[] queues(double[] demands, double think, int users) {
        double[] queues = new double[demands.length];
        double[] curve = MeanValue.exact(demands, think, users, queues);
        assert curve.length == users;
        return queues;
    }

    private static Convolution convolution(double[] demands, double[] servers, double think, int users) {
        if (think == 0) {
            return new Convolution(demands, servers, users);
        }
        double[] all = Arrays.copyOf(demands, demands.length + 1);
        double[] each = Arrays.copyOf(servers, servers.length + 1);
        all[demands.length] = think;
        each[servers.length] = Double.POSITIVE_INFINITY;
        return new Convolution(all, each, users);
    }

    private double between(double without, double with) {
        return more == 0 ? with : (1 - more) * without + more * with;
    }

    double throughput() {
        return users == 1 ? throughputs[0] : between(throughputs[users - 2], throughputs[users - 1]);
    }

    /** With each number of users from 1 on. */
    double[] throughputs() {
        return throughputs.clone();
    }

    /** How many users are at a station on average. */
    double queue(int station) {
        return queues.applyAsDouble(station);
    }
}
