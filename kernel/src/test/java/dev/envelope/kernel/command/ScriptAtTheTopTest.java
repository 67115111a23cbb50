package dev.envelope.kernel.command;

import static dev.envelope.kernel.command.CommandKit.program;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code envelope} script in a checkout of the test's own, with a java and a mvn that only tell what they got. */
class ScriptAtTheTopTest {

    @TempDir
    Path folder;

    private Path home;
    private Path jdk;
    private Path bin;

    @BeforeEach
    void checkout() throws IOException {
        home = Files.createDirectories(folder.resolve("a check out"));
        Files.copy(CommandKit.TOP.resolve("envelope"), home.resolve("envelope"));
        for (String source :
                new String[] {"pom.xml", "dsl/pom.xml", "kernel/pom.xml", "dsl/src/main/A", "kernel/src/main/B"}) {
            Files.createDirectories(home.resolve(source).getParent());
            Files.writeString(home.resolve(source), "");
        }
        jdk = folder.resolve("jdk");
        java(jdk, "21", "exit 0");
        bin = folder.resolve("bin");
        program(
                bin.resolve("mvn"),
                "echo \"[INFO] Building Envelope DSL\"; echo \"JAVA_HOME=$JAVA_HOME\"",
                "mkdir -p kernel/target/lib",
                "mkdir -p \"%s/kernel/target/lib\"; touch \"%s/kernel/target/envelope-kernel-1.jar\""
                        .formatted(home, home));
    }

    /** A java that tells its version, and its arguments when it is to run something. */
    private static void java(Path home, String version, String modules) throws IOException {
        program(
                home.resolve("bin/java"),
                "case \"$*\" in",
                "*XshowSettings*) echo \"    java.specification.version = %s\"; echo \"    java.home = %s\";;"
                        .formatted(version, home),
                "*add-modules*) %s;;".formatted(modules),
                "*) for a; do echo \"<$a>\"; done;;",
                "esac");
    }

    private CommandKit.Ran envelope(Path script, Path from, String javaHome, String... arguments) {
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        return CommandKit.run(from, Map.of("JAVA_HOME", javaHome, "PATH", bin + ":/usr/bin:/bin"), command);
    }

    @Test
    void theFirstStartBuildsAndTheSecondDoesNot() throws IOException {
        var first = envelope(home.resolve("envelope"), folder, jdk.toString(), "run", "a b.ipynb");
        assertThat(first.err()).contains("building", "  Building Envelope DSL");
        assertThat(first.out())
                .contains("<-Denvelope.home=%s>".formatted(home), "<run>\n<a b.ipynb>\n", "/envelope-kernel-1.jar:")
                .doesNotContain("Building");
        assertThat(home.resolve("kernel/target/build.log")).content().contains("JAVA_HOME=" + jdk);

        assertThat(envelope(home.resolve("envelope"), folder, jdk.toString()).err())
                .isEmpty();

        Files.setLastModifiedTime(
                home.resolve("dsl/src/main/A"), FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(envelope(home.resolve("envelope"), folder, jdk.toString()).err())
                .contains("building");
    }

    @Test
    void itWorksThroughSymlinksFromAnyFolder() throws IOException {
        Path absolute = Files.createSymbolicLink(folder.resolve("absolute"), home.resolve("envelope"));
        Path relative = Files.createSymbolicLink(folder.resolve("relative"), Path.of("absolute"));
        assertThat(envelope(relative, home.resolve("dsl"), jdk.toString(), "doctor")
                        .out())
                .contains("<-Denvelope.home=%s>".formatted(home), "<doctor>");
        assertThat(envelope(absolute, folder, jdk.toString()).status()).isZero();
    }

    @Test
    void aFailedBuildEndsThereAndSaysWhereItsOutputIs() throws IOException {
        program(bin.resolve("mvn"), "echo '[ERROR] no such artifact'; exit 1");
        var ran = envelope(home.resolve("envelope"), folder, jdk.toString());
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("[ERROR] no such artifact", "the build failed", "kernel/target/build.log");
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void aJavaThatDoesNotFitIsNamedWithItsReason() throws IOException {
        Path old = folder.resolve("old");
        java(old, "1.8", "exit 0");
        java(bin.resolve(".."), "21", "exit 1");
        var ran = envelope(home.resolve("envelope"), folder, old.toString());
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err())
                .contains(
                        "JAVA_HOME=" + old + " is Java 1.8",
                        "without the compiler and JShell (a JRE)",
                        "apt install openjdk-17-jdk-headless");
        assertThat(envelope(home.resolve("envelope"), folder, "/no/such").err())
                .contains("JAVA_HOME=/no/such does not start");
    }

    @Test
    void theJavaOnThePathServesWhereJavaHomeDoesNotFit() throws IOException {
        Path old = folder.resolve("old");
        java(old, "11", "exit 0");
        java(bin.resolve(".."), "25", "exit 0");
        var ran = envelope(home.resolve("envelope"), folder, old.toString(), "doctor");
        assertThat(ran.out()).as(ran.err()).contains("<doctor>");
    }
}
