package dev.envelope.performance.latency;

import dev.envelope.model.Model;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Share;
import dev.envelope.simulation.PercentileCurve;
import dev.envelope.simulation.Simulation;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Band;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The formulas beside a simulation of the very same design: each number twice, and how far the two are apart.
 *
 * <p>{@link #table()} has a row for each mean and percentile of each operation, {@link #stations()} one for each part. A formula's
 * number within the simulation's 95 % interval is as good as the simulation can tell; beside one that is not, it is said what
 * the formula leaves out.
 *
 * <pre>{@code design.latency().simulated().requests(20_000_000)}</pre>
 */
public final class Agreement extends Answer {

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

    /** The same, simulated until the half-width of each mean and p99 is this part of it; 1 % unless said. */
    public Agreement relativeHalfWidth(Share part) {
        return new Agreement(model, routes, simulation.relativeHalfWidth(part));
    }

    /**
     * A number by the formula, simulated, and the half-width of the simulated one.
     *
     * @param of whose number it is: an operation or a part
     */
    private record Pair(String of, String number, double formula, double simulated, double halfWidth) {

        /** Where no simulated call waited there is nothing to compare with. */
        boolean isKnown() {
            return Double.isFinite(formula) && simulated > 0 && Double.isFinite(halfWidth);
        }

        double difference() {
            return isKnown() ? (formula - simulated) / simulated : Double.NaN;
        }

        boolean isInside() {
            return Math.abs(formula - simulated) <= halfWidth;
        }

        String inside() {
            return !isKnown() ? "" : isInside() ? "yes" : "no";
        }
    }

    private List<Pair> pairs() {
        Table simulated = simulation.table();
        List<Pair> pairs = new ArrayList<>();
        int row = 0;
        for (var each : routes.entrySet()) {
            Route route = each.getKey();
            double[] x = each.getValue();
            double mean = Arrays.stream(route.means(x)).sum();
            pairs.add(pair(route.operation(), "mean", mean, simulated, row));
            for (double part : Latency.PARTS) {
                double time = Percentile.of(route.journey(), x, part);
                pairs.add(pair(route.operation(), Route.name(part), time, simulated, row));
            }
            row++;
        }
        return pairs;
    }

    private static Pair pair(String of, String number, double formula, Table simulated, int row) {
        double estimate = simulated.doubleColumn(number).getDouble(row);
        return new Pair(
                of,
                number,
                formula,
                estimate,
                simulated.doubleColumn(number + " ±").getDouble(row));
    }

    /**
     * One row for each number of each operation: by the formula, simulated, the half-width of the interval, the part by which the
     * formula is above the simulation, and whether it lies inside the interval; times in seconds.
     */
    public Table table() {
        List<Pair> pairs = pairs();
        return Table.create(
                "formulas and simulation of " + model.name(),
                StringColumn.create("operation", pairs.stream().map(Pair::of)),
                StringColumn.create("number", pairs.stream().map(Pair::number)),
                column("formula", Dimension.TIME, pairs, Pair::formula),
                column("simulated", Dimension.TIME, pairs, Pair::simulated),
                column("simulated ±", Dimension.TIME, pairs, Pair::halfWidth),
                column("difference", Dimension.SHARE, pairs, Pair::difference),
                StringColumn.create("inside", pairs.stream().map(Pair::inside)));
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

        Pair meanWait() {
            return new Pair(name, "wait", stage.meanWait(x), of("wait"), of("wait ±"));
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
     * simulated; for the wait also the half-width of its interval, the difference and whether the formula lies inside.
     */
    public Table stations() {
        List<Place> places = places();
        List<Pair> waits = places.stream().map(Place::meanWait).toList();
        return Table.create(
                "parts of " + model.name() + " by formulas and simulation",
                StringColumn.create("part", places.stream().map(Place::name)),
                column("utilisation", Dimension.SHARE, places, Place::utilisation),
                column("utilisation simulated", Dimension.SHARE, places, place -> place.of("utilisation")),
                column("waiting", Dimension.COUNT, places, Place::waiting),
                column("waiting simulated", Dimension.COUNT, places, place -> place.of("waiting")),
                column("wait", Dimension.TIME, waits, Pair::formula),
                column("wait simulated", Dimension.TIME, waits, Pair::simulated),
                column("wait ±", Dimension.TIME, waits, Pair::halfWidth),
                column("difference", Dimension.SHARE, waits, Pair::difference),
                StringColumn.create("inside", waits.stream().map(Pair::inside)));
    }

    /** The percentiles of an operation by the formula, over those of the simulation with their intervals. */
    public XYChart chart(String operation) {
        Line simulated = simulation.curve(operation).line();
        return PercentileCurve.chart(
                "Latency of " + simulated.name() + " by formula and simulation",
                List.of(
                        new Line("simulated, with its 95 % interval", simulated.x(), simulated.y(), simulated.band()),
                        Line.of("formula", simulated.x(), formula(operation))));
    }

    /** By which part the formula's percentiles of an operation are above the simulated ones, over the interval of these. */
    public XYChart differences(String operation) {
        Line simulated = simulation.curve(operation).line();
        List<PercentileCurve.Point> points = simulation.curve(operation).points();
        double[] formula = formula(operation);
        double[] zero = new double[formula.length];
        double[] low = new double[formula.length];
        double[] high = new double[formula.length];
        for (int i = 0; i < formula.length; i++) {
            double estimate = simulated.y()[i];
            formula[i] = formula[i] / estimate - 1;
            high[i] = points.get(i).time().relative();
            low[i] = -high[i];
        }
        return Charts.lines(
                "Latency of " + simulated.name() + ": formula above simulation",
                PercentileCurve.axis(),
                Axis.of("difference", Format::share),
                List.of(
                        new Line("simulated, with its 95 % interval", simulated.x(), zero, new Band(low, high)),
                        Line.of("formula", simulated.x(), formula)),
                List.of());
    }

    private double[] formula(String operation) {
        PercentileCurve simulated = simulation.curve(operation);
        Map.Entry<Route, double[]> route = routes.entrySet().stream()
                .filter(each -> each.getKey().operation().equals(simulated.operation()))
                .findFirst()
                .orElseThrow();
        return simulated.points().stream()
                .mapToDouble(point -> Percentile.of(route.getKey().journey(), route.getValue(), point.part()))
                .toArray();
    }

    @Override
    public View view() {
        View view = View.titled("Formulas and simulation of " + model.name())
                .table(this::table)
                .table("Parts", this::stations)
                .notes("Findings", findings())
                .notes("Where the formulas are approximations", Approximations.of(model, routes))
                .notes("Assumed", simulation.premises());
        for (Route route : routes.keySet()) {
            if (!simulation.curve(route.operation()).points().isEmpty()) {
                view = view.chart(() -> differences(route.operation()));
            }
        }
        return view;
    }

    private List<String> findings() {
        List<Pair> known = new ArrayList<>(pairs());
        places().forEach(place -> known.add(place.meanWait()));
        known.removeIf(pair -> !pair.isKnown());
        if (known.isEmpty()) {
            return List.of("Nothing could be compared: a part is at or over its limit, or no operation is asked for");
        }
        List<Pair> outside = known.stream().filter(pair -> !pair.isInside()).toList();
        String of = outside.isEmpty() ? "All " : known.size() - outside.size() + " of ";
        List<String> found = new ArrayList<>(
                List.of(of + known.size() + " numbers by formulas lie inside the 95 % intervals of the simulation"));
        // what is inside of a wide interval may be far off by chance
        outside.stream()
                .max(Comparator.comparingDouble(pair -> Math.abs(pair.difference())))
                .ifPresent(
                        worst -> found.add("Furthest apart of those outside is " + worst.number() + " of " + worst.of()
                                + ": the formula is " + Format.share(Math.abs(worst.difference()))
                                + (worst.difference() < 0 ? " below" : " above") + " the simulation"));
        found.addAll(simulation.findings());
        return found;
    }
}
