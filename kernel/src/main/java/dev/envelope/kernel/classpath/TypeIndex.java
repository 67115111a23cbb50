package dev.envelope.kernel.classpath;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.jspecify.annotations.Nullable;

/**
 * The full names of all types that have a simple name, in a file: written when the kernel is installed, and looked into
 * when somebody asks, so that it takes no memory.
 *
 * <pre>{@code
 * TypeIndex.write(jars, file);
 * new TypeIndex(file).get("Entry") // [java.util.Map.Entry, ...]
 * }</pre>
 *
 * <p>A line of the file is a simple name and its full names, with blanks in between.
 */
final class TypeIndex extends AbstractMap<String, Collection<String>> {

    private final Path file;

    TypeIndex(Path file) {
        this.file = file;
    }

    /** Writes the types of these jars. */
    static void write(List<Path> jars, Path file) throws IOException {
        var types = new TreeMap<String, Set<String>>();
        for (Path jar : jars) {
            for (String binary : ClassFiles.in(jar)) {
                String full = binary.replace('$', '.');
                String simple = full.substring(full.lastIndexOf('.') + 1);
                // a class without a name has a number
                if (SourceVersion.isIdentifier(simple)) {
                    types.computeIfAbsent(simple, s -> new TreeSet<>()).add(full);
                }
            }
        }
        var lines = types.entrySet().stream().map(e -> e.getKey() + " " + String.join(" ", e.getValue()));
        Files.write(file, (Iterable<String>) lines::iterator);
    }

    @Override
    public @Nullable Collection<String> get(@Nullable Object simpleName) {
        return entries(line -> line.startsWith(simpleName + " ")).stream()
                .map(Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<String> getOrDefault(@Nullable Object simpleName, Collection<String> none) {
        return Objects.requireNonNullElse(get(simpleName), none);
    }

    @Override
    public Set<Entry<String, Collection<String>>> entrySet() {
        return entries(line -> true);
    }

    private Set<Entry<String, Collection<String>>> entries(Predicate<String> wanted) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(wanted).map(TypeIndex::entry).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry<String, Collection<String>> entry(String line) {
        var words = List.of(line.split(" ", -1));
        return Map.entry(words.get(0), words.subList(1, words.size()));
    }
}
