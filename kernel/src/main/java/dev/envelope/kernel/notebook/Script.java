package dev.envelope.kernel.notebook;

import dev.envelope.kernel.shell.CellShell;
import dev.envelope.kernel.shell.cell.CellError;
import dev.envelope.kernel.shell.cell.Outputs;
import dev.envelope.kernel.shell.cell.Stream;
import dev.envelope.view.MimeBundle;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A JShell script: Java as it is typed into {@code jshell}, and chains that go on with a leading dot besides.
 *
 * <p>It is evaluated as one cell would be, but every expression prints its value. A last line {@code /exit}, which the
 * jshell tool needs to end, is allowed; other commands of that tool are not Java.
 */
public final class Script {

    private static final Pattern LAST_EXIT = Pattern.compile("(?m)^/exit\\s*\\z");
    private static final Pattern TOOL_COMMAND = Pattern.compile("^\\s*/[a-z!?-].*");

    private final Path file;
    private final String source;

    private Script(Path file, String source) {
        this.file = file;
        this.source = source;
    }

    public static Script read(Path file) throws IOException {
        return new Script(file, LAST_EXIT.matcher(Files.readString(file)).replaceFirst(""));
    }

    /**
     * Runs to the end or to the first error.
     *
     * @return the exit status: 0 at the end, 1 after an error, or what the script gave to {@code System.exit}
     */
    public int run(CellShell shell, PrintStream out, PrintStream err) {
        var result = shell.runScript(source, new Console(out, err));
        var error = result.error();
        if (error == null) {
            return 0;
        }
        if (result.exitStatus().isPresent()) {
            return result.exitStatus().getAsInt();
        }
        err.println(told(error));
        return 1;
    }

    private String told(CellError error) {
        String place = error.line() > 0 ? file + ":" + error.line() : file.toString();
        String line =
                source.lines().skip(Math.max(0, error.line() - 1)).findFirst().orElse("");
        String hint = TOOL_COMMAND.matcher(line).matches()
                ? "\n" + line.strip() + " is a command of the jshell tool; a script that envelope runs is Java only"
                : "";
        return place + ": " + String.join("\n", error.traceback()) + hint;
    }

    /** Prints what a script gives off; results in their text form. */
    private record Console(PrintStream out, PrintStream err) implements Outputs {

        @Override
        public void stream(Stream stream, String text) {
            var target = stream == Stream.STDOUT ? out : err;
            target.print(text);
            target.flush();
        }

        @Override
        public void display(MimeBundle bundle) {
            out.println(bundle.data().getOrDefault("text/plain", ""));
            out.flush();
        }

        @Override
        public void result(MimeBundle bundle) {
            display(bundle);
        }

        @Override
        public void error(CellError error) {
            // told at the end, with the file and the line
        }
    }
}
