package dev.envelope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StartTest {

    @TempDir
    private Path folder;

    /** They take 50 ms, and ask each jar of the class path for protocols of URLs. */
    @Test
    void theFirstCellComesWithoutTheJdksRulesOfCryptography() throws IOException {
        Path loaded = folder.resolve("loaded");
        String log = "-Xlog:class+load:file=\"" + loaded + "\"";
        try (var kernel = new Client(Map.of("JAVA_TOOL_OPTIONS", log))) {
            assertThat(kernel.run("1 + 1").result()).isEqualTo("2");
            assertThat(Files.readString(loaded))
                    .contains("dev.envelope.kernel.protocol.Connection ")
                    .doesNotContain("javax.crypto.JceSecurity ");
        }
    }
}
