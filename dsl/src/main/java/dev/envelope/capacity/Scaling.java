package dev.envelope.capacity;

import dev.envelope.analysis.Derivation;
import dev.envelope.analysis.Worlds;
import dev.envelope.model.Component;
import dev.envelope.model.Database;
import dev.envelope.model.Model;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Scenarios;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import dev.envelope.view.chart.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A design at several multiples of its load: what each component needs, which gives out first, and what to do next.
 *
 * <p>A component gives out where one of its resources is full: work at 100 % of the busiest instance, its network, its disk, or
 * its connections, with the instances that it has at the stated load. What it needs grows in proportion to the load, unless the hit rate of
 * a cache goes with the load: then it is solved for, with the instances of the likely world. {@link #table()} has a row for each component and region,
 * the one that gives out first on top; {@link #chart()} shows how full each is over the load.
 *
 * <pre>{@code design.scaling(1, 10, 100)}</pre>
 */
public final class Scaling extends Answer {

    private static final int SHOWN = 8;
    private static final int POINTS = 20;

    /** Nothing is told to last longer than to so many times the load, but without end. */
    private static final double FARTHEST = 1e6;

    private final Model model;
    private final double[] multiples;
    private final boolean inProportion;
    private final List<Row> rows;

    /**
     * A component in a region.
     *
     * @param first the need that is full first
     * @param room how many times what is used of that there is, under a scenario's load where it does not go in proportion to it
     * @param full how full this is under so many times the load, with the instances of the stated load
     * @param lastsTo the load under which it is full
     */
    private record Row(
            Component<?> component, Sizing sizing, Need first, Count room, DoubleUnaryOperator full, double lastsTo) {
        double instances(double load) {
            return Scenario.likely().load(load).value(sizing.instances());
        }
    }

    private Scaling(Model model, double[] multiples) {
        this.model = model;
        this.multiples = multiples.clone();
        this.inProportion = HitRates.byCalls(model) == 0;
        this.rows = rows(Loads.of(model));
    }

    /**
     * A model at multiples of its load.
     *
     * @throws DesignException if it has no components that are sized, or a multiple is not above 0
     */
    public static Scaling of(Model model, double... multiples) {
        boolean ascending = multiples.length > 0 && multiples[0] > 0;
        for (int i = 1; i < multiples.length; i++) {
            ascending &= multiples[i] > multiples[i - 1];
        }
        if (!ascending || Double.isInfinite(multiples[multiples.length - 1])) {
            throw new DesignException(
                    "scaling(" + Format.plain(multiples) + ")",
                    "multiples of the load are above 0 and ascending",
                    "write scaling(1, 10, 100)");
        }
        Scaling scaling = new Scaling(model, multiples);
        if (scaling.rows.isEmpty()) {
            throw new DesignException(
                    "scaling() of " + model.name(),
                    "it has no component that we run and have to size",
                    "write .flow(\"redirect\", client(\"browser\"), service(\"web\"), database(\"links\"))");
        }
        return scaling;
    }

    private List<Row> rows(Loads loads) {
        Loads built = loads.builtFor(Scenario.likely());
        List<Row> rows = new ArrayList<>();
        for (Component<?> component : model.architecture().components()) {
            List<Sizing> sized = Sizing.all(loads.sizedAnew(), component);
            List<Sizing> there = Sizing.all(built, component);
            for (int i = 0; i < sized.size(); i++) {
                rows.add(
                        inProportion
                                ? proportional(component, sized.get(i), there.get(i))
                                : row(component, sized.get(i), there.get(i)));
            }
        }
        rows.sort(Comparator.comparingDouble(Row::lastsTo));
        return rows;
    }

    private static Row proportional(Component<?> component, Sizing sizing, Sizing there) {
        Need first = there.first(Scenario.likely());
        Count room = there.lastsTo(first);
        double lastsTo = Scenario.likely().value(room);
        return new Row(component, sizing, first, room, load -> load / lastsTo, lastsTo);
    }

    /** Solved for the load, with the instances that there are: the first of all its needs. */
    private static Row row(Component<?> component, Sizing sizing, Sizing there) {
        return there.needs().stream()
                .map(need -> {
                    Count room = there.lastsTo(need);
                    DoubleUnaryOperator full =
                            load -> 1 / Scenario.likely().load(load).value(room);
                    double lastsTo = Inverse.of(load -> Math.max(load / FARTHEST, full.applyAsDouble(load)), 1, 1);
                    return new Row(
                            component,
                            sizing,
                            need,
                            room,
                            full,
                            lastsTo < FARTHEST ? lastsTo : Double.POSITIVE_INFINITY);
                })
                .min(Comparator.comparingDouble(Row::lastsTo))
                .orElseThrow();
    }

    /** The component that gives out first, and the region where there are several. */
    public String firstToGiveOut() {
        return rows.get(0).sizing().at();
    }

    /** The multiple of the stated peak load at which the first component gives out. */
    public double lastsTo() {
        return rows.get(0).lastsTo();
    }

    /** One row for each component and region, the one that gives out first on top. */
    public Table table() {
        Table table = Table.create(
                "scaling of " + model.name(),
                StringColumn.create(
                        "component", rows.stream().map(row -> row.sizing().at())));
        for (double multiple : multiples) {
            table.addColumns(Columns.of(
                    "instances at ×" + Format.number(multiple),
                    Dimension.COUNT,
                    rows.stream().mapToDouble(row -> row.instances(multiple)).toArray()));
        }
        DoubleColumn lasts = Columns.of(
                "lasts to ×",
                Dimension.COUNT,
                rows.stream().mapToDouble(Row::lastsTo).toArray());
        return table.addColumns(
                lasts,
                StringColumn.create(
                        "gives out by", rows.stream().map(row -> row.first().resource())),
                StringColumn.create("next move", rows.stream().map(this::move)));
    }

    /** What takes the component to the largest multiple. */
    private String move(Row row) {
        double largest = multiples[multiples.length - 1];
        Scenario now = Scenario.likely();
        Scenario then = now.load(largest);
        String to = " for ×" + Format.number(largest);
        Sizing sizing = row.sizing();
        if (!sizing.isOurs()) {
            double more = then.value(sizing.needed()) / then.value(sizing.instances());
            return more > 1 ? "agree on " + Format.number(more) + " times its limit" + to : "none needed" + to;
        }
        if (sizing.isStated()) {
            double needed = Math.ceil(then.value(sizing.needed()));
            return "state " + Format.count(needed) + (needed == 1 ? " instance" : " instances") + to;
        }
        if (!(row.component() instanceof Database)) {
            double before = now.value(sizing.instances());
            double after = then.value(sizing.instances());
            return after > before ? step("instances", before, after) + to : "none needed" + to;
        }
        List<String> steps = new ArrayList<>();
        double shards = now.value(sizing.shards());
        double replicas = now.value(sizing.replicas());
        if (then.value(sizing.shards()) > shards) {
            steps.add(step("shards", shards, then.value(sizing.shards())));
        }
        if (then.value(sizing.replicas()) > replicas) {
            steps.add(step("replicas of each", replicas, then.value(sizing.replicas())) + ", or a cache in front");
        }
        return steps.isEmpty() ? "none needed" + to : String.join("; ", steps) + to;
    }

    private static String step(String what, double before, double after) {
        return what + " " + Format.count(before) + " → " + Format.count(after);
    }

    /** How full each component is over the load, with the instances that it has at the stated load. */
    public XYChart chart() {
        double last = Math.max(10, multiples[multiples.length - 1]);
        int points = inProportion ? 2 : POINTS;
        double[] loads = new double[points];
        Arrays.setAll(loads, i -> Math.pow(last, i / (points - 1.0)));
        List<Line> lines = rows.stream()
                .limit(SHOWN)
                .map(row -> Line.of(
                        row.sizing().at(),
                        loads,
                        Arrays.stream(loads).map(row.full()).toArray()))
                .collect(Collectors.toList());
        return Charts.lines(
                "How full each part of " + model.name() + " is",
                Axis.of("times the stated peak load", Format::number).log(),
                Axis.of("used of what there is", Format::share).log(),
                lines,
                List.of(new Mark(1, "full")));
    }

    @Override
    public View view() {
        View view = View.titled("Scaling of " + model.name())
                .text(sentence())
                .table(this::overview)
                .assumed(assumptions())
                .chart(this::chart);
        if (uncertain() && !inProportion) {
            return view.text("90 % intervals, with the instances that the likely world has: " + Worlds.told(fewer()));
        }
        return uncertain() ? view.text("90 % intervals: " + Worlds.told(Worlds.of(model))) : view;
    }

    private boolean uncertain() {
        return rows.stream().anyMatch(row -> row.room().uncertain());
    }

    private Scenarios fewer() {
        return Worlds.of(model).draws(FullLoads.WORLDS);
    }

    /** What becomes of the multiples, in the order of the rows. */
    private List<Outcomes> outcomes() {
        if (inProportion) {
            return Worlds.of(model)
                    .of(rows.stream().map(row -> row.room().term()).toList());
        }
        return rows.stream()
                .map(row -> Double.isInfinite(row.lastsTo())
                        ? new Outcomes(Dimension.COUNT, new double[] {row.lastsTo()})
                        : FullLoads.of(fewer(), row.room(), row.lastsTo()))
                .toList();
    }

    /** The table, with the interval of the multiple where an input has one. */
    private Table overview() {
        Table table = table();
        if (uncertain()) {
            table.insertColumn(
                    table.columnIndex("lasts to ×") + 1,
                    StringColumn.create("90 % interval", outcomes().stream().map(Outcomes::interval)));
        }
        return table;
    }

    private String sentence() {
        Row row = rows.get(0);
        String at = row.lastsTo() < 1
                ? " is overloaded already, at " + Format.share(row.full().applyAsDouble(1)) + " of its "
                : " gives out first, at " + Format.number(row.lastsTo()) + " times the stated peak load, by its ";
        return row.sizing().at() + at + row.first().resource() + ".";
    }

    private List<String> assumptions() {
        return Derivation.assumptions(rows.stream()
                .map(row -> Derivation.of(row.sizing().instances(), Scenario.likely()))
                .toList());
    }
}
