package dev.envelope.performance.latency;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.bench.ReferenceNetwork;
import dev.envelope.model.Step;
import dev.envelope.quantity.DesignException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** Formulas and a simulation of the same design, side by side; seeds are fixed. */
class AgreementTest {

    private static SystemDesign design(double rate, Step... steps) {
        return system("shop")
                .operation(read("get").rate(perSecond(rate)))
                .peak(1)
                .flow("get", steps);
    }

    private static SystemDesign single(double load, double variability) {
        return design(
                load,
                service("api")
                        .instances(1)
                        .concurrency(1)
                        .serviceTime(seconds(1))
                        .variability(variability));
    }

    private static double apart(Table table, String number) {
        return table.where(table.stringColumn("number").isEqualTo(number))
                .doubleColumn("difference")
                .getDouble(0);
    }

    /** Of 5 numbers and 6 waits at 95 % three or more miss with one seed in fifty. */
    @Test
    void exactFormulasLieInsideTheIntervals() {
        var agreement = ReferenceNetwork.design().latency().simulated().relativeHalfWidth(percent(0));
        assertThat(agreement.table().stringColumn("inside").countOccurrences("yes"))
                .isGreaterThanOrEqualTo(4);
        var stations = agreement.stations();
        assertThat(stations.stringColumn("part").asList())
                .containsExactly("balancer", "service", "cache", "database", "broker", "worker");
        assertThat(stations.stringColumn("inside").countOccurrences("yes")).isGreaterThanOrEqualTo(5);
        for (Row part : stations) {
            assertThat(part.getDouble("utilisation simulated")).isCloseTo(part.getDouble("utilisation"), within(0.01));
            assertThat(part.getDouble("waiting simulated"))
                    .isCloseTo(part.getDouble("waiting"), within(0.05 * part.getDouble("waiting") + 1e-6));
        }
        assertThat(agreement.toString()).contains("lie inside the 95 % intervals");
    }

    /** The corners of what is told of the approximation; a per cent is left to the simulation of a million calls. */
    @ParameterizedTest
    @CsvSource({"2, 0, 0.5", "2, 0, 0.8", "2, 2, 0.7", "4, 2, 0.7", "8, 0, 0.5", "64, 2, 0.9"})
    void theWaitForSeveralServersIsOffByNoMoreThanIsTold(int servers, double variability, double load) {
        var several = design(
                        100 * servers * load,
                        service("api")
                                .instances(1)
                                .concurrency(servers)
                                .serviceTime(ms(10))
                                .variability(variability))
                .latency();
        assertThat(several.toString()).contains("8 % from p95 and p99");
        Table table = several.simulated()
                .requests(1_000_000)
                .relativeHalfWidth(percent(0))
                .table();
        assertThat(Math.abs(apart(table, "mean"))).isLessThan(0.04);
        assertThat(Math.abs(apart(table, "p50"))).isLessThan(0.10);
        assertThat(Math.abs(apart(table, "p95"))).isLessThan(0.09);
        assertThat(Math.abs(apart(table, "p99"))).isLessThan(0.09);
        assertThat(single(0.5, 0).latency().toString()).doesNotContain("Approximated");
    }

    /** An exponential wait would be 5 to 16 % too high for constant times, and 3 to 7 % too low for varied ones. */
    @ParameterizedTest
    @CsvSource({"0.4, 0", "0.8, 0", "0.4, 0.25", "0.8, 0.25", "0.4, 2", "0.8, 2"})
    void theTailBehindASingleServer(double load, double variability) {
        var table = single(load, variability)
                .latency()
                .simulated()
                .requests(5_000_000)
                .relativeHalfWidth(percent(0.5))
                .table();
        assertThat(apart(table, "p99")).isCloseTo(0, within(0.02));
        assertThat(apart(table, "p99.9")).isCloseTo(0, within(0.04));
        assertThat(apart(table, "mean")).isCloseTo(0, within(0.01));
    }

