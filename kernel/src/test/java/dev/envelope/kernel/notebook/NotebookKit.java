package dev.envelope.kernel.notebook;

import dev.envelope.kernel.shell.CellShell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A kit for testing notebooks: small ones by their cells, and where the real ones are. */
final class NotebookKit {

    private NotebookKit() {}

    /** A notebook with one code cell for each source. */
    static Notebook of(Path folder, String... sources) {
        var cells = new StringBuilder();
        for (String source : sources) {
            cells.append(cells.isEmpty() ? "" : ",").append(code(source, "{}"));
        }
        return withCells(folder, cells.toString());
    }

    /** The JSON of one code cell. */
    static String code(String source, String metadata) {
        return """
                {"cell_type": "code", "execution_count": null, "metadata": %s, "outputs": [], "source": %s}""".formatted(metadata, new com.google.gson.JsonPrimitive(source));
    }

    /** The JSON of one Markdown cell. */
    static String markdown(String source) {
        return """
                {"cell_type": "markdown", "metadata": {}, "source": %s}""".formatted(new com.google.gson.JsonPrimitive(source));
    }

    static Notebook withCells(Path folder, String cells) {
        return read(folder, """
                {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [%s]}""".formatted(cells));
    }

    static Notebook read(Path folder, String json) {
        try {
            return Notebook.read(Files.writeString(folder.resolve("test.ipynb"), json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static NotebookRunner.Run run(Notebook notebook) {
        try (var shell = CellShell.start()) {
            return new NotebookRunner(shell, cell -> {}).run(notebook);
        }
    }
}
