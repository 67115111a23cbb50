package dev.envelope.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotebookTest {

    @TempDir
    Path folder;

    @Test
    void aFileThatJupyterWroteIsWrittenBackByteForByte() throws IOException {
        Path file = Path.of("src/test/resources/notebooks/jupyter.ipynb");
        assertThat(Notebook.read(file).toJson()).isEqualTo(Files.readString(file));
    }

    @Test
    void cellsOfAnOlderFormatGetIdsFromTheirPlace() {
        var notebook = NotebookKit.read(folder, """
                {"nbformat": 4, "nbformat_minor": 2, "metadata": {}, "cells": [
                  {"cell_type": "raw", "metadata": {}, "source": "a"},
                  {"cell_type": "raw", "metadata": {}, "source": "b", "id": "cell-3"},
                  {"cell_type": "raw", "metadata": {}, "source": "c", "id": "not valid!"},
                  {"cell_type": "raw", "metadata": {}, "source": "d", "id": "cell-3"}]}""");
        assertThat(notebook.cells())
                .extracting(Cell::id)
                .doesNotHaveDuplicates()
                .startsWith("cell-1", "cell-3");
        assertThat(notebook.toJson())
                .contains("\"nbformat_minor\": 5")
                .isEqualTo(reread(notebook).toJson());
    }

    private Notebook reread(Notebook notebook) {
        return NotebookKit.read(folder, notebook.toJson());
    }

    @Test
    void otherFormatsAndLanguagesAreRefusedWithTheRemedy() {
        assertRefused("{\"nbformat\": 3, \"worksheets\": []}", "nbformat 3", "save it");
        assertRefused("{\"a\": 1}", "not a notebook");
        assertRefused("[1]", "not a notebook");
        assertRefused("no json {", "not JSON");
        assertRefused(
                "{\"nbformat\": 4, \"metadata\": {\"kernelspec\": {\"language\": \"python\"}}, \"cells\": []}",
                "language python");
    }

    private void assertRefused(String json, String... words) {
        assertThatThrownBy(() -> NotebookKit.read(folder, json))
                .isInstanceOf(NotebookException.class)
                .hasMessageContaining("test.ipynb")
                .hasMessageContainingAll(words);
    }

    @Test
    void textIsOneListOfLinesWithTheirEnds() {
        assertThat(Multiline.split("a\n\nb")).hasToString("[\"a\\n\",\"\\n\",\"b\"]");
        assertThat(Multiline.split("a\n")).hasToString("[\"a\\n\"]");
        assertThat(Multiline.split("")).isEmpty();
        assertThat(Multiline.join(Multiline.split("a\r\nb\n c\t"))).isEqualTo("a\r\nb\n c\t");
    }
}
