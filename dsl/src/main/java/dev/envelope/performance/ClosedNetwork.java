package dev.envelope.performance;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.seconds;

import dev.envelope.model.Names;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Scenarios;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Band;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

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
 * var server = closedNetwork(station("cpu", ms(125)).visits(16), station("disk", ms(300)).visits(10))
 *     .think(seconds(4));
 * server.throughput(count(20))
 * server.response("disk", count(20))
 * }</pre>
 */
public final class ClosedNetwork extends Answer {

    private static final double MOST = 1_000_000;

    /** How far a table and a chart go: to so many times the saturation, and within these numbers of users. */
    private static final double BEYOND = 2.5;

    private static final int POINTS = 200;
    private static final double LEAST_SHOWN = 10;
    private static final double MOST_SHOWN = 5_000;

    /** How many worlds are drawn, and about how many steps of the analysis are taken in all of them. */
    private static final int LEAST_WORLDS = 100;

    private static final int MOST_WORLDS = 2_000;
    private static final double STEPS = 1e8;

    private final List<Station> stations;
    private final Time think;
    private final List<Time> demands;

    private ClosedNetwork(List<Station> stations, Time think) {
        this.stations = stations;
        this.think = think;
        this.demands = stations.stream().map(Station::demand).toList();
    }

    /** Stations of users who never think. */
    public static ClosedNetwork of(Station... stations) {
        return new ClosedNetwork(Least.stations(stations), seconds(0));
    }

    /** The same with a time that users let pass between an answer and their next call. */
    public ClosedNetwork think(Time mean) {
        return new ClosedNetwork(stations, mean);
    }

    private int at(String word, String station) {
        return Names.indexOf(
                word, station, "station", stations.stream().map(Station::name).toList());
    }

    /** Operands: users, think time, then demand and servers of each station. */
    private Quantity<?>[] operands(Count users) {
        Quantity<?>[] all = new Quantity<?>[2 + 2 * stations.size()];
        all[0] = users;
        all[1] = think;
        for (int k = 0; k < stations.size(); k++) {
            all[2 + 2 * k] = demands.get(k);
            all[3 + 2 * k] = stations.get(k).servers();
        }
        return all;
    }

    /** How many calls a second are answered with so many users. */
    public Rate throughput(Count users) {
        return new Formula("closed network", x -> new ClosedSolution(x).throughput())
                .rate(operands(users))
                .named("throughput");
    }

    /** How many users are at a station on average. */
    public Count queue(String station, Count users) {
        int at = at("queue", station);
        return new Formula("closed network", x -> new ClosedSolution(x).queue(at))
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
        return Numbers.told(Formula.part(throughput(users).over(found.demand()), found.servers()))
                .named("utilisation of " + station);
    }

    /**
     * Schweitzer's approximation of the throughput, for any number of users.
     *
     * @throws DesignException if a station has several servers
     */
    public Rate schweitzer(Count users) {
        ofSingleServers("schweitzer");
        return new Formula("Schweitzer", x -> {
                    double[][] demands = {new double[stations.size()]};
                    Arrays.setAll(demands[0], k -> x[2 + 2 * k]);
                    return MeanValue.schweitzer(demands, new double[] {x[1]}, new double[] {x[0]})
                            .throughput()[0];
                })
                .rate(operands(users))
                .named("throughput");
    }

    private void ofSingleServers(String word) {
        stations.stream().filter(station -> !isSingle(station)).findFirst().ifPresent(station -> {
            throw new DesignException(
                    word + "() of a network whose station \"" + station.name() + "\" has " + station.servers()
                            + " servers",
                    "it is of stations with one server each",
                    "write throughput(count(100)), which is exact, or most(count(100))");
        });
    }

    /**
     * The bounds of the throughput, asymptotic and balanced.
     *
     * @throws DesignException if a station has several servers, of which only {@link #most} and {@link #saturation} hold
     */
    public Bounds bounds() {
        ofSingleServers("bounds");
        return asymptotes();
    }

    /** What the throughput of so many users is not above, with any number of servers. */
    public Rate most(Count users) {
        return asymptotes().most(users);
    }

    /** The number of users beyond which some wait for certain. */
    public Count saturation() {
        return asymptotes().saturation();
    }

    /** The fewest users of whom some wait for certain: at the saturation itself none has to, if all come in turn. */
    private Count crowded() {
        return saturation().roundedDown().plus(count(1));
    }

    private Bounds asymptotes() {
        Time largest = stations.stream()
                .map(ClosedNetwork::ofServer)
                .reduce(Time::atLeast)
                .orElseThrow()
                .named("largest demand");
        Time all = demands.stream().reduce(Time::plus).orElseThrow().named("total demand");
        return Bounds.of(all, largest, think, count(stations.size()));
    }

    private static Time ofServer(Station station) {
        return station.demand().dividedBy(station.servers());
    }

    /** The station that sets the limit: the one with the largest demand of a server. */
    public Station bottleneck() {
        return stations.stream()
                .max(Comparator.comparingDouble(station -> ofServer(station).value()))
                .orElseThrow();
    }

