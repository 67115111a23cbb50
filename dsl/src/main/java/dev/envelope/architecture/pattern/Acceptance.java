package dev.envelope.architecture.pattern;

import dev.envelope.model.Broker;
import dev.envelope.model.Component;
import dev.envelope.model.Role;
import dev.envelope.model.Step;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Where a flow comes to its first service, and what that service calls.
 *
 * <p>Only a service on the way counts: what is called before it and comes back, such as authentication at a gateway, stays
 * as it is.
 *
 * @param service the component that accepts
 * @param way the steps before it
 * @param accepting the step that calls it
 * @param rest the steps after it
 */
record Acceptance(Component<?> service, List<Step> way, Step accepting, List<Step> rest) {

    static Optional<Acceptance> of(Step root, Rewriting rewriting) {
        List<Step> steps = Steps.path(root);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (Steps.isPlain(step) && rewriting.role(Steps.first(step)) == Role.SERVICE) {
                return Optional.of(new Acceptance(
                        rewriting.component(Steps.first(step)),
                        steps.subList(0, i),
                        step,
                        steps.subList(i + 1, steps.size())));
            }
        }
        return Optional.empty();
    }

    String name() {
        return service.name();
    }

    /** What the service hands over to a queue or a stream, each as a step that comes back. */
    List<Step> handedOver(Rewriting rewriting) {
        return rewriting.calls(rest).stream()
                .filter(call -> rewriting.component(Steps.first(call)) instanceof Broker)
                .toList();
    }

    /** What else the service calls, each as a step that comes back. */
    List<Step> awaited(Rewriting rewriting) {
        return rewriting.calls(rest).stream()
                .filter(call -> !(rewriting.component(Steps.first(call)) instanceof Broker))
                .toList();
    }

    /** The flow with a service of this name in this place, and these steps after it. */
    Step with(String name, Collection<Step> steps) {
        List<Step> all = new ArrayList<>(way);
        all.add(Steps.renamed(accepting, name));
        all.addAll(steps);
        return new Step.Path(all);
    }
}
