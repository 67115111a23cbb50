/**
 * Cells to JShell: one cell of text is split into snippets, evaluated in this process, and told as outputs.
 *
 * <p>{@link dev.envelope.kernel.shell.CellShell} is the door. What a cell prints, shows, answers or breaks on goes to
 * its {@link dev.envelope.kernel.shell.cell.Outputs}; the Jupyter kernel, the notebook runner and the script runner are
 * three implementations of that one interface.
 *
 * <pre>{@code
 * try (var shell = CellShell.start()) {
 *     shell.run("var users = 10_000_000;\nusers / 2", outputs);
 * }
 * }</pre>
 *
 * <p>Below it are the source of cells, cells while they run, and what is told of errors.
 */
@NullMarked
package dev.envelope.kernel.shell;

import org.jspecify.annotations.NullMarked;
