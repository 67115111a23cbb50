package dev.envelope.kernel.shell.cell;

/** One of the two text streams of a cell. */
public enum Stream {
    STDOUT,
    STDERR
}
