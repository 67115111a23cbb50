package dev.envelope.kernel.shell;

import dev.envelope.kernel.display.Renderers;

/**
 * One run of a cell: where its outputs go and how its values look. Threads that it starts inherit it.
 *
 * @param number counts the runs of the notebook
 */
record Cell(int number, Outputs outputs, Renderers renderers, Followers followers) {}
