package dev.envelope.kernel.magic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** File names as a shell knows them, where {@code *} stands for anything but a slash and {@code **} for anything. */
public final class FilePatterns {

    private static final Pattern WILD = Pattern.compile("[*?\\[{]");

    private FilePatterns() {}

    /** The files and folders that a pattern of the shell's kind stands for, in the order of their names. */
    public static List<Path> matching(String given) {
        var wild = WILD.matcher(given);
        if (!wild.find()) {
            Path path = Path.of(given);
            return Files.exists(path) ? List.of(path) : List.of();
        }
        int slash = given.lastIndexOf('/', wild.start());
        Path root = slash < 0 ? Path.of("") : Path.of(given.substring(0, slash + 1));
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + given.substring(slash + 1));
        int depth = given.contains("**")
                ? Integer.MAX_VALUE
                : Path.of(given.substring(slash + 1).replace('*', 'x').replace('?', 'x'))
                        .getNameCount();
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root, depth)) {
            return files.filter(p -> matcher.matches(root.relativize(p)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
