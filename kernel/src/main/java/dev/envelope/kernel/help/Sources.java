package dev.envelope.kernel.help;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The source of a class: the language's own travels in its jar, a library's in its sources jar on the class path, and the
 * platform's in the JDK, where one is installed with it.
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
        return read(loader.getResourceAsStream("META-INF/sources/" + path))
                .or(() -> read(loader.getResourceAsStream(path)));
    }

    private static Optional<String> ofPlatform(String entry) {
        Path zip = Path.of(System.getProperty("java.home"), "lib", "src.zip");
        if (!Files.isReadable(zip)) {
            return Optional.empty();
        }
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
