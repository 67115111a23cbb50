package dev.envelope.kernel.command;

import dev.envelope.kernel.notebook.Cell;
import dev.envelope.kernel.notebook.Comparison;
import dev.envelope.kernel.notebook.HtmlPage;
import dev.envelope.kernel.notebook.Notebook;
import dev.envelope.kernel.notebook.NotebookRunner;
import dev.envelope.kernel.notebook.NotebookRunner.Run;
import dev.envelope.kernel.shell.CellShell;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One notebook to run, and what to do with its outputs.
 *
 * @param file the notebook, absolute
 * @param check whether to compare with the outputs that it holds
 * @param output where to write the executed notebook, absolute; it may be the notebook itself
 * @param page where to write the HTML page, absolute
 */
record NotebookJob(
        Path file,
        boolean check,
        @Nullable Path output,
        @Nullable Path page) {

    /** The arguments of a command that does the same in any folder. */
    List<String> arguments() {
        var arguments = new ArrayList<>(List.of("run", file.toString()));
        if (check) {
            arguments.add("--check");
        }
        if (output != null) {
            arguments.addAll(List.of("--output", output.toString()));
        }
        if (page != null) {
            arguments.addAll(List.of("--html", page.toString()));
        }
        return arguments;
    }

    /** Runs the notebook in the current folder, tells its progress, and returns the exit status. */
    int run(PrintWriter progress) throws IOException {
        var stored = Notebook.read(file);
        progress.println(file.getFileName());
        Run run = execute(stored, progress);
        var failure = run.failure();
        if (failure != null) {
            progress.println(file.getFileName() + ", " + failure);
        }
        write(run, progress);
        return failure != null || check && differs(stored, run.notebook(), progress) ? 1 : 0;
    }

    private static Run execute(Notebook notebook, PrintWriter progress) {
        int cells = notebook.cells().size();
        try (var shell = CellShell.start()) {
            return new NotebookRunner(
                            shell,
                            cell -> progress.println("  cell " + cell.position() + " of " + cells + "  " + begin(cell)))
                    .run(notebook);
        }
    }

    private static String begin(Cell cell) {
        String line = cell.source().strip().lines().findFirst().orElse("");
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }

    private void write(Run run, PrintWriter progress) throws IOException {
        boolean spoils = run.failure() != null && file.equals(output);
        if (spoils) {
            progress.println(file.getFileName() + " keeps the outputs that it has");
        }
        if (output != null && !spoils) {
            write(output, run.notebook().toJson(), progress);
        }
        if (page != null) {
            write(page, HtmlPage.of(run.notebook()), progress);
        }
    }

    private static void write(Path target, String text, PrintWriter progress) throws IOException {
        Files.createDirectories(target.getParent());
        Files.writeString(target, text);
        progress.println("wrote " + target);
    }

    private boolean differs(Notebook stored, Notebook now, PrintWriter progress) {
        var differences = Comparison.of(stored, now);
        differences.forEach(difference -> progress.println(file.getFileName() + ", " + difference));
        progress.println(
                differences.isEmpty()
                        ? "every output is as stored"
                        : "if the new outputs are right: envelope run --update '" + file + "'");
        return !differences.isEmpty();
    }
}
