package dev.envelope.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.simulation.engine.job.Failure;
import dev.envelope.simulation.engine.station.StationTally;
import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.network.NetworkBuilder;
import dev.envelope.simulation.network.Quorum;
import dev.envelope.simulation.network.Station;
import dev.envelope.simulation.playback.Change;
import dev.envelope.simulation.playback.TimeSeries;
import dev.envelope.simulation.playback.Timeline;
import dev.envelope.simulation.playback.Timeline.Cue;
import dev.envelope.simulation.playback.Timeline.Part;
import dev.envelope.simulation.random.Arrivals;
import dev.envelope.simulation.random.ServiceTimes;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls of several copies, each exponential of mean 1, against order statistics and counts. */
class QuorumTest {

    private static Network network(double rate, int shards, Quorum quorum) {
        var builder = new NetworkBuilder();
        int first = builder.stations(Networks.station(1, 1), shards * quorum.copies());
        int asking = builder.quorum(quorum, builder.copy(0, builder.report()), builder.end(0));
        int entry = quorum.besides() ? builder.copy(0, asking) : asking;
        builder.source("calls", rate, new Arrivals.Poisson(), 0, builder.shard(first, shards, quorum.copies(), entry));
        return builder.build();
    }

    private static Results run(Network network) {
        return Experiment.of(network).calls(400_000).precision(0).run();
    }

    /** The mean of the k-th of n exponentials: 1 ÷ n + … + 1 ÷ (n − k + 1). */
    private static double orderStatistic(int k, int n) {
        return IntStream.rangeClosed(n - k + 1, n).mapToDouble(i -> 1.0 / i).sum();
    }

    /** Hardly ever do two calls meet at a load of 0.2 %. The width is four standard errors: all eight fail once in 2,000 seeds. */
    @ParameterizedTest
    @CsvSource({"3, 3, 2", "3, 3, 1", "3, 3, 3", "3, 2, 2", "3, 1, 1", "5, 5, 3", "5, 3, 3", "5, 4, 2"})
    void takesAsLongAsTheLastThatIsWaitedFor(int copies, int asked, int awaited) {
        Results results = run(network(0.002, 1, new Quorum("store", 0, copies, false, asked, awaited, 0)));
        assertThat(results.mean(0).estimate())
                .isCloseTo(
                        orderStatistic(awaited, asked),
                        within(2 * results.mean(0).halfWidth()));
        assertThat(results.dropped(0)).isZero();
    }

    /** A primary, then two of four others. */
    @Test
    void aPrimaryWritesBeforeTheOthers() {
        Results results = run(network(0.002, 2, new Quorum("store", 0, 5, true, 4, 2, 0)));
        assertThat(results.mean(0).estimate())
                .isCloseTo(1 + orderStatistic(2, 4), within(2 * results.mean(0).halfWidth()));
    }

    /** Two of three are waited for, and all three work: each is as busy as the calls that come. */
    @Test
    void theRestOfTheWorkIsDone() {
        Results results = run(network(0.5, 1, new Quorum("store", 0, 3, false, 3, 2, 0)));
        for (int copy = 0; copy < 3; copy++) {
            StationTally tally = results.station(copy);
            assertThat(tally.busy() / tally.seconds()).isCloseTo(0.5, within(0.01));
            assertThat(tally.abandoned()).isZero();
        }
    }

    /** What nobody waits for is done, too: a call that is informed, and a write that waits for the primary alone. */
    @Test
    void nobodyWaitsForThoseThatAreInformed() {
        Results results = run(network(0.3, 2, new Quorum("store", 0, 3, true, 0, 0, 2)));
        assertThat(results.mean(0).estimate()).isLessThan(1.6);
        double busy = IntStream.range(0, 6)
                .mapToObj(results::station)
                .mapToDouble(tally -> tally.busy() / tally.seconds())
                .sum();
        assertThat(busy).isCloseTo(3 * 0.3, withinPercentage(2));
    }

    private static TimeSeries without(int lost, Quorum quorum) {
        List<Cue> cues = IntStream.range(0, lost)
                .mapToObj(copy -> new Cue(40, new Change.Down(copy, 1, true)))
                .toList();
        var timeline = new Timeline(cues, List.of(), List.of(new Part(List.of(0, 1, 2, 3, 4))), 20, 1, 100);
        return TimeSeries.of(network(0.2, 1, quorum), timeline, 1, 16);
    }

    /** Three of five are enough, whoever they are; of two nobody gets an answer. */
    @ParameterizedTest
    @CsvSource({"3, 3", "5, 3"})
    void theOthersAnswerForThoseThatAreLost(int asked, int awaited) {
        Quorum quorum = new Quorum("store", 0, 5, false, asked, awaited, 0);
        for (int lost = 1; lost <= 5; lost++) {
            TimeSeries series = without(lost, quorum);
            double answered = series.answered(0, 60, 100).estimate();
            double failed = series.failed(0, 60, 100).estimate();
            assertThat(lost <= 2 ? failed : answered).as("without %d", lost).isZero();
            assertThat(lost <= 2 ? answered : failed).isCloseTo(0.2, within(0.06));
        }
    }

