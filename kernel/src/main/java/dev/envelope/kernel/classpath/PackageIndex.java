package dev.envelope.kernel.classpath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which packages each jar has, and the JDK: written when the kernel is installed, because reading the directories of 80
 * jars takes longer than the first cell. A jar that is not as it was then is read once more.
 *
 * <pre>{@code
 * PackageIndex.write(jars, file);
 * Set<String> packages = PackageIndex.read(file).of(jar); // [com.google.gson, com.google.gson.annotations, ...]
 * }</pre>
 *
 * <p>A line of the file is a jar: path, time, size and packages, with tabs in between.
 */
final class PackageIndex {

    private final Map<String, Set<String>> known;

    private PackageIndex(Map<String, Set<String>> known) {
        this.known = known;
    }

    /** What a file holds that {@link #write} has written; nothing, where there is none. */
    static PackageIndex read(Path file) {
        var known = new HashMap<String, Set<String>>();
        try {
            for (String line : Files.readAllLines(file)) {
                int packages = line.lastIndexOf('\t') + 1;
                known.put(
                        line.substring(0, packages),
                        Set.of(line.substring(packages).split(" ", -1)));
            }
        } catch (IOException e) {
            return new PackageIndex(Map.of());
        }
        return new PackageIndex(known);
    }

    /** Writes what these jars have. */
    static void write(List<Path> jars, Path file) throws IOException {
        var lines = new ArrayList<String>();
        for (Path jar : jars) {
            lines.add(key(jar) + String.join(" ", packages(jar)));
        }
        Files.write(file, lines);
    }

    /** The packages of a jar, with dots; the one without a name is an empty text. */
    Set<String> of(Path jar) {
        try {
            var written = written(jar);
            return written.isPresent() ? written.get() : packages(jar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that were written, if the jar is as it was then. */
    Optional<Set<String>> written(Path jar) throws IOException {
        return Optional.ofNullable(known.get(key(jar)));
    }

    private static String key(Path jar) throws IOException {
        return jar + "\t" + Files.getLastModifiedTime(jar).toMillis() + "\t" + Files.size(jar) + "\t";
    }

    private static Set<String> packages(Path jar) throws IOException {
        return ClassFiles.in(jar).stream()
                .map(name -> name.substring(0, Math.max(0, name.lastIndexOf('.'))))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
