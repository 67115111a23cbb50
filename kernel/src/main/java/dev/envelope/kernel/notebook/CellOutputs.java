package dev.envelope.kernel.notebook;

import dev.envelope.kernel.notebook.Output.Displayed;
import dev.envelope.kernel.notebook.Output.Failed;
import dev.envelope.kernel.notebook.Output.Printed;
import dev.envelope.kernel.notebook.Output.Result;
import dev.envelope.kernel.shell.cell.CellError;
import dev.envelope.kernel.shell.cell.Outputs;
import dev.envelope.kernel.shell.cell.Stream;
import dev.envelope.view.MimeBundle;
import java.util.ArrayList;
import java.util.List;

/** Collects what one cell gives off; threads that outlive the cell may still add to it. */
final class CellOutputs implements Outputs {

    private final int executionCount;
    private final List<Output> outputs = new ArrayList<>();

    CellOutputs(int executionCount) {
        this.executionCount = executionCount;
    }

    int executionCount() {
        return executionCount;
    }

    @Override
    public synchronized void stream(Stream stream, String text) {
        outputs.add(new Printed(stream, text));
    }

    @Override
    public synchronized void display(MimeBundle bundle) {
        outputs.add(new Displayed(bundle));
    }

    @Override
    public synchronized void result(MimeBundle bundle) {
        outputs.add(new Result(bundle, executionCount));
    }

    @Override
    public synchronized void error(CellError error) {
        outputs.add(new Failed(error.name(), error.value(), error.traceback()));
    }

    synchronized List<Output> all() {
        return Output.joined(outputs);
    }
}
