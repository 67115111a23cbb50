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
        double[] likely = likely();
        int rows = likely.length / columns.size();
        List<Outcomes> outcomes = isUncertain()
                ? outcomes(columns.values().stream()
                        .flatMap(each -> Collections.nCopies(rows, each).stream())
                        .toList())
                : List.of();
        int from = 0;
        for (Map.Entry<String, Dimension> column : columns.entrySet()) {
            int to = from + rows;
            double[] numbers = Arrays.copyOfRange(likely, from, to);
            List<Outcomes> drawn = outcomes.isEmpty() ? outcomes : outcomes.subList(from, to);
            Columns.add(table, Columns.ranging(column.getKey(), column.getValue(), numbers, drawn));
            from = to;
        }
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
