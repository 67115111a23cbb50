package dev.envelope.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.envelope.view.Display;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;

class InstallCommandTest {

    @TempDir
    Path folder;

    private CommandKit.Ran install(Map<String, String> environment, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "install";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandKit.envelope(CommandKit.TOP, folder, environment, all);
    }

    @Test
    void theKernelGoesWhereItIsAskedToAndStartsWhatRunsHere() {
        var ran = install(Map.of(), "--prefix", "my env");
        Path spec = folder.resolve("my env/share/jupyter/kernels/envelope");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).isEqualTo("installed " + spec + "\n");
        assertThat(spec.resolve("kernel.json"))
                .content()
                .contains(System.getProperty("java.home"), "{connection_file}");
        assertThat(InstalledKernel.lost(spec)).isEmpty();
    }

    @Test
    void theClassPathBeginsWithWhatAKernelReadsBeforeItsFirstCell() throws IOException {
        assertThat(install(Map.of(), "--prefix", "env").status()).isZero();
        String spec = Files.readString(folder.resolve("env/share/jupyter/kernels/envelope/kernel.json"));
        var words = JsonParser.parseString(spec).getAsJsonObject().getAsJsonArray("argv").asList().stream()
                .map(JsonElement::getAsString)
                .toList();
        var classPath = List.of(words.get(words.indexOf("-cp") + 1).split(File.pathSeparator));
        assertThat(classPath).doesNotHaveDuplicates();
        assertThat(classPath.stream().limit(3).map(Path::of))
                .containsExactly(home(ThisJava.class), home(Display.class), home(ClassReader.class));
    }

    private static Path home(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    @Test
    void theUsersFolderIsTheOneThatJupyterLooksInto() {
        assertThat(install(Map.of("JUPYTER_DATA_DIR", folder.resolve("data").toString()))
                        .status())
                .isZero();
        assertThat(folder.resolve("data/kernels/envelope/kernel.json")).exists();
    }

    @Test
    void theActiveEnvironmentIsTheSysPrefix() {
        assertThat(install(Map.of("VIRTUAL_ENV", folder.resolve("venv").toString()), "--sys-prefix")
                        .status())
                .isZero();
        assertThat(folder.resolve("venv/share/jupyter/kernels/envelope/kernel.json"))
                .exists();
    }

    @Test
    void aKernelWhoseJarsAreGoneIsSeenAsLost() throws IOException {
        Path spec = Files.createDirectories(folder.resolve("spec"));
        Files.writeString(spec.resolve("kernel.json"), """
                {"argv": ["/bin/sh", "-cp", "/bin/sh:/no/such.jar", "X"]}""");
        assertThat(InstalledKernel.lost(spec)).contains("/no/such.jar");
        Files.writeString(spec.resolve("kernel.json"), "[");
        assertThat(InstalledKernel.lost(spec)).contains("an unreadable command");
    }
}
