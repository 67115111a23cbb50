package dev.envelope.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;

/** Runs parallel streams on a stated number of threads: those of the pool that calls them. */
final class Cores implements AutoCloseable {

    private final ForkJoinPool pool;

    Cores(int threads) {
        pool = new ForkJoinPool(threads);
    }

    <T> T call(Callable<T> task) {
        return pool.submit(task).join();
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
