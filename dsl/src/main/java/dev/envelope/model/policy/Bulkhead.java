package dev.envelope.model.policy;

import static dev.envelope.quantity.Units.count;

import dev.envelope.model.Bound;
import dev.envelope.model.Input;
import dev.envelope.quantity.Count;

/**
 * How many calls an instance of a caller has under way at once; on the caller's side.
 *
 * <p>One call more fails at once, without a call: it does not wait (resilience4j's {@code SemaphoreBulkhead} with its default
 * {@code maxWaitDuration} of 0). A call is under way until it is answered, with all that it calls itself, or until its timeout is over;
 * both calls of a hedge are one. So a slow dependency fills the bulkhead of the service that waits for it, as it fills a pool of
 * threads or connections.
 *
 * <p>Source: M. Nygard, Release It!, 2007; resilience4j, Bulkhead, 2.x.
 *
 * <pre>{@code bulkhead(20)}</pre>
 */
public record Bulkhead(Numbers numbers) implements Policy {

    static final Input<Count> CALLS =
            new Input<>("calls under way", "bulkhead(20)", Bound.AT_LEAST_ONE, count(25), "never assumed");

    /** So many calls at once. */
    public static Bulkhead of(int calls) {
        return of(Count.of(CALLS.example(), calls));
    }

    /** So many calls at once. */
    public static Bulkhead of(Count calls) {
        return new Bulkhead(Numbers.of(CALLS, calls));
    }

    /** How many calls are under way at once. */
    public Count calls() {
        return numbers.get(CALLS);
    }

    @Override
    public Bulkhead with(Numbers numbers) {
        return new Bulkhead(numbers);
    }

    @Override
    public String toString() {
        return told();
    }
}
