package dev.envelope.capacity;

import dev.envelope.analysis.Derivation;
import dev.envelope.model.Input;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Access;
import dev.envelope.model.Operation.Kind;
import dev.envelope.model.Workload;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Operator;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Term;
import dev.envelope.quantity.Units;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The character of a workload: how much of it is read and written, at random or one record after the other, how often a user asks,
 * how large calls are, how unevenly they come, and how long what they leave is kept.
 *
 * <p>{@link #table()} has a row for each operation: its share of all calls, calls per user and day, rates, and the bytes of a call
 * in, out and kept, in base units; a size that nobody stated is left empty. {@link #summary()} has a row for each number of
 * the whole workload; {@link #disks()} one for each store that we run: the operations and bytes a second that its calls ask of
 * disks at the peak for one copy of its data, how many hard disks and how many local NVMe disks that is at the target utilisation, and by which of the
 * two.
 *
 * <p>How bursty calls are is told by the busiest second of the peak hour over the mean of that hour, for calls that come
 * independently of each other: the quantile 1 − 1/3,600 of a Poisson distribution. Runs with other bursts are those of
 * {@code simulate().bursts(...)}.
 *
 * <pre>{@code design.profile()}</pre>
 */
public final class Profile extends Answer {

    private final Model model;

    private Profile(Model model) {
        this.model = model;
    }

    /**
     * The profile of a model's workload.
     *
     * @throws DesignException if it has no operations
     */
    public static Profile of(Model model) {
        if (model.operations().isEmpty()) {
            throw new DesignException(
                    "profile() of " + model.name(),
                    "it has no operations to tell apart",
                    "add .operation(read(\"page\").perUserPerDay(10))");
        }
        return new Profile(model);
    }

    /** One row for each operation; values in base units. */
    public Table table() {
        return Table.create(
                "profile of " + model.name(),
                StringColumn.create("operation", operations().map(Operation::name)),
                StringColumn.create("does", operations().map(each -> told(each.kind()))),
                StringColumn.create("access", operations().map(each -> told(each.access()))),
                numbers(
                        "share of calls",
                        Dimension.SHARE,
                        each -> share(rate(each)).value()),
                numbers("per user and day", Dimension.COUNT, this::perUser),
                numbers("rate", Dimension.RATE, each -> rate(each).value()),
                numbers(
                        "peak rate",
                        Dimension.RATE,
                        each -> Traffic.peakRate(model, each).value()),
                numbers("in", Dimension.DATA_SIZE, each -> size(each, Kind.WRITE, Workload.REQUEST_SIZE)),
                numbers("out", Dimension.DATA_SIZE, each -> size(each, Kind.READ, Workload.RESPONSE_SIZE)),
                numbers(
                        "kept",
                        Dimension.DATA_SIZE,
                        each -> each.keeps() ? each.stored().value() : 0),
                numbers("receivers", Dimension.COUNT, each -> each.fanout().value()));
    }

    /** One row for each number of the whole workload, as text. */
    public Table summary() {
        Map<String, Quantity<?>> numbers = whole();
        return Table.create(
                "summary of " + model.name(),
                StringColumn.create("number", numbers.keySet()),
                StringColumn.create("value", numbers.values().stream().map(Quantity::toString)));
    }

    /** One row for each store that we run; empty without one. */
    public Table disks() {
        return new Disks(model).table();
    }

    private Map<String, Quantity<?>> whole() {
        Rate reads = all(each -> each.kind() == Kind.READ);
        Rate writes = all(each -> each.kind() == Kind.WRITE);
        Map<String, Quantity<?>> numbers = new LinkedHashMap<>();
        numbers.put("read share of calls", share(reads));
        numbers.put("write share of calls", share(writes));
        if (writes.value() > 0) {
            numbers.put("reads for each write", reads.ratio(writes));
        }
        numbers.put("peak to average", Traffic.peak(model));
        numbers.put("busiest second to peak", burstiness());
        Rate sequential = all(each -> each.access() == Access.SEQUENTIAL);
        if (sequential.value() > 0) {
            numbers.put("sequential share of calls", share(sequential));
        }
        numbers.put("retention", model.workload().get(Workload.RETENTION));
        numbers.put("growth", model.workload().get(Workload.GROWTH));
        return numbers;
    }

    private Stream<Operation> operations() {
        return model.operations().stream();
    }

    private DoubleColumn numbers(String name, Dimension dimension, ToDoubleFunction<Operation> number) {
        return Columns.of(name, dimension, operations().mapToDouble(number).toArray());
    }

    private static String told(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private Rate rate(Operation operation) {
        return Traffic.rate(model, operation);
    }

    private Rate all(Predicate<Operation> which) {
        return Traffic.sum(operations().filter(which).map(this::rate).toList(), Units.perSecond(0));
    }

    private Count burstiness() {
        return new Count(new Term.Operation(
                Dimension.COUNT, BUSIEST_SECOND, List.of(Traffic.peakRate(model).term())));
    }

    private static final Operator BUSIEST_SECOND = new Operator.Function(
            "busiest second of an hour at",
            x -> PoissonDistribution.of(x[0]).inverseCumulativeProbability(1 - 1.0 / 3_600) / x[0]);

    private Share share(Rate part) {
        return part.ratio(Traffic.averageRate(model)).asShare();
    }

    /** As stated, or what a rate for all users comes to where the users are stated. */
    private double perUser(Operation operation) {
        if (!operation.hasRate()) {
            return Traffic.perUser(model, operation).value();
        }
        Count calls = rate(operation).over(Units.days(1));
        boolean known = model.workload().states(Workload.USERS);
        return known ? calls.ratio(Traffic.users(model)).value() : Double.NaN;
    }

    /** The payload goes one way, and the other way what is stated for all requests or responses. */
    private double size(Operation operation, Kind payload, Input<DataSize> other) {
        if (operation.kind() == payload) {
            return operation.payload().value();
        }
        return model.workload().states(other) ? model.workload().get(other).value() : Double.NaN;
    }

    @Override
    public View view() {
        View view =
                View.titled("Workload of " + model.name()).table(this::summary).table(this::overview);
        View full = new Disks(model).isEmpty() ? view : view.table("Disks", this::disks);
        return full.assumed(assumptions());
    }

    /** The table without the columns that say nothing. */
    private Table overview() {
        Table table = table();
        List<String> silent = new ArrayList<>();
        for (String column : List.of("per user and day", "in", "out")) {
            if (table.doubleColumn(column).isMissing().size() == table.rowCount()) {
                silent.add(column);
            }
        }
        if (operations().noneMatch(Operation::fansOut)) {
            silent.add("receivers");
        }
        return table.removeColumns(silent.toArray(String[]::new));
    }

    private List<String> assumptions() {
        Stream<Quantity<?>> numbers =
                Stream.concat(whole().values().stream(), operations().map(Operation::payload));
        List<String> assumed = new ArrayList<>(Derivation.assumptions(
                numbers.map(number -> Derivation.of(number, Scenario.likely())).toList()));
        String unstated = operations()
                .filter(each -> !each.statesAccess())
                .map(Operation::name)
                .collect(Collectors.joining(", "));
        if (!unstated.isEmpty()) {
            assumed.add(unstated
                    + ": access = random: each call of a store is an operation of its disk, and no memory answers it;"
                    + " state it with sequential() or random()");
        }
        if (!new Disks(model).isEmpty()) {
            assumed.add("disks are those of one copy of the data; each further copy takes the writes again");
        }
        assumed.add("calls come independently of each other, so those of a second are Poisson-distributed");
        return assumed;
    }
}
