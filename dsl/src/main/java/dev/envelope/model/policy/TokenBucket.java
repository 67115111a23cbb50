package dev.envelope.model.policy;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.perSecond;

import dev.envelope.model.Bound;
import dev.envelope.model.Input;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Rate;

/**
 * A bucket of tokens that fills at a steady rate, of which each call takes one; a call that finds less than one is turned away.
 *
 * <p>It starts full, fills continuously and holds no more than its size B. So in any interval of length T it admits at most {@code B +
 * r × T} calls, whatever is offered.
 *
 * <p>Source: A. Tanenbaum, Computer Networks, 2003, section 5.4; RFC 2697, 1999.
 *
 * <pre>{@code tokenBucket(perSecond(100), 50)}</pre>
 */
public record TokenBucket(Numbers numbers) implements RateLimit {

    static final Input<Rate> RATE =
            new Input<>("tokens", "tokenBucket(perSecond(100), 50)", Bound.ABOVE_ZERO, perSecond(100), "never assumed");

    static final Input<Count> SIZE =
            new Input<>("bucket", "tokenBucket(perSecond(100), 50)", Bound.AT_LEAST_ONE, count(50), "never assumed");

    /** A bucket of so many tokens that fills at this rate. */
    public static TokenBucket of(Rate rate, Count size) {
        return new TokenBucket(Numbers.of(RATE, rate).with(SIZE, size));
    }

    /** How fast it fills: the rate that it admits in the long run. */
    public Rate rate() {
        return numbers.get(RATE);
    }

    /** How many tokens it holds: the largest burst that passes at once. */
    public Count size() {
        return numbers.get(SIZE);
    }

    @Override
    public TokenBucket with(Numbers numbers) {
        return new TokenBucket(numbers);
    }

    @Override
    public String toString() {
        return told();
    }
}
