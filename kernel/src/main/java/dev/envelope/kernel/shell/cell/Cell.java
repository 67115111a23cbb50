package dev.envelope.kernel.shell.cell;

import dev.envelope.kernel.display.Renderers;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One run of a cell: where its outputs go and how its values look. Threads that it starts inherit it.
 *
 * @param number counts the runs of the notebook
 * @param reactive switches on, or off, that variables follow what they depend on
 * @param stopped whether this run was interrupted, for good
 */
public record Cell(
        int number, Outputs outputs, Renderers renderers, Consumer<Boolean> reactive, AtomicBoolean stopped) {}
