package dev.envelope.kernel.magic.maven;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The sources of libraries that Maven made: beside their jar, in the local repository, or from where {@code %maven} fetches.
 *
 * <p>Nobody waits for a download: the first question begins it, and a later one finds what came.
 */
public final class LibrarySources {

    private static final Map<Path, CompletableFuture<Optional<Path>>> FETCHED = new ConcurrentHashMap<>();

    private LibrarySources() {}

    /** The jar of the sources of a jar, empty also while it is on its way. */
    public static Optional<Path> of(Path jar) {
        Path beside = Path.of(jar.toString().replaceFirst("\\.jar$", "-sources.jar"));
        return Files.exists(beside)
                ? Optional.of(beside)
                : FETCHED.computeIfAbsent(jar, LibrarySources::begin).getNow(Optional.empty());
    }

    private static CompletableFuture<Optional<Path>> begin(Path jar) {
        var found = new CompletableFuture<Optional<Path>>();
        var thread = new Thread(() -> found.complete(find(jar)), "sources");
        thread.setDaemon(true);
        thread.start();
        return found;
    }

    private static Optional<Path> find(Path jar) {
        try {
            return coordinates(jar).flatMap(wanted -> MavenResolver.ofThisUser().file(wanted));
        } catch (RuntimeException | LinkageError e) {
            // help without sources is still help
            return Optional.empty();
        }
    }

    /** A jar that Maven made tells its coordinates; one with others inside of it tells theirs, too. */
    static Optional<Coordinates> coordinates(Path jar) {
        try (var zip = new ZipFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (entry.getName().matches("META-INF/maven/[^/]+/[^/]+/pom\\.properties")) {
                    var told = new Properties();
                    try (Reader text = new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8)) {
                        told.load(text);
                    }
                    String artifact = told.getProperty("artifactId", "");
                    String version = told.getProperty("version", "");
                    if (jar.endsWith(artifact + "-" + version + ".jar")) {
                        return Optional.of(
                                new Coordinates(told.getProperty("groupId", ""), artifact, "jar", "sources", version));
                    }
                }
            }
        } catch (IOException e) {
            // told as having none
        }
        return Optional.empty();
    }
}
