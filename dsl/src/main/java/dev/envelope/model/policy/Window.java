package dev.envelope.model.policy;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.seconds;

import dev.envelope.model.Bound;
import dev.envelope.model.Input;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Time;

/**
 * So many calls in a window of time, which slides or stands still; one more is turned away.
 *
 * <p>A sliding window admits a call if fewer than the limit were admitted in the time before it (a log of times). A fixed window
 * counts anew at each whole multiple of its length; at such a border up to twice the limit passes within a moment. Calls that are
 * turned away do not count.
 *
 * <p>Source: J. Desgats, How we built rate limiting capable of scaling to millions of domains, Cloudflare blog, 2017.
 *
 * <pre>{@code slidingWindow(100, seconds(1))}</pre>
 *
 * @param sliding whether the window slides
 */
public record Window(Numbers numbers, boolean sliding) implements RateLimit {

    static final Input<Count> LIMIT = new Input<>(
            "admitted calls", "slidingWindow(100, seconds(1))", Bound.AT_LEAST_ONE, count(100), "never assumed");

    static final Input<Time> LENGTH =
            new Input<>("window", "slidingWindow(100, seconds(1))", Bound.ABOVE_ZERO, seconds(1), "never assumed");

    /** So many calls in any window of this length. */
    public static Window sliding(Count limit, Time length) {
        return new Window(Numbers.of(LIMIT, limit).with(LENGTH, length), true);
    }

    /** So many calls between two multiples of this length. */
    public static Window fixed(Count limit, Time length) {
        return new Window(Numbers.of(LIMIT, limit).with(LENGTH, length), false);
    }

    /** How many calls pass in a window. */
    public Count limit() {
        return numbers.get(LIMIT);
    }

    public Time length() {
        return numbers.get(LENGTH);
    }

    @Override
    public Window with(Numbers numbers) {
        return new Window(numbers, sliding);
    }

    @Override
    public String told() {
        return RateLimit.super.told() + (sliding ? ", sliding" : ", fixed");
    }

    @Override
    public String toString() {
        return told();
    }
}
