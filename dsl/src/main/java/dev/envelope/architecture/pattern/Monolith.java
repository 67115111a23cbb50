package dev.envelope.architecture.pattern;

import dev.envelope.capacity.CallRates;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.model.Role;
import dev.envelope.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All services in one deployable, {@code "monolith"}, and with them the workers that somebody waits for.
 *
 * <p>Calls between them become calls in the process and vanish from the network, and so do balancers and gateways between them;
 * what comes out of a queue is still taken from it. What was called by any of them is called by the monolith. Its mean
 * service time is such that the work of each operation stays ({@link Work}); an instance of it holds what an instance of
 * each of them held ({@link Merged}).
 */
public record Monolith() implements Pattern {

    static final String NAME = "monolith";

    @Override
    public String told() {
        return "as monolith";
    }

    @Override
    public Model rewrite(Model model) {
        Rewriting rewriting = new Rewriting("monolith()", model);
        List<Component<?>> parts = parts(model);
        if (parts.isEmpty()) {
            throw rewriting.nothing(
                    "it has no service that could become a monolith",
                    "write .flow(\"redirect\", client(\"browser\"), service(\"web\"), database(\"links\"))");
        }
        return parts.size() == 1 ? model : merged(rewriting, model, parts);
    }

    /** The services of a model, and the workers that somebody waits for. */
    static List<Component<?>> parts(Model model) {
        CallRates calls = CallRates.of(model);
        List<Component<?>> parts = new ArrayList<>();
        for (Component<?> component : model.architecture().components()) {
            Role role = component.role();
            if (role == Role.SERVICE || role == Role.WORKER && calls.isAwaited(component.name())) {
                parts.add(component);
            }
        }
        return parts;
    }

    private static Model merged(Rewriting rewriting, Model model, List<Component<?>> parts) {
        List<String> names = parts.stream().<String>map(Component::name).toList();
        List<Component<?>> between = rewriting.components(component -> isDoor(component.role()));
        rewriting.flows((operation, root) -> Steps.returning(
                new Merging(rewriting, names).path(Steps.path(root), false).toArray(Step[]::new)));
        rewriting.drop(parts);
        rewriting.drop(between);
        rewriting.merge(Role.SERVICE, NAME, parts);
        Model after = rewriting.after();
        Work work = new Work(model, after);
        model.operations().forEach(operation -> work.move(operation, names, List.of(NAME)));
        return rewriting.noting(work.moved());
    }

    private static boolean isDoor(Role role) {
        return role == Role.LOAD_BALANCER || role == Role.GATEWAY;
    }

    /** The rewrite of one flow. */
    private record Merging(Rewriting rewriting, List<String> names) {

        /** What is left of steps that begin within the monolith, or outside of it. */
        List<Step> path(List<Step> steps, boolean within) {
            List<Step> left = new ArrayList<>();
            boolean inside = within;
            for (int i = 0; i < steps.size(); i++) {
                Step step = steps.get(i);
                if (!Steps.isPlain(step)) {
                    branch(step, inside).ifPresent(left::add);
                } else if (names.contains(Steps.first(step))) {
                    if (!inside) {
                        left.add(Steps.renamed(step, NAME));
                    }
                    inside = true;
                } else if (!rewriting.goesOn(step)) {
                    left.add(step);
                } else if (!inside || !leadsBack(steps.subList(i, steps.size()))) {
                    left.add(step);
                    inside = false;
                }
            }
            return left;
        }

        private Optional<Step> branch(Step step, boolean inside) {
            if (step instanceof Step.Path path) {
                List<Step> left = path(path.steps(), inside);
                return left.isEmpty() ? Optional.empty() : Optional.of(Steps.returning(left.toArray(Step[]::new)));
            }
            if (Steps.isPlain(step)) {
                return path(List.of(step), inside).stream().findFirst();
            }
            boolean pulled = step instanceof Step.Miss && rewriting.role(Steps.first(step)) == Role.CDN;
            return Steps.mapped(step, part -> branch(part, inside && !pulled));
        }

        /** Whether there are only doors on the way to a part of the monolith. */
        private boolean leadsBack(List<Step> steps) {
            for (Step step : steps) {
                boolean plain = Steps.isPlain(step);
                if (plain && names.contains(Steps.first(step))) {
                    return true;
                }
                if (!plain || !isDoor(rewriting.role(Steps.first(step)))) {
                    return false;
                }
            }
            return false;
        }
    }
}