    @Test
    void saysWhereTheFormulasAreApproximations() {
        var told = design(
                        500,
                        service("api").serviceTime(ms(4)).variability(0.5),
                        parallel(
                                service("rank").serviceTime(ms(8)),
                                service("ads").serviceTime(ms(8))),
                        service("leaf")
                                .serviceTime(ms(1))
                                .policy(timeout(seconds(1)))
                                .fanout(6))
                .latency()
                .simulated()
                .requests(100_000)
                .toString();
        assertThat(told)
                .contains("Allen's and Cunneen's approximation")
                .contains("branches begin at the same moment")
                .contains("the calls of a fan-out come all at once")
                .contains("leaf: the formulas of latency leave out");
        assertThat(ReferenceNetwork.design()
                        .latency()
                        .simulated()
                        .requests(10_000)
                        .toString())
                .doesNotContain("approximations");
    }

    /** Where hardly any call waits, the mean wait is far from the formula by chance, and within its interval. */
    @Test
    void whatIsInsideItsIntervalIsNotFurthestApart() {
        var noisy = design(
                        100,
                        service("api").instances(1).concurrency(1).serviceTime(ms(1)),
                        database("orders").instances(1).concurrency(5).serviceTime(ms(10)))
                .latency()
                .simulated()
                .requests(10_000);
        assertThat(noisy.table().stringColumn("inside").asList()).doesNotContain("no");
        assertThat(noisy.stations().stringColumn("inside").asList()).containsOnly("yes");
        assertThat(noisy.stations().doubleColumn("difference").get(1)).isGreaterThan(0.1);
        assertThat(noisy.toString())
                .contains("All 7 numbers by formulas lie inside")
                .doesNotContain("Furthest apart");
    }

    @Test
    void theFurthestOfThoseOutsideIsTold() {
        var several = design(
                        140,
                        service("api")
                                .instances(1)
                                .concurrency(2)
                                .serviceTime(ms(10))
                                .variability(2))
                .latency()
                .simulated()
                .requests(1_000_000)
                .relativeHalfWidth(percent(0));
        Table table = several.table();
        assertThat(table.where(table.stringColumn("inside").isEqualTo("no"))
                        .stringColumn("number")
                        .asList())
                .containsExactly("mean", "p50");
        assertThat(several.toString())
                .contains("4 of 7 numbers by formulas lie inside")
                .contains("Furthest apart of those outside is p50 of get: the formula is 9.37 % above");
    }

    @Test
    void whatIsOverItsLimitIsNotCompared() {
        var agreement = single(1.01, 1).latency().simulated();
        assertThat(agreement.table().stringColumn("inside").asList()).containsOnly("");
        assertThat(agreement.stations().isEmpty()).isTrue();
        assertThat(agreement.toString())
                .contains("Nothing could be compared")
                .contains("give it more instances")
                .doesNotContain("failed");
    }

    /** Four of five calls take no time, and the histogram's first cell ends at a tenth of a nanosecond. */
    @Test
    void noTimeIsNoDifference() {
        var api = service("api").instances(1).concurrency(1).serviceTime(ms(10)).share(percent(20));
        var agreement = design(40, api).latency().simulated().requests(200_000);
        Table table = agreement.table();
        assertThat(table.doubleColumn("simulated").get(1)).isZero();
        assertThat(table.stringColumn("inside").get(1)).isEmpty();
        assertThat(agreement.toString()).doesNotContain("Furthest apart");
        assertThat(agreement.differences("get").getSeries("formula").getYData()[0])
                .isZero();
    }

