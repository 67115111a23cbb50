package dev.envelope.kernel.shell.error;

import dev.envelope.kernel.shell.cell.CellError;
import dev.envelope.kernel.shell.cell.StopCheck;
import dev.envelope.kernel.shell.source.CellText;
import dev.envelope.quantity.DesignException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jdk.jshell.Diag;
import jdk.jshell.JShellException;
import org.jspecify.annotations.Nullable;

/**
 * An exception of the user's code as the user should read it: class and message, the causes, the frames down to the
 * cell, and the cell's lines. Frames of the kernel and of JShell stay out.
 */
public final class RunErrors {

    private static final int MAX_FRAMES = 20;

    /** JShell computes a declared variable in a method beside that of its snippet, which calls it in the first line. */
    private static final String OF_DECLARATIONS = "do_it$Aux";

    /** The method of a snippet, as the names of its lambdas mention it. */
    private static final String OF_SNIPPETS = "do_it$";

    /** The class that JShell puts around a snippet, in front of what the user named. */
    private static final Pattern OF_JSHELL = Pattern.compile("REPL\\.\\$JShell\\$\\w+[.$]");

    /** The method that JShell puts around the code of a cell, and a lambda in it. */
    private static final Pattern CODE = Pattern.compile("\\b(?:lambda\\$)?do_it\\$(?:Aux)?(?:\\$\\d+)?");

    /** What is left of the JDK's message where a value is of a type that a cell has declared anew. */
    private static final Pattern EARLIER = Pattern.compile("class (\\S+) cannot be cast to class \\1 \\(.*");

    private static final Pattern LAMBDA = Pattern.compile("^lambda\\$(.*)\\$\\d+$");

    /** Where in which cell a snippet came from. */
    public record Origin(int run, CellText cell, int firstLine) {}

    private final Map<String, Origin> origins;
    private final int run;

    RunErrors(Map<String, Origin> origins, int run) {
        this.origins = origins;
        this.run = run;
    }

    /** @param told the same exception as JShell tells it, with the lines of the snippets in its frames */
    CellError of(Throwable thrown, @Nullable Throwable told) {
        var text = new ArrayList<String>();
        var place = place(told);
        if (thrown instanceof DesignException mistake) {
            text.add(String.valueOf(mistake.getMessage()));
        } else {
            describe(text, thrown, told);
        }
        return told(name(thrown.getClass()), message(thrown), text, place);
    }

    /** A method or class of a cell that names what no cell has defined yet. */
    CellError unresolved(String snippet, List<String> missing, JShellException told, NearNames names) {
        var hints = missing.stream()
                .flatMap(symbol -> names.insteadOf(symbol).stream())
                .toList();
        return unresolved(snippet + " cannot run until this is defined: " + String.join(", ", missing), hints, told);
    }

    /** A method or class of a cell that does not fit any more what a later cell has declared. */
    CellError broken(String snippet, List<Diag> diagnostics, JShellException told) {
        String why = diagnostics.stream()
                .filter(Diag::isError)
                .map(CompileErrors::message)
                .findFirst()
                .map(message -> ": " + message)
                .orElse("");
        return unresolved(snippet + " no longer compiles" + why, List.of(), told);
    }

    private CellError unresolved(String message, List<String> hints, JShellException told) {
        var place = place(told);
        var text = new ArrayList<>(List.of(message));
        text.addAll(hints);
        frames(text, told.getStackTrace());
        return told("Unresolved", message, text, place);
    }

    private static CellError told(String name, String message, List<String> text, @Nullable Place place) {
        if (place != null) {
            text.add(place.text() + ":");
            text.add("    " + place.source());
        }
        return new CellError(name, message, place == null ? 0 : place.line(), text);
    }

    public static CellError interrupted(String how) {
        return new CellError("Interrupted", how, 0, List.of("Interrupted: " + how));
    }

    static CellError exit(int status) {
        String text =
                "System.exit(" + status + ") ends a program; in a notebook the kernel stays, and only this cell ends";
        return new CellError("Exit", text, 0, List.of(text));
    }

    private void describe(List<String> text, Throwable thrown, @Nullable Throwable told) {
        String lead = "";
        @Nullable Throwable at = told;
        for (Throwable each : Causes.of(thrown)) {
            String message = message(each);
            text.add(lead + name(each.getClass()) + (message.isEmpty() ? "" : ": " + message));
            frames(text, at == null ? new StackTraceElement[0] : at.getStackTrace());
            lead = "Caused by: ";
            at = at == null ? null : at.getCause();
        }
    }

    private void frames(List<String> text, StackTraceElement[] frames) {
        var told = IntStream.range(0, frames.length)
                .filter(i -> !frames[i].getClassName().equals(StopCheck.class.getName()))
                .filter(i -> i == 0 || !frames[i - 1].getMethodName().equals(OF_DECLARATIONS))
                .mapToObj(i -> frame(frames[i]))
                .toList();
        int shown = 0;
        for (int i = 0; i < told.size(); i++) {
            int first = i;
            while (i + 1 < told.size() && told.get(i + 1).equals(told.get(first))) {
                i++;
            }
            if (++shown > MAX_FRAMES) {
                text.add("    ... " + (told.size() - first) + " more");
                return;
            }
            text.add("    at " + told.get(first) + (i == first ? "" : ", " + (i - first + 1) + " times"));
        }
    }

    private String frame(StackTraceElement frame) {
        var place = place(frame);
        if (place == null) {
            return frame.toString();
        }
        String method = LAMBDA.matcher(frame.getMethodName()).replaceFirst("$1");
        return method.isEmpty() || method.equals(OF_SNIPPETS) || method.equals(OF_DECLARATIONS)
                ? place.text()
                : method + " (" + place.text() + ")";
    }

    private record Place(String text, int line, String source) {}

    /** The innermost line of this run's cell, or of another cell where this one has none. */
    private @Nullable Place place(@Nullable Throwable told) {
        if (told == null) {
            return null;
        }
        Place found = null;
        for (StackTraceElement frame : told.getStackTrace()) {
            var place = place(frame);
            if (place != null && place.line() > 0) {
                return place;
            }
            found = found == null ? place : found;
        }
        return found;
    }

    private @Nullable Place place(StackTraceElement frame) {
        var origin = SnippetFrames.isOfSnippet(frame)
                ? origins.get(frame.getFileName().substring(1))
                : null;
        if (origin == null) {
            return null;
        }
        int line = origin.firstLine() + frame.getLineNumber() - 1;
        String source = origin.cell().lineText(line).strip();
        return origin.run() == run
                ? new Place(origin.cell().place(line), line, source)
                : new Place("line " + line + " of an earlier cell", 0, source);
    }

    /** What an exception says, with the names that its cell has for things. */
    static String message(Throwable thrown) {
        String own = OF_JSHELL.matcher(Causes.message(thrown)).replaceAll("");
        String message = CODE.matcher(own).replaceAll("the cell");
        return EARLIER.matcher(message)
                .replaceFirst(
                        "this value is of the earlier $1, and $1 was declared anew; run the cell again that made it");
    }

    /** The class as the user wrote it: without JShell's wrapper, and without the package that nobody imports. One without a name goes by what it extends. */
    private static String name(Class<?> type) {
        if (type.isAnonymousClass() && type.getSuperclass() != null) {
            return name(type.getSuperclass());
        }
        String name = type.getName();
        if (name.startsWith("REPL.")) {
            return OF_JSHELL.matcher(name).replaceFirst("").replace('$', '.');
        }
        return name.startsWith("java.lang.") || type == DesignException.class ? type.getSimpleName() : name;
    }
}
