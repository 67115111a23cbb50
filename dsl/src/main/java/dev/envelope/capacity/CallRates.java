package dev.envelope.capacity;

import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Role;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Units;
import java.util.List;
import java.util.function.Predicate;

/** How often each operation calls each component on average, in all regions together. */
public final class CallRates {

    private final List<Link> links;

    private CallRates(List<Link> links) {
        this.links = links;
    }

    /** The calls in the flows of a model. */
    public static CallRates of(Model model) {
        return new CallRates(Links.of(model, Traffic.peak(model)));
    }

    /** How often an operation calls a component. */
    public Rate of(Operation operation, String component) {
        return sum(operation, link -> link.to().name().equals(component));
    }

    /** How often the components of an operation's flow call each other; what the user or a client calls is none of it. */
    public Rate between(Operation operation) {
        return sum(
                operation,
                link -> link.from()
                        .map(Component::role)
                        .filter(role -> role != Role.CLIENT)
                        .isPresent());
    }

    /** Whether an operation calls a component. */
    public boolean isCalled(Operation operation, String component) {
        return links.stream()
                .anyMatch(link ->
                        link.operation() == operation && link.to().name().equals(component));
    }

    /** Whether a component is called by somebody who waits for it. */
    public boolean isAwaited(String component) {
        return links.stream().anyMatch(link -> link.to().name().equals(component) && link.way() != Link.Way.ASIDE);
    }

    private Rate sum(Operation operation, Predicate<Link> which) {
        return Traffic.sum(
                links.stream()
                        .filter(link -> link.operation() == operation)
                        .filter(which)
                        .map(Link::rate)
                        .toList(),
                Units.perSecond(0));
    }
}
