package dev.envelope.kernel;

import org.jspecify.annotations.Nullable;

/** When the process ends: after a shutdown request, and when the process that started it is gone. */
final class Lifetime {

    private static final long GRACE_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 200;
    private static final long WATCH_MILLIS = 1_000;

    private Lifetime() {}

    /**
     * Ends the process whatever the user's threads and shutdown hooks do.
     *
     * @param close what to close before, as far as that is done in a moment
     */
    static void end(Runnable close) {
        daemon("end", () -> {
            pause(GRACE_MILLIS);
            Runtime.getRuntime().halt(0);
        });
        daemon("exit", () -> {
            // the last replies are on their way
            pause(50);
            join(daemon("close", close));
            System.exit(0);
        });
    }

    /** A Jupyter server that was killed cannot shut its kernels down. */
    static void endWithParent(@Nullable String parent) {
        if (parent == null || !parent.matches("\\d+")) {
            return;
        }
        ProcessHandle.of(Long.parseLong(parent))
                .ifPresent(process -> daemon("parent", () -> {
                    while (process.isAlive()) {
                        pause(WATCH_MILLIS);
                    }
                    Runtime.getRuntime().halt(0);
                }));
    }

    private static void join(Thread thread) {
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Thread daemon(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
