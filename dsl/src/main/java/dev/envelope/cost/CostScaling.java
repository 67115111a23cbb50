package dev.envelope.cost;

import dev.envelope.analysis.Worlds;
import dev.envelope.model.Model;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Term;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Band;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a design costs at multiples of its load: a month, for a user, and for a million requests.
 *
 * <p>{@link #table()} has a row for each multiple, {@link #parts()} one for each part of the bill; {@link #chart()} draws the
 * bill over the load beside what it would be in proportion. Products and types of machines stay those of the stated load; how
 * many of each there are follows the load.
 *
 * <pre>{@code design.cost().scaling(1, 10, 100)}</pre>
 */
public final class CostScaling extends Answer {

    /** How many points a curve has from one multiple to ten times it. */
    private static final int DECADE = 12;

    private static final int MONTH = 0;
    private static final int USER = 1;
    private static final int REQUESTS = 2;

    private final Model model;
    private final Bill bill;
    private final double[] multiples;
    private final List<Term> asked;

    private CostScaling(Model model, Bill bill, double[] multiples) {
        this.model = model;
        this.bill = bill;
        this.multiples = multiples;
        this.asked = Stream.of(
                        bill.total(), Measures.COST_PER_USER.of(model), Measures.COST_PER_MILLION_REQUESTS.of(model))
                .map(money -> money.term())
                .toList();
    }

    /**
     * A bill at multiples of the load.
     *
     * @throws DesignException if the multiples are not above 0 and ascending
     */
    static CostScaling of(Model model, Bill bill, double... multiples) {
        boolean ascending = multiples.length > 0 && multiples[0] > 0;
        for (int i = 1; i < multiples.length; i++) {
            ascending &= multiples[i] > multiples[i - 1];
        }
        if (!ascending || Double.isInfinite(multiples[multiples.length - 1])) {
            throw new DesignException(
                    "cost().scaling(" + Format.plain(multiples) + ")",
                    "multiples of the load are above 0 and ascending",
                    "write cost().scaling(1, 10, 100)");
        }
        return new CostScaling(model, bill, multiples.clone());
    }

    /** One row for each multiple of the load; money in dollars. */
    public Table table() {
        double[][] values = Arrays.stream(multiples)
                .mapToObj(load -> Scenario.likely().load(load).values(asked))
                .toArray(double[][]::new);
        double today = Scenario.likely().value(bill.total());
        Table table = Table.create(
                "cost of " + model.name() + " at multiples of the load",
                Columns.of("load ×", Dimension.COUNT, multiples),
                column("a month", values, MONTH));
        if (bill.total().uncertain()) {
            table.addColumns(StringColumn.create(
                    "90 % interval",
                    Arrays.stream(multiples).mapToObj(load -> worlds(load).interval())));
        }
        return table.addColumns(
                Columns.of(
                        "cost ×",
                        Dimension.COUNT,
                        Arrays.stream(values)
                                .mapToDouble(row -> row[MONTH] / today)
                                .toArray()),
                column("a user", values, USER),
                column("a million requests", values, REQUESTS));
    }

    private static DoubleColumn column(String name, double[][] values, int which) {
        return Columns.of(
                name,
                Dimension.MONEY,
                Arrays.stream(values).mapToDouble(row -> row[which]).toArray());
    }

    private Outcomes worlds(double load) {
        return Worlds.of(model).load(load).of(bill.total());
    }

    /** One row for each part of the bill, and a column for each multiple; money a month in dollars. */
    public Table parts() {
        List<String> parts = bill.parts();
        List<Term> terms = parts.stream().map(part -> bill.of(part).term()).toList();
        Table table = Table.create(
                "parts of the cost of " + model.name() + " at multiples of the load",
                StringColumn.create("part", parts));
        for (double load : multiples) {
            table.addColumns(Columns.of(
                    "at ×" + Format.number(load),
                    Dimension.MONEY,
                    Scenario.likely().load(load).values(terms)));
        }
        return table;
    }

    /** The bill over the load, with its p5 to p95 where it has an interval, beside what it would be in proportion. */
    public XYChart chart() {
        double[] loads = loads();
        double today = Scenario.likely().value(bill.total());
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                "monthly cost",
                loads,
                Arrays.stream(loads)
                        .map(load -> Scenario.likely().load(load).value(bill.total()))
                        .toArray(),
                bill.total().uncertain() ? band(loads) : null));
        lines.add(Line.of(
                "in proportion to today",
                loads,
                Arrays.stream(loads).map(load -> load * today).toArray()));
        return Charts.lines(
                "Cost of " + model.name() + " over its load" + (bill.total().uncertain() ? ", with p5 to p95" : ""),
                Axis.of("times the stated load", Format::number).log(),
                Axis.of("monthly cost", Dimension.MONEY::format).log(),
                lines,
                List.of());
    }

    private double[] loads() {
        double first = multiples[0];
        double last = Math.max(10 * first, multiples[multiples.length - 1]);
        int steps = (int) Math.ceil(DECADE * Math.log10(last / first));
        return IntStream.rangeClosed(0, steps)
                .mapToDouble(i -> first * Math.pow(last / first, (double) i / steps))
                .toArray();
    }

    private Band band(double[] loads) {
        List<Outcomes> outcomes = Arrays.stream(loads).mapToObj(this::worlds).toList();
        return new Band(
                outcomes.stream().mapToDouble(each -> each.percentile(5)).toArray(),
                outcomes.stream().mapToDouble(each -> each.percentile(95)).toArray());
    }

    @Override
    public View view() {
        View view = View.titled("Cost of " + model.name() + " at multiples of its load")
                .table(this::table)
                .table("Parts", this::parts)
                .assumed(bill.assumed())
                .chart(this::chart);
        return bill.total().uncertain() ? view.text("90 % intervals: " + Worlds.told(Worlds.of(model))) : view;
    }
}
