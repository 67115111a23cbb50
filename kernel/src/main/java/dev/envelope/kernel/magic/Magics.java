package dev.envelope.kernel.magic;

import dev.envelope.kernel.magic.maven.MavenMagics;
import dev.envelope.quantity.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All magics: finds them in a cell and runs them. */
public final class Magics {

    private static final Pattern LINE = Pattern.compile("(?m)^[ \\t]*(%{1,2})(\\p{Alpha}[\\w.-]*)");

    private static final List<Magic> ALL = List.of(
            MavenMagics.MAVEN,
            MavenMagics.REPOSITORY,
            MavenMagics.POM,
            ClassPathMagics.JARS,
            ClassPathMagics.CLASS_PATH,
            LoadMagic.LOAD,
            TimeMagic.TIME,
            NotebookMagics.VARIABLES,
            NotebookMagics.REACTIVE,
            JvmMagic.JVM,
            HelpMagic.HELP);

    private Magics() {}

    /** A line that looks like a magic: where its first percent sign stands, and whether its name is known. */
    public record Found(int offset, boolean known) {}

    static List<Magic> all() {
        return ALL;
    }

    /** The next line that looks like a magic, at an offset of the cell or after it. */
    public static Optional<Found> next(String cell, int from) {
        Matcher line = LINE.matcher(cell);
        return line.find(from)
                ? Optional.of(new Found(line.start(1), named(line.group(2)).isPresent()))
                : Optional.empty();
    }

    /**
     * Runs the magic that this source is.
     *
     * @param offset where in the cell it begins
     */
    public static void run(String source, int offset, Session session) throws InterruptedException {
        var call = Call.of(source, offset);
        var known = named(call.name());
        if (known.isEmpty() && session.runOther(call)) {
            return;
        }
        var magic = known.orElseThrow(() -> unknown(call));
        if (call.overCell() && magic.form() == Magic.Form.LINE) {
            throw new MagicException(call + " takes no cell; write " + magic.usage());
        }
        if (!call.overCell() && magic.form() == Magic.Form.CELL) {
            throw new MagicException(call + " takes a whole cell; write " + magic.usage() + " in its first line");
        }
        if (call.overCell() && call.body().isBlank()) {
            throw new MagicException(call + " takes the code below it, and stands in the first line of its cell");
        }
        magic.action().run(call, session);
    }

    static Optional<Magic> named(String name) {
        return ALL.stream().filter(m -> m.names().contains(name)).findFirst();
    }

    private static MagicException unknown(Call call) {
        var names = ALL.stream().flatMap(m -> m.names().stream()).toList();
        return new MagicException(call + " is not known; "
                + Nearest.of(call.name(), names)
                        .map(n -> "did you mean %" + n + "?")
                        .orElse("%help lists what there is"));
    }
}
