package dev.envelope.simulation.engine;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.perSecond;
import static dev.envelope.quantity.Units.percent;
import static dev.envelope.quantity.Units.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.sun.management.ThreadMXBean;
import dev.envelope.model.policy.Balancing;
import dev.envelope.model.policy.Retries;
import dev.envelope.model.policy.Timeout;
import dev.envelope.performance.LossSystem;
import dev.envelope.performance.MultiServerQueue;
import dev.envelope.performance.overload.Amplification;
import dev.envelope.performance.overload.RetryStorm;
import dev.envelope.simulation.engine.job.Failure;
import dev.envelope.simulation.engine.station.StationTally;
import dev.envelope.simulation.network.Guard;
import dev.envelope.simulation.network.Guard.Breaking;
import dev.envelope.simulation.network.Guard.Retrying;
import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.network.NetworkBuilder;
import dev.envelope.simulation.network.Station;
import dev.envelope.simulation.random.Arrivals;
import dev.envelope.simulation.random.ServiceTimes;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that their callers guard, against exact answers, with fixed seeds. */
class GuardTest {

    private static final Guard GUARD = Guard.of("guard", 1);

    private static Retrying retries(int most, double pause) {
        return new Retrying(most, pause, pause, 1, 0, 1, 0, Double.POSITIVE_INFINITY);
    }

    private static Retrying budget(int most, double pause, double share) {
        return new Retrying(most, pause, pause, 1, 0, 1, share, 10);
    }

    private static Network network(Guard guard, Station station, double rate, Arrivals arrivals) {
        var builder = new NetworkBuilder();
        int attempt = builder.call(builder.station(station), builder.report());
        int entry = builder.guarded(builder.guard(guard), attempt, builder.end(0));
        builder.source("calls", rate, arrivals, 0, entry);
        return builder.build();
    }

    private static Results run(Guard guard, Station station, double rate) {
        return Experiment.of(network(guard, station, rate, new Arrivals.Poisson()))
                .calls(400_000)
                .precision(0)
                .confidence(0.99)
                .run();
    }

    /** Service times of 1 without a queue, so that tries know nothing of each other. */
    private static Station unlimited() {
        return Station.of("unlimited", Station.UNLIMITED, ServiceTimes.of(1, 1));
    }

    private static double failed(Results results, Failure why) {
        return results.failed(0, why) / (double) results.offered(0);
    }

    private static EventLoop loop(Network network) {
        return new EventLoop(network, new Program(network), 1, 0);
    }

    /** What is late is worked on all the same, so that the queue is that of M/M/c and a part P(sojourn > timeout) is late. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void aTimeoutCutsTheTailOffAndChangesNothingElse(int servers) {
        var exact = MultiServerQueue.of(perSecond(0.7 * servers), seconds(1), count(servers));
        double timeout = exact.response(percent(90)).value();
        Results results = run(GUARD.timeout(timeout), Networks.station(servers, 1), 0.7 * servers);
        assertThat(failed(results, Failure.TIMED_OUT)).isCloseTo(0.1, within(0.003));
        assertThat(results.wait(List.of(0)).contains(exact.meanWait().value())).isTrue();
        assertThat(results.percentile(0, 0.999).estimate()).isLessThan(timeout * 1.01);
    }

    /** Without a queue the work for nobody is E[S; S > t] ÷ E[S] = (1 + t) exp(−t). */
    @Test
    void abandonedWorkIsTheWorkOfWhatWasLate() {
        Results results = run(GUARD.timeout(2), unlimited(), 5);
        StationTally tally = results.station(0);
        assertThat(tally.abandoned() / tally.busy()).isCloseTo(3 * Math.exp(-2), within(0.01));
        assertThat(failed(results, Failure.TIMED_OUT)).isCloseTo(Math.exp(-2), within(0.003));
    }

    @Test
    void retriesMultiplyTheLoadAsTheFormulaSays() {
        double late = Math.exp(-1);
        Results results = run(GUARD.timeout(1).retries(retries(2, 0.5)), unlimited(), 5);
        double exact = Amplification.tries(Retries.of(2), percent(100 * late)).value();
        assertThat(results.triesPerCall(0)).isCloseTo(exact, withinPercentage(0.5));
        assertThat(results.station(0).arrived() / (double) results.offered(0)).isCloseTo(exact, withinPercentage(0.5));
        assertThat(failed(results, Failure.TIMED_OUT)).isCloseTo(Math.pow(late, 3), withinPercentage(3));
    }

    /** Below the load from which a collapse lasts, with pauses that are long against the queue's memory, tries are nearly independent. */
    @Test
    void retriesInFrontOfAQueueReachTheFixedPoint() {
        Results results = run(GUARD.timeout(3).retries(retries(2, 200)), Networks.station(1, 1), 0.3);
        var storm = RetryStorm.of(seconds(1), count(1), Timeout.after(seconds(3)), Retries.of(2));
        assertThat(results.triesPerCall(0))
                .isCloseTo(storm.tries(perSecond(0.3)).value() / 0.3, withinPercentage(1));
    }

