package dev.envelope.kernel.magic.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalArtifactsTest {

    @TempDir
    Path folder;

    private LocalArtifacts artifacts;

    @BeforeEach
    void fill() throws IOException {
        for (String version : new String[] {
            "org/apache/commons/commons-csv/1.10.0",
            "org/apache/commons/commons-csv/1.9.0",
            "org/apache/commons/commons-io/2.11.0",
            "org/apache/maven/maven-core/3.9.0",
            "org/apache/apache/30",
            "junit/junit/4.13"
        }) {
            Path home = Files.createDirectories(folder.resolve(version));
            Files.createFile(home.resolve("any.pom"));
        }
        Files.createDirectories(folder.resolve("org/apache/empty"));
        artifacts = new LocalArtifacts(folder);
    }

    @Test
    void groupsThenArtefactsThenVersions() {
        assertThat(artifacts.beginning("")).containsExactly("junit:", "org.");
        assertThat(artifacts.beginning("o")).containsExactly("org.apache.", "org.apache:");
        assertThat(artifacts.beginning("org.apache.com")).containsExactly("org.apache.commons:");
        assertThat(artifacts.beginning("org.apache.commons:"))
                .containsExactly("org.apache.commons:commons-csv:", "org.apache.commons:commons-io:");
        assertThat(artifacts.beginning("org.apache.commons:commons-csv:1"))
                .containsExactly("org.apache.commons:commons-csv:1.10.0", "org.apache.commons:commons-csv:1.9.0");
    }

    @Test
    void thereMayBeNothing() {
        assertThat(artifacts.beginning("com.example")).isEmpty();
        assertThat(artifacts.beginning("no.group:artifact:")).isEmpty();
        assertThat(artifacts.beginning("a:b:c:d")).isEmpty();
        assertThat(artifacts.beginning("\0:")).isEmpty();
    }
}
