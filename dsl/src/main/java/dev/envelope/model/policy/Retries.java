package dev.envelope.model.policy;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.ms;
import static dev.envelope.quantity.Units.percent;

import dev.envelope.model.Bound;
import dev.envelope.model.Input;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.util.Optional;

/**
 * How often a caller tries again after a try has failed, and when; on the caller's side.
 *
 * <p>With r retries there are at most r + 1 tries. A try has failed when its timeout is over, or when it was turned away or
 * answered with an error. Before the k-th retry the caller pauses for {@code min(longest, first × factor^(k − 1))}. With jitter the
 * pause is uniformly random, from 0 to that ("full jitter"), or of {@code jitter(percent(20))} up to a fifth shorter or longer, as gRPC's is.
 *
 * <p>With a budget a retry takes one token. Each call puts in the budget's share of a token with its first try, up to as many
 * tokens as it holds, and it is full at the start. Where there is not a whole token, there is no retry: the call fails. So retries are
 * at most that share of the calls, but for what was saved up.
 *
 * <p>Source: M. Brooker, Exponential Backoff and Jitter, AWS Architecture Blog, 2015; budgets as in Finagle's
 * {@code RetryBudget} and gRPC's retry throttling (gRPC proposal A6, 2017).
 *
 * <pre>{@code retries(2).backoff(ms(50), ms(1_000)).jitter().budget(percent(10))}</pre>
 *
 * @param fullJitter whether pauses are random
 */
public record Retries(Numbers numbers, boolean fullJitter) implements Policy {

    static final Input<Count> RETRIES = new Input<>("retries", "retries(2)", Bound.NONE, count(2), "never assumed");

    static final Input<Time> FIRST = new Input<>(
            "first pause",
            "backoff(ms(50), ms(1_000))",
            Bound.ABOVE_ZERO,
            ms(25),
            "Envoy's base interval of retries (Envoy 1.31 documentation, 2024)");

    static final Input<Time> LONGEST = new Input<>(
            "longest pause",
            "backoff(ms(50), ms(1_000))",
            Bound.ABOVE_ZERO,
            ms(250),
            "ten times the base interval, as Envoy does (Envoy 1.31 documentation, 2024)");

    static final Input<Count> FACTOR = new Input<>(
            "back-off factor", "factor(2)", Bound.AT_LEAST_ONE, count(2), "each pause is twice the one before");

    static final Input<Share> AROUND =
            new Input<>("jitter around each pause", "jitter(percent(20))", Bound.NONE, percent(20), "never assumed");

    static final Input<Share> BUDGET =
            new Input<>("retry budget", "budget(percent(10))", Bound.ABOVE_ZERO, percent(10), "never assumed");

    static final Input<Count> TOKENS = new Input<>(
            "retry tokens",
            "budget(percent(10), 10)",
            Bound.AT_LEAST_ONE,
            count(10),
            "maxTokens in the example of gRPC's retry throttling (gRPC proposal A6, 2017)");

    /** So many retries at most. */
    public static Retries of(int most) {
        return of(Count.of(RETRIES.example(), most));
    }

    /** So many retries at most. */
    public static Retries of(Count most) {
        return new Retries(Numbers.of(RETRIES, most), false);
    }

    /** The same with pauses that start so short, double, and become no longer than that. */
    public Retries backoff(Time first, Time longest) {
        if (longest.value() < first.value()) {
            throw new DesignException(
                    "backoff(" + first + ", " + longest + ")",
                    "the longest pause is not shorter than the first",
                    "write backoff(" + longest + ", " + first + ")");
        }
        return with(numbers.with(FIRST, first).with(LONGEST, longest));
    }

    /** The same with each pause so many times the one before, in place of twice. */
    public Retries factor(double times) {
        return with(numbers.with(FACTOR, Count.of(FACTOR.example(), times)));
    }

    /** The same with random pauses, from 0 to what they would be without. */
    public Retries jitter() {
        return new Retries(numbers.without(AROUND), true);
    }

    /** The same with random pauses, up to this share of them longer or shorter. */
    public Retries jitter(Share around) {
        return new Retries(numbers.with(AROUND, around), false);
    }

    /** The same with no more retries than this share of the calls. */
    public Retries budget(Share ofCalls) {
        return with(numbers.with(BUDGET, ofCalls));
    }

    /** The same with no more retries than this share of the calls, of which so many may be saved up. */
    public Retries budget(Share ofCalls, double tokens) {
        return with(numbers.with(BUDGET, ofCalls).with(TOKENS, Count.of(TOKENS.example(), tokens)));
    }

    public Count retries() {
        return numbers.get(RETRIES);
    }

    /** The pause before the first retry. */
    public Time first() {
        return numbers.get(FIRST);
    }

    /** What no pause exceeds. */
    public Time longest() {
        return numbers.get(LONGEST);
    }

    /** How many times the pause before it each pause is. */
    public Count factor() {
        return numbers.get(FACTOR);
    }

    /** By how much a pause may be longer or shorter, where that was stated. */
    public Optional<Share> around() {
        return numbers.has(AROUND) ? Optional.of(numbers.get(AROUND)) : Optional.empty();
    }

    /** The share of the calls that retries are at most, where there is a budget. */
    public Optional<Share> budget() {
        return numbers.has(BUDGET) ? Optional.of(numbers.get(BUDGET)) : Optional.empty();
    }

    /** How many tokens a budget holds. */
    public Count tokens() {
        return numbers.get(TOKENS);
    }

    @Override
    public Retries with(Numbers numbers) {
        return new Retries(numbers, fullJitter);
    }

    @Override
    public String told() {
        return Policy.super.told() + (fullJitter ? ", full jitter" : "");
    }

    @Override
    public String toString() {
        return told();
    }
}
