package dev.envelope.model.policy;

import static dev.envelope.quantity.Units.count;

import dev.envelope.model.Bound;
import dev.envelope.model.Input;
import dev.envelope.quantity.Count;

/**
 * How many calls may wait at each instance beside those that it works on; one more is turned away at once. On the side of
 * the component.
 *
 * <p>Where all instances share one queue, it holds so many for each of them. With 0 nothing waits: M/M/c/c. Of processor sharing
 * it is how many calls share an instance beyond its concurrency.
 *
 * <p>Source: L. Kleinrock, Queueing Systems I, 1975, section 3.6 (the finite waiting room); Tomcat's {@code acceptCount}, 100 by
 * default.
 *
 * <pre>{@code queueLimit(200)}</pre>
 */
public record QueueLimit(Numbers numbers) implements Policy {

    static final Input<Count> CALLS =
            new Input<>("waiting calls", "queueLimit(200)", Bound.NONE, count(100), "never assumed");

    /** So many waiting calls. */
    public static QueueLimit of(int calls) {
        return of(Count.of(CALLS.example(), calls));
    }

    /** So many waiting calls. */
    public static QueueLimit of(Count calls) {
        return new QueueLimit(Numbers.of(CALLS, calls));
    }

    /** How many calls may wait at each instance. */
    public Count calls() {
        return numbers.get(CALLS);
    }

    @Override
    public QueueLimit with(Numbers numbers) {
        return new QueueLimit(numbers);
    }

    @Override
    public String toString() {
        return told();
    }
}
