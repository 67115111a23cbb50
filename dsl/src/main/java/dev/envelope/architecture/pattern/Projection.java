package dev.envelope.architecture.pattern;

import dev.envelope.model.Broker;
import dev.envelope.model.Cache;
import dev.envelope.model.Component;
import dev.envelope.model.Role;
import dev.envelope.model.Step;
import dev.envelope.model.Step.Aside;
import dev.envelope.model.Step.Carrying;
import dev.envelope.model.Step.Miss;
import dev.envelope.model.Step.Path;
import dev.envelope.model.Step.Repeated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a command does itself, and which calls of stores are left to a projection: all calls of databases, object stores,
 * search indexes and caches that it waits for, as often as they were called. A cache whose misses are answered by a service
 * stays with the command.
 */
final class Projection {

    private final Rewriting rewriting;
    private final List<Step> stores = new ArrayList<>();

    Projection(Rewriting rewriting) {
        this.rewriting = rewriting;
    }

    /** The calls of stores that were met so far, each as a step that comes back. */
    List<Step> stores() {
        return List.copyOf(stores);
    }

    /** What is left of the steps of a path without its calls of stores. */
    List<Step> without(List<Step> steps) {
        return without(steps, UnaryOperator.identity());
    }

    private List<Step> without(List<Step> steps, UnaryOperator<Step> repeated) {
        List<Step> left = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (!rewriting.goesOn(step)) {
                branch(step, repeated).ifPresent(left::add);
            } else if (rewriting.component(Steps.first(step)) instanceof Broker) {
                left.addAll(steps.subList(i, steps.size()));
                break;
            } else {
                left.add(step);
            }
        }
        return left;
    }

    private Optional<Step> branch(Step step, UnaryOperator<Step> repeated) {
        if (step instanceof Aside) {
            return Optional.of(step);
        }
        if (isOnlyStores(step)) {
            stores.add(repeated.apply(Steps.returning(step)));
            return Optional.empty();
        }
        if (step instanceof Miss) {
            return Optional.of(step);
        }
        if (step instanceof Path path) {
            List<Step> left = without(path.steps(), repeated);
            return left.isEmpty() ? Optional.empty() : Optional.of(new Path(left));
        }
        if (step instanceof Repeated how) {
            return Steps.mapped(
                    how, part -> branch(part, inner -> repeated.apply(new Repeated(inner, how.how(), how.number()))));
        }
        if (step instanceof Carrying sizes) {
            return Steps.mapped(
                    sizes,
                    part -> branch(part, inner -> repeated.apply(new Carrying(inner, sizes.sent(), sizes.received()))));
        }
        return Steps.mapped(step, part -> branch(part, repeated));
    }

    private boolean isOnlyStores(Step step) {
        return Steps.names(step).stream().map(rewriting::component).allMatch(Projection::isStore);
    }

    private static boolean isStore(Component<?> component) {
        Role role = component.role();
        return role == Role.DATABASE
                || role == Role.OBJECT_STORE
                || role == Role.SEARCH_INDEX
                || component instanceof Cache;
    }
}
