package dev.envelope.kernel;

import dev.envelope.kernel.shell.CellError;
import dev.envelope.kernel.shell.Outputs;
import dev.envelope.kernel.shell.Stream;
import dev.envelope.view.MimeBundle;
import org.jspecify.annotations.Nullable;

/** The outputs of code that runs silently or for its value alone: nothing is published. */
final class QuietOutputs implements Outputs {

    private @Nullable MimeBundle result;

    @Override
    public void stream(Stream stream, String text) {}

    @Override
    public void display(MimeBundle bundle) {}

    @Override
    public void result(MimeBundle bundle) {
        result = bundle;
    }

    @Override
    public void error(CellError error) {}

    @Nullable
    MimeBundle result() {
        return result;
    }
}
