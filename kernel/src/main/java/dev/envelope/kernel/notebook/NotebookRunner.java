package dev.envelope.kernel.notebook;

import dev.envelope.kernel.shell.CellShell;
import dev.envelope.kernel.shell.cell.CellError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Executes the cells of a notebook from top to bottom, as Jupyter's "run all" does, and stops at the first that fails.
 *
 * <p>Two tags of nbclient are known: a cell with {@code raises-exception} may fail, and one with {@code skip-execution} keeps
 * the outputs that it has.
 */
public final class NotebookRunner {

    /** What a run came to: the notebook with its new outputs, and the cell that ended it early, if one did. */
    public record Run(Notebook notebook, @Nullable Failure failure) {}

    /** The cell that failed, and why. */
    public record Failure(Cell cell, CellError error) {

        /** {@code cell 4, line 2: ArithmeticException: / by zero}, and the line itself. */
        @Override
        public String toString() {
            String place = "cell " + cell.position() + (error.line() > 0 ? ", line " + error.line() : "");
            String reason = error.value().isEmpty() ? error.name() : error.name() + ": " + error.value();
            String line = cell.source()
                    .lines()
                    .skip(Math.max(0, error.line() - 1))
                    .findFirst()
                    .orElse("");
            return place + ": " + reason + (error.line() > 0 ? "\n  " + line.strip() : "");
        }
    }

    private final CellShell shell;
    private final Consumer<Cell> starting;

    /**
     * A runner in the given evaluator.
     *
     * @param starting is told each cell before it runs
     */
    public NotebookRunner(CellShell shell, Consumer<Cell> starting) {
        this.shell = shell;
        this.starting = starting;
    }

    /** Runs every code cell of the notebook. */
    public Run run(Notebook notebook) {
        Map<Cell, CellOutputs> collected = new HashMap<>();
        Failure failure = null;
        for (var cell : notebook.cells()) {
            if (cell.runs() && failure == null) {
                starting.accept(cell);
                var outputs = new CellOutputs(collected.size() + 1);
                collected.put(cell, outputs);
                var error = shell.run(cell.source(), outputs).error();
                if (error != null && !cell.raisesException()) {
                    failure = new Failure(cell, error);
                }
            }
        }
        return new Run(withOutputs(notebook, collected), failure);
    }

    /** Read at the very end, so that what a thread printed after its cell still stands under it. */
    private static Notebook withOutputs(Notebook notebook, Map<Cell, CellOutputs> collected) {
        var cells = new ArrayList<Cell>();
        for (var cell : notebook.cells()) {
            var outputs = collected.get(cell);
            if (outputs != null) {
                cells.add(cell.executed(outputs.executionCount(), outputs.all()));
            } else {
                cells.add(cell.runs() ? cell.cleared() : cell);
            }
        }
        return notebook.withCells(cells);
    }
}
