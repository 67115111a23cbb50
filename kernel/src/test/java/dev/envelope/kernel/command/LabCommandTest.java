package dev.envelope.kernel.command;

import static dev.envelope.kernel.command.CommandKit.program;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search for a Jupyter, with programs of the test's own on the PATH. */
class LabCommandTest {

    @TempDir
    Path folder;

    private Path home;
    private Path bin;

    @BeforeEach
    void checkout() throws IOException {
        home = Files.createDirectories(folder.resolve("the checkout"));
        bin = Files.createDirectories(folder.resolve("bin"));
        Files.createDirectories(home.resolve("notebooks"));
        Files.writeString(home.resolve("requirements.txt"), "jupyterlab\n");
    }

    private CommandKit.Ran envelope(String... arguments) {
        return CommandKit.envelope(
                home,
                folder,
                Map.of(
                        "PATH",
                        bin.toString(),
                        "JUPYTER_DATA_DIR",
                        folder.resolve("data").toString()),
                arguments);
    }

    private static String[] lab(String prints) {
        return new String[] {"[ \"$1\" = --version ] && { echo 4.6.4; exit 0; }", prints, "exit 5"};
    }

    @Test
    void theJupyterOnThePathGetsTheKernelTheNotebooksAndTheArguments() throws IOException {
        program(bin.resolve("jupyter-lab"), lab("for a; do echo \"<$a>\"; done"));
        var ran = envelope("lab", "--no-browser", "--port", "8889", "--ServerApp.token=a b");
        assertThat(ran.out())
                .isEqualTo(
                        "<%s/notebooks>\n<--no-browser>\n<--port>\n<8889>\n<--ServerApp.token=a b>\n".formatted(home));
        assertThat(ran.err()).contains(folder.resolve("data/kernels/envelope").toString());
        assertThat(folder.resolve("data/kernels/envelope/kernel.json")).exists();
        assertThat(ran.status()).as("Jupyter's own exit status").isEqualTo(5);
    }

    @Test
    void aNotebookThatIsNamedIsOpenedInPlaceOfTheFolder() throws IOException {
        program(bin.resolve("jupyter-lab"), lab("echo \"$@\""));
        Files.writeString(folder.resolve("mine.ipynb"), "{}");
        assertThat(envelope("lab", "mine.ipynb").out()).isEqualTo("mine.ipynb\n");
    }

    @Test
    void withoutJupyterAPrivateOneIsMadeOnceAndPipTriesOnce() throws IOException {
        program(bin.resolve("python3"), python("exit 0"));
        var ran = envelope("lab");
        assertThat(ran.out()).as(ran.err()).isEqualTo("private " + home.resolve("notebooks") + "\n");
        assertThat(ran.err()).contains("making a private one", "pip install", "--retries=0");
        assertThat(home.resolve(".venv/share/jupyter/kernels/envelope/kernel.json"))
                .exists();
        assertThat(envelope("lab").err()).doesNotContain("making a private one");
    }

    /** Stands for Python: its venv holds a python whose pip makes a jupyter-lab and then ends as told. */
    private static String[] python(String pip) {
        return new String[] {
            "PATH=/usr/bin:/bin",
            "[ \"$1\" = -c ] && exit 0",
            "mkdir -p \"$3/bin\"",
            "cat > \"$3/bin/python\" <<'END'",
            "#!/bin/sh",
            "PATH=/usr/bin:/bin",
            "echo \"pip $*\"",
            "printf '#!/bin/sh\\n[ \"$1\" = --version ] && echo 4 || echo private \"$@\"\\n' > \"$(dirname \"$0\")/jupyter-lab\"",
            "chmod +x \"$(dirname \"$0\")/jupyter-lab\"",
            pip,
            "END",
            "chmod +x \"$3/bin/python\""
        };
    }

    @Test
    void theMissingPieceIsNamedWithItsRemedy() throws IOException {
        assertThat(envelope("lab").err())
                .contains("there is no python3 on the PATH", "apt install python3 python3-venv");
        program(bin.resolve("python3"), "exit 1");
        assertThat(envelope("lab").err()).contains("python3 has no module venv", "apt install python3-venv");
        program(bin.resolve("python3"), python("echo 'no index'; exit 1"));
        var ran = envelope("lab");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("no index", "pip could not install JupyterLab", "pipx install jupyterlab");
    }

    @Test
    void doctorTellsWhatIsThereAndFailsWhenSomethingIsMissing() throws IOException {
        program(bin.resolve("mvn"), "exit 0");
        program(bin.resolve("jupyter-lab"), lab("exit 1"));
        program(bin.resolve("jupyter-kernelspec"), "echo '{\"kernelspecs\": {}}'");
        var well = envelope("doctor");
        assertThat(well.out()).contains("JupyterLab   4.6.4", "not yet  Kernel", "ok       Fonts");
        assertThat(well.status()).as(well.out()).isZero();

        Files.delete(bin.resolve("mvn"));
        var built = envelope("doctor");
        assertThat(built.out()).contains("not here Maven");
        assertThat(built.status()).as("what is built needs no Maven").isZero();

        Files.delete(bin.resolve("jupyter-lab"));
        var ill = envelope("doctor");
        assertThat(ill.out()).contains("MISSING  JupyterLab");
        assertThat(ill.status()).isEqualTo(1);
    }
}
