package dev.envelope.model.policy;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.minutes;
import static dev.envelope.quantity.Units.percent;

import dev.envelope.model.Bound;
import dev.envelope.model.Input;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;

/**
 * A circuit breaker: a caller that sees too many failures stops calling for a time; on the caller's side.
 *
 * <ul>
 *   <li>closed: all tries pass, and the outcomes of the last {@code window} of them are remembered. When that many are known and
 *       the failed part of them is at least the threshold, it opens
 *   <li>open: every try fails at once, without a call, until the time is over
 *   <li>half-open: so many trial calls pass, all others fail at once. When all outcomes are known, it opens again if the failed
 *       part is at least the threshold; else it closes, with nothing remembered
 * </ul>
 *
 * <p>A failure is a timeout, an error, or a call that was turned away by the component. What was sent before it opened counts no
 * more.
 *
 * <p>Source: M. Nygard, Release It!, 2007; states, counts and defaults are those of resilience4j's count-based sliding window
 * (resilience4j, CircuitBreaker, 2.x: 50 %, 100 calls, 60 s, 10 trial calls).
 *
 * <pre>{@code breaker(percent(50)).over(20).open(seconds(5))}</pre>
 */
public record Breaker(Numbers numbers) implements Policy {

    static final Input<Share> THRESHOLD =
            new Input<>("failures that open", "breaker(percent(50))", Bound.ABOVE_ZERO, percent(50), "never assumed");

    static final Input<Count> WINDOW = new Input<>(
            "calls looked back on",
            "over(20)",
            Bound.AT_LEAST_ONE,
            count(100),
            "slidingWindowSize and minimumNumberOfCalls of resilience4j 2.x");

    static final Input<Time> OPEN = new Input<>(
            "open for",
            "open(seconds(5))",
            Bound.ABOVE_ZERO,
            minutes(1),
            "waitDurationInOpenState of resilience4j 2.x");

    static final Input<Count> TRIALS = new Input<>(
            "trial calls",
            "trials(3)",
            Bound.AT_LEAST_ONE,
            count(10),
            "permittedNumberOfCallsInHalfOpenState of resilience4j 2.x");

    /** A breaker that opens when at least this part of the calls has failed. */
    public static Breaker at(Share failures) {
        return new Breaker(Numbers.of(THRESHOLD, failures));
    }

    /** The same, looking back on so many calls. */
    public Breaker over(int calls) {
        return with(numbers.with(WINDOW, Count.of(WINDOW.example(), calls)));
    }

    /** The same, open for so long. */
    public Breaker open(Time time) {
        return with(numbers.with(OPEN, time));
    }

    /** The same with so many trial calls when the time is over. */
    public Breaker trials(int calls) {
        return with(numbers.with(TRIALS, Count.of(TRIALS.example(), calls)));
    }

    /** The failed part of the calls at which it opens. */
    public Share threshold() {
        return numbers.get(THRESHOLD);
    }

    /** How many calls it looks back on. */
    public Count window() {
        return numbers.get(WINDOW);
    }

    /** How long it stays open. */
    public Time open() {
        return numbers.get(OPEN);
    }

    /** How many trial calls pass when it is half-open. */
    public Count trials() {
        return numbers.get(TRIALS);
    }

    @Override
    public Breaker with(Numbers numbers) {
        return new Breaker(numbers);
    }

    @Override
    public String toString() {
        return told();
    }
}
