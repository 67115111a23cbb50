package dev.envelope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.kernel.classpath.InstalledIndex;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InstalledIndexTest {

    @TempDir
    private Path folder;

    private Path index;

    @BeforeEach
    void write() throws IOException {
        index = folder.resolve("index");
        var jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .toList();
        InstalledIndex.write(jars, index);
    }

    private Client installed() throws IOException {
        return new Client(Map.of("JAVA_TOOL_OPTIONS", "-D" + InstalledIndex.PROPERTY + "=" + index));
    }

    @Test
    void anErrorSaysWhatToImportWithoutAListOfAllTypes() throws IOException {
        // a name that no list of JShell's own has
        var line = "Squirrel java.util.concurrent.ConcurrentSkipListMap no.such.Squirrel\n";
        Files.writeString(folder.resolve("index.types"), line, StandardOpenOption.APPEND);
        try (var kernel = installed()) {
            assertThat(kernel.run("new Squirrel<String, String>()").traceback())
                    .contains("to use it, write import java.util.concurrent.ConcurrentSkipListMap;");
        }
    }

    @Test
    void packagesAreCompletedFromTheBeginning() throws IOException {
        try (var kernel = installed()) {
            assertThat(kernel.complete("java.util.concurrent.at|")).contains("atomic.");
            assertThat(kernel.complete("import com.google.gs|")).contains("gson.");
        }
    }

    @Test
    void whatHasChangedSinceIsListedAnew() throws IOException {
        Files.writeString(index, Files.readString(index).replaceAll("\t\\d+\t", "\t0\t"));
        Files.writeString(folder.resolve("index.types"), "");
        try (var kernel = installed()) {
            assertThat(kernel.run("new AtomicReference<String>()").traceback())
                    .contains("to use it, write import java.util.concurrent.atomic.AtomicReference;");
        }
    }
}
