package dev.envelope.kernel;

import dev.envelope.kernel.shell.cell.CellError;
import dev.envelope.kernel.shell.cell.Outputs;
import dev.envelope.kernel.shell.cell.Stream;
import dev.envelope.view.MimeBundle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The outputs of code that runs for its value alone: the value and the error are the reply's, and only what it prints and
 * shows besides is published; nothing at all of code that runs silently.
 */
final class QuietOutputs implements Outputs {

    private final Optional<Outputs> besides;
    private @Nullable MimeBundle result;

    private QuietOutputs(Optional<Outputs> besides) {
        this.besides = besides;
    }

    /** @param besides where it goes what the code gives off besides its value */
    QuietOutputs(Outputs besides) {
        this(Optional.of(besides));
    }

    static QuietOutputs silent() {
        return new QuietOutputs(Optional.empty());
    }

    @Override
    public void stream(Stream stream, String text) {
        besides.ifPresent(outputs -> outputs.stream(stream, text));
    }

    @Override
    public void display(MimeBundle bundle) {
        besides.ifPresent(outputs -> outputs.display(bundle));
    }

    @Override
    public void display(MimeBundle bundle, String id) {
        besides.ifPresent(outputs -> outputs.display(bundle, id));
    }

    @Override
    public void update(MimeBundle bundle, String id) {
        besides.ifPresent(outputs -> outputs.update(bundle, id));
    }

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
