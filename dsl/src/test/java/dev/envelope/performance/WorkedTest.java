package dev.envelope.performance;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Time;
import dev.envelope.view.Display;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** What formulas without a design show. */
class WorkedTest {

    static Worked[] all() {
        return new Worked[] {
            mm1(perSecond(60, 110), ms(8)),
            mmc(perSecond(1_000), ms(16), 20),
            mmck(perSecond(1_000), ms(16), 16, 64),
            mmcc(perHour(40), hours(1), 45),
            finiteSource(200, seconds(5), ms(40), 2),
            mg1(perSecond(80), ms(10), 2),
            md1(perSecond(80), ms(10)),
            ggc(perSecond(1_000), ms(16), 20).arrivalVariability(2).serviceVariability(0.5),
            priorities(priorityClass("paid", perSecond(20), ms(10)), priorityClass("free", perSecond(60), ms(10))),
            interrupted(ms(15), 0.2, ms(744), ms(248))
        };
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachNumberHasARowWithItsWork(Worked model) {
        Table table = model.table();
        assertThat(table.rowCount()).isEqualTo(model.numbers().size());
        for (int i = 0; i < table.rowCount(); i++) {
            assertThat(table.doubleColumn("value").get(i))
                    .isEqualTo(model.numbers().get(i).value());
            assertThat(table.stringColumn("formula").get(i))
                    .isNotEqualTo(table.stringColumn("number").get(i));
            assertThat(model.toString()).contains(table.stringColumn("number").get(i));
        }
        assertThat(model.toString()).startsWith(model.title()).contains(model.takenForGranted());
    }

    @Test
    void serversBetweenWholeNumbersAreNotExact() {
        String between = "2.5 servers lie between whole numbers";
        assertThat(mmc(perSecond(3), ms(10), 2.5).toString()).contains(between);
        assertThat(mmcc(perSecond(3), ms(10), 2.5).toString()).contains(between);
        assertThat(mmc(perSecond(3), ms(10), 2).toString()).doesNotContain("between");
    }

    @Test
    void kendallsNotationIsTheTitle() {
        assertThat(Arrays.stream(all())
                        .limit(8)
                        .map(model -> model.title().split(" ")[0].replace(",", "")))
                .containsExactly("M/M/1", "M/M/20", "M/M/16/64", "M/M/45/45", "M/M/2//200", "M/G/1", "M/D/1", "G/G/20");
    }

    @Test
    void anIntervalIsShownWhereThereIsOne() {
        assertThat(all()[0].toString()).contains("90 % interval").contains("draws, seed");
        assertThat(all()[1].toString()).doesNotContain("90 % interval");
    }

    @Test
    void theCurveGoesThroughWhatThereIs() {
        var queue = mmc(perSecond(1_000), ms(16), 20);
        double[] p99 = series(queue.chart(), "p99");
        double[] loads =
                Arrays.stream(queue.chart().getSeries("p99").getXData()).toArray();
        double at = queue.response(percent(99)).value();
        for (int i = 1; i < loads.length; i++) {
            assertThat(p99[i]).isGreaterThanOrEqualTo(p99[i - 1] * (1 - 1e-9));
            if (loads[i - 1] <= 0.8 && loads[i] > 0.8) {
                assertThat(at).isBetween(p99[i - 1], p99[i]);
            }
        }
    }

    private static double[] series(XYChart chart, String name) {
        XYSeries series = chart.getSeries(name);
        return series.getYData();
    }

    @Test
    void theCurveOfAClosedNetworkLiesWithinItsBounds() {
        for (ClosedNetwork network : new ClosedNetwork[] {
            closedNetwork(station("cpu", ms(20)), station("disk", ms(50))).think(seconds(1)),
            closedNetwork(station("api", ms(100)).servers(8), station("db", ms(10)))
                    .think(seconds(1))
        }) {
            double[] curve = series(network.chart(), "throughput");
            double[] most = series(network.chart(), "at most");
            double[] users = network.chart().getSeries("throughput").getXData();
            for (int i = 0; i < curve.length; i += 7) {
                double throughput = network.throughput(count(users[i])).value();
                assertThat(curve[i]).isLessThanOrEqualTo(most[i] * (1 + 1e-9));
                assertThat(curve[i]).isCloseTo(throughput, withinPercentage(1e-7));
            }
            assertThat(network.toString()).contains("bottleneck");
        }
    }

    @Test
    void aClosedNetworkTellsItsStations() {
        var network =
                closedNetwork(station("cpu", ms(20)), station("disk", ms(50))).think(seconds(1));
        Table stations = network.stations(count(30));
        double there = stations.doubleColumn("users there").sum();
        assertThat(there + network.throughput(count(30)).value()).isCloseTo(30, withinPercentage(1e-9));
        assertThat(network.bottleneck().name()).isEqualTo("disk");
    }

    @Test
    void anOpenNetworkTellsItsStations() {
        var network = openNetwork(station("cpu", ms(40)), station("disk", ms(30)))
                .arrivals("cpu", perSecond(10))
                .route("cpu", "disk", percent(50))
                .route("disk", "cpu", percent(100));
        assertThat(network.table().doubleColumn("rate").asDoubleArray()).containsExactly(20, 10);
        assertThat(network.toString()).contains("443 ms").contains("Jackson");
        assertThat(openNetwork(station("cpu", ms(40))).toString()).contains("No calls come from outside yet");
    }

    /** The network is solved once in each world, and its numbers are those that are asked for alone. */
    @Test
    void aTableOfANetworkHasTheIntervalsOfItsNumbers() {
        var closed = closedNetwork(station("cpu", ms(10, 20)), station("db", ms(15, 40)))
                .think(ms(500, 1_500));
        int ten = 3;
        Table table = closed.table();
        assertThat(table.doubleColumn("users").get(ten)).isEqualTo(10);
        ranges(table, "throughput", ten, closed.throughput(count(10)));
        ranges(table, "response time", ten, closed.meanResponse(count(10)));
        Table stations = closed.stations(count(10));
        ranges(stations, "demand", 1, ms(15, 40));
        ranges(stations, "users there", 1, closed.queue("db", count(10)));
        ranges(stations, "utilisation", 1, closed.utilisation("db", count(10)));
        assertThat(closed.toString()).contains("90 % intervals: 2,000 draws");

        var open = openNetwork(station("cpu", ms(10, 20)), station("db", ms(15)))
                .arrivals("cpu", perSecond(10, 30))
                .route("cpu", "db", percent(50));
        ranges(open.table(), "rate", 1, open.rate("db"));
        ranges(open.table(), "time of a visit", 0, open.station("cpu").meanResponse());
        assertThat(open.table().columnNames()).doesNotContain("servers p5");

        var classes = closedNetwork(
                userClass("query", 3).think(seconds(5)).demand("cpu", ms(50, 200)),
                userClass("update", 2).demand("cpu", ms(300, 400)));
        List<? extends Quantity<?>> numbers = classes.numbers();
        for (int i = 0; i < numbers.size(); i++) {
            near(classes.table().doubleColumn("p5").get(i), numbers.get(i).percentile(5));
            near(classes.table().doubleColumn("p95").get(i), numbers.get(i).percentile(95));
        }
    }

    private static void ranges(Table table, String column, int row, Quantity<?> number) {
        near(table.doubleColumn(column).get(row), number.value());
        near(table.doubleColumn(column + " p5").get(row), number.percentile(5));
        near(table.doubleColumn(column + " p95").get(row), number.percentile(95));
    }

    /** Which draws an input gets hangs on where it is met first; thousands of them tell a percentile to some per cent. */
    private static void near(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, withinPercentage(5));
    }

