package dev.envelope.study;

import dev.envelope.analysis.Derivation;
import dev.envelope.analysis.Measure;
import dev.envelope.analysis.Worlds;
import dev.envelope.model.Model;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Scenarios;
import dev.envelope.quantity.Term.Variable;
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
import org.knowm.xchart.CategoryChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Designs side by side in the same worlds: the first is the base, and the others are told as multiples of it.
 *
 * <p>Each multiple is taken world by world, so what the designs have in common cancels and the interval is that of the
 * difference alone.
 *
 * <p>{@link #table()} has a row for each measure and design: the value in its base unit, p5, p95, the multiple of the base and
 * its p5 and p95, and the share of the worlds in which the design is lower than the base.
 *
 * <pre>{@code compare(design, design.scale(10), design.replication(2).named("two copies")).by(storage())}</pre>
 */
public final class Comparison extends Answer {

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

    private record Cell(
            Measure<?> measure, Model design, double likely, double base, Outcomes outcomes, Outcomes bases) {
        double multiple() {
            return likely / base;
        }

        Outcomes multiples() {
            return outcomes.dividedBy(bases);
        }

        double lower() {
            int lower = 0;
            for (int i = 0; i < outcomes.size(); i++) {
                lower += outcomes.get(i) < bases.get(i) ? 1 : 0;
            }
            return (double) lower / outcomes.size();
        }
    }

    private List<Cell> cells() {
        Map<Variable, String> names = Worlds.names(designs);
        List<List<Outcomes>> outcomes = designs.stream()
                .map(design -> Scenarios.standard()
                        .naming(names)
                        .correlated(design.correlations())
                        .of(measures.stream().map(m -> m.of(design).term()).toList()))
                .toList();
        List<Cell> cells = new ArrayList<>();
        for (int j = 0; j < measures.size(); j++) {
            Measure<?> measure = measures.get(j);
            double base = Scenario.likely().value(measure.of(designs.get(0)));
            for (int d = 0; d < designs.size(); d++) {
                double likely = Scenario.likely().value(measure.of(designs.get(d)));
                cells.add(new Cell(
                        measure,
                        designs.get(d),
                        likely,
                        base,
                        outcomes.get(d).get(j),
                        outcomes.get(0).get(j)));
            }
        }
        return cells;
    }

    /** One row for each measure and design; values in base units. */
    public Table table() {
        List<Cell> cells = cells();
        return Table.create(
                "comparison",
                StringColumn.create(
                        "measure", cells.stream().map(c -> c.measure().name())),
                StringColumn.create("design", cells.stream().map(c -> c.design().name())),
                numbers("value", cells, Cell::likely),
                numbers("p5", cells, c -> c.outcomes().percentile(5)),
                numbers("p95", cells, c -> c.outcomes().percentile(95)),
                StringColumn.create(
                        "unit", cells.stream().map(c -> c.outcomes().dimension().unit())),
                numbers("multiple of the base", cells, Cell::multiple),
                numbers("multiple p5", cells, c -> c.multiples().percentile(5)),
                numbers("multiple p95", cells, c -> c.multiples().percentile(95)),
                numbers("chance lower", cells, Cell::lower));
    }

    private static DoubleColumn numbers(String name, List<Cell> cells, ToDoubleFunction<Cell> number) {
        return DoubleColumn.create(name, cells.stream().mapToDouble(number).toArray());
    }

    /** The designs as multiples of the base, measure by measure. */
    public CategoryChart chart() {
        Map<String, double[]> series = new LinkedHashMap<>();
        List<Cell> cells = cells();
        for (Model design : designs) {
            series.put(
                    design.name(),
                    cells.stream()
                            .filter(c -> c.design() == design)
                            .mapToDouble(Cell::multiple)
                            .toArray());
        }
        return Charts.bars(
                "Multiples of " + designs.get(0).name(),
                "",
                Axis.of("× " + designs.get(0).name(), Format::number),
                measures.stream().map(Measure::name).toList(),
                series);
    }

    @Override
    public View view() {
        List<Cell> cells = cells();
        View view = View.titled("Comparison with " + designs.get(0).name())
                .table(() -> overview(cells))
                .notes("Assumed", assumptions())
                .chart(this::chart);
        boolean uncertain =
                cells.stream().anyMatch(c -> c.measure().of(c.design()).uncertain());
        return uncertain ? view.text("The same worlds for every design: " + Worlds.told(Scenarios.standard())) : view;
    }

    private List<String> assumptions() {
        return Derivation.assumptions(designs.stream()
                .flatMap(design -> measures.stream().map(m -> Derivation.of(m.of(design), Scenario.likely())))
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
                                design.name() + " ÷ base", own.stream().map(Comparison::multiple)));
            }
        }
        return table;
    }

    private static String told(Cell cell) {
        Dimension dimension = cell.outcomes().dimension();
        double[] ends = cell.outcomes().percentiles(5, 95);
        return dimension.format(cell.likely())
                + (ends[0] == ends[1]
                        ? ""
                        : " (" + dimension.format(ends[0]) + " to " + dimension.format(ends[1]) + ")");
    }

    private static String multiple(Cell cell) {
        if (cell.base() == 0) {
            return "";
        }
        double[] ends = cell.multiples().percentiles(5, 95);
        boolean certain = Math.abs(ends[1] - ends[0]) < 1e-9 * Math.abs(ends[1]);
        return "×" + Format.number(cell.multiple())
                + (certain ? "" : " (" + Format.number(ends[0]) + " to " + Format.number(ends[1]) + ")");
    }
}