    /** A primary that is lost unnoticed answers nobody; then the next copy leads, and one of the others is enough. */
    @Test
    void theNextCopyLeads() {
        var cues = List.of(
                new Cue(40, new Change.Down(0, 1, true)),
                new Cue(60, new Change.Noticed(0, 1)),
                new Cue(80, new Change.Down(1, 1, true)),
                new Cue(80, new Change.Noticed(1, 1)));
        var timeline = new Timeline(cues, List.of(), List.of(new Part(List.of(0, 1, 2))), 20, 1, 100);
        var series = TimeSeries.of(network(0.2, 1, new Quorum("store", 0, 3, true, 2, 1, 0)), timeline, 1, 16);
        assertThat(series.failed(0, 0, 40).estimate()).isZero();
        assertThat(series.answered(0, 50, 60).estimate()).isZero();
        assertThat(series.failed(0, 61, 80).estimate()).isZero();
        assertThat(series.answered(0, 70, 80).estimate()).isCloseTo(0.2, within(0.08));
        assertThat(series.answered(0, 95, 100).estimate()).isZero();
    }

    /** Servers as leaves, in a heap, and shared. */
    static Stream<Station> stations() {
        ServiceTimes times = ServiceTimes.of(1, 1);
        return Stream.of(
                Station.of("some", 40, times),
                Station.of("many", 2_000, times),
                Station.of("shared", 40, times).shared());
    }

    /**
     * One copy after the other is lost, the last one twice, again while it catches up; the first leads, and then another one. In the end
     * each has applied every write that was answered, and no other, once.
     */
    @ParameterizedTest
    @MethodSource("stations")
    void everyCopyAppliesEveryWriteOnce(Station station) {
        for (boolean isLed : new boolean[] {true, false}) {
            var quorum = new Quorum("store", 0, 3, isLed, isLed ? 0 : 3, isLed ? 0 : 2, isLed ? 2 : 0);
            var builder = new NetworkBuilder();
            int first = builder.stations(station, 3);
            int telling = builder.quorum(quorum, builder.apply(0, builder.report()), builder.end(0));
            int entry = builder.shard(first, 1, 3, isLed ? builder.copy(0, telling) : telling);
            builder.source("writes", 0.4 * station.servers(), new Arrivals.Poisson(), 0, entry);
            Network network = builder.build();
            var loop = new EventLoop(network, new Program(network), 1, 0);
            for (int copy : new int[] {0, 1, 2, 2}) {
                loop.runTo(loop.now() + 20);
                loop.staff(copy, 0, true);
                loop.avoid(copy, true);
                loop.runTo(loop.now() + 10);
                int behind = loop.missed(copy);
                assertThat((double) behind).isGreaterThan(4 * station.servers() * 0.6);
                loop.staff(copy, station.servers(), false);
                loop.avoid(copy, false);
                loop.runTo(loop.now() + 2);
                assertThat(loop.missed(copy)).isPositive();
            }
            loop.rate(0, 0);
            loop.runTo(loop.now() + 200);
            assertThat(loop.tally(0).failed[Failure.DOWN.ordinal()])
                    .isEqualTo(loop.tally(0).dropped());
            for (int copy = 0; copy < 3; copy++) {
                assertThat(loop.missed(copy)).isZero();
                assertThat(loop.station(copy).left())
                        .as("copy %d of %s, %s", copy, station.name(), quorum)
                        .isEqualTo(loop.tally(0).answered);
            }
            loop.check(network);
        }
    }

    /** Copies that turn away what comes to a full queue, and what has waited too long. */
    static Stream<Station> refusing() {
        Station few = Station.of("few", 2, ServiceTimes.of(1, 1));
        return Stream.of(few.places(3), few.patience(2), few.places(3).shared());
    }

    /** A copy applies what it has refused as soon as it has nothing else to do. */
    @ParameterizedTest
    @MethodSource("refusing")
    void aRefusalLosesNoWriteOfACopy(Station station) {
        var builder = new NetworkBuilder();
        int first = builder.stations(station, 3);
        var quorum = new Quorum("store", 0, 3, true, 0, 0, 2);
        int telling = builder.quorum(quorum, builder.apply(0, builder.report()), builder.end(0));
        builder.source("writes", 1.8, new Arrivals.Poisson(), 0, builder.shard(first, 1, 3, builder.copy(0, telling)));
        Network network = builder.build();
        var loop = new EventLoop(network, new Program(network), 1, 0);
        int most = 0;
        for (int time = 1; time <= 1_000; time++) {
            loop.runTo(time);
            most = Math.max(most, loop.missed(1) + loop.missed(2));
        }
        assertThat(most).isPositive();
        loop.rate(0, 0);
        loop.runTo(2_000);
        for (int copy = 0; copy < 3; copy++) {
            assertThat(loop.missed(copy)).isZero();
            assertThat(loop.station(copy).left()).isEqualTo(loop.tally(0).answered);
        }
        assertThat(loop.tally(0).unheard).isZero();
        loop.check(network);
    }

