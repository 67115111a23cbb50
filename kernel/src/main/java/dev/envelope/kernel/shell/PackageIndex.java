package dev.envelope.kernel.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Which packages each jar has: written when the kernel is installed, because reading the directories of 80 jars takes
 * longer than the first cell. A jar that is not as it was then is read once more.
 *
 * <pre>{@code
 * PackageIndex.write(jars, file);
 * Set<String> packages = PackageIndex.read(file).of(jar); // [com.google.gson, com.google.gson.annotations, ...]
 * }</pre>
 *
 * <p>A line of the file is a jar: path, time, size and packages, with tabs in between.
 */
public final class PackageIndex {

    /** The system property that names the file. */
    public static final String PROPERTY = "envelope.packages";

    private final Map<String, Set<String>> known;

    private PackageIndex(Map<String, Set<String>> known) {
        this.known = known;
    }

    /** What was written when this kernel was installed; empty in a process that is no such kernel. */
    static PackageIndex installed() {
        String file = System.getProperty(PROPERTY);
        return file == null ? new PackageIndex(Map.of()) : read(Path.of(file));
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
    public static void write(List<Path> jars, Path file) throws IOException {
        var lines = new ArrayList<String>();
        for (Path jar : jars) {
            lines.add(key(jar) + String.join(" ", packages(jar)));
        }
        Files.write(file, lines);
    }

    /** The packages of a jar, with dots; the one without a name is an empty text. */
    Set<String> of(Path jar) {
        try {
            var packages = known.get(key(jar));
            return packages == null ? packages(jar) : packages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(Path jar) throws IOException {
        return jar + "\t" + Files.getLastModifiedTime(jar).toMillis() + "\t" + Files.size(jar) + "\t";
    }

    private static Set<String> packages(Path jar) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, Math.max(0, name.lastIndexOf('/')))
                            .replace('/', '.'))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
