package dev.envelope.architecture.pattern;

import dev.envelope.model.Step;
import dev.envelope.model.Step.Aside;
import dev.envelope.model.Step.Carrying;
import dev.envelope.model.Step.Miss;
import dev.envelope.model.Step.Parallel;
import dev.envelope.model.Step.Path;
import dev.envelope.model.Step.Reference;
import dev.envelope.model.Step.Repeated;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What rewrites of flows have in common.
 *
 * <p>A step is <em>plain</em> if it names a component. The path goes on from that component if it calls what comes after it; every
 * other step is a call that comes back, and the path goes on from its caller.
 */
final class Steps {

    private Steps() {}

    static boolean isPlain(Step step) {
        return step instanceof Reference || step instanceof Carrying carrying && isPlain(carrying.step());
    }

    /** The name of the component that a step calls first. */
    static String first(Step step) {
        return names(step).get(0);
    }

    /** The names of all components that a step calls, in order. */
    static List<String> names(Step step) {
        return Step.inside(step)
                .filter(Reference.class::isInstance)
                .map(each -> ((Reference) each).name())
                .toList();
    }

    /** A plain step that names another component. */
    static Step renamed(Step plain, String name) {
        return plain instanceof Carrying carrying
                ? new Carrying(renamed(carrying.step(), name), carrying.sent(), carrying.received())
                : new Reference(name);
    }

    /** Steps after one another as one step that comes back. */
    static Step returning(Step... steps) {
        return steps.length == 1 && !isPlain(steps[0]) ? steps[0] : new Path(List.of(steps));
    }

    /** The steps of a flow or of a step in it; a path at their end goes on where they do, so it counts as theirs. */
    static List<Step> path(Step step) {
        return step instanceof Path path ? flat(path.steps()) : List.of(step);
    }

    private static List<Step> flat(List<Step> steps) {
        int last = steps.size() - 1;
        if (!(steps.get(last) instanceof Path path)) {
            return steps;
        }
        List<Step> all = new ArrayList<>(steps.subList(0, last));
        all.addAll(flat(path.steps()));
        return all;
    }

    /** The same way of putting steps together with other steps in it; empty if none of them is left. */
    static Optional<Step> mapped(Step step, Function<Step, Optional<Step>> part) {
        if (step instanceof Path path) {
            List<Step> steps = path.steps().stream()
                    .flatMap(each -> part.apply(each).stream())
                    .toList();
            return steps.isEmpty() ? Optional.empty() : Optional.of(new Path(steps));
        }
        if (step instanceof Miss miss) {
            return Optional.of(part.apply(miss.fallback())
                    .<Step>map(fallback -> new Miss(miss.cache(), fallback))
                    .orElse(returning(miss.cache())));
        }
        if (step instanceof Parallel parallel) {
            List<Step> branches = parallel.branches().stream()
                    .flatMap(each -> part.apply(each).stream())
                    .toList();
            return branches.size() > 1
                    ? Optional.of(new Parallel(branches))
                    : branches.stream().findFirst().map(Steps::returning);
        }
        if (step instanceof Aside aside) {
            return part.apply(aside.step()).map(Aside::new);
        }
        if (step instanceof Repeated repeated) {
            return part.apply(repeated.step()).map(each -> new Repeated(each, repeated.how(), repeated.number()));
        }
        if (step instanceof Carrying carrying) {
            return part.apply(carrying.step()).map(each -> new Carrying(each, carrying.sent(), carrying.received()));
        }
        return Optional.of(step);
    }
}
