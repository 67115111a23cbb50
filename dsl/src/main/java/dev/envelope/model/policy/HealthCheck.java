package dev.envelope.model.policy;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.seconds;

import dev.envelope.model.Bound;
import dev.envelope.model.Input;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Time;

/**
 * How a dead instance is found: each is asked now and then, and gets no calls after so many failures in a row; on the side of
 * the component.
 *
 * <p>Until then its calls fail. So a failure is found after between {@code (failures − 1)} and {@code failures} periods. It gets calls
 * again after so many answers in a row.
 *
 * <p>Source: Kubernetes documentation, Configure Liveness, Readiness and Startup Probes (every 10 s, 3 failures, 1 success), 2024.
 *
 * <pre>{@code healthCheck(seconds(5), 3)}</pre>
 */
public record HealthCheck(Numbers numbers) implements Policy {

    static final Input<Time> EVERY = new Input<>(
            "health check every", "healthCheck(seconds(5), 3)", Bound.ABOVE_ZERO, seconds(10), "never assumed");

    static final Input<Count> FAILURES =
            new Input<>("failed checks", "healthCheck(seconds(5), 3)", Bound.AT_LEAST_ONE, count(3), "never assumed");

    static final Input<Count> SUCCESSES = new Input<>(
            "checks until it is back",
            "successes(2)",
            Bound.AT_LEAST_ONE,
            count(1),
            "successThreshold of a readiness probe of Kubernetes (2024)");

    /** A check every so often, and so many failures in a row. */
    public static HealthCheck of(Time every, int failures) {
        return new HealthCheck(Numbers.of(EVERY, every).with(FAILURES, Count.of(FAILURES.example(), failures)));
    }

    /** The same with so many answers in a row until an instance gets calls again. */
    public HealthCheck successes(int inARow) {
        return with(numbers.with(SUCCESSES, Count.of(SUCCESSES.example(), inARow)));
    }

    public Time every() {
        return numbers.get(EVERY);
    }

    /** How many failures in a row make it dead. */
    public Count failures() {
        return numbers.get(FAILURES);
    }

    /** How many answers in a row make it live again. */
    public Count successes() {
        return numbers.get(SUCCESSES);
    }

    @Override
    public HealthCheck with(Numbers numbers) {
        return new HealthCheck(numbers);
    }

    @Override
    public String toString() {
        return told();
    }
}