    /** A constant time is a single cell of the histogram, and who comes to the second part has waited before the first. */
    @Test
    void constantTimesAreKnownToACellAndWaitsToANanosecond() {
        var first =
                service("first").instances(1).concurrency(1).serviceTime(ms(10)).variability(0);
        var second =
                service("second").instances(1).concurrency(1).serviceTime(ms(5)).variability(0);
        var alone = design(40, first).latency().simulated().requests(200_000);
        assertThat(alone.table().stringColumn("inside").get(1)).isEqualTo("yes");
        assertThat(alone.table().doubleColumn("simulated ±").get(1)).isBetween(0.3e-4, 1e-4);
        Table parts = design(40, first, second)
                .latency()
                .simulated()
                .requests(200_000)
                .stations();
        assertThat(parts.doubleColumn("wait simulated").get(1)).isZero();
        assertThat(parts.stringColumn("inside").get(1)).isEmpty();
    }

    @Test
    void whatFailedIsToldBesideWhatWasAnswered() {
        var api = service("api").instances(1).concurrency(8).serviceTime(ms(10)).policy(bulkhead(1));
        var agreement = design(40, api).latency().simulated().requests(200_000);
        // Erlang's loss formula of one server: a call finds another one under way, 0.4 ÷ 1.4
        assertThat(agreement.table().doubleColumn("failed").get(0)).isCloseTo(0.4 / 1.4, within(0.005));
        assertThat(agreement.stations().stringColumn("utilisation inside").asList())
                .containsExactly("no");
        assertThat(agreement.toString())
                .contains("% of the calls failed in the simulation")
                .contains("utilisation of api: the formula is 4")
                .doesNotContain("All 5 numbers");
        assertThat(single(0.5, 1).latency().simulated().requests(50_000).toString())
                .doesNotContain("failed");
    }

    @Test
    void whatIsManyTimesAsMuchIsNotToldToThePerCent() {
        assertThat(Pair.ofTimes("api", "mean", 0.01, 0.01 + 1e-12, 1e-15, 0.01).inside())
                .isEqualTo("yes");
        assertThat(new Pair("api", "wait", 0.02, 1e-9, 1e-10).told())
                .isEqualTo("wait of api: the formula is more than 1,000 times the simulation");
        assertThat(new Pair("api", "wait", 0.02, 0.01, 1e-4).told())
                .isEqualTo("wait of api: the formula is 100 % above the simulation");
    }

    /** All callers give up before they are answered, and come again. */
    @Test
    void whereNothingWasAnsweredTheFormulaIsDrawnAlone() {
        var api = service("api")
                .instances(1)
                .concurrency(1)
                .serviceTime(ms(10))
                .variability(0)
                .policy(timeout(ms(5)));
        var agreement = design(40, api).latency().simulated().requests(10_000);
        var chart = agreement.chart("get");
        assertThat(chart.getSeries("formula").getYData()[9]).isGreaterThan(0.01);
        assertThat(chart.getSeries("simulated, with its 95 % interval (band)")).isNull();
        assertThat(agreement.table().doubleColumn("failed").get(0)).isEqualTo(1);
    }

    @Test
    void theChartHasBothAndTheirBand() {
        var chart = single(0.5, 1).latency().simulated().requests(50_000).chart("get");
        assertThat(chart.getSeries("simulated, with its 95 % interval (band)")).isNotNull();
        // p90 of M/M/1 at 0.5
        assertThat(single(0.5, 1)
                        .latency()
                        .simulated()
                        .requests(50_000)
                        .differences("get")
                        .getSeries("formula"))
                .isNotNull();
        assertThat(chart.getSeries("formula").getYData()[9]).isCloseTo(2 * Math.log(10), within(0.01));
    }

    /** Half more than can be served: neither side has a time that could be drawn. */
    @Test
    void aChartOfNothingSaysWhy() {
        var design = single(1.5, 1);
        var agreement = design.latency().simulated();
        for (ThrowingCallable chart : List.<ThrowingCallable>of(
                () -> agreement.chart("get"),
                () -> agreement.differences("get"),
                () -> design.simulate().chart())) {
            assertThatThrownBy(chart)
                    .isInstanceOf(DesignException.class)
                    .hasMessageContaining("calls wait without end")
                    .hasMessageContaining("see the findings of simulate()");
        }
    }
}
