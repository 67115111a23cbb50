package dev.envelope.performance.latency;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.SystemDesign;
import dev.envelope.analysis.Measure;
import dev.envelope.model.Part;
import dev.envelope.model.Step;
import dev.envelope.quantity.Time;
import java.util.List;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/** What callers wait for: against closed forms, in the ways in which it must move, and where it is unbounded. */
class LatencyTest {

    private static final double HOP = 250e-6;

    /** What the grid may be off. */
    private static final double PERCENT = 0.1;

    private static SystemDesign design(double rate, Step... steps) {
        return system().operation(read("get").rate(perSecond(rate))).peak(1).flow("get", steps);
    }

    /** M/M/1. */
    private static Part single(String name, Time service) {
        return service(name).serviceTime(service).concurrency(1).instances(1);
    }

    private static double of(SystemDesign design, Measure<Time> measure) {
        return measure.of(design.model()).value();
    }

    private static void near(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, withinPercentage(PERCENT));
    }

    @Nested
    class ClosedForms {

        @Test
        void oneServerIsExponential() {
            var design = design(80, single("api", ms(10)));
            near(of(design, p50("get")), 0.05 * Math.log(2));
            near(of(design, p95("get")), 0.05 * Math.log(20));
            near(of(design, p99("get")), 0.05 * Math.log(100));
            near(of(design, p999("get")), 0.05 * Math.log(1_000));
        }

        @Test
        void eightServers() {
            var api = service("api").serviceTime(seconds(1)).concurrency(4).instances(2);
            near(of(design(6.4, api), p99("get")), 5.15218);
        }

        /** Twice the same exponential time is Erlang's distribution of shape 2. */
        @Test
        void twoEqualStagesInSeries() {
            var design = design(80, single("api", ms(10)), single("store", ms(10)));
            near(of(design, p50("get")), 0.05 * 1.678346990016661 + HOP);
            near(of(design, p99("get")), 0.05 * 6.638352067993813 + HOP);
        }

        @Test
        void twoStagesInSeries() {
            var design = design(50, single("api", ms(10)), single("store", ms(15)));
            double first = 0.02;
            double second = 0.06;
            double t = of(design, p99("get")) - HOP;
            double longer = (second * Math.exp(-t / second) - first * Math.exp(-t / first)) / (second - first);
            assertThat(longer).isCloseTo(0.01, withinPercentage(1));
        }

        @Test
        void theSlowerOfTwo() {
            var design = design(50, parallel(single("api", ms(10)), single("store", ms(15))));
            double t = of(design, p99("get"));
            double both = (1 - Math.exp(-t / 0.02)) * (1 - Math.exp(-t / 0.06));
            assertThat(1 - both).isCloseTo(0.01, withinPercentage(1));
        }

        @Test
        void theSlowestOfTen() {
            var design = design(5, single("leaf", ms(10)).fanout(10));
            near(of(design, p50("get")), -0.02 * Math.log(1 - Math.pow(0.5, 0.1)));
            near(of(design, p99("get")), -0.02 * Math.log(1 - Math.pow(0.99, 0.1)));
        }

        /** A half of the calls asks two leaves, the other one; below one, some ask none. */
        @Test
        void theSlowestOfAFractionIsThatOfWholeOnes() {
            var one = design(5, single("leaf", ms(10)).fanout(1.5));
            double t = of(one, p99("get"));
            double mean = 0.01 / (1 - 0.075);
            double below = 1 - Math.exp(-t / mean);
            assertThat(1 - below * (1 + below) / 2).isCloseTo(0.01, withinPercentage(1));
            near(one.latency().table().doubleColumn("mean").getDouble(0), mean * 1.25);

            var half = design(5, single("leaf", ms(10)).fanout(0.5));
            assertThat(of(half, p50("get"))).isZero();
            near(of(half, p99("get")), 0.01 / (1 - 0.025) * Math.log(50));
            near(half.latency().table().doubleColumn("mean").getDouble(0), 0.5 * 0.01 / (1 - 0.025));
        }

        @Test
        void threeTimesInSeries() {
            var design = design(20, single("store", ms(10)).times(3));
            near(of(design, p99("get")), GammaDistribution.of(3, 0.025).inverseCumulativeProbability(0.99));
        }

        @Test
        void whatOnlyATenthOfTheCallsWaitFor() {
            var design = design(500, single("search", ms(10)).share(percent(10)));
            near(of(design, p99("get")), 0.02 * Math.log(10));
            assertThat(of(design, p50("get"))).isZero();
        }

        @Test
        void whatACacheDoesNotHold() {
            var redis = cache("redis")
                    .hitRate(0.9)
                    .serviceTime(ms(1))
                    .concurrency(1)
                    .instances(1)
                    .variability(0);
            var design = design(0.001, redis.missTo(single("store", ms(20))));
            near(of(design, p50("get")), 0.001);
            near(of(design, p99("get")), 0.001 + 0.02 * Math.log(10));
        }

        @Test
        void serviceTimesThatHardlyVary() {
            var api = single("api", ms(10));
            near(of(design(0.001, api.variability(0)), p99("get")), 0.01);
            for (double variability : new double[] {0.1, 0.5, 2}) {
                double shape = 1 / (variability * variability);
                double expected = GammaDistribution.of(shape, 0.01 / shape).inverseCumulativeProbability(0.99);
                near(of(design(0.001, api.variability(variability)), p99("get")), expected);
            }
        }

        /** A rare and slow path must not make the percentiles before it coarse. */
        @Test
        void aFastPathBesideAVerySlowOne() {
            var design = design(
                    0.001,
                    single("api", us(100)),
                    single("archive", seconds(10)).share(percent(2)));
            near(of(design, p50("get")), 100e-6 * -Math.log(1 - 0.5 / 0.98));
        }
    }

    @Nested
    class TheWay {

        @Test
        void nobodyWaitsForWhatIsAside() {
            var design = design(80, single("api", ms(10)), aside(single("audit", ms(10))));
            near(of(design, p99("get")), 0.05 * Math.log(100));
        }

        /** A batch of two: half of the calls wait for one more, at 160/s, and each then as the only one at 80/s. */
        @Test
        void whoIsFirstWaitsForTheBatchToFill() {
            var design = design(160, single("api", ms(10)).batch(2));
            double t = of(design, p99("get"));
            double fills = 1.0 / 160;
            double answered = 0.05;
            double both = (answered * Math.exp(-t / answered) - fills * Math.exp(-t / fills)) / (answered - fills);
            assertThat((Math.exp(-t / answered) + both) / 2).isCloseTo(0.01, withinPercentage(1));
        }

        @Test
        void theNetworkToAStoreIsAssumedAndCanBeStated() {
            var near = design(
                    0.001,
                    single("api", ms(10)).variability(0),
                    single("store", ms(1)).variability(0));
            near(of(near, p99("get")), 0.01125);
            var far = design(
                    0.001,
                    single("api", ms(10)).variability(0),
                    single("store", ms(1)).variability(0).hop(ms(4)));
            near(of(far, p99("get")), 0.015);
            assertThat(near.latency().toString()).contains("store: network round trip = 250 µs");
        }

        @Test
        void usersElsewhereWaitForTheRoundTrip() {
            var design = design(
                            1,
                            client("app"),
                            single("api", ms(1)).variability(0).in("us"))
                    .region(region("us").users(percent(60)))
                    .region(region("eu"))
                    .roundTrip("us", "eu", ms(80));
            near(of(design, p50("get")), 0.001);
            assertThat(of(design, p99("get"))).isCloseTo(0.081, withinPercentage(0.3));
            assertThat(design.latency().stages().stringColumn("stage").asList())
                    .containsExactly("api in us", "network");
        }

        @Test
        void anUnknownRoundTripIsAssumedAndSaid() {
            var design = design(1, client("app"), single("api", ms(1)).in("here"))
                    .region(region("here"))
                    .region(region("there"));
            assertThat(design.latency().toString())
                    .contains("round trip there – here = 80 ms")
                    .contains("state it with roundTrip(\"there\", \"here\", ms(80))");
        }

        @Test
        void aThroughputTellsTheServiceTime() {
            var design = design(1, cache("redis").throughput(perSecond(1_000)).variability(0));
            near(of(design, p99("get")), 0.001);
        }

        @Test
        void thePartsAddUpToTheMean() {
            var stages = design(
                            50,
                            single("api", ms(10)),
                            parallel(single("a", ms(5)), single("b", ms(8))),
                            cache("redis").hitRate(0.8).missTo(single("store", ms(15))))
                    .latency();
            double sum = stages.stages().doubleColumn("mean").sum();
            assertThat(sum).isCloseTo(stages.table().doubleColumn("mean").get(0), withinPercentage(1e-9));
            assertThat(stages.stages().doubleColumn("part of the mean").sum()).isCloseTo(1, withinPercentage(1e-9));
        }
    }

    @Nested
    class Moves {

        private static final List<Measure<Time>> ALL = List.of(p50("get"), p95("get"), p99("get"), p999("get"));

        private SystemDesign with(double rate, double instances) {
            return design(
                    rate,
                    service("api")
                            .serviceTime(ms(4))
                            .concurrency(4)
                            .instances(instances)
                            .variability(0.6),
                    cache("redis")
                            .hitRate(0.8)
                            .serviceTime(ms(0.5))
                            .instances(1)
                            .missTo(database("store").serviceTime(ms(6)).instances(2)),
                    parallel(
                            service("x").serviceTime(ms(3)).instances(1),
                            service("y").serviceTime(ms(2)).instances(1)));
        }

        @Test
        void moreLoadNeverLowersAPercentile() {
            for (Measure<Time> measure : ALL) {
                double before = 0;
                for (double rate = 100; rate < 3_200; rate *= 1.3) {
                    double now = of(with(rate, 4), measure);
                    assertThat(now).as(measure + " at " + rate).isGreaterThanOrEqualTo(before * 0.9999);
                    before = now;
                }
            }
        }

        @Test
        void moreInstancesNeverRaiseAPercentile() {
            for (Measure<Time> measure : ALL) {
                double before = Double.POSITIVE_INFINITY;
                for (double instances = 1; instances < 30; instances *= 2) {
                    double now = of(with(2_000, instances), measure);
                    assertThat(now).as(measure + " with " + instances).isLessThanOrEqualTo(before * 1.0001);
                    before = now;
                }
            }
        }

        @Test
        void percentilesAscend() {
            var row = with(2_000, 4).latency().table().row(0);
            assertThat(List.of(
                            row.getDouble("p50"), row.getDouble("p95"), row.getDouble("p99"), row.getDouble("p99.9")))
                    .isSorted();
        }

        @Test
        void theP99OfTheSumIsBelowTheSumOfTheP99s() {
            var design = design(80, single("api", ms(10)), single("store", ms(10)));
            double single = 0.05 * Math.log(100);
            assertThat(of(design, p99("get"))).isLessThan(2 * single);
            assertThat(design.latency().toString())
                    .contains("the p99s of its parts add up to 461 ms, an upper bound")
                    .contains("the p99 of their sum is 332 ms");
        }

        @Test
        void anUncertainServiceTimeGivesAnInterval() {
            var design = design(0.001, single("api", ms(10, 20)));
            var outcomes = design.uncertainty(p99("get")).outcomes();
            assertThat(outcomes.percentile(5)).isCloseTo(0.01 * Math.log(100), withinPercentage(2));
            assertThat(outcomes.percentile(95)).isCloseTo(0.02 * Math.log(100), withinPercentage(2));
        }

        @Test
        void aSweepTakesIt() {
            var redis = cache("redis").serviceTime(ms(0.5)).instances(1);
            var design = design(100, redis.missTo(single("store", ms(6))));
            var sweep =
                    sweep(design, "hit rate", values(0.5, 0.9), (d, x) -> d.component(redis.hitRate(x)), p99("get"));
            var p99 = sweep.table().doubleColumn("get p99");
            assertThat(p99.get(1)).isLessThan(p99.get(0));
        }

        @Test
        void growthTakesIt() {
            var design = design(50, single("api", ms(10))).growth(percent(60));
            assertThat(design.growth(months(24), p99("get").atMost(seconds(1))).toString())
                    .contains("get p99");
        }
    }

    @Nested
    class Limits {

        @Test
        void aStageOverItsLimitIsUnboundedAndNamed() {
            var design = design(120, single("api", ms(10)), single("store", ms(1)));
            assertThat(p99("get").of(design.model())).hasToString("unbounded");
            assertThat(design.latency().toString())
                    .contains("unbounded")
                    .contains("api is at 120 % of what it can take");
        }

        @Test
        void whoDoesNotReachItDoesNotWaitForIt() {
            var redis = cache("redis").hitRate(0.9).serviceTime(ms(1)).instances(1);
            var design = design(1_200, redis.missTo(single("store", ms(10))));
            assertThat(p50("get").of(design.model()).value()).isFinite();
            assertThat(p95("get").of(design.model())).hasToString("unbounded");
        }

        @Test
        void aDesignWithoutFlowsIsRefused() {
            assertThatThrownBy(() -> system("Chat").latency())
                    .hasMessage(
                            "latency() of Chat: no operation has a flow, so nobody knows what its callers wait for; "
                                    + "write .flow(\"redirect\", client(\"browser\"), service(\"web\"), database(\"links\"))");
        }

        @Test
        void anOperationWithoutAFlowIsRefused() {
            var design = design(1, service("api")).operation(read("list").rate(perSecond(1)));
            assertThatThrownBy(() -> p99("list").of(design.model()))
                    .hasMessageStartingWith("p99(\"list\"): the operation has no flow");
        }

        @Test
        void anUnknownOperationIsRefusedWithTheNearestName() {
            var design = design(1, service("api"));
            assertThatThrownBy(() -> p99("gte").of(design.model())).hasMessageContaining("did you mean \"get\"?");
        }
    }

    /** Of a broker of which nothing is stated, what it takes is known, and not how long a message waits for its disks. */
    @Test
    void theTimeOfABrokerIsAssumedAndSaysHow() {
        var design = system().operation(write("put").rate(perSecond(100)));

        assertThat(design.flow("put", service("api"), queue("orders")).latency().toString())
                .contains(
                        "orders: throughput = 100,000/s: messages a second of a broker",
                        "orders: concurrency = 1: one call at a time",
                        "Kafka took 2 ms at p50 and 3 ms at p99",
                        "state it with serviceTime(ms(2)) and throughput(perSecond(100_000))");
        var stated = queue("orders").serviceTime(ms(2)).throughput(perSecond(100_000));
        assertThat(design.flow("put", service("api"), stated).latency().toString())
                .doesNotContain("Kafka", "orders: concurrency")
                .contains("0.1 %");
    }

    @Test
    void everyNumberHasANameThatSaysHowItCameAbout() {
        var redis = cache("redis").hitRate(0.9);
        var design = system().operation(read("get").rate(perSecond(1_000)))
                .flow(
                        "get",
                        service("api").serviceTime(ms(10)),
                        redis.missTo(database("store").serviceTime(ms(5))));
        Table operations = design.latency().table();
        for (String number : List.of("p50", "p95", "p99", "p99.9", "mean")) {
            assertThat(design.why("get " + number).value())
                    .isCloseTo(operations.doubleColumn(number).get(0), withinPercentage(1e-9));
        }
        assertThat(design.why("p99.9 of get").name()).isEqualTo("get p99.9");
        Table stages = design.latency().stages();
        for (Row row : stages) {
            String stage = row.getString("stage");
            assertThat(design.why("get " + stage + " mean").value())
                    .isCloseTo(row.getDouble("mean"), withinPercentage(1e-9));
            if (!stage.equals("network")) {
                assertThat(design.why("get " + stage + " p99").value())
                        .isCloseTo(row.getDouble("p99 of a call"), withinPercentage(1e-9));
                assertThat(design.why("utilisation of " + stage).value())
                        .isCloseTo(row.getDouble("utilisation"), withinPercentage(1e-9));
            }
        }
        assertThat(design.why("get api p99").toString())
                .contains(
                        "p99 of wait and service(api: service time, api: variability, utilisation of api, servers of api)");
        assertThat(design.why("availability of get").name()).isEqualTo("availability of get");
        assertThatThrownBy(() -> design.why("gte p99")).hasMessageEndingWith("did you mean \"get p99\"?");
    }
}
