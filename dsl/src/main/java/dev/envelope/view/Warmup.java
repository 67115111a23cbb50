package dev.envelope.view;

import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * The first table, chart and picture of a process, made ahead of the user's: Tablesaw scans the class path and Java
 * loads its fonts then, which takes a second that a background thread has to spare.
 */
public final class Warmup {

    private Warmup() {}

    /** Makes and drops one view with a table and a chart; it may run beside the first cell. */
    public static void run() {
        var x = new double[] {0, 1};
        var axis = Axis.of("x", String::valueOf);
        Display.of(View.titled("")
                .table(() -> Table.create(DoubleColumn.create("x", x)))
                .chart(() -> Charts.lines("", axis, axis, List.of(Line.of("x", x, x)), List.of())));
    }
}
