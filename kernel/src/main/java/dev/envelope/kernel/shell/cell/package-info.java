/**
 * A cell while it runs: where its outputs go, which threads and tasks are its own, and how it is stopped.
 *
 * <p>What it prints and shows goes to its {@link dev.envelope.kernel.shell.cell.Outputs}. {@link
 * dev.envelope.kernel.shell.cell.StopWeaver} puts a {@link dev.envelope.kernel.shell.cell.StopCheck} into the class files of cells, at
 * every method entry and every backward branch, because {@code Thread.stop} is gone from JDK 20 on and a loop that nobody checks never
 * ends; and {@link dev.envelope.kernel.shell.cell.Tasks} where a cell hands work to a pool of threads.
 */
@NullMarked
package dev.envelope.kernel.shell.cell;

import org.jspecify.annotations.NullMarked;
