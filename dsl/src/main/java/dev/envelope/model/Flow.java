package dev.envelope.model;

import dev.envelope.model.Step.Aside;
import dev.envelope.model.Step.Carrying;
import dev.envelope.model.Step.Miss;
import dev.envelope.model.Step.Parallel;
import dev.envelope.model.Step.Path;
import dev.envelope.model.Step.Reference;
import dev.envelope.model.Step.Repeated;
import dev.envelope.quantity.DesignException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The way of an operation through the components: its steps, which name components.
 *
 * <p>In a path each component calls the next one; a store, a cache or somebody else's service only answers, and the path goes
 * on from its caller. What is put together in another way (a miss, parallel or aside steps, a step
 * that is repeated) is a call that comes back, too. What a cache does not hold is fetched by
 * the cache's caller (cache-aside), and by a content delivery network itself. Nobody waits for what comes after a queue or a
 * stream.
 */
public final class Flow {

    private final String operation;
    private final Step root;

    Flow(String operation, Step root) {
        this.operation = operation;
        this.root = root;
    }

    /** The name of the operation. */
    public String operation() {
        return operation;
    }

    /** The steps, which name components. */
    public Step root() {
        return root;
    }

    /**
     * What a fold makes of this flow.
     *
     * @param components the components by their names
     * @throws DesignException if a component is called while it waits for that very call, or a miss path leads from
     *     something that is no cache
     */
    public <R> R fold(Function<String, Component<?>> components, Fold<R> fold) {
        return new Walk<>(operation, components, fold).branch(root, new Chain(List.of(), 0));
    }

    /** Through whom the flow came, and from which one on they all wait. */
    private record Chain(List<Component<?>> components, int waiting) {
        Chain and(Component<?> more) {
            List<Component<?>> all = new ArrayList<>(components);
            all.add(more);
            return new Chain(all, waiting);
        }

        Chain unwaited() {
            return new Chain(components, components.size());
        }

        List<Component<?>> whoWait() {
            return components.subList(waiting, components.size());
        }
    }

    private record Walk<R>(String operation, Function<String, Component<?>> components, Fold<R> fold) {

        /** Steps that begin with a caller and come back to it. */
        R branch(Step step, Chain chain) {
            return step instanceof Path path ? path(path.steps(), chain) : single(step, chain);
        }

        private R path(List<Step> steps, Chain chain) {
            List<R> results = new ArrayList<>();
            for (int i = 0; i < steps.size(); i++) {
                R result = branch(steps.get(i), chain);
                Optional<Component<?>> caller = callsOn(steps.get(i));
                List<Step> rest = steps.subList(i + 1, steps.size());
                if (caller.isEmpty() || rest.isEmpty()) {
                    results.add(result);
                } else if (caller.get() instanceof Broker) {
                    results.add(result);
                    results.add(fold.aside(path(rest, chain.and(caller.get()).unwaited())));
                    break;
                } else {
                    results.add(fold.serving(result, path(rest, chain.and(caller.get()))));
                    break;
                }
            }
            return fold.sequence(results);
        }

        /** What a step calls, if that goes on to call what comes after it. */
        private Optional<Component<?>> callsOn(Step step) {
            return inner(step) instanceof Reference reference
                    ? Optional.<Component<?>>of(components.apply(reference.name()))
                            .filter(called -> called.role().callsOn())
                    : Optional.empty();
        }

        private R single(Step step, Chain chain) {
            if (step instanceof Reference reference) {
                Component<?> to = components.apply(reference.name());
                refuseCycle(chain.whoWait(), to);
                return fold.call(new Call(chain.components(), to));
            }
            if (step instanceof Miss miss) {
                return miss(miss, chain);
            }
            if (step instanceof Parallel parallel) {
                return fold.parallel(
                        parallel.branches().stream().map(b -> branch(b, chain)).toList());
            }
            if (step instanceof Aside aside) {
                return fold.aside(branch(aside.step(), chain.unwaited()));
            }
            if (step instanceof Repeated repeated) {
                return fold.repeated(repeated, branch(repeated.step(), chain));
            }
            if (step instanceof Carrying carrying) {
                return fold.carrying(carrying, branch(carrying.step(), chain));
            }
            throw new IllegalStateException(step + " in flow " + operation + " is no reference");
        }

        private R miss(Miss miss, Chain chain) {
            Component<?> asked = components.apply(((Reference) inner(miss.cache())).name());
            if (!(asked instanceof Cache cache)) {
                throw new DesignException(
                        "flow(\"" + operation + "\", ..., " + asked.name() + ".missTo(...))",
                        "only a cache has misses, and \"" + asked.name() + "\" is "
                                + asked.role().one(),
                        "write " + asked.name() + ", and the next component after it");
            }
            R lookup = branch(miss.cache(), chain);
            Chain fetching = cache.role().pulls() ? chain.and(cache) : chain;
            return fold.miss(cache, lookup, branch(miss.fallback(), fetching));
        }

        /** A step without the sizes that it is called with. */
        private static Step inner(Step step) {
            return step instanceof Carrying carrying ? inner(carrying.step()) : step;
        }

        private void refuseCycle(List<Component<?>> waiting, Component<?> to) {
            if (!waiting.contains(to)) {
                return;
            }
            String cycle = waiting.subList(waiting.indexOf(to), waiting.size()).stream()
                    .map(Component::name)
                    .collect(Collectors.joining(", "));
            throw new DesignException(
                    "flow(\"" + operation + "\", ..., " + cycle + ", " + to.name() + ")",
                    "\"" + to.name() + "\" would be called while it waits for that very call",
                    "leave it out if it is only the answer, which comes back by itself; else write aside(" + to.name()
                            + ")");
        }
    }
}
