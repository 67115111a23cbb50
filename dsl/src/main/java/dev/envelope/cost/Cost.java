package dev.envelope.cost;

import dev.envelope.analysis.Derivation;
import dev.envelope.analysis.Measure;
import dev.envelope.analysis.Worlds;
import dev.envelope.catalog.Catalog;
import dev.envelope.catalog.Confidence;
import dev.envelope.catalog.Fact;
import dev.envelope.catalog.Facts;
import dev.envelope.catalog.Origin.Stated;
import dev.envelope.model.Model;
import dev.envelope.model.Names;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Term.Source;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.knowm.xchart.CategoryChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a design costs: a line for everything that is bought, its parts, and the sum.
 *
 * <p>{@link #table()} has a row for each line of the bill: part, item, how much is used, its price, and the money for a month and
 * a year in dollars. {@link #parts()} has a row for each part. A month is one of 730 hours, at the average load.
 *
 * <pre>{@code design.cost().at(months(12))}</pre>
 */
public final class Cost extends Answer {

    private static final int MONTHS = 12;

    private final Model model;
    private final Bill bill;
    private final Time moment;
    private final Scenario scenario;

    private Cost(Model model, Bill bill, Time moment) {
        this.model = model;
        this.bill = bill;
        this.moment = moment;
        this.scenario = Scenario.likely().at(moment);
    }

    /**
     * The cost of a model now.
     *
     * @throws dev.envelope.quantity.DesignException if it has no components
     */
    public static Cost of(Model model) {
        return of(model, Units.years(0));
    }

    private static Cost of(Model model, Time moment) {
        return new Cost(model, Bill.of(model, moment), moment);
    }

    /** The same at a moment after the start, on the types of machines that its load asks for. */
    public Cost at(Time moment) {
        return of(model, moment);
    }

    /** The same design on AWS, Google Cloud, Azure and own hardware. */
    public Clouds clouds() {
        return new Clouds(model, moment);
    }

    /** The ways of paying for the machines: on demand, one and three years, spot, and a mix that fits the daily curve. */
    public Purchases purchases() {
        return new Purchases(model, moment);
    }

    /**
     * Which machines to buy for a part and how many, while its load is uncertain; a month in which it serves nothing is taken to
     * lose ten times its bill.
     *
     * @throws dev.envelope.quantity.DesignException if the part has a stated number, or is on no machines
     */
    public LeastRegret leastRegret(String part) {
        return LeastRegret.of(model, bill, part);
    }

    /**
     * Which machines to buy for a part and how many, while its load is uncertain; a month in which it serves nothing loses so
     * much.
     *
     * @throws dev.envelope.quantity.DesignException if the part has a stated number, or is on no machines
     */
    public LeastRegret leastRegret(String part, Money lost) {
        return LeastRegret.of(model, bill, part, lost);
    }

    /** The bill behind it. */
    public Bill bill() {
        return bill;
    }

    /** The same at 1, 10 and 100 times the load: a month, for a user, and for a million requests. */
    public CostScaling scaling() {
        return scaling(1, 10, 100);
    }

    /** The same at multiples of the load: a month, for a user, and for a million requests. */
    public CostScaling scaling(double... multiples) {
        return CostScaling.of(model, bill, multiples);
    }

    /** One row for each line of the bill; money in dollars. */
    public Table table() {
        List<Line> lines = bill.lines();
        return Table.create(
                "cost of " + model.name(),
                StringColumn.create("part", lines.stream().map(Line::part)),
                StringColumn.create("item", lines.stream().map(Line::item)),
                StringColumn.create("used", lines.stream().map(line -> told(line.used()))),
                StringColumn.create("price", lines.stream().map(Line::price)),
                money("a month", lines.stream().map(Line::monthly), 1),
                money("a year", lines.stream().map(Line::monthly), MONTHS));
    }

    /** One row for each part: the money for a month and a year in dollars, and its share of the bill. */
    public Table parts() {
        List<String> parts = bill.parts();
        double total = scenario.value(bill.total());
        return Table.create(
                "parts of the cost of " + model.name(),
                StringColumn.create("part", parts),
                money("a month", parts.stream().map(bill::of), 1),
                money("a year", parts.stream().map(bill::of), MONTHS),
                Columns.of(
                        "share",
                        Dimension.SHARE,
                        parts.stream()
                                .mapToDouble(part -> total == 0 ? 0 : scenario.value(bill.of(part)) / total)
                                .toArray()));
    }

    /** The parts of the bill, at the average load and, where that is other, as if the peak went on all month. */
    public CategoryChart chart() {
        double[] average = values(bill);
        double[] peak = values(Bill.atPeak(model, moment));
        Map<String, double[]> series = new LinkedHashMap<>();
        series.put("average", average);
        if (!Arrays.equals(average, peak)) {
            series.put("if the peak went on", peak);
        }
        return Charts.bars(
                "A month of " + model.name(),
                "",
                Axis.of("USD a month", Dimension.MONEY::format),
                bill.parts(),
                series);
    }

    private double[] values(Bill of) {
        return bill.parts().stream()
                .mapToDouble(part -> scenario.value(of.of(part)))
                .toArray();
    }

    private DoubleColumn money(String name, Stream<Money> amounts, double times) {
        return Columns.of(
                name,
                Dimension.MONEY,
                amounts.mapToDouble(amount -> scenario.value(amount) * times).toArray());
    }

    private String told(Quantity<?> amount) {
        return amount.dimension().format(scenario.value(amount));
    }

    /**
     * How the money for a part came about, with the facts behind it.
     *
     * @throws dev.envelope.quantity.DesignException if there is no such part, with the nearest name
     */
    public Derivation why(String part) {
        if (!bill.parts().contains(part)) {
            throw Names.unknown("why", part, "part of the bill", bill.parts());
        }
        return Derivation.of(bill.of(part), scenario);
    }

    /** How the money for all came about. */
    public Derivation why() {
        return Derivation.of(bill.total(), scenario);
    }

    /**
     * The facts that the bill rests on, with their sources and dates, and what other sources say; a price of one's own is among
     * them, with its difference to the catalogue's.
     */
    public Facts facts() {
        Set<String> changed = catalog().changes().amounts().keySet();
        return catalog()
                .named(why().leaves().stream()
                        .filter(leaf -> leaf.kind() == Source.Kind.FACT || changed.contains(leaf.name()))
                        .map(Derivation::name)
                        .toList());
    }

    /** Of the facts that the bill rests on, those that were said longer ago than the design lets them: {@code facts(years(1))}. */
    public Facts stale() {
        return stale(catalog().lasting());
    }

    /** Of the facts that the bill rests on, those that were said longer ago than this. */
    public Facts stale(Time age) {
        Set<String> old = catalog().stale(age).stream().map(Fact::id).collect(Collectors.toSet());
        return catalog()
                .named(facts().stream().map(Fact::id).filter(old::contains).toList());
    }

    private Catalog catalog() {
        return model.procurement().catalog();
    }

    private List<String> findings() {
        List<String> found = new ArrayList<>(bill.findings());
        stale().forEach(fact -> found.add(old(fact)));
        Set<String> disputed = catalog().conflicts().stream().map(Fact::id).collect(Collectors.toSet());
        facts().stream()
                .filter(fact -> disputed.contains(fact.id()) && !(fact.origin() instanceof Stated))
                .forEach(fact -> found.add("sources disagree on " + fact.id() + ", of which "
                        + fact.origin().source() + " counts: see fact(\"" + fact.id() + "\")"));
        return found;
    }

    private String old(Fact fact) {
        boolean price = fact.amount().dimension() == Dimension.MONEY;
        return "the " + (price ? "price " : "fact ") + fact.id() + " is of "
                + fact.origin().date() + ", older than "
                + catalog().lasting() + ": look it up, and state "
                + (price ? "price(\"" + fact.id() + "\", usd(...))" : "it with facts(Path.of(\"our-facts.csv\"))");
    }

    private record Sum(String name, Money money) {}

    private List<Sum> sums() {
        List<Sum> sums = new ArrayList<>(List.of(
                new Sum("a month", bill.total()),
                new Sum("a year", bill.total().times(MONTHS)),
                new Sum(
                        "a month, if the peak went on",
                        Bill.atPeak(model, moment).total())));
        for (Measure<Money> measure : List.of(Measures.COST_PER_USER, Measures.COST_PER_MILLION_REQUESTS)) {
            sums.add(new Sum(measure.name(), measure.at(model, moment)));
        }
        return sums;
    }

    private Table summary() {
        List<Sum> sums = sums();
        Table table = Table.create(
                "",
                StringColumn.create("cost", sums.stream().map(Sum::name)),
                money("value", sums.stream().map(Sum::money), 1));
        if (uncertain()) {
            List<Outcomes> outcomes = Worlds.of(model)
                    .at(moment)
                    .of(sums.stream().map(sum -> sum.money().term()).toList());
            table.addColumns(
                    StringColumn.create("90 % interval", outcomes.stream().map(Outcomes::interval)));
        }
        return table;
    }

    private boolean uncertain() {
        return bill.total().uncertain();
    }

    @Override
    public View view() {
        View view = View.titled("Cost of " + model.name() + (moment.value() == 0 ? "" : " after " + moment))
                .table(this::summary)
                .table("Parts", this::parts)
                .table("Bill of materials", this::table)
                .notes("Findings", findings())
                .assumed(assumed());
        // of a single part the tables say all
        View drawn = bill.parts().size() > 1 ? view.chart(this::chart) : view;
        return uncertain() ? drawn.text("90 % intervals: " + Worlds.told(Worlds.of(model))) : drawn;
    }

    private List<String> assumed() {
        return Stream.of(bill.assumed(), Derivation.assumptions(List.of(why())), unconfirmed())
                .flatMap(List::stream)
                .toList();
    }

    /** A line for the facts of the bill that nobody has confirmed; none where all are. */
    private List<String> unconfirmed() {
        String ids = facts().stream()
                .filter(fact -> fact.origin().confidence().equals(Confidence.C.name()))
                .map(Fact::id)
                .collect(Collectors.joining(", "));
        return ids.isEmpty() ? List.of() : List.of("confidence C, " + Confidence.C.meaning() + ": " + ids);
    }
}
