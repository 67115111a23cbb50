package dev.envelope.capacity;

import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenarios;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tech.tablesaw.api.StringColumn;

/**
 * The 90 % intervals of several numbers of the rows of a table, as text; drawn together, so that what they share is computed once in a
 * world.
 *
 * @param <R> what a row is of
 */
final class Intervals<R> {

    private final List<R> rows;
    private final Scenarios worlds;
    private final Map<String, Function<R, Quantity<?>>> numbers = new LinkedHashMap<>();
    private List<String> told = List.of();

    Intervals(List<R> rows, Scenarios worlds) {
        this.rows = rows;
        this.worlds = worlds;
    }

    /** The same with one number more; all are named before the first column is asked for. */
    Intervals<R> of(String name, Function<R, Quantity<?>> number) {
        numbers.put(name, number);
        return this;
    }

    /** The intervals of one of the numbers under its name; empty where it is certain. */
    StringColumn column(String name) {
        if (told.isEmpty()) {
            told = worlds
                    .of(numbers.values().stream()
                            .flatMap(number ->
                                    rows.stream().map(row -> number.apply(row).term()))
                            .toList())
                    .stream()
                    .map(Outcomes::interval)
                    .toList();
        }
        int first = new ArrayList<>(numbers.keySet()).indexOf(name) * rows.size();
        return StringColumn.create(name, told.subList(first, first + rows.size()));
    }
}
