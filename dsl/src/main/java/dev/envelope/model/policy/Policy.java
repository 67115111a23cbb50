package dev.envelope.model.policy;

/** A rule for the calls of a component; an immutable value that a word makes: {@code timeout(ms(300))}. */
public sealed interface Policy
        permits Timeout,
                Retries,
                Breaker,
                Bulkhead,
                Hedge,
                RateLimit,
                QueueLimit,
                Shedding,
                Discipline,
                Balancing,
                Autoscaler,
                HealthCheck {

    /** The type of which a component has one at most: this one takes its place. */
    default Class<? extends Policy> kind() {
        return getClass();
    }

    /** Its numbers. */
    Numbers numbers();

    /** The same with other numbers. */
    Policy with(Numbers numbers);

    /** The same as the policy of a component, which its numbers are named after. */
    default Policy of(String component) {
        return with(numbers().of(component));
    }

    /** The policy in words: {@code timeout 300 ms}. */
    default String told() {
        return numbers().stated.told();
    }
}
