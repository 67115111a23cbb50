package dev.envelope.view;

import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import dev.envelope.view.diagram.Diagram;
import dev.envelope.view.diagram.Edge;
import dev.envelope.view.diagram.Group;
import dev.envelope.view.diagram.Kind;
import dev.envelope.view.diagram.Node;
import java.util.List;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/**
 * The first table, chart and diagram of a process, made ahead of the user's: Tablesaw scans the class path then, and Java
 * loads its fonts, which takes a second that a background thread has to spare.
 *
 * <p>Call it on the thread that is about to run the user's code, before that code: the types of Tablesaw's columns
 * refer to one another while they load, and two threads that load them at once wait for each other for ever. So these
 * are loaded here and now (some 50 ms), and only the rest in the background.
 */
public final class Warmup {

    private Warmup() {}

    /** Loads what two threads may not load at once, and starts a thread that makes and drops one of everything. */
    public static Thread start() {
        ColumnType.values();
        var thread = new Thread(Warmup::makeOneOfEverything, "envelope-warmup");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
        return thread;
    }

    private static void makeOneOfEverything() {
        var x = new double[] {0, 1};
        var axis = Axis.of("x", String::valueOf);
        try {
            Display.of(View.titled("")
                    .table(() -> Table.create(DoubleColumn.create("x", x)))
                    .chart(() -> Charts.lines("", axis, axis, List.of(Line.of("x", x, x)), List.of()))
                    .diagram(() -> Diagram.titled("")
                            .node(Node.of("a", Kind.CLIENT))
                            .group(Group.of("b").node(Node.of("c", Kind.DATABASE)))
                            .edge(Edge.of("a", "c").labels("d"))));
        } catch (RuntimeException | LinkageError | InternalError e) {
            // A machine without fonts, for instance: the user's own chart will say so where it can be read.
        }
    }
}
