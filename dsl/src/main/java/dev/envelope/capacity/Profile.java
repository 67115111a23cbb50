package dev.envelope.capacity;

import dev.envelope.analysis.Derivation;
import dev.envelope.model.Input;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Kind;
import dev.envelope.model.Workload;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Units;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The character of a workload: how much of it is read and written, how often a user asks, how large calls are, how unevenly
 * they come, and how long what they leave is kept.
 *
 * <p>{@link #table()} has a row for each operation: its share of all calls, calls per user and day, rates, and the bytes of a call
 * in, out and kept, in base units; a size that nobody stated is left empty. {@link #summary()} has a row for each number of
 * the whole workload.
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

    private Map<String, Quantity<?>> whole() {
        Rate reads = all(Kind.READ);
        Rate writes = all(Kind.WRITE);
        Map<String, Quantity<?>> numbers = new LinkedHashMap<>();
        numbers.put("read share of calls", share(reads));
        numbers.put("write share of calls", share(writes));
        if (writes.value() > 0) {
            numbers.put("reads for each write", reads.ratio(writes));
        }
        numbers.put("peak to average", Traffic.peak(model));
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

    private static String told(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private Rate rate(Operation operation) {
        return Traffic.rate(model, operation);
    }

    private Rate all(Kind kind) {
        return Traffic.sum(
                operations().filter(each -> each.kind() == kind).map(this::rate).toList(), Units.perSecond(0));
    }

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
        return View.titled("Workload of " + model.name())
                .table(this::summary)
                .table(this::overview)
                .notes("Assumed", assumptions());
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
        return Derivation.assumptions(
                numbers.map(number -> Derivation.of(number, Scenario.likely())).toList());
    }
}
