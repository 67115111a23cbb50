package dev.envelope.performance.overload;

import dev.envelope.model.policy.Breaker;
import dev.envelope.performance.Formula;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.Viewable;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import tech.tablesaw.api.Table;

/**
 * What a circuit breaker does: how soon it opens, what it still lets through, and how often it opens for nothing.
 *
 * <p>All of it for one caller that tries at a rate; each instance of a caller has a breaker of its own.
 *
 * <p>{@link #table()} has a row for each of some parts of the calls that fail: the chance that a full window opens it.
 *
 * <pre>{@code protection(breaker(percent(50)).over(20).open(seconds(5))).opensAfter(perSecond(100))}</pre>
 *
 * @param breaker the breaker
 */
public record Protection(Breaker breaker) implements Viewable {

    private static final Formula FAILURES = new Formula("failures that open", x -> failures(x[0], x[1]));
    private static final Formula TRIPS = new Formula(
            "binomial tail",
            x -> BinomialDistribution.of((int) Math.round(x[1]), x[2])
                    .survivalProbability((int) failures(x[0], x[1]) - 1));

    private static final double[] FAILING = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8};

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

    /** The chance that a window opens it, over the part of the calls that fail. */
    public Table table() {
        return Table.create(
                "protection",
                Columns.of("calls that fail", Dimension.SHARE, FAILING),
                Columns.of(
                        "a window opens it",
                        Dimension.SHARE,
                        Arrays.stream(FAILING)
                                .map(part -> trips(Share.of("trips(0.1)", part)).value())
                                .toArray()));
    }

    @Override
    public View view() {
        Count opening = FAILURES.count(breaker.threshold(), breaker.window());
        return View.titled("Circuit breaker: " + breaker)
                .text("It opens when " + opening + " of the last " + breaker.window() + " calls failed, stays open for "
                        + breaker.open() + " and then tries " + breaker.trials() + ".")
                .table(this::table)
                .text(
                        "Calls fail each by itself. opensAfter(perSecond(100)) and letThrough(perSecond(100)) tell what it does to a"
                                + " caller's tries.");
    }

    @Override
    public String toString() {
        return view().toString();
    }
}
