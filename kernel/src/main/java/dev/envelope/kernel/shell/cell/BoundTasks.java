package dev.envelope.kernel.shell.cell;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tasks in the forms in which the JDK takes them, bound to the cell that hands them over: the thread that runs one works
 * for that cell as long as it does, and then for whom it worked before.
 *
 * <p>Each {@code bind} gives back what does the same as the task, throws what it throws, and heeds what it heeds.
 */
final class BoundTasks {

    private BoundTasks() {}

    /** A task as a queue of a pool holds it: equal to, compared and told as the task itself. */
    private record Bound(Runnable task, Cell cell) implements Runnable, Comparable<Bound> {

        @Override
        public void run() {
            BoundTasks.run(cell, task);
        }

        /** Queues by priority compare tasks that have an order of their own. */
        @Override
        @SuppressWarnings("unchecked")
        public int compareTo(Bound other) {
            return ((Comparable<Object>) task).compareTo(other.task);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Bound bound && task.equals(bound.task);
        }

        @Override
        public int hashCode() {
            return task.hashCode();
        }

        @Override
        public String toString() {
            return task.toString();
        }
    }

    static @Nullable Runnable bind(@Nullable Runnable task) {
        var cell = CellStreams.current();
        return task == null || cell == null ? task : new Bound(task, cell);
    }

    static <T> @Nullable Callable<T> bind(@Nullable Callable<T> task) {
        var cell = CellStreams.current();
        return task == null || cell == null ? task : () -> CellStreams.work(cell, task::call);
    }

    static <T> @Nullable Supplier<T> bind(@Nullable Supplier<T> task) {
        var cell = CellStreams.current();
        return task == null || cell == null ? task : () -> CellStreams.work(cell, task::get);
    }

    static <A, T> @Nullable Function<A, T> bind(@Nullable Function<A, T> task) {
        var cell = CellStreams.current();
        return task == null || cell == null ? task : a -> CellStreams.work(cell, () -> task.apply(a));
    }

    static <A, B, T> @Nullable BiFunction<A, B, T> bind(@Nullable BiFunction<A, B, T> task) {
        var cell = CellStreams.current();
        return task == null || cell == null ? task : (a, b) -> CellStreams.work(cell, () -> task.apply(a, b));
    }

    static <A> @Nullable Consumer<A> bind(@Nullable Consumer<A> task) {
        var cell = CellStreams.current();
        return task == null || cell == null ? task : a -> run(cell, () -> task.accept(a));
    }

    static <A, B> @Nullable BiConsumer<A, B> bind(@Nullable BiConsumer<A, B> task) {
        var cell = CellStreams.current();
        return task == null || cell == null ? task : (a, b) -> run(cell, () -> task.accept(a, b));
    }

    private static void run(Cell cell, Runnable task) {
        CellStreams.work(cell, () -> {
            task.run();
            return true;
        });
    }

    /** Of the tasks that are handed over together. */
    static <T> @Nullable Collection<@Nullable Callable<T>> bind(@Nullable Collection<Callable<T>> tasks) {
        return tasks == null ? null : tasks.stream().map(task -> bind(task)).toList();
    }

    /** The tasks that a pool gives back, as they were handed over. */
    static List<Runnable> unbind(List<Runnable> tasks) {
        tasks.replaceAll(each -> each instanceof Bound bound ? bound.task : each);
        return tasks;
    }
}
