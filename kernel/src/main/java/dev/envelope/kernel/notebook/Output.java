package dev.envelope.kernel.notebook;

import dev.envelope.kernel.shell.Stream;
import dev.envelope.view.MimeBundle;
import java.util.List;

/** One output under a code cell, of the four kinds that nbformat knows. */
sealed interface Output {

    /** What a cell printed; neighbours of one stream are one output. */
    record Printed(Stream stream, String text) implements Output {}

    /** What {@code display(x)} showed. */
    record Displayed(MimeBundle bundle) implements Output {}

    /** The value of the cell's last expression. */
    record Result(MimeBundle bundle, int executionCount) implements Output {}

    /** Why the cell stopped. */
    record Failed(String name, String value, List<String> traceback) implements Output {}
}
