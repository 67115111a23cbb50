package dev.envelope.kernel.help;

import dev.envelope.kernel.magic.maven.LibrarySources;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The source of a class: the language's own travels in its jar, a library's in its sources jar on the class path
 * or where Maven has it, and the platform's in the JDK, where one is installed with it.
 */
final class Sources {

    private Sources() {}

    static Optional<String> of(Class<?> type) {
        Class<?> outer = type;
        while (outer.getEnclosingClass() != null) {
            outer = outer.getEnclosingClass();
        }
        String path = outer.getName().replace('.', '/') + ".java";
        var loader = outer.getClassLoader();
        if (loader == null || outer.getModule().isNamed()) {
            return ofPlatform(outer.getModule().getName() + "/" + path);
        }
        Class<?> whole = outer;
        return read(loader.getResourceAsStream("META-INF/sources/" + path))
                .or(() -> read(loader.getResourceAsStream(path)))
                .or(() -> jar(whole).flatMap(LibrarySources::of).flatMap(sources -> entry(sources, path)));
    }

    private static Optional<Path> jar(Class<?> type) {
        var source = type.getProtectionDomain().getCodeSource();
        try {
            return Optional.ofNullable(source)
                    .map(CodeSource::getLocation)
                    .filter(place -> place.getProtocol().equals("file"))
                    .map(place -> Path.of(URI.create(place.toString())))
                    .filter(Files::isRegularFile);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> ofPlatform(String path) {
        return hasPlatform() ? entry(platform(), path) : Optional.empty();
    }

    /** Whether the JDK has its sources, which many distributions pack apart from it. */
    static boolean hasPlatform() {
        return Files.isReadable(platform());
    }

    static Path platform() {
        return Path.of(System.getProperty("java.home"), "lib", "src.zip");
    }

    private static Optional<String> entry(Path zip, String entry) {
        try (var file = new ZipFile(zip.toFile())) {
            var found = file.getEntry(entry);
            return found == null ? Optional.empty() : read(file.getInputStream(found));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> read(@Nullable InputStream source) {
        if (source == null) {
            return Optional.empty();
        }
        try (source) {
            return Optional.of(new String(source.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
