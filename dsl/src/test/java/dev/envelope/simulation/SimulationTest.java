package dev.envelope.simulation;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.SystemDesign;
import dev.envelope.bench.ReferenceNetwork;
import dev.envelope.model.Step;
import dev.envelope.quantity.DesignException;
import org.junit.jupiter.api.Test;

/** A design that is run: its numbers, what is told about them, and what is refused. */
class SimulationTest {

    private static SystemDesign shop(Step... way) {
        return system("shop")
                .operation(read("get").rate(perSecond(500)))
                .peak(1)
                .flow("get", way);
    }

    private static SystemDesign loaded(double utilisation) {
        return shop(service("api").instances(1).concurrency(1).serviceTime(ms(2 * utilisation)));
    }

    @Test
    void theReferenceNetwork() {
        for (Simulation simulation : new Simulation[] {
            ReferenceNetwork.design().simulate(),
            ReferenceNetwork.design().simulate().byEvents()
        }) {
            var table = simulation.requests(1_000_000).table();
            double mean = table.doubleColumn("mean").get(0);
            double half = table.doubleColumn("mean ±").get(0);
            assertThat(mean).isCloseTo(0.0383916, within(1.4 * half));
            assertThat(half / mean).isLessThan(0.01);
        }
    }

    /** Everything that a flow can say, beside the formula's answer. */
    @Test
    void agreesWithTheFormulasWhereTheseAreNearlyExact() {
        var design = system("shop")
                .users(million(10))
                .operation(read("get").perUserPerDay(10))
                .operation(write("order").perUserPerDay(1))
                .peak(3)
                .flow(
                        "get",
                        client("browser"),
                        loadBalancer("edge"),
                        service("api").serviceTime(ms(4)),
                        cache("redis").hitRate(0.9).missTo(database("store").serviceTime(ms(6))),
                        parallel(service("rank").serviceTime(ms(8)).variability(0.5), external("pay")))
                .flow(
                        "order",
                        client("browser"),
                        loadBalancer("edge"),
                        service("api"),
                        database("store").times(2),
                        service("rank").fanout(3),
                        queue("log"),
                        worker("mail").serviceTime(ms(20)).batch(10));
        var simulated = design.simulate().table();
        var told = design.latency().table();
        for (int k = 0; k < 2; k++) {
            for (String number : new String[] {"mean", "p50", "p99"}) {
                assertThat(simulated.doubleColumn(number).get(k))
                        .as(number)
                        .isCloseTo(told.doubleColumn(number).get(k), withinPercentage(3));
            }
        }
        var parts = design.simulate().stations();
        assertThat(parts.stringColumn("part").asList())
                .containsExactly("edge", "api", "redis", "store", "store", "rank", "pay", "log", "mail");
        double mail = parts.doubleColumn("served").get(8);
        assertThat(mail).isCloseTo(10e6 * 3 / 86_400 / 10, withinPercentage(3));
    }

    @Test
    void batchesOfAFractionAreAsManyAsStated() {
        var design = system("shop")
                .operation(read("get").rate(perSecond(40)))
                .peak(1)
                .flow("get", service("api").serviceTime(ms(10)).batch(2.5));
        double served = design.simulate().stations().doubleColumn("served").get(0);
        assertThat(served).isCloseTo(40 / 2.5, withinPercentage(1));
    }

    @Test
    void usersElsewhereAreSimulatedAsSuch() {
        var design = system("app")
                .operation(read("get").rate(perSecond(50)))
                .peak(1)
                .region(region("us").users(percent(60)))
                .region(region("eu"))
                .roundTrip("us", "eu", ms(80))
                .flow(
                        "get",
                        client("app"),
                        service("api").serviceTime(ms(1)).variability(0).in("us"));
        var simulation = design.simulate();
        assertThat(simulation.table().doubleColumn("mean").get(0)).isCloseTo(0.033, within(0.0005));
        assertThat(simulation.table().doubleColumn("p99").get(0)).isCloseTo(0.081, withinPercentage(0.7));
        assertThat(simulation.stations().stringColumn("part").asList()).containsExactly("api in us");
    }

    @Test
    void theOrderOfThePartsDoesNotMatter() {
        var api = service("api").serviceTime(ms(4));
        var store = database("store").serviceTime(ms(6));
        var one = system("shop")
                .operation(read("get").rate(perSecond(500)))
                .component(api)
                .component(store);
        var other = system("shop")
                .operation(read("get").rate(perSecond(500)))
                .component(store)
                .component(api);
        for (boolean byEvents : new boolean[] {false, true}) {
            String[] told = new String[2];
            SystemDesign[] designs = {one, other};
            for (int i = 0; i < 2; i++) {
                var asked = designs[i]
                        .flow("get", client("browser"), service("api"), database("store"))
                        .simulate()
                        .requests(50_000);
                told[i] = (byEvents ? asked.byEvents() : asked).table().print();
            }
            assertThat(told[1]).isEqualTo(told[0]);
        }
    }

