/**
 * Notebooks and scripts without Jupyter: an {@code .ipynb} file is read, executed in the evaluator of the kernel, compared
 * with what it holds, written back, and written as one HTML page.
 *
 * <p>The file format is nbformat 4.5 (<a href="https://nbformat.readthedocs.io/en/latest/format_description.html">its
 * description</a>), written byte for byte as Jupyter writes it, so that a run leaves no difference but the outputs.
 *
 * <pre>{@code
 * var notebook = Notebook.read(Path.of("notebooks/url-shortener.ipynb"));
 * try (var shell = CellShell.start()) {
 *     var run = new NotebookRunner(shell, cell -> {}).run(notebook);
 *     Comparison.of(notebook, run.notebook()).forEach(System.err::println);
 *     Files.writeString(Path.of("page.html"), HtmlPage.of(run.notebook()));
 * }
 * }</pre>
 */
@NullMarked
package dev.envelope.kernel.notebook;

import org.jspecify.annotations.NullMarked;
