package dev.envelope.kernel.notebook;

import dev.envelope.kernel.shell.cell.Stream;
import dev.envelope.view.MimeBundle;
import java.util.ArrayList;
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

    /** The same outputs, with neighbours that print to one stream as one: how a text was cut is chance. */
    static List<Output> joined(List<Output> outputs) {
        var result = new ArrayList<Output>();
        for (Output output : outputs) {
            int last = result.size() - 1;
            if (last >= 0
                    && output instanceof Printed now
                    && result.get(last) instanceof Printed before
                    && before.stream() == now.stream()) {
                result.set(last, new Printed(now.stream(), before.text() + now.text()));
            } else {
                result.add(output);
            }
        }
        return result;
    }
}
