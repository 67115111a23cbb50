package dev.envelope.kernel;

import dev.envelope.kernel.shell.CellError;
import java.util.ArrayList;
import java.util.List;

/** An error's text with the two colours that read well on light and on dark pages. */
final class Tracebacks {

    private static final String RED = "\u001B[1;31m";
    private static final String PLAIN = "\u001B[0m";

    private Tracebacks() {}

    static List<String> coloured(CellError error) {
        var lines = new ArrayList<String>();
        for (String line : error.traceback()) {
            boolean loud = lines.isEmpty() || line.matches("\\s*\\^+");
            lines.add(loud ? RED + line + PLAIN : line);
        }
        return lines;
    }
}