    /**
     * A row for each station with so many users: how busy it is, how many are there, how long a visit takes; p5 and p95 beside what is
     * uncertain.
     */
    public Table stations(Count users) {
        int n = stations.size();
        List<Quantity<?>> operands = new ArrayList<>(List.of(operands(users)));
        stations.forEach(station -> operands.add(station.visits()));
        Table table = Table.create(
                "stations with " + told(users),
                StringColumn.create("station", stations.stream().map(Station::name)));
        Map<String, Dimension> columns = new LinkedHashMap<>();
        columns.put("demand", Dimension.TIME);
        columns.put("utilisation", Dimension.SHARE);
        columns.put("users there", Dimension.COUNT);
        columns.put("time of a visit", Dimension.TIME);
        new Numbers(operands, worlds(users.value()), x -> {
                    ClosedSolution solution = new ClosedSolution(Arrays.copyOf(x, x.length - n));
                    double throughput = solution.throughput();
                    double[] numbers = new double[4 * n];
                    for (int k = 0; k < n; k++) {
                        numbers[k] = x[2 + 2 * k];
                        numbers[n + k] = Numbers.told(throughput * x[2 + 2 * k] / x[3 + 2 * k]);
                        numbers[2 * n + k] = solution.queue(k);
                        numbers[3 * n + k] = solution.queue(k) / throughput / x[2 + 2 * n + k];
                    }
                    return numbers;
                })
                .addTo(table, columns);
        return table;
    }

    /**
     * A row for some numbers of users, up to 2.5 times the saturation or 5,000: throughput, response time, and the bottleneck's load; p5
     * and p95 beside what is uncertain.
     */
    public Table table() {
        int end = most();
        int[] users = IntStream.of(1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000)
                .filter(n -> n <= end)
                .toArray();
        int n = users.length;
        int busiest = stations.indexOf(bottleneck());
        Table table = Table.create(
                "users and throughput",
                Columns.of(
                        "users",
                        Dimension.COUNT,
                        Arrays.stream(users).asDoubleStream().toArray()));
        Map<String, Dimension> columns = new LinkedHashMap<>();
        columns.put("throughput", Dimension.RATE);
        columns.put("response time", Dimension.TIME);
        columns.put("utilisation of " + bottleneck().name(), Dimension.SHARE);
        curve(x -> {
                    double[] curve = new ClosedSolution(x).throughputs();
                    double[] numbers = new double[3 * n];
                    for (int i = 0; i < n; i++) {
                        double throughput = curve[users[i] - 1];
                        numbers[i] = throughput;
                        numbers[n + i] = users[i] / throughput - x[1];
                        numbers[2 * n + i] = Numbers.told(throughput * x[2 + 2 * busiest] / x[3 + 2 * busiest]);
                    }
                    return numbers;
                })
                .addTo(table, columns);
        return table;
    }

    private static String told(Count users) {
        return users.toString().equals("1") ? "1 user" : users + " users";
    }

    /** How many users are shown at most. */
    private int most() {
        return (int)
                Math.min(Math.ceil(Math.max(LEAST_SHOWN, BEYOND * saturation().value())), MOST_SHOWN);
    }

    /** Numbers that all come from the throughputs of as many users as are shown, so of the same worlds. */
    private Numbers curve(Function<double[], double[]> of) {
        int users = most();
        return new Numbers(List.of(operands(count(users))), worlds(users), of);
    }

    /** Whether every station has one server. */
    private boolean isSingle() {
        return stations.stream().allMatch(ClosedNetwork::isSingle);
    }

    private static boolean isSingle(Station station) {
        return !station.servers().uncertain() && station.servers().value() == 1;
    }

    /** A network is solved anew in each world: fewer are drawn the longer that takes. */
    private Scenarios worlds(double users) {
        double steps = (isSingle() ? users : users * users) * stations.size();
        return Scenarios.standard().draws((int) Math.max(LEAST_WORLDS, Math.min(MOST_WORLDS, STEPS / steps)));
    }

    /** The throughput over the number of users, below what no network of these demands exceeds. */
    public XYChart chart() {
        int end = most();
        int[] users = IntStream.rangeClosed(1, Math.min(end, POINTS))
                .map(i -> (int) Math.ceil((double) i * end / Math.min(end, POINTS)))
                .toArray();
        double[] number = Arrays.stream(users).asDoubleStream().toArray();
        Numbers curve = curve(x -> {
            double[] all = new ClosedSolution(x).throughputs();
            return Arrays.stream(users).mapToDouble(n -> all[n - 1]).toArray();
        });
        double[] throughput = curve.likely();
        Band band =
                curve.isUncertain() ? Band.of(curve.outcomes(Collections.nCopies(users.length, Dimension.RATE))) : null;
        double limit = 1 / ofServer(bottleneck()).value();
        double alone = asymptotes().demand().plus(think).value();
        double[] most =
                Arrays.stream(number).map(n -> Math.min(limit, n / alone)).toArray();
        double at = saturation().value();
        return Charts.lines(
                "Throughput of "
                        + String.join(", ", stations.stream().map(Station::name).toList()),
                Axis.of("users", Dimension.COUNT::format),
                Axis.of("throughput", Dimension.RATE::format),
                List.of(
                        new Line("throughput", number, throughput, band),
                        Line.of("at most", number, most),
                        Line.of("saturation", new double[] {at, at}, new double[] {0, most[most.length - 1]})),
                List.of());
    }

    @Override
    public View view() {
        Station bottleneck = bottleneck();
        Numbers curve = curve(x -> x);
        View view = View.titled("Closed network of "
                        + String.join(", ", stations.stream().map(Station::name).toList()))
                .text("The bottleneck is " + bottleneck.name() + ": no more than " + most(count(MOST)) + ", and from "
                        + told(crowded()) + " on some wait for certain.")
                .table(this::table)
                .text("Exact for exponential service times in the order of arrival, by "
                        + (isSingle() ? "mean value analysis." : "convolution."))
                .chart(this::chart);
        return curve.drawn(view);
    }
}
