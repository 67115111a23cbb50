package dev.envelope.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.kernel.command.CommandKit.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {

    @TempDir
    Path folder;

    private Ran run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "run";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandKit.envelope(CommandKit.TOP, folder, Map.of(), all);
    }

    private Path notebook(String source) throws IOException {
        Path file = folder.resolve("my notebooks/a design.ipynb");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, """
                {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [
                 {"cell_type": "code", "id": "a", "execution_count": null, "metadata": {}, "outputs": [], "source": %s}]}
                """.formatted(new com.google.gson.JsonPrimitive(source)));
    }

    @Test
    void theExecutedNotebookAndThePageGoBesideTheNotebookWhichStaysAsItIs() throws IOException {
        Path file = notebook("6 * 7");
        String before = Files.readString(file);
        var ran = run("my notebooks/a design.ipynb");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("cell 1 of 1  6 * 7");
        assertThat(file).hasContent(before);
        assertThat(file.resolveSibling("executed/a design.ipynb")).content().contains("\"42\"");
        assertThat(file.resolveSibling("executed/a design.html")).content().contains(">42</pre>");
    }

    @Test
    void checkFailsUntilUpdateHasStoredTheOutputs() throws IOException {
        Path file = notebook("1 + 1");
        var unstored = run("--check", file.toString());
        assertThat(unstored.status()).isEqualTo(1);
        assertThat(unstored.err())
                .contains("a design.ipynb, cell 1: its outputs are of other kinds", "+ something shown");

        assertThat(run("--update", file.toString()).status()).isZero();
        assertThat(run("--check", file.toString()).status()).isZero();

        Files.writeString(file, Files.readString(file).replace("1 + 1", "1 + 2"));
        var differs = run("--check", file.toString());
        assertThat(differs.status()).isEqualTo(1);
        assertThat(differs.err()).contains("cell 1: text/plain differs\n  - 2\n  + 3", "envelope run --update");
        assertThat(file.resolveSibling("executed")).doesNotExist();
    }

    @Test
    void aFailingCellIsNamedAndNeverReplacesStoredOutputs() throws IOException {
        Path file = notebook("int n = 0;\nint x = 1 / n;");
        String before = Files.readString(file);
        var ran = run("--update", "--html", "page.html", file.toString());
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err())
                .contains("a design.ipynb, cell 1, line 2: ArithmeticException: / by zero\n  int x = 1 / n;");
        assertThat(file).hasContent(before);
        assertThat(folder.resolve("page.html")).content().contains("class=\"error\"");
    }

    @Test
    void cellsSeeTheFilesBesideTheNotebook() throws IOException {
        Path file = notebook("Files.readString(Path.of(\"data.txt\"))");
        Files.writeString(file.resolveSibling("data.txt"), "beside");
        assertThat(run("--output", "out/executed.ipynb", file.toString()).status())
                .isZero();
        assertThat(folder.resolve("out/executed.ipynb")).content().contains("beside");
        assertThat(file.resolveSibling("executed")).doesNotExist();
    }

    @Test
    void aScriptPrintsItsValuesToTheOutputAndItsErrorToTheOther() throws IOException {
        Files.writeString(folder.resolve("a.jsh"), "1 + 1\nthrow new IllegalStateException(\"no\");\n");
        assertThat(run("a.jsh"))
                .satisfies(ran -> assertThat(ran.status()).isEqualTo(1))
                .satisfies(ran -> assertThat(ran.out()).isEqualTo("2\n"))
                .satisfies(ran -> assertThat(ran.err()).startsWith("a.jsh:2: IllegalStateException: no"));
    }

    @Test
    void whatCannotBeRunIsToldInOneLine() throws IOException {
        assertThat(run("gone.ipynb")).isEqualTo(new Ran(1, "", "envelope: gone.ipynb: there is no such file\n"));
        assertThat(run("a.py").status()).isEqualTo(2);
        assertThat(run("a.py").err()).startsWith("envelope run: a.py: run takes notebooks (.ipynb)");
        assertThat(run("--check", "--update", "a.ipynb").status()).isEqualTo(2);
        assertThat(run("--html", "x.html", "a.ipynb", "b.ipynb").err()).contains("give one notebook");
        Files.writeString(folder.resolve("a.ipynb"), "no json");
        assertThat(run("a.ipynb").err())
                .startsWith("envelope: ")
                .contains("not a notebook")
                .doesNotContain("\tat ");
    }
}
