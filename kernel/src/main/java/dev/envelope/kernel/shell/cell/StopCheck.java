package dev.envelope.kernel.shell.cell;

import org.jspecify.annotations.Nullable;

/**
 * The check that is woven into the user's classes: every method entry and every backward branch calls it.
 *
 * <p>It is public because classes of the cells call it; it is not a word of the language.
 */
public final class StopCheck {

    private static volatile @Nullable Cell stopped;
    private static final long BETWEEN_LOOKS_MILLIS = 200;
    private static final long LOOK_MILLIS = 2;
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
        return cell != null && cell.stopped().get();
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
    public static synchronized void stop(Cell cell) {
        stopped = cell;
        cell.stopped().set(true);
        alert = true;
    }

    /**
     * The cell stays stopped when others run, until its work has come back from where it hangs. It is looked for in short moments only:
     * a flag that stays up slows every loop of the notebook down, and what hangs may do so for ever.
     */
    private static void lookNowAndThen(Cell cell) {
        try {
            // what hangs nowhere, and only had not its turn yet
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
            lower();
            while (CellStreams.isAtWork(cell)) {
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
                alert = true;
                Thread.sleep(LOOK_MILLIS);
                lower();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static synchronized void lower() {
        alert = stopped != null;
    }

    /** Whether the cell that runs was told to stop. */
    public static boolean isStopped() {
        return stopped != null;
    }

    /** Another cell begins. What the one before has left behind stays stopped. */
    public static synchronized void clear() {
        Cell before = stopped;
        stopped = null;
        alert = before != null;
        if (before != null) {
            var look = new Thread(() -> lookNowAndThen(before), "left behind");
            look.setDaemon(true);
            look.start();
        }
    }

    /** Thrown in the user's code when the cell is interrupted. An error, so that few catch blocks hold it up. */
    static final class CellInterrupted extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Thrown where a cell asks the virtual machine to end. */
    public static final class CellExit extends Error {
        private static final long serialVersionUID = 1L;
        private final int status;

        CellExit(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }
}
