package dev.envelope.capacity;

import dev.envelope.analysis.Derivation;
import dev.envelope.analysis.Worlds;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.model.Role;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What each component carries at the peak and how many of it that takes.
 *
 * <p>{@link #table()} has a row for each component and region: rates, bytes, data and instances in base units, the utilisation
 * at the peak, and the resource that decides the number. {@link #links()} has a row for each call of each flow, and
 * {@link #transfer()} a row for each kind of network that bytes cross.
 *
 * <pre>{@code design.components().at(months(12))}</pre>
 */
public final class Components extends Answer {

    private final Model model;
    private final Loads loads;
    private final Time moment;
    private final Scenario scenario;

    private Components(Model model, Loads loads, Time moment) {
        this.model = model;
        this.loads = loads;
        this.moment = moment;
        this.scenario = Scenario.likely().at(moment);
    }

    /**
     * The components of a model now.
     *
     * @throws DesignException if it has none
     */
    public static Components of(Model model) {
        if (model.architecture().isEmpty()) {
            throw new DesignException(
                    "components() of " + model.name(),
                    "it has no components yet",
                    "write .flow(\"redirect\", client(\"browser\"), service(\"web\"), database(\"links\"))");
        }
        return new Components(model, Loads.of(model), Units.years(0));
    }

    /** The same at a moment after the start. */
    public Components at(Time moment) {
        return new Components(model, loads, moment);
    }

    private record Row(Component<?> component, String region, Loads loads, Optional<Sizing> sizing) {
        Quantity<?> instances() {
            return sizing.<Quantity<?>>map(Sizing::instances).orElse(Units.count(0));
        }
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Component<?> component : model.architecture().components()) {
            for (String region : loads.regions(component)) {
                rows.add(new Row(component, region, loads.in(region), Sizing.of(loads, component, region)));
            }
        }
        return rows;
    }

    /** One row for each component and region; values in base units. */
    public Table table() {
        return table(rows());
    }

    private Table table(List<Row> rows) {
        Table table = Table.create("components of " + model.name(), names(rows), roles(rows));
        if (!model.geography().regions().isEmpty()) {
            table.addColumns(StringColumn.create("region", rows.stream().map(Row::region)));
        }
        return table.addColumns(
                numbers("rate", Dimension.RATE, rows, row -> row.loads().rate(row.component())),
                numbers("peak rate", Dimension.RATE, rows, row -> row.loads().peakRate(row.component())),
                numbers(
                        "peak in",
                        Dimension.BANDWIDTH,
                        rows,
                        row -> row.loads().ingress(row.component()).times(loads.peak())),
                numbers(
                        "peak out",
                        Dimension.BANDWIDTH,
                        rows,
                        row -> row.loads().egress(row.component()).times(loads.peak())),
                numbers("data", Dimension.DATA_SIZE, rows, row -> row.loads().data(row.component())),
                sized("instances", Dimension.COUNT, rows, Sizing::instances),
                sized("peak utilisation", Dimension.SHARE, rows, Sizing::utilisation),
                StringColumn.create("decided by", rows.stream().map(this::decidedBy)));
    }

    private static StringColumn names(List<Row> rows) {
        return StringColumn.create(
                "component", rows.stream().map(row -> row.component().name()));
    }

    private static StringColumn roles(List<Row> rows) {
        return StringColumn.create(
                "does", rows.stream().map(row -> row.component().role().told()));
    }

    private DoubleColumn numbers(
            String name, Dimension dimension, List<Row> rows, Function<Row, ? extends Quantity<?>> number) {
        return Columns.of(
                name,
                dimension,
                rows.stream()
                        .mapToDouble(row -> scenario.value(number.apply(row)))
                        .toArray());
    }

    private DoubleColumn sized(
            String name, Dimension dimension, List<Row> rows, Function<Sizing, ? extends Quantity<?>> number) {
        return Columns.of(
                name,
                dimension,
                rows.stream()
                        .mapToDouble(row ->
                                row.sizing().map(number).map(scenario::value).orElse(Double.NaN))
                        .toArray());
    }

    private String decidedBy(Row row) {
        return row.sizing()
                .map(sizing -> sizing.isStated() ? "stated" : sizing.decidedBy(scenario))
                .orElse(row.component().role() == Role.CLIENT ? "the users'" : "scales by itself");
    }

    /** One row for each call of each flow: how often, the bytes each way, in base units; p5 and p95 where they are uncertain. */
    public Table links() {
        List<Link> links = loads.links();
        Table table = Table.create(
                "links of " + model.name(),
                StringColumn.create(
                        "operation", links.stream().map(l -> l.operation().name())),
                StringColumn.create(
                        "from",
                        links.stream().map(l -> l.from().map(Component::name).orElse("users"))),
                StringColumn.create("to", links.stream().map(l -> l.to().name())),
                StringColumn.create("way", links.stream().map(l -> l.way().told())),
                StringColumn.create("from region", links.stream().map(Link::fromRegion)),
                StringColumn.create("to region", links.stream().map(Link::toRegion)),
                Columns.of("rate", Dimension.RATE, values(links, l -> Optional.of(l.rate()))));
        List<Rate> peaks =
                links.stream().map(link -> link.rate().times(loads.peak())).toList();
        return table.addColumns(ranging("peak rate", Dimension.RATE, peaks))
                .addColumns(
                        Columns.of(
                                "sent",
                                Dimension.BANDWIDTH,
                                values(links, l -> l.sent().map(l.rate()::times))),
                        Columns.of(
                                "received",
                                Dimension.BANDWIDTH,
                                values(links, l -> l.received().map(l.rate()::times))));
    }

    /** A column of amounts, one for each row, with p5 and p95 beside it if one of them is uncertain. */
    private DoubleColumn[] ranging(String name, Dimension dimension, List<? extends Quantity<?>> amounts) {
        double[] likely = amounts.stream().mapToDouble(scenario::value).toArray();
        boolean uncertain = amounts.stream().anyMatch(Quantity::uncertain);
        return Columns.ranging(name, dimension, likely, uncertain ? outcomes(amounts) : List.of());
    }

    private List<Outcomes> outcomes(List<? extends Quantity<?>> amounts) {
        return Worlds.of(model)
                .at(moment)
                .of(amounts.stream().map(Quantity::term).toList());
    }

    private double[] values(List<Link> links, Function<Link, Optional<? extends Quantity<?>>> number) {
        return links.stream()
                .mapToDouble(link -> number.apply(link).map(scenario::value).orElse(0.0))
                .toArray();
    }

    /**
     * One row for each kind of network: what crosses it on average and in a month, in base units; p5 and p95 where that is
     * uncertain.
     */
    public Table transfer() {
        Transfers transfers = Transfers.of(loads);
        return transfers.table(scenario).addColumns(ranging("in a month", Dimension.DATA_SIZE, transfers.inAMonth()));
    }

    /** One row for each component and region: the 90 % intervals of what it carries, as text; empty where it is certain. */
    public Table intervals() {
        List<Row> rows = rows();
        return intervals(rows, ranges(rows));
    }

    private Table intervals(List<Row> rows, Intervals<Row> ranges) {
        Table table = Table.create("intervals of " + model.name(), names(rows));
        if (!model.geography().regions().isEmpty()) {
            table.addColumns(StringColumn.create("region", rows.stream().map(Row::region)));
        }
        return table.addColumns(
                ranges.column("peak rate"),
                ranges.column("peak in"),
                ranges.column("peak out"),
                ranges.column("data"),
                ranges.column("busy"));
    }

    private Intervals<Row> ranges(List<Row> rows) {
        return new Intervals<>(rows, Worlds.of(model).at(moment))
                .of("peak rate", row -> row.loads().peakRate(row.component()))
                .of("peak in", row -> row.loads().ingress(row.component()).times(loads.peak()))
                .of("peak out", row -> row.loads().egress(row.component()).times(loads.peak()))
                .of("data", row -> row.loads().data(row.component()))
                .of(
                        "busy",
                        row -> row.sizing()
                                .<Quantity<?>>map(Sizing::utilisation)
                                .orElse(Units.count(0)))
                .of("instances", Row::instances);
    }

    /** How a number of a component came about: {@code why("instances of api")}. */
    public Derivation why(String name) {
        return Derivation.of(Measures.named(model, "why", name).of(model), scenario);
    }

    @Override
    public View view() {
        List<Row> rows = rows();
        Intervals<Row> ranges = ranges(rows);
        View view = View.titled("Components of " + model.name() + (moment.value() == 0 ? "" : " after " + moment))
                .table(() -> overview(rows, ranges))
                .notes("Findings", Findings.of(loads, scenario))
                .assumed(assumptions(rows));
        return uncertain(rows)
                ? view.fold("90 % intervals", View.titled("").table(() -> intervals(rows, ranges)))
                        .text("90 % intervals: " + Worlds.told(Worlds.of(model)))
                : view;
    }

    private boolean uncertain(List<Row> rows) {
        return rows.stream().anyMatch(row -> row.instances().uncertain());
    }

    /** The columns that fit a page: the peak, and what it takes. */
    private Table overview(List<Row> rows, Intervals<Row> ranges) {
        Table all = table(rows);
        Table shown = Table.create("", all.column("component"));
        if (all.containsColumn("region")) {
            shown.addColumns(all.column("region"));
        }
        shown.addColumns(all.column("peak rate"));
        for (String bytes : List.of("peak in", "peak out", "data")) {
            DoubleColumn column = all.doubleColumn(bytes);
            if (column.sum() > 0) {
                shown.addColumns(column.set(column.isEqualTo(0), Double.NaN));
            }
        }
        shown.addColumns(all.column("instances"));
        if (uncertain(rows)) {
            shown.addColumns(ranges.column("instances").setName("90 % interval"));
        }
        return shown.addColumns(all.column("peak utilisation").setName("busy"), all.column("decided by"));
    }

    private List<String> assumptions(List<Row> rows) {
        Stream<Quantity<?>> numbers =
                rows.stream().flatMap(row -> row.sizing().stream()).map(Sizing::instances);
        Stream<Quantity<?>> carried = rows.stream()
                .flatMap(row -> Stream.of(
                        row.loads().peakRate(row.component()),
                        row.loads().ingress(row.component()),
                        row.loads().egress(row.component()),
                        row.loads().data(row.component())));
        return Derivation.assumptions(Stream.concat(numbers, carried)
                .map(number -> Derivation.of(number, scenario))
                .toList());
    }
}
