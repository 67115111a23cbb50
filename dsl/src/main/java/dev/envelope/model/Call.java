package dev.envelope.model;

import java.util.List;
import java.util.Optional;

/**
 * One call in a flow: a component, and the components that led to it.
 *
 * @param chain the components through which the flow came here, the first one first; the last one calls
 * @param to the component that is called
 */
public record Call(List<Component<?>> chain, Component<?> to) {

    public Call {
        chain = List.copyOf(chain);
    }

    /** Who calls; empty for the first component of a flow, which the user calls. */
    public Optional<Component<?>> from() {
        return chain.isEmpty() ? Optional.empty() : Optional.of(chain.get(chain.size() - 1));
    }
}
