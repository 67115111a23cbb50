package dev.envelope.performance.overload;

import dev.envelope.model.policy.Breaker;
import dev.envelope.performance.Formula;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * What a circuit breaker does: how soon it opens, what it still lets through, and how often it opens for nothing.
 *
 * <p>All of it for one caller that tries at a rate; each instance of a caller has a breaker of its own.
 *
 * <pre>{@code protection(breaker(percent(50)).over(20).open(seconds(5))).opensAfter(perSecond(100))}</pre>
 *
 * @param breaker the breaker
 */
public record Protection(Breaker breaker) {

    private static final Formula FAILURES = new Formula("failures that open", x -> failures(x[0], x[1]));
    private static final Formula TRIPS = new Formula(
            "binomial tail",
            x -> BinomialDistribution.of((int) Math.round(x[1]), x[2])
                    .survivalProbability((int) failures(x[0], x[1]) - 1));

    private static double failures(double threshold, double window) {
        return Math.ceil(threshold * Math.round(window) - 1e-9);
    }

    /** How long after all calls have begun to fail it opens, if none had failed before. */
    public Time opensAfter(Rate tries) {
        return FAILURES.count(breaker.threshold(), breaker.window()).at(tries).named("opens after");
    }

    /** How many calls a second it lets through while all of them fail: the trial calls of each round. */
    public Rate letThrough(Rate tries) {
        Time round = breaker.open().plus(breaker.trials().at(tries)).named("a round");
        return breaker.trials().per(round).atMost(tries).named("let through");
    }

    /** The chance that a window of calls opens it, of which each fails with this chance by itself. */
    public Share trips(Share failing) {
        return TRIPS.share(breaker.threshold(), breaker.window(), failing).named("chance to open");
    }

    @Override
    public String toString() {
        return "protection by " + breaker;
    }
}
