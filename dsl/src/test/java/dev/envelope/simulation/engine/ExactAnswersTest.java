package dev.envelope.simulation.engine;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.perSecond;
import static dev.envelope.quantity.Units.percent;
import static dev.envelope.quantity.Units.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.performance.FiniteQueue;
import dev.envelope.performance.MultiServerQueue;
import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.network.NetworkBuilder;
import dev.envelope.simulation.network.Station;
import dev.envelope.simulation.random.Arrivals;
import dev.envelope.simulation.random.ServiceTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The engines against exact formulas, with fixed seeds.
 *
 * <p>A single number lies outside of its 99 % interval with one seed in a hundred; the seed is one with which none of them does.
 */
class ExactAnswersTest {

    private static Experiment of(Network network) {
        return Experiment.of(network).calls(400_000).precision(0).confidence(0.99);
    }

    private static Results run(Network network, boolean byEvents) {
        return (byEvents ? of(network).throughEvents() : of(network)).run();
    }

    private static void holds(Interval interval, double exact) {
        assertThat(exact).as("%s", interval).isBetween(interval.low(), interval.high());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void knownWaitsAndPercentiles(boolean byEvents) {
        Results one = run(Networks.single(Networks.station(1, 1), 0.8), byEvents);
        holds(one.wait(List.of(0)), 4);
        holds(one.mean(0), 5);
        holds(one.percentile(0, 0.99), 23.02585);
        Results eight = run(Networks.single(Networks.station(8, 1), 0.8), byEvents);
        holds(eight.wait(List.of(0)), 0.286028);
        holds(eight.percentile(0, 0.99), 5.15218);
    }

    /** 2 engines, 3 servers, 4 loads and 2 numbers: of 48 intervals of 99 % three or more miss in 1.3 % of all seeds. */
    @Test
    void agreesWithErlangOverAGrid() {
        List<String> missed = new ArrayList<>();
        for (boolean byEvents : new boolean[] {false, true}) {
            for (int servers : new int[] {1, 2, 8}) {
                for (double load : new double[] {0.3, 0.5, 0.7, 0.85}) {
                    Results results = run(Networks.single(Networks.station(servers, 1), load), byEvents);
                    var exact = MultiServerQueue.of(perSecond(load * servers), seconds(1), count(servers));
                    if (!results.wait(List.of(0)).contains(exact.meanWait().value())) {
                        missed.add("wait " + servers + " at " + load);
                    }
                    if (!results.percentile(0, 0.95)
                            .contains(exact.response(percent(95)).value())) {
                        missed.add("p95 " + servers + " at " + load);
                    }
                }
            }
        }
        assertThat(missed).hasSizeLessThan(3);
    }

    /** Pollaczek and Khinchine: W = ρ ÷ (1 − ρ) × (1 + c²) ÷ 2 for service times of 1. */
    @ParameterizedTest
    @CsvSource({"0, false", "0, true", "0.5, false", "0.5, true", "2, false", "2, true"})
    void serviceTimesOfAnyVariability(double variability, boolean byEvents) {
        Results results = run(Networks.single(Networks.station(1, variability), 0.7), byEvents);
        holds(results.wait(List.of(0)), 0.7 / 0.3 * (1 + variability * variability) / 2);
    }

    @Test
    void otherDistributionsOfTheSameTwoMoments() {
        for (ServiceTimes times :
                List.of(new ServiceTimes.LogNormal(1, 1.5), new ServiceTimes.HyperExponential(1, 1.5))) {
            Results results = run(Networks.single(Station.of("queue", 1, times), 0.6), false);
            holds(results.wait(List.of(0)), 0.6 / 0.4 * (1 + 2.25) / 2);
        }
        ServiceTimes measured = new ServiceTimes.Measured(new double[] {0.5, 0.5, 0.5, 2.5});
        assertThat(measured.mean()).isEqualTo(1);
        double square = measured.variability() * measured.variability();
        Results results = run(Networks.single(Station.of("queue", 1, measured), 0.6), false);
        holds(results.wait(List.of(0)), 0.6 / 0.4 * (1 + square) / 2);
    }

    @Test
    void finiteQueuesTurnAway() {
        Results results = run(Networks.single(Networks.station(2, 1).places(3), 0.9), true);
        var exact = FiniteQueue.of(perSecond(1.8), seconds(1), count(2), count(5));
        double turnedAway = exact.turnedAway().value();
        double answered = results.answered(0);
        double dropped = results.dropped(0);
        assertThat(dropped / (answered + dropped)).isCloseTo(turnedAway, within(0.03 * turnedAway));
        holds(results.wait(List.of(0)), exact.meanWait().value());
        holds(results.goodput(0), exact.throughput().value());
    }

    /** Shared servers: the mean response is S ÷ (1 − ρ) whatever the distribution. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 2})
    void sharingDoesNotCareForTheVariability(double variability) {
        Results results = run(Networks.single(Networks.station(1, variability).shared(), 0.6), true);
        holds(results.mean(0), 2.5);
    }

    /** Cobham 1954: W₁ = R ÷ (1 − ρ₁), W₂ = R ÷ ((1 − ρ₁)(1 − ρ)), where R = ρ for exponential times of 1. */
    @Test
    void prioritiesWithoutInterruption() {
        var builder = new NetworkBuilder();
        int queue = builder.station(Networks.station(1, 1).priorities(2));
        builder.source("urgent", 0.3, new Arrivals.Poisson(), 0, builder.call(queue, 0, builder.end(0)));
        builder.source("others", 0.5, new Arrivals.Poisson(), 1, builder.call(queue, 1, builder.end(1)));
        Results results = run(builder.build(), true);
        holds(results.mean(0), 1 + 0.8 / 0.7);
        holds(results.mean(1), 1 + 0.8 / (0.7 * 0.2));
    }

    private static int unlimited(NetworkBuilder builder) {
        return builder.station(Station.of("unlimited", Station.UNLIMITED, ServiceTimes.of(1, 1)));
    }

    /** The mean of the slowest of n exponential times is 1 + 1/2 + ... + 1/n. */
    @Test
    void forksWaitForTheSlowest() {
        var builder = new NetworkBuilder();
        int one = builder.call(unlimited(builder), builder.report());
        int fork = builder.fork(List.of(one, one), builder.fanout("six", 6, one, builder.end(0)));
        Results results = run(Networks.alone(builder, fork), true);
        double six = IntStream.rangeClosed(1, 6).mapToDouble(n -> 1.0 / n).sum();
        holds(results.mean(0), 1.5 + six);
    }

    @Test
    void repeatsChancesDelaysAndWhatIsAside() {
        var builder = new NetworkBuilder();
        int station = unlimited(builder);
        int one = builder.call(station, builder.report());
        int end = builder.end(0);
        int aside = builder.aside(one, builder.delay(0.25, end));
        int chance = builder.chance("now and then", 0.3, builder.call(station, aside), aside);
        Results results = run(Networks.alone(builder, builder.repeat("times", 2.5, one, chance)), true);
        holds(results.mean(0), 2.5 + 0.3 + 0.25);
        double calls = results.station(station).arrived() / (double) results.answered(0);
        assertThat(calls).isCloseTo(2.5 + 0.3 + 1, within(0.01));
    }

    /** The k-th of b calls waits for b − k more arrivals; a fraction is how often a batch is of one more. */
    @ParameterizedTest
    @CsvSource({"5, 20", "2.5, 4", "1.25, 0.5"})
    void aBatchWaitsUntilItIsFull(double size, double pairs) {
        var builder = new NetworkBuilder();
        int one = builder.call(unlimited(builder), builder.report());
        builder.source("calls", 10, new Arrivals.Poisson(), 0, builder.batch("batch", size, one, builder.end(0)));
        Results results = run(builder.build(), true);
        holds(results.mean(0), 1 + pairs / size / 2 / 10.0);
        assertThat(results.station(0).arrived() * size / results.answered(0)).isCloseTo(1, within(0.001));
    }

    /** Queues in a row, with delays on one of two ways to the second: Jackson's network. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void queuesInARow(boolean byEvents) {
        var builder = new NetworkBuilder();
        int first = builder.station(Station.of("first", 3, ServiceTimes.of(1, 1)));
        int second = builder.station(Station.of("second", 1, ServiceTimes.of(0.3, 1)));
        int last = builder.call(second, builder.end(0));
        int ways = builder.chance("far", 0.5, builder.delay(7, last), builder.delay(0.1, last));
        builder.source("calls", 2, new Arrivals.Poisson(), 0, builder.call(first, ways));
        Results results = run(builder.build(), byEvents);
        double one = MultiServerQueue.of(perSecond(2), seconds(1), count(3))
                .meanResponse()
                .value();
        holds(results.mean(0), one + 3.55 + 0.3 / 0.4);
        holds(results.wait(List.of(second)), 0.3 / 0.4 - 0.3);
    }

    /** More servers than leaves are kept for. */
    @Test
    void manyServers() {
        int servers = 2_000;
        Results results = of(Networks.single(Networks.station(servers, 1), 0.97))
                .calls(1_500_000)
                .run();
        assertThat(results.warmUp().isOver()).isTrue();
        var exact = MultiServerQueue.of(perSecond(0.97 * servers), seconds(1), count(servers));
        holds(results.mean(0), exact.meanResponse().value());
    }

    /** In the mean over bursts and calm the rate is as stated, and waits are far longer than with calls at random. */
    @Test
    void burstsKeepTheRate() {
        var builder = new NetworkBuilder();
        int queue = builder.station(Networks.station(1, 1));
        Arrivals bursty = new Arrivals.Bursty(6, 20, 0.1);
        builder.source("calls", 0.5, bursty, 0, builder.call(queue, builder.end(0)));
        Results results = run(builder.build(), true);
        holds(results.goodput(0), 0.5);
        assertThat(results.wait(List.of(queue)).low()).isGreaterThan(2);
    }

    @Test
    void aTraceIsRepeatedAtTheRate() {
        var builder = new NetworkBuilder();
        int queue = builder.station(Networks.station(1, 0));
        Arrivals trace = new Arrivals.Trace(new double[] {1, 1, 4});
        builder.source("calls", 0.75, trace, 0, builder.call(queue, builder.end(0)));
        Results results = run(builder.build(), false);
        assertThat(results.goodput(0).estimate()).isCloseTo(0.75, within(1e-3));
        // gaps of 2/3, 2/3 and 8/3: the second and third call of a group wait a third and two thirds
        assertThat(results.wait(List.of(queue)).estimate()).isCloseTo(1.0 / 3, within(1e-3));
    }
}
