package dev.envelope.performance;

import dev.envelope.analysis.Worlds;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Operator;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Scenarios;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Term;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Many numbers of a network that is solved once in each world: with likely operands, and where one of them is uncertain in drawn worlds.
 *
 * @param operands what the network is stated by
 * @param worlds the worlds that are drawn if one of them is uncertain
 * @param solution all numbers from the operands
 */
record Numbers(List<? extends Quantity<?>> operands, Scenarios worlds, Function<double[], double[]> solution) {

    private static final double HARDLY = 1e-6;

    private List<Term> terms() {
        return operands.stream().<Term>map(Quantity::term).toList();
    }

    boolean isUncertain() {
        return operands.stream().anyMatch(Quantity::uncertain);
    }

    /** The numbers of the likely world. */
    double[] likely() {
        return solution.apply(Scenario.likely().values(terms()));
    }

    /** What becomes of each of the numbers. */
    List<Outcomes> outcomes(List<Dimension> dimensions) {
        return worlds.of(terms(), dimensions, solution);
    }

    /** Adds the numbers to a table, column after column, with p5 and p95 beside what is uncertain. */
    void addTo(Table table, Map<String, Dimension> columns) {
        List<List<Outcomes>> outcomes = byColumn(columns);
        each(
                columns,
                (at, column, numbers) -> Columns.add(
                        table, Columns.ranging(column.getKey(), column.getValue(), numbers, outcomes.get(at))));
    }

    /** Adds the numbers of the likely world to a table, column after column. */
    void addLikely(Table table, Map<String, Dimension> columns) {
        each(
                columns,
                (at, column, numbers) -> Columns.add(table, Columns.of(column.getKey(), column.getValue(), numbers)));
    }

    /** Adds the 90 % intervals of the numbers to a table as text, column after column; empty where they are certain. */
    void addIntervals(Table table, Map<String, Dimension> columns) {
        List<List<Outcomes>> outcomes = byColumn(columns);
        each(
                columns,
                (at, column, numbers) -> Columns.add(
                        table,
                        StringColumn.create(
                                column.getKey(), outcomes.get(at).stream().map(Outcomes::interval))));
    }

    private interface Column {
        void take(int at, Map.Entry<String, Dimension> column, double[] numbers);
    }

    private void each(Map<String, Dimension> columns, Column taking) {
        double[] likely = likely();
        int rows = likely.length / columns.size();
        int at = 0;
        for (Map.Entry<String, Dimension> column : columns.entrySet()) {
            taking.take(at, column, Arrays.copyOfRange(likely, at * rows, (at + 1) * rows));
            at++;
        }
    }

    /** What becomes of the rows of each column; of none where all operands are certain. */
    private List<List<Outcomes>> byColumn(Map<String, Dimension> columns) {
        if (!isUncertain()) {
            return Collections.nCopies(columns.size(), List.of());
        }
        int rows = likely().length / columns.size();
        List<Outcomes> all = outcomes(columns.values().stream()
                .flatMap(each -> Collections.nCopies(rows, each).stream())
                .toList());
        return IntStream.range(0, columns.size())
                .mapToObj(at -> all.subList(at * rows, (at + 1) * rows))
                .toList();
    }

    /** A utilisation, which is 1 from a millionth below it on: how many nines a station has at which somebody always waits tells nothing. */
    static double told(double utilisation) {
        return Math.abs(1 - utilisation) < HARDLY ? 1 : utilisation;
    }

    /** A utilisation, which is 1 from a millionth below it on. */
    static Share told(Share utilisation) {
        Operator told = new Operator.Restated(Numbers::told);
        return new Share(new Term.Operation(Dimension.SHARE, told, List.of(utilisation.term())));
    }

    /** A view of them with the line under it that says how the worlds were drawn; without it where nothing is uncertain. */
    View drawn(View view) {
        return isUncertain() ? view.text("90 % intervals: " + Worlds.told(worlds)) : view;
    }
}
