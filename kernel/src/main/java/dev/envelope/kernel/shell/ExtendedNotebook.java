package dev.envelope.kernel.shell;

import dev.envelope.kernel.jjava.JJavaExtensions;
import dev.envelope.kernel.shell.CellEvaluation.Run;
import dev.envelope.kernel.shell.cell.Cell;
import dev.envelope.kernel.shell.source.CellText;
import dev.envelope.view.MimeBundle;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/** The notebook as extensions of libraries know it: they evaluate code and show things in the cell that installs them. */
final class ExtendedNotebook implements JJavaExtensions.Notebook {

    private final CellShell shell;

    ExtendedNotebook(CellShell shell) {
        this.shell = shell;
    }

    @Override
    public @Nullable Object evaluate(String code) {
        if (!shell.isWorker()) {
            throw new IllegalStateException("an extension evaluates code while it is installed, or as a magic");
        }
        var run = new Run(cell(), false, new HashSet<>());
        var evaluated = shell.locked(() -> shell.evaluation().evaluate(run, new CellText(code, "an extension")));
        if (evaluated.error() != null) {
            throw new IllegalArgumentException(
                    String.join("\n", evaluated.error().traceback()));
        }
        return evaluated.value();
    }

    @Override
    public void display(MimeBundle bundle) {
        cell().outputs().display(bundle);
    }

    private Cell cell() {
        return shell.running().orElseThrow(() -> new IllegalStateException("no cell runs"));
    }
}
