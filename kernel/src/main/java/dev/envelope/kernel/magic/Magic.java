package dev.envelope.kernel.magic;

import java.util.List;

/**
 * One order to the notebook.
 *
 * @param names what it is called; the first is its name, the others are what other kernels call it
 * @param form where it may stand
 * @param usage what to write, such as {@code %load file ...}
 * @param purpose one sentence: what it does
 * @param action does it
 */
public record Magic(List<String> names, Form form, String usage, String purpose, Action action) {

    /** Where a magic may stand: in a line of its own, over a whole cell, or both. */
    public enum Form {
        LINE,
        CELL,
        BOTH
    }

    /** What a magic does. Whatever it finds wrong with what the user wrote is a {@link MagicException}. */
    @FunctionalInterface
    public interface Action {
        void run(Call call, Session session) throws InterruptedException;
    }

    /** A magic of one line. */
    public static Magic line(List<String> names, String usage, String purpose, Action action) {
        return new Magic(names, Form.LINE, usage, purpose, action);
    }

    public String name() {
        return names.get(0);
    }
}
