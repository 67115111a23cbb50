package dev.envelope.model.policy;

/**
 * How many calls a component admits in a time; one more is turned away at once. On the side of the component.
 *
 * <p>It holds for all instances together, as with a counter in a shared store. Each try counts as a call.
 */
public sealed interface RateLimit extends Policy permits TokenBucket, Window {

    @Override
    default Class<RateLimit> kind() {
        return RateLimit.class;
    }
}
