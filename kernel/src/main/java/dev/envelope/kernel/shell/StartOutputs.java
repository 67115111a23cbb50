package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.cell.CellError;
import dev.envelope.kernel.shell.cell.Outputs;
import dev.envelope.kernel.shell.cell.Stream;
import dev.envelope.view.MimeBundle;
import java.util.List;

/** Keeps what start-up scripts print and what they fail on until there is a cell under which to tell it. */
final class StartOutputs implements Outputs {

    private final List<String> untold;

    StartOutputs(List<String> untold) {
        this.untold = untold;
    }

    @Override
    public void stream(Stream stream, String text) {
        text.lines().forEach(untold::add);
    }

    @Override
    public void display(MimeBundle bundle) {
        untold.add(bundle.data().getOrDefault("text/plain", ""));
    }

    @Override
    public void result(MimeBundle bundle) {
        // the value of a script's last expression is of no interest
    }

    @Override
    public void error(CellError error) {
        untold.addAll(error.traceback());
    }
}
