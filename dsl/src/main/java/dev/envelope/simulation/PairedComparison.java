package dev.envelope.simulation;

import dev.envelope.model.Model;
import dev.envelope.quantity.Dimension;
import dev.envelope.simulation.engine.Interval;
import dev.envelope.simulation.engine.Results;
import dev.envelope.view.Answer;
import dev.envelope.view.View;
import dev.envelope.view.chart.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Designs that are simulated with the same random numbers: the same requests come at the same moments, and the i-th call of a
 * component takes equally long in each. So chance cancels, and much smaller differences can be told apart than by two simulations.
 *
 * <p>The first design is the base. {@link #table()} has a row for each operation of the base, number and other design: both values,
 * the difference with the half-width of its 95 % interval from the differences of the replications, and the half-width that two
 * independent simulations would have given. Source: A. Law, Simulation Modeling and Analysis, 2015, sections 10.2 and 11.2.
 *
 * <pre>{@code compare(design, design.replication(2).named("two copies")).simulated().requests(5_000_000)}</pre>
 */
public final class PairedComparison extends Answer {

    private static final String FAILING = "failing";

    private final List<Simulation> simulations;
    private @Nullable List<Outcome> outcomes;

    private PairedComparison(List<Simulation> simulations) {
        this.simulations = simulations;
    }

    /**
     * The comparison of models, the first of which is the base; two million requests of each unless said.
     *
     * @throws dev.envelope.quantity.DesignException if one of them has no flow
     */
    public static PairedComparison of(List<Model> models) {
        return new PairedComparison(models.stream().map(Simulation::of).toList());
    }

    private PairedComparison with(UnaryOperator<Simulation> change) {
        return new PairedComparison(simulations.stream().map(change).toList());
    }

    /** The same with so many requests of each design, of all operations together. */
    public PairedComparison requests(double requests) {
        return with(simulation -> simulation.requests(requests));
    }

    /** The same with other random numbers; seed 1 unless said. */
    public PairedComparison seed(long seed) {
        return with(simulation -> simulation.seed(seed));
    }

    private synchronized List<Outcome> outcomes() {
        if (outcomes == null) {
            outcomes = Simulation.together(simulations);
        }
        return outcomes;
    }

    private Outcome base() {
        return outcomes().get(0);
    }

    private Stream<Outcome> others() {
        return outcomes().stream().skip(1);
    }

    /** A number of an operation in two designs. */
    private record Row(
            String operation,
            String number,
            Dimension dimension,
            String design,
            Interval base,
            Interval own,
            Interval above) {

        /** How unsure the difference would be if the designs had been simulated each by itself. */
        double apart() {
            return Math.hypot(base.halfWidth(), own.halfWidth());
        }

        String told(Interval interval) {
            return Outcome.told(interval, dimension);
        }

        String difference() {
            if (above.estimate() == 0 && above.halfWidth() == 0) {
                return "none";
            }
            String told = (above.estimate() > 0 ? "+" : "") + told(above);
            return !above.isKnown() ? "" : above.contains(0) ? told + ", may be none" : told;
        }
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Outcome base = base();
        for (String operation : base.rehearsal().operations()) {
            others().filter(other -> other.tells(operation) && base.tells(operation))
                    .forEach(other -> rows.addAll(rows(operation, base, other)));
        }
        return rows;
    }

    private static List<Row> rows(String operation, Outcome base, Outcome other) {
        int ofBase = base.rehearsal().operations().indexOf(operation);
        int k = other.rehearsal().operations().indexOf(operation);
        Results before = base.run();
        Results after = other.run();
        List<Row> rows = new ArrayList<>();
        if (before.dropped(ofBase) + after.dropped(k) > 0) {
            rows.add(new Row(
                    operation,
                    FAILING,
                    Dimension.SHARE,
                    other.design(),
                    before.failing(ofBase),
                    after.failing(k),
                    after.failingAbove(before, ofBase, k)));
        }
        rows.add(new Row(
                operation,
                "mean",
                Dimension.TIME,
                other.design(),
                before.mean(ofBase),
                after.mean(k),
                after.meanAbove(before, ofBase, k)));
        for (double part : Outcome.PARTS) {
            rows.add(new Row(
                    operation,
                    Outcome.name(part),
                    Dimension.TIME,
                    other.design(),
                    before.percentile(ofBase, part),
                    after.percentile(k, part),
                    after.percentileAbove(before, ofBase, k, part)));
        }
        return rows;
    }

    /**
     * One row for each operation, number and design: the value of the base and its own, the difference, the half-width of its
     * interval, and the half-width that independent simulations would have given; times in seconds, failures as a part of the calls.
     */
    public Table table() {
        List<Row> rows = rows();
        return Table.create(
                "simulated differences from " + base().design(),
                StringColumn.create("operation", rows.stream().map(Row::operation)),
                StringColumn.create("number", rows.stream().map(Row::number)),
                StringColumn.create("design", rows.stream().map(Row::design)),
                StringColumn.create(
                        "unit", rows.stream().map(row -> row.dimension().unit())),
                column("base", rows, row -> row.base().estimate()),
                column("own", rows, row -> row.own().estimate()),
                column("difference", rows, row -> row.above().estimate()),
                column("difference ±", rows, row -> row.above().halfWidth()),
                column("± if independent", rows, Row::apart));
    }

    private static DoubleColumn column(String name, List<Row> rows, ToDoubleFunction<Row> number) {
        return DoubleColumn.create(name, rows.stream().mapToDouble(number).toArray());
    }

    private Table overview() {
        List<Row> rows = rows();
        return Table.create(
                "",
                StringColumn.create("operation", rows.stream().map(Row::operation)),
                StringColumn.create("number", rows.stream().map(Row::number)),
                StringColumn.create("design", rows.stream().map(Row::design)),
                StringColumn.create(base().design(), rows.stream().map(row -> row.told(row.base()))),
                StringColumn.create("own", rows.stream().map(row -> row.told(row.own()))),
                StringColumn.create("difference", rows.stream().map(Row::difference)));
    }

    /** The percentiles of an operation in all designs, each with its interval. */
    public XYChart chart(String operation) {
        List<Line> lines = outcomes().stream()
                .filter(outcome -> outcome.tells(operation))
                .map(outcome -> {
                    Line line = outcome.curve(operation).line();
                    return new Line(outcome.design(), line.x(), line.y(), line.band());
                })
                .toList();
        return PercentileCurve.chart("Latency of " + operation + ", simulated", lines);
    }

    @Override
    public View view() {
        View view = View.titled("Simulated differences from " + base().design())
                .table(this::overview)
                .notes("Findings", ofAll(Outcome::findings));
        for (String operation : base().rehearsal().operations()) {
            if (outcomes().stream().allMatch(outcome -> outcome.tells(operation))) {
                view = view.chart(() -> chart(operation));
            }
        }
        return view.assumed(ofAll(Outcome::premises))
                .text(base().told() + " The same random numbers for every design.");
    }

    /** What is said of the base, and of the others where it is something else. */
    private List<String> ofAll(Function<Outcome, List<String>> said) {
        List<String> ofBase = said.apply(base());
        List<String> all = new ArrayList<>(ofBase);
        others().forEach(other -> said.apply(other).stream()
                .filter(each -> !ofBase.contains(each))
                .forEach(each -> all.add(other.design() + ": " + each)));
        return all;
    }
}
