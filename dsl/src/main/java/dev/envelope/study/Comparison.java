package dev.envelope.study;

import dev.envelope.analysis.Derivation;
import dev.envelope.analysis.Measure;
import dev.envelope.analysis.Worlds;
import dev.envelope.model.Model;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Scenarios;
import dev.envelope.quantity.Term.Variable;
import dev.envelope.quantity.Units;
import dev.envelope.simulation.PairedComparison;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.knowm.xchart.CategoryChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Designs side by side in the same worlds: the first is the base, and the others are told as multiples of it.
 *
 * <p>Each multiple is taken world by world, so what the designs have in common cancels and the interval is that of the
 * difference alone. An availability, close to one in any design, is told by how much longer or shorter the design is down.
 *
 * <p>{@link #table()} has a row for each measure and design: the value in its base unit, p5, p95, the multiple of the base and
 * its p5 and p95, and the share of the worlds in which the design is lower than the base.
 *
 * <pre>{@code compare(design, design.scale(10), design.replication(2).named("two copies")).by(storage())}</pre>
 */
public final class Comparison extends Answer {

    private static final double NO_TIME = 0.001;

    private final List<Model> designs;
    private final List<? extends Measure<?>> measures;

    private Comparison(List<Model> designs, List<? extends Measure<?>> measures) {
        this.designs = designs;
        this.measures = measures;
    }

    /**
     * Designs by measures.
     *
     * @throws DesignException with fewer than two designs, or two of one name
     */
    public static Comparison of(List<Model> designs, List<? extends Measure<?>> measures) {
        Set<String> names = new HashSet<>();
        for (Model design : designs) {
            if (!names.add(design.name())) {
                throw new DesignException(
                        "compare(...) with two designs named \"" + design.name() + "\"",
                        "designs are told apart by their names",
                        "write .named(\"warmer cache\") on the variant");
            }
        }
        if (designs.size() < 2) {
            throw new DesignException(
                    "compare(...) of " + designs.size() + " design",
                    "a comparison is between two designs or more",
                    "write compare(design, design.scale(10))");
        }
        return new Comparison(List.copyOf(designs), List.copyOf(measures));
    }

    /** The same designs by other measures. */
    public Comparison by(Measure<?>... measures) {
        return of(designs, List.of(measures));
    }

    /** The same designs simulated with the same random numbers, in place of their measures. */
    public PairedComparison simulated() {
        return PairedComparison.of(designs);
    }

    private record Number(Quantity<?> amount, double likely, Outcomes drawn) {}

    private record Cell(Measure<?> measure, Model design, Number own, Number base) {
        double multiple() {
            return own.likely() / base.likely();
        }

        Outcomes multiples() {
            return own.drawn().dividedBy(base.drawn());
        }

        double lower() {
            int lower = 0;
            for (int i = 0; i < own.drawn().size(); i++) {
                lower += own.drawn().get(i) < base.drawn().get(i) ? 1 : 0;
            }
            return (double) lower / own.drawn().size();
        }
    }

    /** All numbers, each computed once: some of them take seconds over all worlds. */
    private List<Cell> cells() {
        Map<Variable, String> names = Worlds.names(designs);
        List<List<Number>> numbers =
                designs.stream().map(design -> numbers(design, names)).toList();
        List<Cell> cells = new ArrayList<>();
        for (int j = 0; j < measures.size(); j++) {
            for (int d = 0; d < designs.size(); d++) {
                cells.add(new Cell(
                        measures.get(j),
                        designs.get(d),
                        numbers.get(d).get(j),
                        numbers.get(0).get(j)));
            }
        }
        return cells;
    }

    private List<Number> numbers(Model design, Map<Variable, String> names) {
        Scenarios worlds = Scenarios.standard().naming(names).correlated(design.correlations());
        return measures.stream()
                .map(measure -> {
                    Quantity<?> amount = measure.of(design);
                    Outcomes drawn = worlds.draws(draws(measure)).of(amount);
                    return new Number(amount, Scenario.likely().value(amount), drawn);
                })
                .toList();
    }

    private static int draws(Measure<?> measure) {
        return Math.min(measure.worlds(), Scenarios.standard().draws());
    }

    /** One row for each measure and design; values in base units. */
    public Table table() {
        List<Cell> cells = cells();
        return Table.create(
                "comparison",
                StringColumn.create(
                        "measure", cells.stream().map(c -> c.measure().name())),
                StringColumn.create("design", cells.stream().map(c -> c.design().name())),
                numbers("value", cells, c -> c.own().likely()),
                numbers("p5", cells, c -> c.own().drawn().percentile(5)),
                numbers("p95", cells, c -> c.own().drawn().percentile(95)),
                StringColumn.create(
                        "unit",
                        cells.stream().map(c -> c.own().drawn().dimension().unit())),
                numbers("multiple of the base", cells, Cell::multiple),
                numbers("multiple p5", cells, c -> c.multiples().percentile(5)),
                numbers("multiple p95", cells, c -> c.multiples().percentile(95)),
                numbers("chance lower", cells, Cell::lower));
    }

    private static DoubleColumn numbers(String name, List<Cell> cells, ToDoubleFunction<Cell> number) {
        return DoubleColumn.create(name, cells.stream().mapToDouble(number).toArray());
    }

    /**
     * The designs as multiples of the base, measure by measure; without those that are close to one in any design.
     *
     * @throws DesignException if no measure is left
     */
    public CategoryChart chart() {
        return chart(cells());
    }

    private static boolean hasMultiples(Measure<?> measure) {
        return !measure.isUptime();
    }

    private CategoryChart chart(List<Cell> cells) {
        List<String> shown = measures.stream()
                .filter(Comparison::hasMultiples)
                .map(Measure::name)
                .toList();
        if (shown.isEmpty()) {
            throw new DesignException(
                    "compare(...).by(" + measures.get(0) + ").chart()",
                    "availabilities are all close to one, so a chart of their multiples shows nothing",
                    "ask for table(), or compare by p99(\"history\") as well");
        }
        Map<String, double[]> series = new LinkedHashMap<>();
        for (Model design : designs) {
            series.put(
                    design.name(),
                    cells.stream()
                            .filter(c -> c.design() == design && hasMultiples(c.measure()))
                            .mapToDouble(Cell::multiple)
                            .toArray());
        }
        return Charts.bars(
                "Multiples of " + designs.get(0).name(),
                "",
                Axis.of("× " + designs.get(0).name(), Format::number),
                shown,
                series);
    }

    @Override
    public View view() {
        List<Cell> cells = cells();
        View view = View.titled("Comparison with " + designs.get(0).name())
                .table(() -> overview(cells))
                .notes("Left out by the formulas", leftOut())
                .assumed(assumptions(cells));
        if (measures.stream().anyMatch(Comparison::hasMultiples)) {
            view = view.chart(() -> chart(cells));
        }
        boolean uncertain = cells.stream().anyMatch(c -> c.own().amount().uncertain());
        return uncertain ? view.text("The same worlds for every design: " + told()) : view;
    }

    /** How many worlds were drawn, and for what it was fewer. */
    private String told() {
        String all = Worlds.told(Scenarios.standard());
        String fewer = measures.stream()
                .filter(measure -> draws(measure) < Scenarios.standard().draws())
                .map(measure -> measure + " in the first " + Format.count(draws(measure)))
                .collect(Collectors.joining(", "));
        return fewer.isEmpty() ? all : all + " " + fewer + ".";
    }

    /** What the formulas leave out of each design. */
    private List<String> leftOut() {
        return designs.stream()
                .flatMap(design -> measures.stream()
                        .flatMap(measure -> measure.leftOut(design).stream())
                        .map(line -> design.name() + ", " + line))
                .distinct()
                .toList();
    }

    private static List<String> assumptions(List<Cell> cells) {
        return Derivation.assumptions(cells.stream()
                .map(c -> Derivation.of(c.own().amount(), Scenario.likely()))
                .toList());
    }

    private Table overview(List<Cell> cells) {
        Table table = Table.create(
                "", StringColumn.create("measure", measures.stream().map(Measure::name)));
        for (Model design : designs) {
            List<Cell> own = cells.stream().filter(c -> c.design() == design).toList();
            Columns.add(table, StringColumn.create(design.name(), own.stream().map(Comparison::told)));
            if (design != designs.get(0)) {
                Columns.add(
                        table,
                        StringColumn.create(
                                design.name() + " ÷ base", own.stream().map(Comparison::against)));
            }
        }
        return table;
    }

    private static String told(Cell cell) {
        Outcomes drawn = cell.own().drawn();
        String interval = drawn.interval();
        return drawn.dimension().format(cell.own().likely()) + (interval.isEmpty() ? "" : " (" + interval + ")");
    }

    private static String against(Cell cell) {
        return hasMultiples(cell.measure()) ? multiple(cell) : downtime(cell);
    }

    /** By how much more or less of a year the design is down than the base, world by world. */
    private static String downtime(Cell cell) {
        double year = Units.years(1).value();
        double likely = (cell.own().likely() - cell.base().likely()) * year;
        double[] ends = cell.own().drawn().minus(cell.base().drawn()).percentiles(5, 95);
        boolean certain = (ends[1] - ends[0]) * year < NO_TIME;
        return downtime(likely) + " a year"
                + (certain ? "" : " (" + downtime(ends[0] * year) + " to " + downtime(ends[1] * year) + ")");
    }

    private static String downtime(double saved) {
        return Math.abs(saved) < NO_TIME
                ? "as long down"
                : Format.time(Math.abs(saved)) + (saved > 0 ? " less" : " more") + " down";
    }

    private static String multiple(Cell cell) {
        if (cell.base().likely() == 0) {
            return "";
        }
        if (Double.isNaN(cell.multiple())) {
            return "both unbounded";
        }
        Outcomes multiples = cell.multiples();
        // in a world in which both are unbounded neither is a multiple of the other
        String interval = Double.isNaN(multiples.percentile(95)) ? "" : multiples.interval();
        return "×" + Format.number(cell.multiple()) + (interval.isEmpty() ? "" : " (" + interval + ")");
    }
}