    /** One who never thinks and needs nothing else keeps a station busy to the last nine. */
    @Test
    void aStationThatIsAlwaysBusyHasNoNines() {
        var busy = closedNetwork(
                userClass("query", 10).think(seconds(5)).demand("cpu", ms(100)),
                userClass("update", 2).demand("cpu", ms(300)));
        assertThat(busy.utilisation("cpu")).hasToString("100 %");
        assertThat(closedNetwork(station("cpu", ms(20)), station("disk", ms(50)))
                        .utilisation("disk", count(100)))
                .hasToString("100 %");
    }

    @Test
    void aNetworkOfCertainNumbersHasNoIntervals() {
        var closed = closedNetwork(station("db", ms(10)));
        assertThat(closed.table().columnNames()).doesNotContain("throughput p5");
        assertThat(closed.toString()).doesNotContain("draws");
    }

    /** Response times are in proportion to the service time, so at each load their band is that of the service time. */
    @Test
    void theCurveOfAnUncertainQueueHasItsBand() {
        Time service = ms(8, 12);
        XYChart chart = mm1(perSecond(60), service).chart();
        double[] mean = series(chart, "mean");
        double[] edge = series(chart, "mean (band)");
        int points = mean.length;
        for (int i = 0; i < points; i += 17) {
            near(edge[i], mean[i] * 8 / service.value() / 1_000);
            near(edge[2 * points - 1 - i], mean[i] * 12 / service.value() / 1_000);
        }
        assertThat(chart.getSeries("p99 (band)")).isNotNull();
        assertThat(mm1(perSecond(60, 80), ms(8)).chart().getSeries("p99 (band)"))
                .isNull();
    }

    @Test
    void theCurveOfAnUncertainNetworkHasItsBand() {
        var network = closedNetwork(station("db", ms(20, 40))).think(seconds(1));
        assertThat(network.chart().getSeries("throughput (band)")).isNotNull();
        assertThat(mmcc(perHour(40), hours(1, 2), 45).chart()).isNotNull();
    }

