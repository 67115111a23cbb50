/**
 * Cells to JShell: one cell of text is split into snippets, evaluated in this process, and told as outputs.
 *
 * <p>{@link dev.envelope.kernel.shell.CellShell} is the door. What a cell prints, shows, answers or breaks on goes to
 * its {@link dev.envelope.kernel.shell.Outputs}; the Jupyter kernel, the notebook runner and the script runner are
 * three implementations of that one interface.
 *
 * <pre>{@code
 * try (var shell = CellShell.start()) {
 *     shell.run("var users = 10_000_000;\nusers / 2", outputs);
 * }
 * }</pre>
 *
 * <p>The user's classes are loaded by {@code LocalControl}, which weaves a stop check into every method entry and every
 * backward branch, because {@code Thread.stop} is gone from JDK 20 on and a loop that nobody checks never ends.
 */
@NullMarked
package dev.envelope.kernel.shell;

import org.jspecify.annotations.NullMarked;
