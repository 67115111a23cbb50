package dev.envelope.quantity;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two numbers are a 90 % interval: what is realised at p5 and p95 is what was stated. */
class RangeTest {

    static Stream<Arguments> ranges() {
        return Stream.of(
                Arguments.of("count", count(2, 6), count(2), count(6)),
                Arguments.of("thousand", thousand(2, 6), thousand(2), thousand(6)),
                Arguments.of("million", million(8, 12), million(8), million(12)),
                Arguments.of("billion", billion(1, 90), billion(1), billion(90)),
                Arguments.of("perSecond", perSecond(10, 20), perSecond(10), perSecond(20)),
                Arguments.of("perMinute", perMinute(10, 20), perMinute(10), perMinute(20)),
                Arguments.of("perHour", perHour(10, 20), perHour(10), perHour(20)),
                Arguments.of("perDay", perDay(10, 20), perDay(10), perDay(20)),
                Arguments.of("perMonth", perMonth(10, 20), perMonth(10), perMonth(20)),
                Arguments.of("bytes", bytes(150, 1_500), bytes(150), bytes(1_500)),
                Arguments.of("kB", kB(1, 9), kB(1), kB(9)),
                Arguments.of("MB", MB(1, 9), MB(1), MB(9)),
                Arguments.of("GB", GB(1, 9), GB(1), GB(9)),
                Arguments.of("TB", TB(1, 9), TB(1), TB(9)),
                Arguments.of("PB", PB(1, 9), PB(1), PB(9)),
                Arguments.of("KiB", KiB(1, 9), KiB(1), KiB(9)),
                Arguments.of("MiB", MiB(1, 9), MiB(1), MiB(9)),
                Arguments.of("GiB", GiB(1, 9), GiB(1), GiB(9)),
                Arguments.of("TiB", TiB(1, 9), TiB(1), TiB(9)),
                Arguments.of("kbps", kbps(1, 9), kbps(1), kbps(9)),
                Arguments.of("mbps", mbps(1, 9), mbps(1), mbps(9)),
                Arguments.of("gbps", gbps(1, 9), gbps(1), gbps(9)),
                Arguments.of("MBps", MBps(1, 9), MBps(1), MBps(9)),
                Arguments.of("MiBps", MiBps(1, 9), MiBps(1), MiBps(9)),
                Arguments.of("ns", ns(20, 80), ns(20), ns(80)),
                Arguments.of("us", us(20, 80), us(20), us(80)),
                Arguments.of("ms", ms(20, 80), ms(20), ms(80)),
                Arguments.of("seconds", seconds(20, 80), seconds(20), seconds(80)),
                Arguments.of("minutes", minutes(20, 80), minutes(20), minutes(80)),
                Arguments.of("hours", hours(20, 80), hours(20), hours(80)),
                Arguments.of("days", days(20, 80), days(20), days(80)),
                Arguments.of("months", months(2, 8), months(2), months(8)),
                Arguments.of("thirtyDayMonths", thirtyDayMonths(2, 8), thirtyDayMonths(2), thirtyDayMonths(8)),
                Arguments.of("gregorianMonths", gregorianMonths(2, 8), gregorianMonths(2), gregorianMonths(8)),
                Arguments.of("years", years(2, 8), years(2), years(8)),
                Arguments.of("gregorianYears", gregorianYears(2, 8), gregorianYears(2), gregorianYears(8)),
                Arguments.of("usd", usd(0.01, 5_000), usd(0.01), usd(5_000)),
                Arguments.of("percent", percent(85, 95), percent(85), percent(95)),
                Arguments.of("percent near the whole", percent(99.9, 99.999), percent(99.9), percent(99.999)),
                Arguments.of("percent near nothing", percent(0.001, 0.1), percent(0.001), percent(0.1)),
                Arguments.of("share", share(0.2, 0.4), share(0.2), share(0.4)),
                Arguments.of("timesPerYear", timesPerYear(0.9, 2.5), timesPerYear(0.9), timesPerYear(2.5)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ranges")
    void statedEndsAreTheFifthAndTheNinetyFifthPercentile(
            String word, Quantity<?> range, Quantity<?> p5, Quantity<?> p95) {
        assertThat(range.percentile(5)).isCloseTo(p5.value(), withinPercentage(1e-9));
        assertThat(range.percentile(95)).isCloseTo(p95.value(), withinPercentage(1e-9));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ranges")
    void aTwentiethOfTheDrawsLieBeyondEachEnd(String word, Quantity<?> range, Quantity<?> p5, Quantity<?> p95) {
        Outcomes outcomes = Scenarios.standard().draws(40_000).of(range);

        assertThat(outcomes.chance(x -> x < p5.value())).isBetween(0.045, 0.055);
        assertThat(outcomes.chance(x -> x > p95.value())).isBetween(0.045, 0.055);
    }

    @Test
    void theLikelyValueOfALognormalIsTheGeometricMeanOfItsEnds() {
        assertThat(ms(20, 80).value()).isCloseTo(0.040, withinPercentage(1e-9));
    }

    @Test
    void noDrawOfAShareLeavesTheWhole() {
        for (Share share : new Share[] {percent(0.01, 99.99), percent(99, 99.99), percent(0.01, 1), share(0.4, 0.6)}) {
            Outcomes outcomes = Scenarios.standard().draws(100_000).of(share);

            assertThat(outcomes.chance(x -> x >= 0 && x <= 1)).isEqualTo(1);
        }
    }

    @Test
    void noDrawOfANormalShareLeavesTheWhole() {
        double[] draws = Scenarios.standard()
                .draws(1_000_000)
                .of(percent(normal(90, 3.2)))
                .values();

        assertThat(DoubleStream.of(draws).max().orElseThrow()).isEqualTo(1);
    }

    @Test
    void noDrawOfANormalTimeIsNegative() {
        double[] draws =
                Scenarios.standard().draws(1_000_000).of(ms(normal(20, 6.4))).values();

        assertThat(DoubleStream.of(draws).min().orElseThrow()).isZero();
    }
}
