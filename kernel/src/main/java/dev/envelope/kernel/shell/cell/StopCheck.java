package dev.envelope.kernel.shell.cell;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The check that is woven into the user's classes: every method entry and every backward branch calls it.
 *
 * <p>It is public because classes of the cells call it; it is not a word of the language.
 */
public final class StopCheck {

    private static volatile @Nullable Cell stopped;
    /** Every cell that was told to stop, as long as something of it is there. */
    private static final Set<Cell> STOPPED =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private static final long LATE_MILLIS = 10_000;
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
        return cell != null && (cell == stopped || STOPPED.contains(cell));
    }

    /** Takes the place of {@code System.exit} in a cell, which would end the notebook and everything in it. */
    public static void exit(int status) {
        throw new CellExit(status);
    }

    /** Takes the place of {@code Runtime.exit} and {@code Runtime.halt} in a cell. */
    public static void exit(Runtime runtime, int status) {
        throw new CellExit(status);
    }

    /** A task of a cell that was told to stop does not begin. */
    static void begin(Cell cell) {
        if (isStopped(cell)) {
            throw new CellInterrupted();
        }
    }

    /** From now on every thread of the cell stops at its next check; one that has no processor just now some moments later. */
    public static synchronized void stop(Cell cell) {
        stopped = cell;
        alert = true;
        STOPPED.add(cell);
        var late = new CompletableFuture<Boolean>().completeOnTimeout(true, LATE_MILLIS, TimeUnit.MILLISECONDS);
        lookUntil(late);
    }

    /**
     * The cell is looked for also when others run, until its work has come back from where it hangs. This is done in short moments only:
     * a flag that stays up slows every loop of the notebook down, and what hangs may do so for ever.
     */
    static void lookUntil(Future<?> work) {
        var look = new Thread(() -> lookNowAndThen(work), "left behind");
        look.setDaemon(true);
        look.start();
    }

    private static void lookNowAndThen(Future<?> work) {
        try {
            while (!work.isDone()) {
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

    public static synchronized void clear() {
        stopped = null;
        alert = false;
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