    /**
     * What servers come for is there until they are done, however copies come and go, all of them at once, too: no call fails, and in the
     * end every copy has it.
     */
    @ParameterizedTest
    @MethodSource("stations")
    void whatServersComeForIsNotLost(Station station) {
        for (var quorum : new Quorum[] {
            new Quorum("store", 0, 3, true, 0, 0, 2),
            new Quorum("store", 0, 3, true, 2, 1, 0),
            new Quorum("store", 0, 3, false, 3, 2, 0),
        }) {
            var builder = new NetworkBuilder();
            int first = builder.stations(station, 3);
            int from = builder.size();
            int telling = builder.quorum(quorum, builder.apply(0, builder.report()), builder.end(0));
            int entry = builder.shard(first, 1, 3, quorum.besides() ? builder.copy(0, telling) : telling);
            builder.pulled(from);
            builder.source("writes", 0.3 * station.servers(), new Arrivals.Poisson(), 0, entry);
            Network network = builder.build();
            var loop = new EventLoop(network, new Program(network), 1, 0);
            for (int[] lost : new int[][] {{0}, {1, 2}, {0, 1}, {0, 1, 2}, {2}, {0, 1, 2}}) {
                loop.runTo(loop.now() + 10);
                for (int copy : lost) {
                    loop.staff(copy, 0, true);
                }
                loop.runTo(loop.now() + 5);
                for (int copy : lost) {
                    loop.avoid(copy, true);
                    loop.staff(copy, 0, false);
                }
                loop.runTo(loop.now() + 5);
                for (int copy : lost) {
                    loop.avoid(copy, false);
                    loop.staff(copy, station.servers(), false);
                    loop.runTo(loop.now() + 3);
                }
            }
            loop.rate(0, 0);
            loop.runTo(loop.now() + 200);
            loop.check(network);
            assertThat(loop.tally(0).dropped()).as("%s", quorum).isZero();
            assertThat(loop.tally(0).answered).isEqualTo(loop.tally(0).offered);
            for (int copy = 0; copy < 3; copy++) {
                assertThat(loop.station(copy).left()).isGreaterThanOrEqualTo(loop.tally(0).offered);
            }
        }
    }

    /** A primary that hangs is taken out: what servers had come for goes to the next one, what it had begun, too. */
    @ParameterizedTest
    @MethodSource("stations")
    void whatHangsIsTakenByTheNextThatLeads(Station station) {
        var builder = new NetworkBuilder();
        int first = builder.stations(station, 3);
        int from = builder.size();
        var quorum = new Quorum("store", 0, 3, true, 0, 0, 2);
        int telling = builder.quorum(quorum, builder.apply(0, builder.report()), builder.end(0));
        int entry = builder.shard(first, 1, 3, builder.copy(0, telling));
        builder.pulled(from);
        builder.source("writes", 0.3 * station.servers(), new Arrivals.Poisson(), 0, entry);
        var loop = new EventLoop(builder.build(), new Program(builder.build()), 1, 0);
        loop.runTo(20);
        loop.hang(0, 0);
        loop.runTo(30);
        loop.avoid(0, true);
        loop.staff(0, 0, false);
        loop.release(0, 1, false);
        loop.rate(0, 0);
        loop.runTo(200);
        assertThat(loop.tally(0).answered).isEqualTo(loop.tally(0).offered).isPositive();
    }

    /** What the first copies do not answer is spread evenly over the others; where these are down, the first ones answer it. */
    @Test
    void theOthersReadAsLongAsOneIsThere() {
        var builder = new NetworkBuilder();
        int first = builder.stations(Networks.station(1, 1), 6);
        builder.source(
                "calls", 0.8, new Arrivals.Poisson(), 0, builder.replica(first, 2, 3, builder.copy(0, builder.end(0))));
        Network network = builder.build();
        Results results = run(network);
        assertThat(results.stations(List.of(0, 3)).arrived()).isZero();
        for (int copy : new int[] {1, 2, 4, 5}) {
            StationTally tally = results.station(copy);
            assertThat(tally.busy() / tally.seconds()).isCloseTo(0.2, within(0.01));
        }
        var cues = Stream.of(4, 5)
                .flatMap(copy -> Stream.<Change>of(new Change.Down(copy, 1, true), new Change.Noticed(copy, 1)))
                .map(change -> new Cue(40, change))
                .toList();
        var parts = List.of(new Part(List.of(3)), new Part(List.of(1, 2)));
        var series = TimeSeries.of(network, new Timeline(cues, List.of(), parts, 20, 1, 100), 1, 16);
        assertThat(series.utilisation(0, 0, 40).estimate()).isZero();
        assertThat(series.utilisation(0, 45, 100).estimate()).isCloseTo(0.4, within(0.05));
        assertThat(series.utilisation(1, 45, 100).estimate()).isCloseTo(0.2, within(0.04));
    }
}
