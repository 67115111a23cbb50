package dev.envelope.kernel.shell.cell;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The calls by which a cell hands work to other threads: its tasks are bound to the cell ({@link BoundTasks}) on their way.
 *
 * <p>These are the calls of an {@link Executor}, also one of a library or of the notebook, of a {@link CompletionService} and of a
 * {@link CompletionStage}. What a user may notice: the queue of a {@code ThreadPoolExecutor}, its {@code beforeExecute} and its handler of
 * rejected tasks see the bound task in place of the one that was executed. {@code remove} finds it and {@code shutdownNow} gives back the
 * user's own; {@code getQueue().contains} does not know it, and a comparator of the queue cannot cast it to the user's class. Futures are
 * those of the pool, with its cancellation and its exceptions.
 *
 * <p>Not bound are the tasks of a {@code java.util.Timer} and {@code ForkJoinTask}s, which are objects with a state of their own, and
 * method references such as {@code pool::execute}: these belong to whom their thread belongs, see {@link CellStreams}.
 *
 * <p>It is public because classes of the cells link by it; it is not a word of the language.
 */
public final class Handover {

    private static final String SHUTDOWN = "shutdownNow";

    private static final Set<String> OF_EXECUTORS = Set.of(
            "execute",
            "submit",
            "invokeAll",
            "invokeAny",
            "schedule",
            "scheduleAtFixedRate",
            "scheduleWithFixedDelay",
            "remove");

    private static final Set<String> STAGES =
            Set.of("java/util/concurrent/CompletableFuture", "java/util/concurrent/CompletionStage");

    private static final Map<Class<?>, MethodHandle> BINDINGS = Arrays.stream(BoundTasks.class.getDeclaredMethods())
            .filter(method -> method.getName().equals("bind"))
            .collect(Collectors.toMap(method -> method.getParameterTypes()[0], Handover::handle));

    private static final MethodHandle UNBIND = Arrays.stream(BoundTasks.class.getDeclaredMethods())
            .filter(method -> method.getName().equals("unbind"))
            .map(Handover::handle)
            .findFirst()
            .orElseThrow();

    private Handover() {}

    /** Whether a call may be one of these, as far as its class file says. Linking it tells. */
    static boolean mayBe(String owner, String name, String descriptor) {
        if (STAGES.contains(owner)) {
            return descriptor.contains("Ljava/util/function/") || descriptor.contains("Ljava/lang/Runnable;");
        }
        boolean takesTask = Stream.of(
                        "Ljava/lang/Runnable;", "Ljava/util/concurrent/Callable;", "Ljava/util/Collection;")
                .anyMatch(type -> descriptor.startsWith(type, 1));
        return takesTask && OF_EXECUTORS.contains(name) || SHUTDOWN.equals(name);
    }

    /** Links such a call: to the method itself, which gets the tasks among its arguments bound. */
    public static CallSite link(MethodHandles.Lookup cell, String name, MethodType type, MethodHandle method) {
        var bound = method;
        if (takesWork(cell.revealDirect(method).getDeclaringClass())) {
            for (int i = 0; i < type.parameterCount(); i++) {
                var binding = BINDINGS.get(type.parameterType(i));
                bound = binding == null ? bound : MethodHandles.filterArguments(bound, i, binding);
            }
            bound = SHUTDOWN.equals(name) ? MethodHandles.filterReturnValue(bound, UNBIND) : bound;
        }
        return new ConstantCallSite(bound.asType(type));
    }

    private static boolean takesWork(Class<?> owner) {
        return Stream.of(Executor.class, CompletionService.class, CompletionStage.class)
                .anyMatch(type -> type.isAssignableFrom(owner));
    }

    private static MethodHandle handle(java.lang.reflect.Method method) {
        try {
            return MethodHandles.lookup().unreflect(method);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