    @Test
    void aTableOfMeasurementsIsCalibrated() {
        double[] users = {1, 18, 36, 72, 108, 144, 216};
        double[] answered = {64.9, 995.9, 1652.4, 1853.2, 1828.9, 1775, 1702.2};
        var fit = calibrate(Table.create(
                "SDM91", DoubleColumn.create("concurrency", users), DoubleColumn.create("throughput", answered)));
        assertThat(fit.scalability()).isEqualTo(Scalability.fit(users, answered));
        assertThat(fit.toString()).contains("SDM91").contains("contention");
        assertThatThrownBy(() -> calibrate(Table.create("empty", DoubleColumn.create("x", 1, 2, 3))))
                .hasMessageContaining("none of them is throughput");
    }

    @Test
    void balancedBoundsAreOfSingleServers() {
        var several = closedNetwork(station("a", ms(80)).servers(8), station("b", ms(9)));
        assertThat(several.most(count(6)).value())
                .isGreaterThan(several.throughput(count(6)).value());
        assertThatThrownBy(several::bounds).hasMessageContaining("station \"a\" has 8 servers");
        assertThatThrownBy(() -> several.schweitzer(count(6))).hasMessageContaining("one server each");
        var single = closedNetwork(station("a", ms(10)), station("b", ms(9)));
        assertThat(single.bounds().mostBalanced(count(6)).value())
                .isGreaterThan(single.throughput(count(6)).value());
        assertThat(single.schweitzer(count(2_000_000)).value()).isCloseTo(100, withinPercentage(0.01));
    }

    @Test
    void throughputInProportionHasNoPeak() {
        var law = Scalability.fit(values(1, 2, 4, 8), values(100, 200, 400, 800));
        assertThat(law.peak()).isInfinite();
        assertThat(law.toString()).contains("without limit");
        assertThat(scalability(1, 0, 10).peak()).isInfinite();
        assertThat(scalability(1, 0.1, 10).peak()).isEqualTo(1);
    }

    @Test
    void aViewHoldsAtTheEnds() {
        for (Worked model : new Worked[] {
            mmc(perSecond(10), ms(0), 2),
            md1(perSecond(10), ms(0)),
            mmck(perSecond(10), ms(0), 2, 5),
            mmcc(perSecond(10), ms(0), 2),
            mmcc(perSecond(10), ms(5), 0)
        }) {
            assertThat(Display.of(model)).isPresent();
        }
        assertThat(mmck(perSecond(1_000), ms(16), 16, 64).wait(percent(100))).hasToString("unbounded");
        assertThatThrownBy(() -> mmck(perSecond(10), ms(1), 0.5, 64)).hasMessageContaining("at least one");
    }

    @Test
    void aClassWithoutCallsWouldWaitAsItsFirstOne() {
        var busy = priorityClass("busy", perSecond(100), ms(10));
        for (Priorities each : new Priorities[] {
            priorities(busy, priorityClass("rare", perSecond(0), ms(10))).servers(2),
            priorities(busy, priorityClass("rare", perSecond(0), ms(10)))
                    .servers(2)
                    .preemptive()
        }) {
            var near = priorities(busy, priorityClass("rare", perSecond(0.001), ms(10)))
                    .servers(2);
            double wait = (each.title().startsWith("Pre") ? near.preemptive() : near)
                    .meanWait("rare")
                    .value();
            assertThat(each.meanWait("rare").value()).isCloseTo(wait, withinPercentage(0.1));
        }
    }

    @Test
    void aPromiseToAllTakesServersWithoutEnd() {
        assertThat(serversForWait(perSecond(1_000), ms(16), percent(100), ms(5)))
                .hasToString("unbounded");
        assertThat(serversForBlocking(perSecond(1_000), ms(16), percent(0))).hasToString("unbounded");
    }

    @Test
    void thePlacesOfAQueueAreThoseInServiceToo() {
        assertThatThrownBy(() -> mmck(perSecond(10), ms(100), 4, 2)).hasMessageContaining("4 servers with 2 places");
        assertThat(mmck(perSecond(10), ms(100), 4, 4).turnedAway().value())
                .isCloseTo(mmcc(perSecond(10), ms(100), 4).blocked().value(), withinPercentage(1e-9));
    }

    @Test
    void theLawsOfScalabilityAreShown() {
        assertThat(amdahl(0.05).toString()).contains("Amdahl's law").contains("never exceeds 20");
        assertThat(scalability(0.02, 1e-4, 65).toString()).contains("The most is 1,637 at 99");
        assertThat(scalability(0, 0, 1).toString()).contains("without limit");
        assertThatThrownBy(() -> scalability(0.1, 0, 0)).hasMessageContaining("one alone answers something");
    }
}