    @Test
    void whatIsNotChangedDrawsTheSameNumbers() {
        var base = loaded(0.5).simulate().requests(100_000).relativeHalfWidth(percent(0));
        var more = shop(
                        service("api").instances(1).concurrency(1).serviceTime(ms(1)),
                        external("pay").serviceTime(ms(3)).hop(ms(1)).variability(0))
                .simulate()
                .requests(100_000)
                .relativeHalfWidth(percent(0))
                .byEvents();
        double apart = more.table().doubleColumn("mean").get(0)
                - base.byEvents().table().doubleColumn("mean").get(0);
        double half = base.table().doubleColumn("mean ±").get(0);
        assertThat(apart).isCloseTo(0.004, within(half / 5));
    }

    @Test
    void tellsHowItWasRun() {
        assertThat(loaded(0.5).simulate().requests(50_000).seed(7).toString())
                .contains("Recursion without events")
                .contains("32 replications")
                .contains("seed 7")
                .contains("95 % confidence");
        assertThat(loaded(0.5).simulate().requests(50_000).byEvents().toString())
                .contains("Event loop");
    }

    @Test
    void aPercentileIsRefusedFromTooFewRequests() {
        var simulation = loaded(0.5).simulate().requests(50_000);
        assertThat(simulation.table().doubleColumn("p99.9").isMissing(0)).isTrue();
        assertThat(simulation.table().doubleColumn("p99").isMissing(0)).isFalse();
        assertThat(simulation.toString()).contains("tell no p99.9; that takes 320,000");
    }

    @Test
    void whatIsOverItsLimitIsUnboundedAndNotSimulated() {
        var simulation = loaded(1.01).simulate();
        assertThat(simulation.table().doubleColumn("p99").get(0)).isInfinite();
        assertThat(simulation.toString())
                .contains("api is at 101 % of what it can take")
                .contains("Nothing was simulated")
                .contains("unbounded");
    }

    @Test
    void burstsMakeCallersWait() {
        var design = loaded(0.5);
        double calm = design.simulate().table().doubleColumn("p99").get(0);
        double bursty = design.simulate()
                .bursts(5, seconds(1), percent(10))
                .table()
                .doubleColumn("p99")
                .get(0);
        assertThat(bursty).isGreaterThan(5 * calm);
    }

    /** Calls that come a service time and a half apart never wait; those that come two by two do, every second one. */
    @Test
    void aTraceKeepsItsOrderAndTheStatedRate() {
        var design = shop(
                service("api").instances(1).concurrency(1).serviceTime(ms(1)).variability(0));
        assertThat(design.simulate()
                        .trace(0, 7, 14)
                        .table()
                        .doubleColumn("mean")
                        .get(0))
                .isCloseTo(0.001, within(1e-9));
        var pairs = design.simulate().trace(0, 0, 10, 10, 20).table();
        assertThat(pairs.doubleColumn("mean").get(0)).isCloseTo(0.0015, within(1e-6));
        assertThat(pairs.doubleColumn("answered").get(0)).isCloseTo(500, withinPercentage(0.1));
    }

    @Test
    void aDurationIsSimulatedFromEmptyQueuesOn() {
        var simulation = loaded(0.5).simulate().duration(seconds(60));
        assertThat(simulation.table().doubleColumn("answered").get(0)).isCloseTo(500, withinPercentage(1));
        assertThat(simulation.toString()).doesNotContain("without the first");
    }

    @Test
    void whatCannotBeSaysWhatCan() {
        assertThatThrownBy(() -> system("empty").simulate())
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("no operation has a flow");
        assertThatThrownBy(() -> loaded(0.5).simulate().requests(10)).hasMessageContaining("between 10,000 and");
        assertThatThrownBy(() -> loaded(0.5).simulate().bursts(0.5, seconds(1), percent(10)))
                .hasMessageContaining("write bursts(5, seconds(10), percent(10))");
        assertThatThrownBy(() -> loaded(0.5).simulate().trace(0, 2, 1)).hasMessageContaining("in their order");
        assertThatThrownBy(() -> loaded(0.5).simulate().trace(1)).hasMessageContaining("two moments or more");
        assertThatThrownBy(() -> loaded(0.5).simulate().duration(hours(24)))
                .hasMessageContaining("write requests(1_383_000_000)");
    }

    @Test
    void aChartHasACurveOfEveryOperationWithItsBand() {
        var simulation = loaded(0.5).simulate().requests(50_000);
        var chart = simulation.chart();
        // one request in ten takes longer than p90
        int p90 = 9;
        assertThat(chart.getSeries("get").getXData()[p90]).isCloseTo(10, within(1e-9));
        assertThat(chart.getSeries("get").getYData()[p90]).isCloseTo(0.002 * Math.log(10), withinPercentage(3));
        assertThat(chart.getSeries("get (band)").getYData())
                .hasSize(2 * chart.getSeries("get").getYData().length);
        assertThat(simulation.percentiles().doubleColumn("part of the requests").getDouble(p90))
                .isCloseTo(0.9, within(1e-12));
    }
}
