package dev.envelope.performance;

import static dev.envelope.quantity.Units.seconds;

import dev.envelope.model.Names;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A closed network of queues: so many users, each of whom thinks, sends a call through the stations, and waits for the answer. A
 * load test with virtual users; a pool of workers.
 *
 * <p>Exact for exponential service times in the order of arrival: by mean value analysis where every station has one server, by
 * convolution otherwise.
 *
 * <p>Source: E. Lazowska et al., Quantitative System Performance, 1984.
 *
 * <pre>{@code
 * var server = ClosedNetwork.of(Station.named("cpu", ms(125)).visits(16), Station.named("disk", ms(300)).visits(10))
 *     .think(seconds(4));
 * server.throughput(count(20))
 * server.response("disk", count(20))
 * }</pre>
 */
public final class ClosedNetwork {

    private static final double MOST = 1_000_000;

    private final List<Station> stations;
    private final Time think;

    private ClosedNetwork(List<Station> stations, Time think) {
        this.stations = stations;
        this.think = think;
    }

    /** Stations of users who never think. */
    public static ClosedNetwork of(Station... stations) {
        return new ClosedNetwork(List.of(stations), seconds(0));
    }

    /** The same with a time that users let pass between an answer and their next call. */
    public ClosedNetwork think(Time mean) {
        return new ClosedNetwork(stations, mean);
    }

    private int at(String word, String station) {
        List<String> names = stations.stream().map(Station::name).toList();
        if (!names.contains(station)) {
            throw Names.unknown(word, station, "station", names);
        }
        return names.indexOf(station);
    }

    /** Operands: users, think time, then demand and servers of each station. */
    private Quantity<?>[] operands(Count users) {
        List<Quantity<?>> all = new ArrayList<>(List.of(users, think));
        stations.forEach(station -> {
            all.add(station.demand());
            all.add(station.servers());
        });
        return all.toArray(Quantity<?>[]::new);
    }

    /** How many calls a second are answered with so many users. */
    public Rate throughput(Count users) {
        return new Formula("closed network", x -> new Solved(x).throughput())
                .rate(operands(users))
                .named("throughput");
    }

    /** How many users are at a station on average. */
    public Count queue(String station, Count users) {
        int at = at("queue", station);
        return new Formula("closed network", x -> new Solved(x).queue(at))
                .count(operands(users))
                .named("users at " + station);
    }

    /** The mean time of one visit of a station. */
    public Time response(String station, Count users) {
        Count visits = stations.get(at("response", station)).visits();
        return queue(station, users).at(throughput(users)).dividedBy(visits).named("response time of " + station);
    }

    /** The mean from call to answer: users over throughput, less the think time. */
    public Time meanResponse(Count users) {
        return users.at(throughput(users)).minus(think).named("mean response time");
    }

    /** How much of the time a server of a station works. */
    public Share utilisation(String station, Count users) {
        Station found = stations.get(at("utilisation", station));
        return Formula.part(throughput(users).over(found.demand()), found.servers())
                .named("utilisation of " + station);
    }

    /** Schweitzer's approximation of the throughput, for very many users; stations of one server. */
    public Rate schweitzer(Count users) {
        return new Formula("Schweitzer", x -> {
                    Solved given = new Solved(x);
                    double[][] demands = {given.demands};
                    double[] queues = MeanValue.schweitzer(demands, new double[] {x[1]}, new double[] {x[0]})[0];
                    double response = 0;
                    for (int k = 0; k < queues.length; k++) {
                        response += given.demands[k] * (1 + queues[k] * (1 - 1 / x[0]));
                    }
                    return x[0] / (x[1] + response);
                })
                .rate(operands(users))
                .named("throughput");
    }

    /** A network in one certain world. */
    private static final class Solved {
        private final int users;
        private final double think;
        private final double[] demands;
        private final double[] servers;

        Solved(double[] x) {
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
        }

        private boolean isSingle() {
            return Arrays.stream(servers).allMatch(each -> each == 1);
        }

        double throughput() {
            return isSingle()
                    ? MeanValue.exact(demands, think, users, new double[demands.length])[users - 1]
                    : convolution().throughput();
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
}