    /** The faster of two, of which the second begins later by d: 1 − exp(−d) + exp(−d) ÷ 2. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 2})
    void ofAHedgeTheFirstAnswerCounts(double after) {
        Results results = run(GUARD.hedge(after), unlimited(), 5);
        double second = Math.exp(-after);
        assertThat(results.mean(0).contains(1 - second / 2)).isTrue();
        assertThat(results.triesPerCall(0)).isCloseTo(1 + second, withinPercentage(0.5));
    }

    /** Each of both has a timeout of its own, and a call fails when both are over. */
    @Test
    void aHedgeHasItsOwnTimeout() {
        Results results = run(GUARD.hedge(0.5).timeout(1), unlimited(), 5);
        // the second is answered before 1.5, the end of both, or the first before 1
        assertThat(failed(results, Failure.TIMED_OUT)).isCloseTo(Math.exp(-2), within(0.003));
    }

    @Test
    void aHedgeGoesToAnotherInstance() {
        for (Balancing way : Balancing.values()) {
            var builder = new NetworkBuilder();
            Station slow =
                    Station.of("node", 1, ServiceTimes.of(100, 0)).places(0).balancing(way);
            int attempt = builder.callAny(builder.stations(slow, 2), 2, 0, builder.report());
            int entry = builder.guarded(builder.guard(GUARD.hedge(1)), attempt, builder.end(0));
            builder.source("calls", 1e-3, new Arrivals.Trace(new double[] {1}), 0, entry);
            EventLoop loop = loop(builder.build());
            loop.runTo(1_050);
            assertThat(loop.station(0).arrived()).as("%s", way).isEqualTo(1);
            assertThat(loop.station(1).arrived()).as("%s", way).isEqualTo(1);
        }
    }

    /** As many calls at once as a loss system has servers: Erlang's B. */
    @Test
    void aBulkheadIsALossSystem() {
        Results results = run(GUARD.bulkhead(5), unlimited(), 4);
        var exact = LossSystem.of(perSecond(4), seconds(1), count(5));
        assertThat(failed(results, Failure.BULKHEAD_FULL))
                .isCloseTo(exact.blocked().value(), within(0.004));
    }

    /** Each of several callers has its own: four times a fourth of the load on a fourth of the places. */
    @Test
    void eachCallerHasABulkheadOfItsOwn() {
        Results results = run(Guard.of("guard", 4).bulkhead(2), unlimited(), 4);
        var exact = LossSystem.of(perSecond(1), seconds(1), count(2));
        assertThat(failed(results, Failure.BULKHEAD_FULL))
                .isCloseTo(exact.blocked().value(), within(0.004));
    }

    /** Where every try fails, a call has one try and, in the long run, the budget's share of a retry. */
    @Test
    void aBudgetBoundsTheRetries() {
        Station never = Station.of("never", Station.UNLIMITED, ServiceTimes.of(2, 0));
        Results results = run(GUARD.timeout(1).retries(budget(3, 0.1, 0.1)), never, 5);
        assertThat(results.triesPerCall(0)).isCloseTo(1.1, within(0.002));
        assertThat(results.answered(0)).isZero();
    }

    /** Calls at 1, 2, 3, ..., each of which fails half a second later; the breaker looks back on 4 and has 2 trials. */
    @Test
    void aBreakerOpensAndTriesAgain() {
        Guard guard = GUARD.timeout(0.5).breaker(new Breaking(0.5, 4, 10, 2));
        Station slow = Station.of("slow", Station.UNLIMITED, ServiceTimes.of(3, 0));
        EventLoop loop = loop(network(guard, slow, 1, new Arrivals.Trace(new double[] {1})));
        loop.runTo(14.9);
        // 1 to 4 are tried; it opens at 4.5, until 14.5
        assertThat(loop.tally(0).tries).isEqualTo(4);
        assertThat(loop.tally(0).failed[Failure.BREAKER_OPEN.ordinal()]).isEqualTo(10);
        loop.runTo(28.7);
        // 15 and 16 are trials; it opens at 16.5, until 26.5; 27 and 28 are trials
        assertThat(loop.tally(0).tries).isEqualTo(8);
        assertThat(loop.tally(0).failed[Failure.TIMED_OUT.ordinal()]).isEqualTo(8);
        assertThat(loop.tally(0).failed[Failure.BREAKER_OPEN.ordinal()]).isEqualTo(20);
    }

