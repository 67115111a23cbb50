package dev.envelope.kernel.shell;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The check that is woven into the user's classes: every method entry and every backward branch calls it.
 *
 * <p>It is public because classes of the cells call it; it is not a word of the language.
 */
public final class StopCheck {

    private static volatile @Nullable Cell stopped;
    private static final List<Cell> LEFT_BEHIND = new CopyOnWriteArrayList<>();
    private static volatile boolean alert;

    private StopCheck() {}

    /** Ends the calling thread's work if its cell was interrupted. */
    public static void check() {
        // one read of a flag while all is well: this is in every loop
        if (alert && isStopped(CellStreams.current())) {
            throw new CellInterrupted();
        }
    }

    private static boolean isStopped(@Nullable Cell cell) {
        return cell != null && (cell == stopped || LEFT_BEHIND.stream().anyMatch(each -> each == cell));
    }

    /** Takes the place of {@code System.exit} in a cell, which would end the notebook and everything in it. */
    public static void exit(int status) {
        throw new CellExit(status);
    }

    /** Takes the place of {@code Runtime.exit} and {@code Runtime.halt} in a cell. */
    public static void exit(Runtime runtime, int status) {
        throw new CellExit(status);
    }

    /** From now on every thread of the cell stops at its next check. */
    static void stop(Cell cell) {
        stopped = cell;
        alert = true;
    }

    /** The cell stays stopped when others run, should its code ever come back from where it hangs. */
    static void keepStopped(@Nullable Cell cell) {
        if (cell != null) {
            LEFT_BEHIND.add(cell);
        }
    }

    /** Whether the cell that runs was told to stop. */
    static boolean isStopped() {
        return stopped != null;
    }

    static void clear() {
        stopped = null;
        alert = !LEFT_BEHIND.isEmpty();
    }

    /** Thrown in the user's code when the cell is interrupted. An error, so that few catch blocks hold it up. */
    static final class CellInterrupted extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Thrown where a cell asks the virtual machine to end. */
    static final class CellExit extends Error {
        private static final long serialVersionUID = 1L;
        private final int status;

        CellExit(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
