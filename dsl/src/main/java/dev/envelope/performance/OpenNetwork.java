package dev.envelope.performance;

import static dev.envelope.quantity.Units.count;

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
import dev.envelope.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * An open network of queues (Jackson's): calls come from outside, go from station to station by chance, and leave.
 *
 * <p>The rate at each station follows from the traffic equations {@code λ_i = outside_i + Σ λ_j p_ji}; each station is then
 * M/M/c by itself, and Little's law gives the response time of the whole. Exact for random arrivals and exponential service
 * times. A design's flows are such a network without loops; this is for those with them: retries, feedback, rework.
 *
 * <p>Source: J. Jackson, Operations Research 5(4), 1957; G. Bolch et al., Queueing Networks and Markov Chains, 1998, chapter 7.
 *
 * <pre>{@code
 * openNetwork(station("cpu", ms(40)), station("disk", ms(30)))
 *     .arrivals("cpu", perSecond(10)).route("cpu", "disk", percent(50)).route("disk", "cpu", percent(100))
 * }</pre>
 */
public final class OpenNetwork extends Answer {

    private static final double ROUNDING = 1e-9;
    private static final Map<String, Dimension> COLUMNS = columns();

    private final List<Station> stations;
    private final Map<String, Rate> outside;
    private final List<Route> routes;

    /** The part of the calls of one station that goes on to another, by their positions. */
    private record Route(int from, int to, Share part) {}

    private OpenNetwork(List<Station> stations, Map<String, Rate> outside, List<Route> routes) {
        this.stations = stations;
        this.outside = outside;
        this.routes = routes;
    }

    /** Stations that nothing comes to yet. */
    public static OpenNetwork of(Station... stations) {
        return new OpenNetwork(Least.stations(stations), Map.of(), List.of());
    }

    /** The same with calls that come to a station from outside. */
    public OpenNetwork arrivals(String station, Rate rate) {
        Map<String, Rate> more = new LinkedHashMap<>(outside);
        more.put(stations.get(at("arrivals", station)).name(), rate);
        return new OpenNetwork(stations, more, routes);
    }

    /**
     * The same with calls that go on from one station to another; what goes nowhere leaves. An uncertain part is drawn in each world, and
     * where more than all would go on in one, the routes from there share all.
     *
     * @throws DesignException if more than all of them would go on
     */
    public OpenNetwork route(String from, String to, Share part) {
        Route added = new Route(at("route", from), at("route", to), part);
        List<Route> more = new ArrayList<>(routes);
        more.removeIf(each -> each.from() == added.from() && each.to() == added.to());
        more.add(added);
        double sum = more.stream()
                .filter(each -> each.from() == added.from())
                .mapToDouble(each -> each.part().value())
                .sum();
        if (sum > 1 + ROUNDING) {
            throw new DesignException(
                    "route(\"" + from + "\", \"" + to + "\", " + part + ")",
                    "more than all calls would go on from \"" + from + "\"",
                    "lower one of its routes");
        }
        return new OpenNetwork(stations, outside, more);
    }

    /** The same with a certain part from 0 to 1. */
    public OpenNetwork route(String from, String to, double part) {
        return route(from, to, Share.of("route(\"cpu\", \"disk\", 0.5)", part));
    }

    private int at(String word, String station) {
        return Names.indexOf(
                word, station, "station", stations.stream().map(Station::name).toList());
    }

    /** How often a station is called, by calls from outside and from other stations. */
    public Rate rate(String station) {
        int to = at("rate", station);
        double[] likely = visitsTo(to, parts());
        return outside.entrySet().stream()
                .map(from -> from.getValue().times(visits(at("rate", from.getKey()), to, likely)))
                .reduce(Rate::plus)
                .orElseThrow(() -> new DesignException(
                        "rate(\"" + station + "\")", "no calls come from outside", "write arrivals(...) first"))
                .named("rate at " + station);
    }

    /** How often a call that comes to a station visits another one: solved anew in each world where a route is uncertain. */
    private Count visits(int from, int to, double[] likely) {
        if (routes.stream().noneMatch(each -> each.part().uncertain())) {
            return count(likely[from]);
        }
        return new Formula("traffic equations", x -> visitsOfAWorld(to, x)[from])
                .count(routes.stream().map(Route::part).toArray(Quantity<?>[]::new))
                .named("visits of " + stations.get(to).name() + " by a call to "
                        + stations.get(from).name());
    }

    private double[] parts() {
        return routes.stream().mapToDouble(each -> each.part().value()).toArray();
    }

    /** A station as the queue that it is. */
    public MultiServerQueue station(String station) {
        Station found = stations.get(at("station", station));
        return MultiServerQueue.of(rate(station), found.service(), found.servers());
    }

    /** How many calls there are in all stations together. */
    public Count inSystem() {
        return stations.stream()
                .map(each -> station(each.name()).inSystem())
                .reduce(Count::plus)
                .orElseThrow()
                .named("calls in the network");
    }

    /** The mean from a call's coming to its leaving. */
    public Time meanResponse() {
        Rate all = outside.values().stream()
                .reduce(Rate::plus)
                .orElseThrow(() -> new DesignException(
                        "meanResponse()", "no calls come from outside", "write arrivals(...) first"));
        return inSystem().at(all).named("mean response time");
    }

    /** How often a call that comes to each station visits this one: {@code v = e + P v}, solved by elimination. */
    private double[] visitsTo(int station, double[] parts) {
        int n = stations.size();
        double[][] a = new double[n][n + 1];
        for (int i = 0; i < n; i++) {
            a[i][i] = 1;
        }
        for (int r = 0; r < parts.length; r++) {
            a[routes.get(r).from()][routes.get(r).to()] -= parts[r];
        }
        a[station][n] = 1;
        return Linear.solved(a, "every call must leave at last", "route less than all calls on");
    }

    /** The same in a drawn world, in which no more than all calls go on from a station; without end where none of them leaves. */
    private double[] visitsOfAWorld(int station, double[] drawn) {
        double[] all = new double[stations.size()];
        for (int r = 0; r < drawn.length; r++) {
            all[routes.get(r).from()] += drawn[r];
        }
        double[] parts = new double[drawn.length];
        Arrays.setAll(parts, r -> drawn[r] / Math.max(1, all[routes.get(r).from()]));
        try {
            return visitsTo(station, parts);
        } catch (DesignException noneLeaves) {
            double[] withoutEnd = new double[all.length];
            Arrays.fill(withoutEnd, Double.POSITIVE_INFINITY);
            return withoutEnd;
        }
    }

    /** The stations in their order. */
    public List<Station> stations() {
        return new ArrayList<>(stations);
    }

    /**
     * A row for each station: how often it is called, how busy it is, how long a visit takes and how many are there; p5 and p95 beside
     * what is uncertain.
     */
    public Table table() {
        Table table = named("stations");
        numbers().addTo(table, COLUMNS);
        return table;
    }

    private Table overview() {
        Table table = named("stations");
        numbers().addLikely(table, COLUMNS);
        return table;
    }

    private Table intervals() {
        Table table = named("intervals of stations");
        numbers().addIntervals(table, COLUMNS);
        return table;
    }

    private Table named(String name) {
        return Table.create(
                name, StringColumn.create("station", stations.stream().map(Station::name)));
    }

    private static Map<String, Dimension> columns() {
        Map<String, Dimension> columns = new LinkedHashMap<>();
        columns.put("rate", Dimension.RATE);
        columns.put("servers", Dimension.COUNT);
        columns.put("utilisation", Dimension.SHARE);
        columns.put("wait", Dimension.TIME);
        columns.put("time of a visit", Dimension.TIME);
        columns.put("calls there", Dimension.COUNT);
        return columns;
    }

    /** The numbers of all stations. */
    private Numbers numbers() {
        List<MultiServerQueue> queues =
                stations.stream().map(each -> station(each.name())).toList();
        List<? extends Quantity<?>> numbers = Stream.<Function<MultiServerQueue, Quantity<?>>>of(
                        MultiServerQueue::arrivals,
                        MultiServerQueue::servers,
                        MultiServerQueue::utilisation,
                        MultiServerQueue::meanWait,
                        MultiServerQueue::meanResponse,
                        MultiServerQueue::inSystem)
                .flatMap(number -> queues.stream().map(number))
                .toList();
        return new Numbers(numbers, Scenarios.standard(), x -> x.clone());
    }

    private List<String> findings() {
        return stations.stream()
                .flatMap(each -> station(each.name()).findings().stream().map(line -> each.name() + ": " + line))
                .toList();
    }

    @Override
    public View view() {
        View view = View.titled("Open network of "
                + String.join(", ", stations.stream().map(Station::name).toList()));
        if (outside.isEmpty()) {
            return view.text("No calls come from outside yet: arrivals(\""
                    + stations.get(0).name() + "\", perSecond(10))");
        }
        View answer = view.table(this::overview)
                .text("A call takes " + meanResponse() + " in the mean, and " + inSystem()
                        + " are under way. Exact for random arrivals and exponential service times (Jackson).")
                .notes("Findings", findings());
        Numbers numbers = numbers();
        return numbers.drawn(
                numbers.isUncertain()
                        ? answer.fold("90 % intervals", View.titled("").table(this::intervals))
                        : answer);
    }
}
