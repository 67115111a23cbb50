package dev.envelope.performance.latency;

import dev.envelope.analysis.Derivation;
import dev.envelope.analysis.Worlds;
import dev.envelope.model.Component;
import dev.envelope.model.Flow;
import dev.envelope.model.Model;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Scenarios;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import dev.envelope.simulation.Simulation;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How long the callers of each operation wait at the peak: percentiles, what they are made of, and what happens under more load.
 *
 * <p>{@link #table()} has a row for each operation, {@link #stages()} one for each part of each. Percentiles are those of the sum
 * of all times on the way, computed as such: stages are independent, calls come at random, and service times are of Gamma's
 * distribution with the stated variability. Waits for several servers are exponential, which is exact at a variability of 1 and else
 * up to 8 % off at p99. The users' own way to the system is not in it, except to another region.
 *
 * <p>{@link #chart(String)} shows an operation's latency over the load, {@link #cdf()} how likely each latency is, and {@link
 * #parts()} what the means are made of.
 *
 * <p>{@link #simulated()} shows a simulation of the same design beside them.
 *
 * <pre>{@code design.latency().at(months(12))}</pre>
 */
public final class Latency extends Answer {

    static final double[] PARTS = {0.5, 0.95, 0.99, 0.999};
    private static final double P99 = 0.99;

    /** By how much a service time may exceed a measured latency, which is rounded and has noise in it. */
    private static final double TOLERATED = 1.1;

    /** A percentile takes about a tenth of a millisecond, so that an interval is told from fewer worlds than elsewhere. */
    static final int WORLDS = 1_000;

    private final Model model;
    private final List<Route> routes;
    private final Scenario scenario;
    private final Time moment;

    private Latency(Model model, List<Route> routes, Time moment) {
        this.model = model;
        this.routes = routes;
        this.moment = moment;
        this.scenario = Scenario.likely().at(moment);
    }

    /**
     * The latency of a model's operations now.
     *
     * @throws DesignException if no operation has a flow
     */
    public static Latency of(Model model) {
        List<Flow> flows = model.architecture().flows();
        if (flows.isEmpty()) {
            throw new DesignException(
                    "latency() of " + model.name(),
                    "no operation has a flow, so nobody knows what its callers wait for",
                    "write .flow(\"redirect\", client(\"browser\"), service(\"web\"), database(\"links\"))");
        }
        List<Route> routes = flows.stream()
                .map(flow -> Route.of(model, "latency", flow.operation()))
                .toList();
        return new Latency(model, routes, Units.years(0));
    }

    /** The same at a moment after the start. */
    public Latency at(Time moment) {
        return new Latency(model, routes, moment);
    }

    private double[] values(Route route) {
        return route.operands().values(scenario);
    }

    /** One row for each operation: percentiles and the mean, in seconds. */
    public Table table() {
        Table table = Table.create(
                "latency of " + model.name(),
                StringColumn.create("operation", routes.stream().map(Route::operation)));
        for (double part : PARTS) {
            table.addColumns(times(
                    Route.name(part),
                    routes.stream()
                            .mapToDouble(route -> Percentile.of(route.journey(), values(route), part))
                            .toArray()));
        }
        return table.addColumns(times(
                "mean",
                routes.stream()
                        .mapToDouble(route ->
                                Arrays.stream(route.means(values(route))).sum())
                        .toArray()));
    }

    private static DoubleColumn times(String name, double... seconds) {
        return Columns.of(name, Dimension.TIME, seconds);
    }

    private record Row(String operation, Part part) {}

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Route route : routes) {
            Part.of(route, values(route)).forEach(part -> rows.add(new Row(route.operation(), part)));
        }
        return rows;
    }

    /**
     * One row for each part of each operation: how busy it is, the p99 of one call of it, and its part of the mean latency. Of
     * what goes on at the same time, each has its part in proportion to its own mean.
     */
    public Table stages() {
        List<Row> rows = rows();
        return Table.create(
                "stages of " + model.name(),
                StringColumn.create("operation", rows.stream().map(Row::operation)),
                StringColumn.create("stage", rows.stream().map(row -> row.part().name())),
                Columns.of(
                        "utilisation",
                        Dimension.SHARE,
                        rows.stream()
                                .mapToDouble(row -> row.part().utilisation())
                                .toArray()),
                times(
                        "p99 of a call",
                        rows.stream().mapToDouble(row -> row.part().p99()).toArray()),
                times(
                        "mean",
                        rows.stream().mapToDouble(row -> row.part().mean()).toArray()),
                Columns.of(
                        "part of the mean",
                        Dimension.SHARE,
                        rows.stream().mapToDouble(row -> row.part().share()).toArray()));
    }

    /** How an operation's p99 came about; the other numbers of this answer have names: {@code design.why("redirect p50")}. */
    public Derivation why(String operation) {
        return Derivation.of(Percentiles.of(P99, "why", operation), model, scenario);
    }

    /** The p50 and the p99 of an operation over multiples of the load, with the servers that there are. */
    public XYChart chart(String operation) {
        return LoadCurve.of(model, operation, scenario).chart();
    }

    /** How likely each latency is: the part of the calls that have been answered by then. */
    public XYChart cdf() {
        return LatencyCharts.cdf(model.name(), routes, this::values);
    }

    /** The same by a simulation, side by side with the formulas, and how far they are apart. */
    public Agreement simulated() {
        return Agreement.of(model, operands(), Simulation.of(model).at(moment));
    }

    private Map<Route, double[]> operands() {
        Map<Route, double[]> operands = new LinkedHashMap<>();
        routes.forEach(route -> operands.put(route, values(route)));
        return operands;
    }

    /** The mean latency of each operation, and what it is made of. */
    public CategoryChart parts() {
        return LatencyCharts.parts(model.name(), routes, this::values);
    }

    @Override
    public View view() {
        View view = View.titled("Latency of " + model.name() + (moment.value() == 0 ? "" : " after " + moment))
                .table(this::overview)
                .table("Stages", this::stages)
                .notes("Findings", findings())
                .notes(Approximations.TITLE, Approximations.of(model, operands()))
                .assumed(assumptions())
                .chart(() -> chart(slowest()));
        boolean anyFinite = routes.stream().anyMatch(route -> Double.isFinite(p99(route)));
        if (anyFinite) {
            view = view.chart(this::cdf).chart(this::parts);
        }
        return uncertain() ? view.text("90 % intervals: " + Worlds.told(worlds())) : view;
    }

    private double p99(Route route) {
        return Percentile.of(route.journey(), values(route), P99);
    }

    private String slowest() {
        return routes.stream()
                .max(Comparator.comparingDouble(this::p99))
                .map(Route::operation)
                .orElseThrow();
    }

    private boolean uncertain() {
        return routes.stream().anyMatch(route -> route.percentile(P99).uncertain());
    }

    private Scenarios worlds() {
        return Worlds.of(model).draws(WORLDS);
    }

    private Table overview() {
        Table table = table();
        if (uncertain()) {
            List<String> intervals =
                    worlds()
                            .at(moment)
                            .of(routes.stream()
                                    .map(route -> route.percentile(P99).term())
                                    .toList())
                            .stream()
                            .map(Outcomes::interval)
                            .toList();
            if (!intervals.stream().allMatch(String::isEmpty)) {
                table.insertColumn(
                        table.columnIndex("p99") + 1, StringColumn.create("90 % interval of p99", intervals));
            }
        }
        return table;
    }

    private List<String> findings() {
        List<String> found = new ArrayList<>();
        for (Route route : routes) {
            double[] x = values(route);
            for (Map.Entry<String, Journey.Stage> stage :
                    route.operands().stages().entrySet()) {
                double busy = x[stage.getValue().utilisationAt()];
                if (busy >= 1) {
                    LeftOut without = route.operands().leftOut().get(stage.getKey());
                    found.add(
                            stage.getKey() + " is at " + Format.share(busy)
                                    + " of what it can take, so the wait in front of it "
                                    + (without != null && without.turnsAway()
                                            ? "would be unbounded without " + without.names()
                                                    + ", of which the formulas know nothing: simulate() tells who is turned away and"
                                                    + " how long the others wait"
                                            : "is unbounded: give it more instances, or drop instances(...) to have them computed"));
                }
            }
            found.addAll(contradicted(route, x));
            double sum = route.journey().addedUp(x);
            double p99 = Percentile.of(route.journey(), x, P99);
            if (Double.isFinite(sum) && sum > p99 * 1.01) {
                found.add(route.operation() + ": the p99s of its parts add up to " + Format.time(sum)
                        + ", an upper bound that they reach only if all are slow at once; the p99 of their sum is "
                        + Format.time(p99));
            }
        }
        return found.stream().distinct().toList();
    }

    /** Parts whose calls take longer here than they took in a load test, where they waited for whatever they call, too. */
    private List<String> contradicted(Route route, double[] x) {
        List<String> found = new ArrayList<>();
        route.operands().stages().forEach((name, stage) -> {
            LeftOut of = route.operands().leftOut().get(name);
            if (of != null && of.component().states(Component.MEASURED_LATENCY)) {
                double service = x[stage.serviceAt()];
                double measured = scenario.value(of.component().get(Component.MEASURED_LATENCY));
                if (service > TOLERATED * measured) {
                    found.add(name + ": a call takes " + Format.time(service)
                            + " here without any wait, and its load test measured "
                            + Format.time(measured)
                            + " at the least load: state the service time and the concurrency that were"
                            + " tested");
                }
            }
        });
        return found;
    }

    private List<String> assumptions() {
        return Derivation.assumptions(routes.stream()
                .map(route -> Derivation.of(route.percentile(P99), scenario))
                .toList());
    }
}
