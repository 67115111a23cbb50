package dev.envelope.availability;

import dev.envelope.analysis.Derivation;
import dev.envelope.analysis.Measure;
import dev.envelope.analysis.Worlds;
import dev.envelope.model.Flow;
import dev.envelope.model.Model;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How much of the time each operation is answered, and what that rests on.
 *
 * <p>{@link #table()} has a row for each operation: the part of its calls that is answered, as a share and in nines, and the downtime
 * of a year, in base units. {@link #parts()} has a row for each part of each operation: how much of the time one instance is
 * there, how many are needed at the peak and how many there are, how much of the time that many are there, and the downtime of
 * the operation that would be saved if they always were.
 *
 * <p>Findings name what could not carry the calls that come past a cache that is down.
 *
 * <pre>{@code design.availability().atLeast(nines(4))}</pre>
 */
public final class Availability extends Answer {

    private final Model model;
    private final List<List<Reliance>> operations;
    private final Time moment;
    private final @Nullable Share target;

    private Availability(Model model, List<List<Reliance>> operations, Time moment, @Nullable Share target) {
        this.model = model;
        this.operations = operations;
        this.moment = moment;
        this.target = target;
    }

    /**
     * The availability of a model's operations now.
     *
     * @throws DesignException if no operation has a flow
     */
    public static Availability of(Model model) {
        List<Flow> flows = model.architecture().flows();
        if (flows.isEmpty()) {
            throw new DesignException(
                    "availability() of " + model.name(),
                    "no operation has a flow, so nobody knows what it needs",
                    "write .flow(\"redirect\", client(\"browser\"), service(\"web\"), database(\"links\"))");
        }
        List<List<Reliance>> operations = flows.stream()
                .map(flow -> Reliance.of(model, "availability", flow.operation()))
                .toList();
        return new Availability(model, operations, Units.years(0), null);
    }

    /** The part of an operation's calls that is answered, as a measure. */
    public static Measure<Share> measure(String operation) {
        Measure<Share> share = Measure.named(
                "availability of " + operation,
                m -> Reliance.availability(Reliance.of(m, "availability", operation), Part::availability));
        return share.uptime();
    }

    /** The same at a moment after the start. */
    public Availability at(Time moment) {
        return new Availability(model, operations, moment, target);
    }

    /** The same, held to a target: findings tell what keeps an operation from it, and whether more instances would help. */
    public Availability atLeast(Share target) {
        return new Availability(model, operations, moment, target);
    }

    private static Share of(List<Reliance> operation) {
        return Reliance.availability(operation, Part::availability);
    }

    private double value(Quantity<?> amount) {
        return Scenario.likely().at(moment).value(amount);
    }

    /** One row for each operation. */
    public Table table() {
        double[] shares =
                operations.stream().mapToDouble(each -> value(of(each))).toArray();
        return Table.create(
                "availability of " + model.name(),
                StringColumn.create("operation", operations.stream().map(Availability::name)),
                Columns.of("availability", Dimension.SHARE, shares),
                numbers("nines", Dimension.COUNT, shares, Availability::nines),
                numbers("down in a year", Dimension.TIME, shares, share -> (1 - share) * year()));
    }

    private static String name(List<Reliance> operation) {
        return operation.get(0).operation().name();
    }

    private static double nines(double share) {
        return -Math.log10(1 - share);
    }

    private static double year() {
        return Units.years(1).value();
    }

    private static DoubleColumn numbers(
            String name, Dimension dimension, double[] of, Function<Double, Double> number) {
        return Columns.of(name, dimension, Arrays.stream(of).map(number::apply).toArray());
    }

    private record Row(List<Reliance> operation, Part part) {
        /** How much more of the operation would be answered if this part were always there. */
        Share without() {
            return Reliance.availability(
                    operation, each -> each.name().equals(part.name()) ? Units.percent(100) : each.availability());
        }
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (List<Reliance> operation : operations) {
            List<String> told = new ArrayList<>();
            for (Reliance region : operation) {
                for (Part part : region.parts().parts()) {
                    if (!told.contains(part.name())) {
                        told.add(part.name());
                        rows.add(new Row(operation, part));
                    }
                }
            }
        }
        return rows;
    }

    /** One row for each part of each operation. */
    public Table parts() {
        List<Row> rows = rows();
        return Table.create(
                "parts of " + model.name(),
                StringColumn.create("operation", rows.stream().map(row -> name(row.operation()))),
                StringColumn.create("part", rows.stream().map(row -> row.part().name())),
                column(
                        "one of it",
                        Dimension.SHARE,
                        rows,
                        row -> value(row.part().promise().share())),
                column(
                        "needed",
                        Dimension.COUNT,
                        rows,
                        row -> redundant(row, row.part().needed())),
                column(
                        "there are",
                        Dimension.COUNT,
                        rows,
                        row -> redundant(row, row.part().nodes())),
                column(
                        "zones",
                        Dimension.COUNT,
                        rows,
                        row -> redundant(row, row.part().zones())),
                column(
                        "availability",
                        Dimension.SHARE,
                        rows,
                        row -> value(row.part().availability())),
                column("down in a year by it", Dimension.TIME, rows, row -> saved(row) * year()));
    }

    private double redundant(Row row, Quantity<?> number) {
        return row.part().promise().ofEach() ? Math.max(1, Math.ceil(value(number) - 1e-9)) : Double.NaN;
    }

    private double saved(Row row) {
        return Math.max(0, value(row.without()) - value(of(row.operation())));
    }

    private static DoubleColumn column(String name, Dimension dimension, List<Row> rows, Function<Row, Double> number) {
        return Columns.of(
                name, dimension, rows.stream().mapToDouble(number::apply).toArray());
    }

    /** How an operation's availability came about. */
    public Derivation why(String operation) {
        return Derivation.of(measure(operation).of(model), Scenario.likely().at(moment));
    }

    @Override
    public View view() {
        View view = View.titled("Availability of " + model.name() + (moment.value() == 0 ? "" : " after " + moment))
                .table(this::overview)
                .table("Parts", this::parts)
                .notes("Findings", findings())
                .assumed(assumptions());
        return uncertain() ? view.text("90 % intervals: " + Worlds.told(Worlds.of(model))) : view;
    }

    private boolean uncertain() {
        return operations.stream().anyMatch(each -> of(each).uncertain());
    }

    private Table overview() {
        Table table = table();
        if (uncertain()) {
            List<Outcomes> outcomes = Worlds.of(model)
                    .at(moment)
                    .of(operations.stream().map(each -> of(each).term()).toList());
            table.insertColumn(
                    2, StringColumn.create("90 % interval", outcomes.stream().map(Outcomes::interval)));
        }
        return table;
    }

    private List<String> findings() {
        Scenario scenario = Scenario.likely().at(moment);
        List<String> found = new ArrayList<>(Bypass.findings(model, scenario));
        if (target != null) {
            operations.forEach(
                    operation -> Missed.of(operation, target, scenario).ifPresent(found::add));
        }
        return found;
    }

    private List<String> assumptions() {
        List<String> assumed = new ArrayList<>(Derivation.assumptions(operations.stream()
                .map(each -> Derivation.of(of(each), Scenario.likely().at(moment)))
                .toList()));
        assumed.add("parts fail independently of each other, and what takes over is there at once");
        return assumed;
    }
}
