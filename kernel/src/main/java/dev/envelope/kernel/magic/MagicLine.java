package dev.envelope.kernel.magic;

import dev.envelope.kernel.magic.maven.MavenMagics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The line of a magic up to the cursor, and what may come next in it.
 *
 * @param word what the cursor stands behind: the end of what is replaced
 */
public record MagicLine(String percent, String name, Optional<String> word) {

    private static final Pattern LINE = Pattern.compile("[ \\t]*(%{1,2})(\\w*)(?:[ \\t].*?([^ \\t]*))?");
    private static final Pattern ANY = Pattern.compile("(?m)^([ \\t]*%%?(\\w+))(.*)$");
    private static final List<String> OF_FILES = List.of("load", "jars", "classpath", "loadFromPOM");

    /** The magic in whose line the cursor stands, if there is one. */
    public static Optional<MagicLine> at(String code, int cursor) {
        String line = code.substring(code.lastIndexOf('\n', cursor - 1) + 1, cursor);
        Matcher matcher = LINE.matcher(line);
        return matcher.matches()
                ? Optional.of(new MagicLine(matcher.group(1), matcher.group(2), Optional.ofNullable(matcher.group(3))))
                : Optional.empty();
    }

    /** Whether the rest of the line is Java: {@code %time x + 1}. */
    public boolean holdsJava() {
        return word.isPresent() && TimeMagic.TIME.names().contains(name);
    }

    /** Whether there is no more of it yet than percent signs. */
    public boolean isBegun() {
        return name.isEmpty() && word.isEmpty();
    }

    /** A cell in which the magics up to an offset are blank, but for the Java that they hold. */
    public static String blanked(String code, int end) {
        return ANY.matcher(code.substring(0, end))
                        .replaceAll(m -> TimeMagic.TIME.names().contains(m.group(2))
                                ? m.group(1).replaceAll("\\S", " ") + Matcher.quoteReplacement(m.group(3))
                                : m.group().replaceAll(".", " "))
                + code.substring(end);
    }

    /** What is replaced by each of {@link #continuations()}, as it stands before the cursor. */
    public String begun() {
        return word.orElse(percent + name);
    }

    /** The magics that begin so, or the files or libraries that may be meant. */
    public List<String> continuations() {
        if (word.isEmpty()) {
            return Magics.all().stream()
                    .filter(m -> m.form() != (percent.length() == 2 ? Magic.Form.LINE : Magic.Form.CELL))
                    .map(m -> percent + m.name())
                    .filter(n -> n.startsWith(percent + name))
                    .toList();
        }
        if (MavenMagics.MAVEN.names().contains(name)) {
            return MavenMagics.artifacts(word.get());
        }
        return OF_FILES.contains(name) ? files(word.get()) : List.of();
    }

    /** What the magic of this line does, and what to write. */
    public Optional<String> help() {
        return Magics.named(name).map(m -> m.usage() + "\n    " + m.purpose());
    }

    private static List<String> files(String begun) {
        int slash = begun.lastIndexOf('/') + 1;
        try {
            Path folder = Path.of(begun.substring(0, slash));
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(folder)) {
                return files.map(f -> f.getFileName() + (Files.isDirectory(f) ? "/" : ""))
                        .filter(n -> n.startsWith(begun.substring(slash)))
                        .filter(n -> begun.length() > slash || !n.startsWith("."))
                        .sorted()
                        .map(n -> begun.substring(0, slash) + n)
                        .toList();
            }
        } catch (InvalidPathException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
