package dev.envelope.simulation.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.simulation.engine.Networks;
import dev.envelope.simulation.network.Station;
import dev.envelope.simulation.playback.Timeline.Cue;
import dev.envelope.simulation.playback.Timeline.Part;
import dev.envelope.simulation.random.ServiceTimes;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes of a network while it runs: every way in which a station keeps its servers loses and gains them alike. */
class TimelineTest {

    /** Servers as leaves, in a heap, and shared. */
    static Stream<Station> stations() {
        ServiceTimes times = ServiceTimes.of(1, 1);
        return Stream.of(
                Station.of("some", 40, times),
                Station.of("many", 2_000, times),
                Station.of("shared", 40, times).shared());
    }

    private static TimeSeries run(Station station, double utilisation, Cue... cues) {
        var network = Networks.single(station, utilisation);
        return TimeSeries.of(
                network, new Timeline(List.of(cues), List.of(), List.of(new Part(List.of(0))), 20, 1, 100), 1, 8);
    }

    private static Cue down(double time, Station station, double share, boolean crash) {
        return new Cue(time, new Change.Down(0, (int) (station.servers() * share), crash));
    }

    private static Cue back(double time, Station station, double share) {
        return new Cue(time, new Change.Back(0, (int) (station.servers() * share)));
    }

    private static Cue noticed(double time, Station station, double share) {
        return new Cue(time, new Change.Noticed(0, (int) (station.servers() * share)));
    }

    /** A quarter of the servers serves a quarter of the calls: those fail, and nobody else does. Little's law holds throughout. */
    @ParameterizedTest
    @MethodSource("stations")
    void whatCrashedServersServeIsLost(Station station) {
        var series =
                run(station, 0.5, down(40, station, 0.25, true), noticed(40, station, 0.25), back(70, station, 0.25));
        double failed = series.failed(0, 40, 41).estimate();
        assertThat(failed).isCloseTo(station.servers() * 0.5 * 0.25, withinPercentage(20));
        assertThat(series.failed(0, 0, 40).estimate()).isZero();
        assertThat(series.failed(0, 41, 100).estimate()).isZero();
        assertThat(series.servers(0, 41, 70).estimate()).isCloseTo(station.servers() * 0.75, within(1e-9));
        assertThat(series.servers(0, 70, 100).estimate()).isCloseTo(station.servers(), within(1e-9));
        assertThat(series.utilisation(0, 50, 70).estimate()).isCloseTo(0.5 / 0.75, withinPercentage(5));
    }

    /** A quarter of the calls hears nothing for 20 s; then all of them are served, and nobody was lost. */
    @ParameterizedTest
    @MethodSource("stations")
    void whoHangsIsServedWhenItGoesOn(Station station) {
        int quarter = station.servers() / 4;
        var series = run(
                station, 0.4, new Cue(40, new Change.Hang(0, quarter)), new Cue(60, new Change.Resumed(0, quarter)));
        double offered = 0.4 * station.servers();
        assertThat(series.failed(0, 0, 100).estimate()).isZero();
        assertThat(series.answered(0, 41, 60).estimate()).isCloseTo(0.75 * offered, withinPercentage(5));
        double stuck = 0.25 * offered * 21;
        assertThat(10 * series.answered(0, 60, 70).estimate()).isCloseTo(10 * offered + stuck, withinPercentage(5));
        assertThat(series.answered(0, 0, 100).estimate())
                .isCloseTo(series.offered(0, 0, 100).estimate(), withinPercentage(1));
        assertThat(series.servers(0, 41, 60).estimate()).isCloseTo(station.servers() - quarter, within(1e-9));
    }

    /** What hangs and is taken out after 20 s takes those along that wait there, and no others. */
    @ParameterizedTest
    @MethodSource("stations")
    void whoHangsFailsWhenThatIsNoticed(Station station) {
        int quarter = station.servers() / 4;
        var series = run(
                station,
                0.4,
                new Cue(40, new Change.Hang(0, quarter)),
                new Cue(60, new Change.TakenOut(0, quarter)),
                new Cue(80, new Change.Back(0, quarter)));
        double offered = 0.4 * station.servers();
        assertThat(series.failed(0, 0, 60).estimate()).isZero();
        assertThat(series.failed(0, 60, 61).estimate()).isCloseTo(0.25 * offered * 21, withinPercentage(5));
        assertThat(series.failed(0, 61, 100).estimate()).isZero();
        assertThat(series.answered(0, 65, 80).estimate()).isCloseTo(offered, withinPercentage(5));
    }

    /** Servers that leave finish what they have; of too few servers the queue takes the rest. */
    @ParameterizedTest
    @MethodSource("stations")
    void whatLeavingServersServeIsAnswered(Station station) {
        var series = run(station, 0.8, down(40, station, 0.75, false), back(60, station, 0.75));
        assertThat(series.failed(0, 0, 100).estimate()).isZero();
        double growth = station.servers() * (0.8 - 0.25);
        double queue =
                series.queue(0, 58, 59).estimate() - series.queue(0, 48, 49).estimate();
        assertThat(queue).isCloseTo(10 * growth, withinPercentage(10));
        assertThat(series.answered(0, 45, 60).estimate()).isCloseTo(station.servers() * 0.25, withinPercentage(4));
    }

    /** Without a server, a station refuses what comes and loses what waits. */
    @ParameterizedTest
    @MethodSource("stations")
    void aStationWithoutServersRefuses(Station station) {
        var series = run(station, 0.8, down(40, station, 1, true), noticed(50, station, 1), back(60, station, 1));
        assertThat(series.answered(0, 40, 60).estimate()).isZero();
        assertThat(series.failed(0, 41, 60).estimate())
                .isCloseTo(series.offered(0, 41, 60).estimate(), within(1e-9));
        assertThat(series.answered(0, 70, 100).estimate()).isCloseTo(station.servers() * 0.8, withinPercentage(5));
    }

    /** The load of an hour without calls and of one with twice as many; the calls in between are those that would have come. */
    @Test
    void theLoadIsWhatTheTimelineSays() {
        var series = run(
                Station.of("queue", 40, ServiceTimes.of(1, 1)),
                0.3,
                new Cue(20, new Change.Load(0, 0)),
                new Cue(50, new Change.Load(0, 2)));
        assertThat(series.offered(0, 0, 20).estimate()).isCloseTo(12, withinPercentage(8));
        assertThat(series.offered(0, 20, 50).estimate()).isZero();
        assertThat(series.offered(0, 50, 100).estimate()).isCloseTo(24, withinPercentage(4));
    }

    /** Slower servers are busier in proportion. */
    @Test
    void thePaceIsWhatTheTimelineSays() {
        var series = run(Station.of("queue", 40, ServiceTimes.of(1, 1)), 0.3, new Cue(20, new Change.Pace(0, 2)));
        assertThat(series.utilisation(0, 0, 20).estimate()).isCloseTo(0.3, withinPercentage(6));
        assertThat(series.utilisation(0, 30, 100).estimate()).isCloseTo(0.6, withinPercentage(4));
    }
}
