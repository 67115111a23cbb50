package dev.envelope.performance;

import dev.envelope.analysis.Derivation;
import dev.envelope.analysis.Worlds;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Scenarios;
import dev.envelope.view.View;
import dev.envelope.view.Viewable;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * A model of a textbook that shows all its numbers, each with its interval and its work.
 *
 * <p>{@link #table()} has a row for each: name, value, p5 and p95 as numbers in the base unit, the unit, and the formula.
 */
public interface Worked extends Viewable {

    /** What it is, in a line: {@code M/M/8 with 1,000/s of 5 ms}. */
    String title();

    /** Its numbers, in the order in which they are shown. */
    List<? extends Quantity<?>> numbers();

    /** What it takes for granted, in a sentence. */
    String takenForGranted();

    /** What is amiss with it, a line for each. */
    default List<String> findings() {
        return List.of();
    }

    /** The derivation of one of its numbers. */
    private static Derivation work(Quantity<?> number) {
        return Derivation.of(number, Scenario.likely());
    }

    /** What becomes of its numbers in drawn worlds, in their order; of all of them together, so that they are of the same worlds. */
    default List<Outcomes> outcomes() {
        return Scenarios.standard().of(numbers().stream().map(Quantity::term).toList());
    }

    /** One row for each number; values in base units. */
    default Table table() {
        List<double[]> ends =
                outcomes().stream().map(each -> each.percentiles(5, 95)).toList();
        return Table.create(
                title(),
                StringColumn.create(
                        "number", numbers().stream().map(number -> work(number).name())),
                DoubleColumn.create(
                        "value", numbers().stream().mapToDouble(Quantity::value).toArray()),
                DoubleColumn.create(
                        "p5", ends.stream().mapToDouble(each -> each[0]).toArray()),
                DoubleColumn.create(
                        "p95", ends.stream().mapToDouble(each -> each[1]).toArray()),
                StringColumn.create(
                        "unit",
                        numbers().stream().map(number -> number.dimension().unit())),
                StringColumn.create(
                        "formula", numbers().stream().map(number -> work(number).formula())));
    }

    private boolean isUncertain() {
        return numbers().stream().anyMatch(Quantity::uncertain);
    }

    private Table overview() {
        Table table = Table.create(
                title(),
                StringColumn.create(
                        "number", numbers().stream().map(number -> work(number).name())),
                StringColumn.create(
                        "value",
                        numbers().stream().map(number -> number.dimension().format(number.value()))));
        if (isUncertain()) {
            table.addColumns(
                    StringColumn.create("90 % interval", outcomes().stream().map(Outcomes::interval)));
        }
        return table.addColumns(StringColumn.create(
                "how", numbers().stream().map(number -> work(number).formula())));
    }

    @Override
    default View view() {
        View view = View.titled(title())
                .table(this::overview)
                .notes("Findings", findings())
                .text(takenForGranted());
        return isUncertain() ? view.text("90 % intervals: " + Worlds.told(Scenarios.standard())) : view;
    }
}
