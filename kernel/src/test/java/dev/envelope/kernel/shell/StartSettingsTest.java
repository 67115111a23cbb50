package dev.envelope.kernel.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StartSettingsTest {

    @TempDir
    Path folder;

    @Test
    void scriptsRunBeforeTheFirstCell() throws IOException {
        Files.writeString(folder.resolve("one.jsh"), "int one = 1;");
        Files.writeString(folder.resolve("two.jsh"), "int two = one + 1;\n%reactive off");
        var environment = Map.of(
                "IJAVA_STARTUP_SCRIPTS_PATH", folder + "/*.jsh", "JJAVA_STARTUP_SCRIPT", "int three = two + one;");
        try (var kit = new Kit(environment)) {
            assertThat(kit.run("three").text()).isEqualTo("3");
        }
    }

    @Test
    void whatFailsAtTheStartIsToldOnceUnderTheFirstCell() throws IOException {
        var script = Files.writeString(folder.resolve("bad.jsh"), "int fine = 1;\nint bad = 1 / 0;");
        var environment = Map.of(
                "IJAVA_STARTUP_SCRIPTS_PATH",
                script.toString(),
                "IJAVA_CLASSPATH",
                folder + "/none.jar",
                "IJAVA_TIMEOUT",
                "soon");
        try (var kit = new Kit(environment)) {
            assertThat(kit.run("fine").note())
                    .contains("IJAVA_CLASSPATH: there is no " + folder + "/none.jar")
                    .contains("IJAVA_TIMEOUT: soon is no time; write 30000 for milliseconds, or 30 SECONDS")
                    .contains("ArithmeticException: / by zero")
                    .contains("line 2 of " + script);
            assertThat(kit.run("fine").displays()).isEmpty();
        }
    }

    @Test
    void aCellIsStoppedAtTheTimeLimit() {
        try (var kit = new Kit(Map.of("JJAVA_TIMEOUT", "3 SECONDS"))) {
            assertThat(kit.run("while (true) { }").error().value())
                    .isEqualTo("the cell was stopped after 3000 ms, the limit that IJAVA_TIMEOUT sets");
            assertThat(kit.run("1 + 1").text()).isEqualTo("2");
        }
        assertThat(StartSettings.of(Map.of("IJAVA_TIMEOUT", "2 minutes")).timeout())
                .hasMinutes(2);
        assertThat(StartSettings.of(Map.of("IJAVA_TIMEOUT", "-1")).timeout()).isZero();
    }

    @Test
    void theCompilerTakesOptions() {
        var release = Runtime.version().feature();
        try (var kit = new Kit(Map.of("IJAVA_COMPILER_OPTS", "--enable-preview --release " + release))) {
            assertThat(kit.run("1 + 1").text()).isEqualTo("2");
        }
        try (var kit = new Kit(Map.of("IJAVA_COMPILER_OPTS", "-source 8"))) {
            assertThat(kit.run("record P(int x) {}").error().name()).isEqualTo("CompileError");
        }
    }
}
