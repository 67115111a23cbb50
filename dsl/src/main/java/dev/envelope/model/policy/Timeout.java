package dev.envelope.model.policy;

import static dev.envelope.quantity.Units.seconds;

import dev.envelope.model.Bound;
import dev.envelope.model.Input;
import dev.envelope.quantity.Time;

/**
 * How long a caller waits for the answer to one try; on the caller's side.
 *
 * <p>The clock runs from sending the call to its answer, with the network and the wait in queues, and anew for each retry
 * and hedge (Envoy's {@code per_try_timeout}; a deadline of gRPC would span all tries). What the component itself calls before it
 * answers is inside; what comes after a broker is not, because nobody waits for it. After it the try has failed for its
 * caller. The component that was called does not learn of it: it works on, with all that it calls, and its answer is thrown away.
 *
 * <p>Source: M. Brooker, Timeouts, retries, and backoff with jitter, Amazon Builders' Library, 2019; M. Ulrich, Addressing
 * Cascading Failures, Site Reliability Engineering, 2016, chapter 22.
 *
 * <pre>{@code timeout(ms(300))}</pre>
 */
public record Timeout(Numbers numbers) implements Policy {

    static final Input<Time> AFTER =
            new Input<>("timeout", "timeout(ms(300))", Bound.ABOVE_ZERO, seconds(1), "never assumed");

    /** A timeout after so long. */
    public static Timeout after(Time time) {
        return new Timeout(Numbers.of(AFTER, time));
    }

    public Time after() {
        return numbers.get(AFTER);
    }

    @Override
    public Timeout with(Numbers numbers) {
        return new Timeout(numbers);
    }

    @Override
    public String toString() {
        return told();
    }
}
