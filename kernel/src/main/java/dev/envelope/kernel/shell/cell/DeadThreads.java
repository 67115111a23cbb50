package dev.envelope.kernel.shell.cell;

import java.util.function.Function;

/** Tells of a thread that died, under the cell that started it and as an error of that cell is told. */
public final class DeadThreads implements Thread.UncaughtExceptionHandler {

    private final Function<Throwable, CellError> errors;

    public DeadThreads(Function<Throwable, CellError> errors) {
        this.errors = errors;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        if (CellStreams.current() == null) {
            thrown.printStackTrace();
        } else if (!(thrown instanceof StopCheck.CellInterrupted)) {
            String error = String.join("\n", errors.apply(thrown).traceback());
            System.err.println("Thread " + thread.getName() + " ended: " + error);
        }
    }
}
