package dev.envelope.performance.latency;

import dev.envelope.model.Model;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Share;
import dev.envelope.simulation.Simulation;
import dev.envelope.simulation.engine.Histogram;
import dev.envelope.simulation.engine.job.Failure;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The formulas beside a simulation of the very same design: each number twice, and how far the two are apart.
 *
 * <p>{@link #table()} has a row for each mean and percentile of each operation, {@link #stations()} one for each part. A formula's
 * number within the simulation's 95 % interval is as good as the simulation can tell; beside one that is not, it is said what
 * the formula leaves out. What failed has no time, and is told beside the others; a simulation that comes to no steady state has no
 * intervals, and nothing is compared with it.
 *
 * <pre>{@code design.latency().simulated().requests(20_000_000)}</pre>
 */
public final class Agreement extends Answer {

    private static final String FAILED = "failed";

    private final Model model;
    private final Map<Route, double[]> routes;
    private final Simulation simulation;

    private Agreement(Model model, Map<Route, double[]> routes, Simulation simulation) {
        this.model = model;
        this.routes = routes;
        this.simulation = simulation;
    }

    /** The formulas of routes, each with its operands, in the order of the flows. */
    static Agreement of(Model model, Map<Route, double[]> routes, Simulation simulation) {
        return new Agreement(model, routes, simulation);
    }

    /** The same with at most so many requests simulated, of all operations together; two million unless said. */
    public Agreement requests(double requests) {
        return new Agreement(model, routes, simulation.requests(requests));
    }

    /** The same with other random numbers; seed 1 unless said. */
    public Agreement seed(long seed) {
        return new Agreement(model, routes, simulation.seed(seed));
    }

    /** The same, simulated until the half-width of each mean and p99 is this part of it; 1 % unless said, 0 to use all requests. */
    public Agreement relativeHalfWidth(Share part) {
        return new Agreement(model, routes, simulation.relativeHalfWidth(part));
    }

    private List<Pair> pairs() {
        Table simulated = simulation.table();
        List<Pair> pairs = new ArrayList<>();
        int row = 0;
        for (var each : routes.entrySet()) {
            Route route = each.getKey();
            double[] x = each.getValue();
            double mean = Arrays.stream(route.means(x)).sum();
            pairs.add(pair(route, "mean", mean, mean, simulated, row));
            for (double part : Latency.PARTS) {
                pairs.add(pair(route, Route.name(part), Percentile.of(route.journey(), x, part), mean, simulated, row));
            }
            row++;
        }
        return pairs;
    }

    private static Pair pair(Route route, String number, double formula, double mean, Table simulated, int row) {
        double estimate = simulated.doubleColumn(number).getDouble(row);
        // a mean is known better than any cell of the histogram that percentiles come from
        double cell = number.equals("mean") ? 0 : Histogram.width(estimate);
        double halfWidth = simulated.doubleColumn(number + " ±").getDouble(row) + cell;
        return Pair.ofTimes(route.operation(), number, formula, estimate, halfWidth, mean);
    }

    /** The part of the calls of each operation that came to nothing in the simulation. */
    private Map<String, Double> failed() {
        Table simulated = simulation.table();
        Map<String, Double> failed = new LinkedHashMap<>();
        int row = 0;
        for (Route route : routes.keySet()) {
            int at = row++;
            failed.put(
                    route.operation(),
                    Stream.of(Failure.values())
                            .mapToDouble(
                                    why -> simulated.doubleColumn(why.told()).getDouble(at))
                            .sum());
        }
        return failed;
    }

    /**
     * One row for each number of each operation: by the formula, simulated, the half-width of the interval, the part by which the
     * formula is above the simulation, whether it lies inside the interval, and the part of the operation's calls that failed in the
     * simulation; times in seconds, those below a nanosecond or a millionth of the mean as none. The half-width of a percentile has in
     * it the width of the cell of the histogram that tells it, 0.4 to 0.8 per cent.
     */
    public Table table() {
        List<Pair> pairs = pairs();
        Map<String, Double> failed = failed();
        return Table.create(
                "formulas and simulation of " + model.name(),
                StringColumn.create("operation", pairs.stream().map(Pair::of)),
                StringColumn.create("number", pairs.stream().map(Pair::number)),
                column("formula", Dimension.TIME, pairs, Pair::formula),
                column("simulated", Dimension.TIME, pairs, Pair::simulated),
                column("simulated ±", Dimension.TIME, pairs, Pair::halfWidth),
                column("difference", Dimension.SHARE, pairs, Pair::difference),
                StringColumn.create("inside", pairs.stream().map(Pair::inside)),
                column(FAILED, Dimension.SHARE, pairs, pair -> failed.get(pair.of())));
    }

    /** The table as it is read. */
    private Table overview() {
        Table table = table();
        if (table.doubleColumn(FAILED).sum() == 0) {
            table.removeColumns(FAILED);
        }
        return table;
    }

    private static <T> DoubleColumn column(String name, Dimension dimension, List<T> rows, ToDoubleFunction<T> number) {
        return Columns.of(name, dimension, rows.stream().mapToDouble(number).toArray());
    }

    /** A part by the formula and in its row of the simulation. */
    private record Place(String name, Journey.Stage stage, double[] x, Table simulated, int row) {

        double of(String column) {
            return simulated.doubleColumn(column).getDouble(row);
        }

        double utilisation() {
            return x[stage.utilisationAt()];
        }

        Pair busy() {
            return new Pair(name, "utilisation", utilisation(), of("utilisation"), of("utilisation ±"));
        }

        Pair meanWait() {
            double wait = stage.meanWait(x);
            return Pair.ofTimes(name, "wait", wait, of("wait"), of("wait ±"), wait + x[stage.serviceAt()]);
        }

        /** Little's law. */
        double waiting() {
            double rate = utilisation() * x[stage.serversAt()] / x[stage.serviceAt()];
            return of("queues") * rate * stage.meanWait(x);
        }
    }

    /** The parts that can make a call wait; none if nothing was simulated. */
    private List<Place> places() {
        Table simulated = simulation.stations();
        if (!simulated.containsColumn("wait")) {
            return List.of();
        }
        Map<String, Place> places = new LinkedHashMap<>();
        routes.forEach((route, x) -> route.operands().stages().forEach((name, stage) -> {
            if (x[stage.utilisationAt()] > 0) {
                busiest(simulated, name)
                        .ifPresent(row -> places.putIfAbsent(name, new Place(name, stage, x, simulated, row)));
            }
        }));
        return List.copyOf(places.values());
    }

    /** The row of a part; where its nodes are told apart, of those that the formulas tell. */
    private static Optional<Integer> busiest(Table simulated, String part) {
        List<String> names = simulated.stringColumn("part").asList();
        return IntStream.range(0, names.size())
                .filter(i -> names.get(i).equals(part))
                .boxed()
                .max(Comparator.comparingDouble(
                        i -> simulated.doubleColumn("utilisation").getDouble(i)));
    }

    /**
     * One row for each part that can make a call wait: utilisation, mean wait and number of waiting calls, each by the formula and
     * simulated; for utilisation and wait also the half-width of the interval and whether the formula lies inside, and for the wait
     * the difference.
     */
    public Table stations() {
        List<Place> places = places();
        List<Pair> busy = places.stream().map(Place::busy).toList();
        List<Pair> waits = places.stream().map(Place::meanWait).toList();
        return Table.create(
                "parts of " + model.name() + " by formulas and simulation",
                StringColumn.create("part", places.stream().map(Place::name)),
                column("utilisation", Dimension.SHARE, busy, Pair::formula),
                column("utilisation simulated", Dimension.SHARE, busy, Pair::simulated),
                column("utilisation ±", Dimension.SHARE, busy, Pair::halfWidth),
                StringColumn.create("utilisation inside", busy.stream().map(Pair::inside)),
                column("waiting", Dimension.COUNT, places, Place::waiting),
                column("waiting simulated", Dimension.COUNT, places, place -> place.of("waiting")),
                column("wait", Dimension.TIME, waits, Pair::formula),
                column("wait simulated", Dimension.TIME, waits, Pair::simulated),
                column("wait ±", Dimension.TIME, waits, Pair::halfWidth),
                column("difference", Dimension.SHARE, waits, Pair::difference),
                StringColumn.create("inside", waits.stream().map(Pair::inside)));
    }

    /** The percentiles of an operation by the formula, over those of the simulation with their intervals, as far as it has any. */
    public XYChart chart(String operation) {
        return charts().both(operation);
    }

    /** By which part the formula's percentiles of an operation are above the simulated ones, over the interval of these. */
    public XYChart differences(String operation) {
        return charts().differences(operation);
    }

    private AgreementCharts charts() {
        return new AgreementCharts(routes, simulation);
    }

    @Override
    public View view() {
        View view = View.titled("Formulas and simulation of " + model.name())
                .table(this::overview)
                .table("Parts", this::stations)
                .notes("Findings", findings())
                .notes(Approximations.TITLE, Approximations.of(model, routes))
                .assumed(simulation.premises());
        for (Route route : routes.keySet()) {
            boolean isCompared = simulation.curve(route.operation()).points().stream()
                    .anyMatch(point -> Double.isFinite(point.time().halfWidth()));
            if (isCompared) {
                view = view.chart(() -> differences(route.operation()));
            }
        }
        return view;
    }

    private List<String> findings() {
        List<Pair> known = new ArrayList<>(pairs());
        places().forEach(place -> {
            known.add(place.busy());
            known.add(place.meanWait());
        });
        known.removeIf(pair -> !pair.isKnown());
        List<String> found = new ArrayList<>(List.of(score(known)));
        // what is inside of a wide interval may be far off by chance
        known.stream()
                .filter(pair -> !pair.isInside())
                .max(Comparator.comparingDouble(pair -> Math.abs(pair.difference())))
                .ifPresent(worst -> found.add("Furthest apart of those outside is " + worst.told()));
        failed().forEach((operation, part) -> {
            if (part > 0) {
                found.add(
                        operation + ": " + Format.share(part)
                                + " of the calls failed in the simulation, whose times are those of the others; to the formulas all are answered");
            }
        });
        found.addAll(simulation.findings());
        return found;
    }

    private static String score(List<Pair> known) {
        long inside = known.stream().filter(Pair::isInside).count();
        if (known.isEmpty()) {
            return "Nothing could be compared: the simulation has no steady state, or answers nothing";
        }
        return (inside == known.size() ? "All " : inside + " of ") + known.size()
                + " numbers by formulas lie inside the 95 % intervals of the simulation";
    }
}
