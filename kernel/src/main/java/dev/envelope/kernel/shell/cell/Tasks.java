package dev.envelope.kernel.shell.cell;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Ties what a cell hands to a pool of threads to that cell: it prints under the cell, and an interrupt of the cell stops it, whichever
 * cell has made the pool.
 *
 * <p>{@link StopWeaver} puts {@link #link} in the place of each such call. A pool then holds another object than the one that it was
 * given, as the lists of {@code shutdownNow()} and {@code getQueue()} show; one that can be compared stays itself, because a queue
 * may put it in order. It is public because classes of the cells call it; it is not a word of the language.
 */
public final class Tasks {

    private static final Lookup LOOKUP = MethodHandles.lookup();
    private static final List<Class<?>> KINDS = List.of(
            Runnable.class,
            Callable.class,
            Supplier.class,
            Function.class,
            BiFunction.class,
            Consumer.class,
            BiConsumer.class,
            Collection.class);

    private Tasks() {}

    /** The call that a class of a cell makes, with its tasks tied to the cell that runs then. */
    public static CallSite link(Lookup caller, String name, MethodType type, MethodHandle called)
            throws ReflectiveOperationException {
        MethodHandle tied = called.asType(type);
        for (int i = 0; i < type.parameterCount(); i++) {
            Class<?> kind = type.parameterType(i);
            if (KINDS.contains(kind)) {
                tied = MethodHandles.filterArguments(
                        tied, i, LOOKUP.findStatic(Tasks.class, "tied", MethodType.methodType(kind, kind)));
            }
        }
        return new ConstantCallSite(tied);
    }

    static Runnable tied(Runnable task) {
        var cell = CellStreams.current();
        return cell == null || task instanceof Comparable
                ? task
                : () -> {
                    try (var ignored = CellStreams.taskOf(cell)) {
                        task.run();
                    }
                };
    }

    static <T> Callable<T> tied(Callable<T> task) {
        var cell = CellStreams.current();
        return cell == null
                ? task
                : () -> {
                    try (var ignored = CellStreams.taskOf(cell)) {
                        return task.call();
                    }
                };
    }

    static <T> Supplier<T> tied(Supplier<T> task) {
        var cell = CellStreams.current();
        return cell == null
                ? task
                : () -> {
                    try (var ignored = CellStreams.taskOf(cell)) {
                        return task.get();
                    }
                };
    }

    static <T, R> Function<T, R> tied(Function<T, R> task) {
        var cell = CellStreams.current();
        return cell == null
                ? task
                : x -> {
                    try (var ignored = CellStreams.taskOf(cell)) {
                        return task.apply(x);
                    }
                };
    }

    static <T, U, R> BiFunction<T, U, R> tied(BiFunction<T, U, R> task) {
        var cell = CellStreams.current();
        return cell == null
                ? task
                : (x, y) -> {
                    try (var ignored = CellStreams.taskOf(cell)) {
                        return task.apply(x, y);
                    }
                };
    }

    static <T> Consumer<T> tied(Consumer<T> task) {
        var cell = CellStreams.current();
        return cell == null
                ? task
                : x -> {
                    try (var ignored = CellStreams.taskOf(cell)) {
                        task.accept(x);
                    }
                };
    }

    static <T, U> BiConsumer<T, U> tied(BiConsumer<T, U> task) {
        var cell = CellStreams.current();
        return cell == null
                ? task
                : (x, y) -> {
                    try (var ignored = CellStreams.taskOf(cell)) {
                        task.accept(x, y);
                    }
                };
    }

    /** Those of {@code invokeAll} and {@code invokeAny}. */
    static Collection<?> tied(Collection<?> tasks) {
        return tasks.stream()
                .map(each -> each instanceof Callable<?> task ? tied(task) : each)
                .toList();
    }
}
