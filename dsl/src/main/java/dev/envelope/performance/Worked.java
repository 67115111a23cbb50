package dev.envelope.performance;

import dev.envelope.analysis.Derivation;
import dev.envelope.analysis.Worlds;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Scenarios;
import dev.envelope.view.View;
import dev.envelope.view.Viewable;
import java.util.List;
import java.util.function.ToDoubleFunction;
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

    /** The derivation of one of its numbers. */
    private static Derivation work(Quantity<?> number) {
        return Derivation.of(number, Scenario.likely());
    }

    /** One row for each number; values in base units. */
    default Table table() {
        return Table.create(
                title(),
                StringColumn.create(
                        "number", numbers().stream().map(number -> work(number).name())),
                column("value", Quantity::value),
                column("p5", number -> number.percentile(5)),
                column("p95", number -> number.percentile(95)),
                StringColumn.create(
                        "unit",
                        numbers().stream().map(number -> number.dimension().unit())),
                StringColumn.create(
                        "formula", numbers().stream().map(number -> work(number).formula())));
    }

    private DoubleColumn column(String name, ToDoubleFunction<Quantity<?>> of) {
        return DoubleColumn.create(name, numbers().stream().mapToDouble(of).toArray());
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
                    StringColumn.create("90 % interval", numbers().stream().map(Quantity::range)));
        }
        return table.addColumns(StringColumn.create(
                "how", numbers().stream().map(number -> work(number).formula())));
    }

    @Override
    default View view() {
        View view = View.titled(title()).table(this::overview).text(takenForGranted());
        return isUncertain() ? view.text("90 % intervals: " + Worlds.told(Scenarios.standard())) : view;
    }
}
