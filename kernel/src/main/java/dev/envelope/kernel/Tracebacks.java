package dev.envelope.kernel;

import dev.envelope.kernel.shell.cell.CellError;
import java.util.ArrayList;
import java.util.List;

/**
 * An error's text for a front end: what went wrong and where stand out in bold.
 *
 * <p>Without a colour of our own, because JupyterLab lays errors on light red or on dark red, as its theme is: only the
 * theme's own colour of text reads well on both.
 */
final class Tracebacks {

    private static final String BOLD = "\u001B[1m";
    private static final String PLAIN = "\u001B[0m";

    private Tracebacks() {}

    static List<String> styled(CellError error) {
        var lines = new ArrayList<String>();
        for (String line : error.traceback()) {
            boolean loud = lines.isEmpty() || line.matches("\\s*\\^+");
            lines.add(loud ? BOLD + line + PLAIN : line);
        }
        return lines;
    }
}