    /** A pause before the k-th retry of min(longest, first × factor^(k − 1)), and what jitter makes of it. */
    @Test
    void pausesGrowUpToTheLongest() {
        Retrying plain = new Retrying(9, 0.05, 1, 2, 1, 1, 0, 10);
        assertThat(plain.pause(1, 0.3)).isEqualTo(0.05);
        assertThat(plain.pause(3, 0.3)).isEqualTo(0.2);
        assertThat(plain.pause(9, 0.3)).isEqualTo(1);
        Retrying around = new Retrying(9, 0.05, 1, 2, 0.8, 1.2, 0, 10);
        assertThat(around.pause(9, 0)).isEqualTo(0.8);
        assertThat(around.pause(9, 1)).isEqualTo(1.2);
    }

    /**
     * M/M/1 with patience τ: P(loss) = ρ P₀ exp(−(1 − ρ)τ), as the work in front of a new call has the density λ P₀ exp(−(1 − ρ)x) up to τ
     * and falls with exp(−x) beyond (D. Barrer, Queuing with impatient customers and ordered service, Operations Research 5, 1957).
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.8, 1.5})
    void sheddingIsAQueueWithImpatientCalls(double load) {
        double patience = 3;
        var builder = new NetworkBuilder();
        int queue = builder.station(Networks.station(1, 1).patience(patience));
        builder.source("calls", load, new Arrivals.Poisson(), 0, builder.call(queue, builder.end(0)));
        Results results =
                Experiment.of(builder.build()).calls(400_000).precision(0).run();
        double decay = Math.exp(-(1 - load) * patience);
        double idle = 1 / (1 + load * (1 - decay) / (1 - load) + load * decay);
        assertThat(failed(results, Failure.SHED)).isCloseTo(load * idle * decay, within(0.004));
        assertThat(results.station(queue).shed()).isEqualTo(results.failed(0, Failure.SHED));
        assertThat(results.goodput(0).estimate()).isCloseTo(1 - idle, within(0.005));
    }

    /**
     * Ten calls a second are the capacity; six are offered, fifteen for an hour. Without a budget each of the six makes four tries after the
     * burst as in it, and nothing is answered for hours; with one it makes 1.1, and all are.
     */
    @Test
    void aRetryStormOutlivesItsCauseUnlessThereIsABudget() {
        Arrivals burst = new Arrivals.Daily(new double[] {0.4, 1, 0.4, 0.4, 0.4, 0.4});
        Station server = Station.of("server", 1, ServiceTimes.of(0.1, 1));
        double[] goodput = new double[2];
        Retrying[] rules = {retries(3, 0.5), budget(3, 0.5, 0.1)};
        for (int i = 0; i < 2; i++) {
            EventLoop loop = loop(network(GUARD.timeout(3).retries(rules[i]), server, 15, burst));
            loop.runTo(3_600);
            assertThat(loop.tally(0).answered / 3_600.0).isCloseTo(6, within(0.3));
            loop.runTo(5 * 3_600);
            loop.forget();
            loop.runTo(6 * 3_600);
            goodput[i] = loop.tally(0).answered / loop.seconds();
        }
        assertThat(goodput[0]).isLessThan(0.05);
        assertThat(goodput[1]).isCloseTo(6, within(0.2));
    }

    /** A guarded call inside of a guarded call, at stations of every kind: each run checks that all calls are accounted for. */
    @Test
    void whatIsGivenUpIsStillAccountedFor() {
        for (Station station : List.of(
                Networks.station(1, 1).places(5).patience(2),
                Networks.station(2, 1).shared().places(5),
                Networks.station(2_000, 1))) {
            var builder = new NetworkBuilder();
            int attempt = builder.delay(0.1, builder.call(builder.station(station), builder.report()));
            int inner = builder.guarded(
                    builder.guard(Guard.of("inner", 2).timeout(2).retries(retries(1, 0.5))), attempt, builder.report());
            int outer = builder.guarded(
                    builder.guard(Guard.of("outer", 3).timeout(3).hedge(1).bulkhead(4_000)), inner, builder.end(0));
            builder.source("calls", 0.9 * station.servers(), new Arrivals.Poisson(), 0, outer);
            Results results =
                    Experiment.of(builder.build()).calls(100_000).precision(0).run();
            assertThat(results.failed(0, Failure.TIMED_OUT)).isPositive();
            assertThat(results.station(0).abandoned()).isPositive();
        }
    }

    @Test
    void guardedCallsMakeNoGarbage() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Guard guard = Guard.of("guard", 3)
                .timeout(5)
                .hedge(3)
                .bulkhead(100)
                .retries(budget(3, 0.5, 0.2))
                .breaker(new Breaking(0.5, 20, 5, 5));
        EventLoop loop =
                loop(network(guard, Networks.station(1, 1).places(20).patience(8), 0.8, new Arrivals.Poisson()));
        loop.run(200_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        loop.run(1_000_000);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(50_000);
    }
}
