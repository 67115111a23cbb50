package dev.envelope.kernel.command;

import dev.envelope.kernel.notebook.Script;
import dev.envelope.kernel.shell.CellShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs notebooks and scripts without Jupyter. */
@Command(
        name = "run",
        description = {
            "Execute notebooks (.ipynb) and JShell scripts (.jsh) without Python or Jupyter.",
            "",
            "A notebook runs in its own folder, as in Jupyter, and is left as it is: the executed notebook and one"
                    + " self-contained HTML page go to the folder \"executed\" beside it. With --check, --update,"
                    + " --output or --html only what they name is written.",
            "A script prints the value of each of its expressions.",
            "",
            "Exit status: 0 when all is well, 1 when a cell or a script failed or an output differs, 2 when the command"
                    + " was not understood. A script may set its own by System.exit.",
            ""
        })
final class RunCommand implements Callable<Integer> {

    /** What becomes of a notebook's outputs. */
    static final class Mode {
        @Option(
                names = "--check",
                description = "Compare with the outputs that the notebook holds and tell what differs."
                        + " Pictures compare by size and by the colours of a coarse grid, since letters look different"
                        + " on each machine.")
        boolean check;

        @Option(names = "--update", description = "Write the new outputs into the notebook itself.")
        boolean update;

        @Option(names = "--output", paramLabel = "FILE.ipynb", description = "Write the executed notebook there.")
        @Nullable
        Path output;
    }

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Notebooks (.ipynb) and scripts (.jsh).")
    private List<Path> files;

    @ArgGroup(exclusive = true)
    private Mode mode = new Mode();

    @Option(names = "--html", paramLabel = "FILE.html", description = "Write the page there.")
    private @Nullable Path html;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (files.size() > 1 && (mode.output != null || html != null)) {
            throw new ParameterException(spec.commandLine(), "--output and --html name one file: give one notebook");
        }
        int status = 0;
        for (Path file : files) {
            status = Math.max(status, run(file));
        }
        return status;
    }

    private int run(Path file) throws IOException {
        String name = file.toString();
        if (!name.endsWith(".ipynb") && !name.endsWith(".jsh")) {
            throw new ParameterException(
                    spec.commandLine(), name + ": run takes notebooks (.ipynb) and JShell scripts (.jsh)");
        }
        if (!Files.isRegularFile(file)) {
            throw new CommandException(name + ": there is no such file");
        }
        return name.endsWith(".jsh") ? runScript(file) : runNotebook(file);
    }

    private static int runScript(Path file) throws IOException {
        var script = Script.read(file);
        var out = System.out;
        var err = System.err;
        try (var shell = CellShell.start()) {
            return script.run(shell, out, err);
        }
    }

    private int runNotebook(Path file) throws IOException {
        Path notebook = file.toRealPath();
        var job = new NotebookJob(notebook, mode.check, output(notebook), page(notebook));
        Path folder = Objects.requireNonNull(notebook.getParent());
        return folder.equals(Path.of("").toRealPath())
                ? job.run(spec.commandLine().getErr())
                : OwnProcess.run(folder, job.arguments());
    }

    private @Nullable Path output(Path notebook) {
        if (mode.update) {
            return notebook;
        }
        return nothingAsked() ? executed(notebook, ".ipynb") : absolute(mode.output);
    }

    private @Nullable Path page(Path notebook) {
        return nothingAsked() ? executed(notebook, ".html") : absolute(html);
    }

    private boolean nothingAsked() {
        return !mode.check && !mode.update && mode.output == null && html == null;
    }

    private static @Nullable Path absolute(@Nullable Path path) {
        return path == null ? null : path.toAbsolutePath();
    }

    private static Path executed(Path notebook, String ending) {
        String name = String.valueOf(notebook.getFileName()).replaceFirst("\\.ipynb$", ending);
        return notebook.resolveSibling("executed").resolve(name);
    }
}
