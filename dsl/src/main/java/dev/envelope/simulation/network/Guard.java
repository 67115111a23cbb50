package dev.envelope.simulation.network;

import dev.envelope.model.policy.Retries;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Share;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * How callers protect themselves from what they call; in seconds. The rules and their nesting are those of {@link
 * dev.envelope.model.policy}.
 *
 * @param name decides its random numbers
 * @param callers how many callers there are, each with a breaker, a bulkhead and a budget of its own; any of them makes a call
 * @param timeout how long a try is waited for; without end if there is none
 * @param hedge after how long a second try is sent; without end if there is none
 * @param bulkhead how many calls of one caller are under way at most
 */
public record Guard(
        String name, int callers, double timeout, double hedge, int bulkhead, Retrying retries, Breaking breaker) {

    /** A time without end. */
    public static final double NEVER = Double.POSITIVE_INFINITY;

    /**
     * How often and when is tried again.
     *
     * @param least the shortest pause over what it would be without jitter
     * @param most the longest pause over it
     * @param budget how many tokens each call puts in; a retry takes one
     * @param tokens how many are held; without end if there is no budget
     */
    public record Retrying(
            int retries,
            double first,
            double longest,
            double factor,
            double least,
            double most,
            double budget,
            double tokens) {

        /** No retries. */
        public static final Retrying NONE = new Retrying(0, 0, 0, 1, 1, 1, 0, NEVER);

        /** Those of a policy, whose amounts have these values. */
        public static Retrying of(Retries stated, ToDoubleFunction<Quantity<?>> value) {
            double around = stated.around().map(value::applyAsDouble).orElse(0.0);
            Optional<Share> budget = stated.budget();
            return new Retrying(
                    (int) Math.rint(value.applyAsDouble(stated.retries())),
                    value.applyAsDouble(stated.first()),
                    value.applyAsDouble(stated.longest()),
                    value.applyAsDouble(stated.factor()),
                    stated.fullJitter() ? 0 : 1 - around,
                    stated.fullJitter() ? 1 : 1 + around,
                    budget.map(value::applyAsDouble).orElse(0.0),
                    budget.isPresent() ? value.applyAsDouble(stated.tokens()) : NEVER);
        }

        /** The same without a budget. */
        public Retrying unbudgeted() {
            return new Retrying(retries, first, longest, factor, least, most, 0, NEVER);
        }

        /** The pause before the k-th retry, for a number from 0 to 1. */
        public double pause(int k, double random) {
            return Math.min(longest, first * Math.pow(factor, k - 1)) * (least + (most - least) * random);
        }
    }

    /**
     * When calls are stopped.
     *
     * @param threshold the failed part of the last calls at which it opens
     * @param window how many calls it looks back on; 0 if there is no breaker
     * @param open how long it stays open
     * @param trials how many calls pass when it is half-open
     */
    public record Breaking(double threshold, int window, double open, int trials) {
        /** No breaker. */
        public static final Breaking NONE = new Breaking(1, 0, 0, 0);
    }

    /** So many callers that wait for each call to its end. */
    public static Guard of(String name, int callers) {
        return new Guard(name, callers, NEVER, NEVER, Integer.MAX_VALUE, Retrying.NONE, Breaking.NONE);
    }

    /** Whether its callers have circuit breakers. */
    public boolean hasBreaker() {
        return breaker.window() > 0;
    }

    /** The same with a timeout of each try. */
    public Guard timeout(double seconds) {
        return new Guard(name, callers, seconds, hedge, bulkhead, retries, breaker);
    }

    /** The same with a second try after so long. */
    public Guard hedge(double seconds) {
        return new Guard(name, callers, timeout, seconds, bulkhead, retries, breaker);
    }

    /** The same with so many calls of each caller under way at most. */
    public Guard bulkhead(int calls) {
        return new Guard(name, callers, timeout, hedge, calls, retries, breaker);
    }

    /** The same with retries. */
    public Guard retries(Retrying retries) {
        return new Guard(name, callers, timeout, hedge, bulkhead, retries, breaker);
    }

    /** The same with a circuit breaker. */
    public Guard breaker(Breaking breaker) {
        return new Guard(name, callers, timeout, hedge, bulkhead, retries, breaker);
    }
}
