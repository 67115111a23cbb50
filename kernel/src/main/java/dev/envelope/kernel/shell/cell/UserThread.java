package dev.envelope.kernel.shell.cell;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The thread on which the user's code runs, and nothing of the kernel's.
 *
 * <p>Of the kernel's threads an interrupt reaches this one alone. Code of a library that does not heed it, an {@code accept()} or an endless
 * loop, is stopped where the JDK still can (up to 19), in other threads that work for the cell, too, and left behind where
 * not; the next cell then gets a new thread.
 */
public final class UserThread {

    private static final long GRACE_MILLIS = 2_000;
    private static final long STOP_MILLIS = 300;
    private static final long BETWEEN_STOPS_MILLIS = 5;
    private static final boolean CAN_STOP = Runtime.version().feature() < 20;

    private final ClassLoader loader;
    private ExecutorService worker = worker();
    private @Nullable Work<?> current;
    private @Nullable Thread host;

    public UserThread(ClassLoader loader) {
        this.loader = loader;
    }

    /** Thrown to the kernel when the user's code would not stop. */
    public static final class LeftBehind extends Exception {
        private static final long serialVersionUID = 1L;

        LeftBehind(String where) {
            super("the code does not heed the interrupt in " + where + "; the kernel goes on and leaves it behind");
        }
    }

    private static final class Work<T extends @Nullable Object> {
        final CompletableFuture<T> done = new CompletableFuture<>();
        final CompletableFuture<@Nullable Void> asked = new CompletableFuture<>();

        @Nullable
        Thread thread;
    }

    /** Runs work of the calling thread's cell, and waits for it. */
    public <T extends @Nullable Object> T call(Callable<T> task) throws Exception {
        var cell = CellStreams.current();
        var work = new Work<T>();
        synchronized (this) {
            current = work;
        }
        worker.execute(() -> run(cell, work, task));
        CompletableFuture.anyOf(work.done.handle((value, thrown) -> true), work.asked)
                .join();
        try {
            return work.done.get(GRACE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return stopOrLeave(cell, work);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    /** Interrupts the code that runs; it then has two seconds to end. */
    public synchronized void interrupt() {
        if (current != null) {
            if (current.thread != null) {
                current.thread.interrupt();
            }
            current.asked.complete(null);
        } else if (host != null) {
            host.interrupt();
        }
    }

    /** From now on the calling thread is interrupted while no code of the user's runs: it does a magic's work. */
    public synchronized void beginHost() {
        host = Thread.currentThread();
    }

    /** After this no interrupt hits the calling thread any more. */
    public synchronized void endHost() {
        host = null;
        Thread.interrupted();
    }

    private <T extends @Nullable Object> void run(@Nullable Cell cell, Work<T> work, Callable<T> task) {
        synchronized (this) {
            work.thread = Thread.currentThread();
            if (work.asked.isDone()) {
                work.thread.interrupt();
            }
        }
        Thread.currentThread().setContextClassLoader(loader);
        T value = null;
        Throwable thrown = null;
        try {
            value = cell == null ? task.call() : CellStreams.work(cell, task::call);
        } catch (Throwable t) {
            thrown = t;
        }
        synchronized (this) {
            work.thread = null;
            current = current == work ? null : current;
            Thread.interrupted();
        }
        CellStreams.leave();
        if (thrown == null) {
            work.done.complete(value);
        } else {
            work.done.completeExceptionally(thrown);
        }
    }

    private <T extends @Nullable Object> T stopOrLeave(@Nullable Cell cell, Work<T> work) throws Exception {
        String where;
        synchronized (this) {
            where = work.thread == null ? "its end" : place(work.thread);
            stop(work.thread);
        }
        if (cell != null && CAN_STOP) {
            CellStreams.forThreadsOf(cell, each -> {
                if (each != work.thread) {
                    stop(each);
                }
            });
            stopWorkers();
        }
        try {
            return work.done.get(STOP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (TimeoutException e) {
            worker.shutdown();
            worker = worker();
            throw new LeftBehind(where);
        }
    }

    /** A worker that is stopped takes the next part of the work, and there may be as many parts as it likes. */
    private static void stopWorkers() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_MILLIS);
        var workers = CellStreams.workers();
        while (!workers.isEmpty() && System.nanoTime() < end) {
            workers.forEach(UserThread::stop);
            Thread.sleep(BETWEEN_STOPS_MILLIS);
            workers = CellStreams.workers();
        }
    }

    /** The last means, which newer JDKs have taken away: there this does nothing. */
    private static void stop(@Nullable Thread thread) {
        try {
            if (thread != null && CAN_STOP) {
                Thread.class.getMethod("stop").invoke(thread);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String place(Thread thread) {
        var stack = thread.getStackTrace();
        return stack.length == 0 ? "native code" : stack[0].getClassName() + "." + stack[0].getMethodName();
    }

    private static Exception unwrapped(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof Exception cause ? cause : e;
    }

    private static ExecutorService worker() {
        return Executors.newSingleThreadExecutor(work -> {
            var thread = new Thread(work, "cell");
            thread.setDaemon(true);
            return thread;
        });
    }
}
