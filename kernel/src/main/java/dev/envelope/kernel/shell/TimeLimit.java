package dev.envelope.kernel.shell;

import dev.envelope.kernel.shell.cell.CellError;
import java.time.Duration;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/** Stops a cell that runs longer than the environment allows; a limit of zero is none. */
final class TimeLimit {

    private final Duration limit;
    private final Runnable stop;
    private @Nullable Timer timer;
    private volatile boolean over;

    TimeLimit(Duration limit, Runnable stop) {
        this.limit = limit;
        this.stop = stop;
    }

    void start() {
        over = false;
        if (!limit.isZero()) {
            timer = new Timer("time limit", true);
            timer.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            over = true;
                            stop.run();
                        }
                    },
                    limit.toMillis());
        }
    }

    void end() {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
    }

    boolean isOver() {
        return over;
    }

    CellError error() {
        String text = "the cell was stopped after " + limit.toMillis() + " ms, the limit that " + StartSettings.TIMEOUT
                + " sets";
        return new CellError("Timeout", text, 0, List.of("Timeout: " + text));
    }
}
