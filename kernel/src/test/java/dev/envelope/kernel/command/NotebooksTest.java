package dev.envelope.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.kernel.KernelSpec;
import dev.envelope.kernel.command.CommandKit.Ran;
import dev.envelope.kernel.notebook.Comparison;
import dev.envelope.kernel.notebook.Notebook;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every notebook of the repository gives the outputs that it holds, without Jupyter and through a Jupyter client. */
class NotebooksTest {

    private static final Path OWN =
            Path.of("src/test/resources/notebooks/outputs.ipynb").toAbsolutePath();

    @TempDir
    static Path folder;

    private static String noJupyter = "";
    private static Path jupyterExecute = Path.of("");

    static List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(CommandKit.TOP.resolve("notebooks"))) {
            return Stream.concat(
                            Stream.of(OWN),
                            files.filter(file -> file.toString().endsWith(".ipynb"))
                                    .sorted())
                    .toList();
        }
    }

    @BeforeAll
    static void findJupyter() throws IOException {
        var home = new Home(CommandKit.TOP);
        try {
            var jupyter = Jupyter.find(home).orElseGet(() -> new Venv(home, new PrintWriter(System.err, true)).make());
            jupyterExecute = jupyter.lab().resolveSibling("jupyter-execute");
            ThisJava.install(folder.resolve("kernels"), new PrintWriter(System.err, true));
        } catch (CommandException e) {
            noJupyter = String.valueOf(e.getMessage());
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void withoutJupyter(Path notebook) {
        Ran ran = CommandKit.envelope(CommandKit.TOP, folder, Map.of(), "run", "--check", notebook.toString());
        assertThat(ran.status()).as(ran.err()).isZero();
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void throughAJupyterClient(Path notebook) throws IOException {
        boolean optional = !"true".equals(System.getenv("CI"));
        Assumptions.assumeFalse(optional && !noJupyter.isEmpty(), noJupyter);
        assertThat(noJupyter).isEmpty();

        Path copy = copyWithItsFolder(notebook);
        Ran ran = CommandKit.run(
                folder,
                Map.of("JUPYTER_DATA_DIR", folder.toString(), "JUPYTER_PATH", folder.toString()),
                List.of(
                        jupyterExecute.toString(),
                        "--inplace",
                        "--kernel_name=" + KernelSpec.NAME,
                        "--timeout=300",
                        copy.toString()));
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(Comparison.of(Notebook.read(notebook), Notebook.read(copy))).isEmpty();
    }

    /** A notebook may read the files beside it. */
    private static Path copyWithItsFolder(Path notebook) throws IOException {
        Path target = Files.createTempDirectory(folder, "client");
        try (var files = Files.list(notebook.getParent())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        return target.resolve(notebook.getFileName());
    }
}
