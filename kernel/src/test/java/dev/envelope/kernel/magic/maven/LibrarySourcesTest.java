package dev.envelope.kernel.magic.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrarySourcesTest {

    @TempDir
    Path folder;

    @Test
    void aJarThatMavenMadeTellsItsCoordinates() throws IOException {
        Path jar = folder.resolve("app-1.0.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (String artifact : new String[] {"inside", "app"}) {
                zip.putNextEntry(new ZipEntry("META-INF/maven/test.group/" + artifact + "/pom.properties"));
                zip.write(("groupId=test.group\nartifactId=" + artifact + "\nversion=1.0\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        assertThat(LibrarySources.coordinates(jar))
                .hasValueSatisfying(c -> assertThat(c).hasToString("test.group:app:jar:sources:1.0"));
        Files.move(jar, folder.resolve("renamed.jar"));
        assertThat(LibrarySources.coordinates(folder.resolve("renamed.jar"))).isEmpty();
    }

    @Test
    void sourcesBesideTheJarAreFoundAtOnce() throws IOException {
        Path sources = Files.createFile(folder.resolve("lib-2-sources.jar"));
        assertThat(LibrarySources.of(folder.resolve("lib-2.jar"))).contains(sources);
    }
}
