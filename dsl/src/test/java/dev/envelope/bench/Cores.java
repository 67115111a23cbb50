package dev.envelope.bench;

import java.lang.management.ManagementFactory;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/** Runs parallel streams on a stated number of threads, those of the pool that calls them, and tells how long each has worked. */
final class Cores implements AutoCloseable {

    private final Queue<Thread> workers = new ConcurrentLinkedQueue<>();
    private final ForkJoinPool pool;

    Cores(int threads) {
        pool = new ForkJoinPool(threads, this::worker, null, false);
    }

    private ForkJoinWorkerThread worker(ForkJoinPool pool) {
        ForkJoinWorkerThread worker = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
        workers.add(worker);
        return worker;
    }

    <T> T call(Callable<T> task) {
        return pool.submit(task).join();
    }

    /** The processor time of the thread that worked longest, in nanoseconds: other programs on the machine do not lengthen it. */
    long longest() {
        var threads = ManagementFactory.getThreadMXBean();
        return workers.stream()
                .mapToLong(worker -> threads.getThreadCpuTime(worker.getId()))
                .max()
                .orElse(0);
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
