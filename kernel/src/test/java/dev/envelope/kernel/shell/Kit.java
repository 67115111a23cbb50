package dev.envelope.kernel.shell;

import dev.envelope.kernel.complete.Completion;
import dev.envelope.kernel.shell.cell.CellError;
import dev.envelope.kernel.shell.cell.Outputs;
import dev.envelope.kernel.shell.cell.Stream;
import dev.envelope.view.MimeBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A kit for testing cells: runs one and keeps what it gave off. */
public final class Kit implements AutoCloseable {

    private final CellShell shell;

    public Kit() {
        this(Map.of());
    }

    /** @param environment what the environment says of the start */
    public Kit(Map<String, String> environment) {
        shell = CellShell.start(environment);
    }

    public CellShell shell() {
        return shell;
    }

    public Ran run(String code) {
        var ran = new Ran();
        shell.run(code, ran);
        return ran;
    }

    /** The words that TAB shows where the bar stands: {@code complete("d.|")}. */
    public List<String> complete(String code) {
        int cursor = code.indexOf('|');
        var found = Completion.at(shell, code.substring(0, cursor) + code.substring(cursor + 1), cursor);
        return found.matches().stream().map(Completion.Match::text).toList();
    }

    @Override
    public void close() {
        shell.close();
    }

    /** What one cell gave off. */
    public static final class Ran implements Outputs {

        private final StringBuffer out = new StringBuffer();
        private final StringBuffer err = new StringBuffer();
        private final List<MimeBundle> displays = new ArrayList<>();
        private @Nullable MimeBundle result;
        private @Nullable CellError error;

        @Override
        public void stream(Stream stream, String text) {
            (stream == Stream.STDOUT ? out : err).append(text);
        }

        @Override
        public void display(MimeBundle bundle) {
            displays.add(bundle);
        }

        @Override
        public void result(MimeBundle bundle) {
            result = bundle;
        }

        @Override
        public void error(CellError told) {
            error = told;
        }

        public String out() {
            return out.toString();
        }

        public String err() {
            return err.toString();
        }

        /** The text of the answer, or the error's text where there is none; empty for neither. */
        public String text() {
            return error != null
                    ? traceback()
                    : result == null ? "" : String.valueOf(result.data().get("text/plain"));
        }

        public List<MimeBundle> displays() {
            return displays;
        }

        /** The remark under the cell, empty for none. */
        public String note() {
            return displays.stream()
                    .map(b -> b.data().get("text/plain"))
                    .reduce((a, b) -> b)
                    .orElse("");
        }

        public boolean hasResult() {
            return result != null;
        }

        public MimeBundle result() {
            if (result == null) {
                throw new AssertionError("the cell has no answer: " + text());
            }
            return result;
        }

        public CellError error() {
            if (error == null) {
                throw new AssertionError("the cell ran to its end: " + text());
            }
            return error;
        }

        public String traceback() {
            return String.join("\n", error().traceback());
        }
    }
}
