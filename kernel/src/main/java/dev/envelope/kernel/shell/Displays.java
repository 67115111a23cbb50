package dev.envelope.kernel.shell;

import dev.envelope.kernel.display.Renderers;
import dev.envelope.kernel.shell.Results.Result;
import dev.envelope.kernel.shell.cell.Cell;
import dev.envelope.kernel.shell.cell.Outputs;
import dev.envelope.kernel.shell.cell.StopCheck;
import dev.envelope.kernel.shell.error.RunErrors;
import dev.envelope.view.MimeBundle;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Shows values as they look: as the result of a cell or in its middle, under an id where they can be replaced. */
final class Displays {

    private final ReentrantLock compiler;
    private final Evaluator evaluator;
    private final Followers followers;
    private final Results results;
    private final Renderers renderers;

    Displays(ReentrantLock compiler, Evaluator evaluator, Followers followers, Results results, Renderers renderers) {
        this.compiler = compiler;
        this.evaluator = evaluator;
        this.followers = followers;
        this.results = results;
        this.renderers = renderers;
    }

    /** Shows the value as the cell's result, if there is one; the error where its looks cannot be had. */
    Evaluated result(Cell cell, Evaluated last) {
        return last.error() == null && last.value() != null ? show(cell, last, true) : last;
    }

    /** Shows the value in the middle of the cell; the error where its looks cannot be had. */
    Evaluated display(Cell cell, Evaluated last) {
        return show(cell, last, false);
    }

    private Evaluated show(Cell cell, Evaluated last, boolean asResult) {
        try {
            show(cell.outputs(), render(last.value()), last, asResult);
            return last;
        } catch (Throwable e) { // whatever the user's toString() throws
            return Evaluated.failed(
                    StopCheck.isStopped()
                            ? RunErrors.interrupted("the cell was stopped")
                            : evaluator.failed(cell.number(), e));
        }
    }

    private void show(Outputs outputs, MimeBundle looks, Evaluated last, boolean asResult) {
        var kept = followers.isOn() ? results.keep(outputs, last) : Optional.<Result>empty();
        String id = kept.map(Result::id).orElse("");
        boolean replaceable = !id.isEmpty() && !kept.map(Result::live).orElse(false);
        var form = id.isEmpty() || replaceable ? looks : outputs.live(looks, id);
        if (asResult && replaceable) {
            outputs.result(form, id);
        } else if (asResult) {
            outputs.result(form);
        } else if (replaceable) {
            outputs.display(form, id);
        } else {
            outputs.display(form);
        }
    }

    /** A value's looks are made by its own code, which may run long, too. */
    MimeBundle render(@Nullable Object value) throws Exception {
        compiler.unlock();
        try {
            return evaluator.user().call(() -> renderers.render(value));
        } finally {
            compiler.lock();
        }
    }
}
