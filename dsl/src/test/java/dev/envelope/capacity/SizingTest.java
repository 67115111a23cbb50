package dev.envelope.capacity;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.model.Cache;
import dev.envelope.model.Component;
import dev.envelope.model.Database;
import dev.envelope.quantity.Scenario;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many instances a load takes, by hand and by rule. */
class SizingTest {

    private static SystemDesign reading(double rate, Component<?> component) {
        return system().operation(read("get").rate(perSecond(rate)).payload(kB(10)))
                .peak(2)
                .utilisation(percent(50))
                .flow("get", component);
    }

    private static SystemDesign writing(double rate, Component<?> component) {
        return system().operation(write("put").rate(perSecond(rate)).payload(kB(1)))
                .peak(2)
                .utilisation(percent(50))
                .flow("put", component);
    }

    private static double instances(SystemDesign design, String component) {
        return Scenario.likely()
                .value(dev.envelope.Envelope.instances(component).of(design.model()));
    }

    private static double utilisation(SystemDesign design, String component) {
        return Scenario.likely()
                .value(dev.envelope.Envelope.utilisation(component).of(design.model()));
    }

    private static String decidedBy(SystemDesign design) {
        return design.components().table().stringColumn("decided by").get(0);
    }

    @Nested
    class AService {
        /** 1,000/s × 2 × 5 ms = 10 busy; 10 ÷ (8 × 50 %) = 2.5, so 3, and one to spare. */
        private final SystemDesign api =
                reading(1_000, service("api").serviceTime(ms(5)).concurrency(8));

        @Test
        void followsTheUtilisationLaw() {
            assertThat(instances(api, "api")).isEqualTo(4);
            assertThat(utilisation(api, "api")).isCloseTo(10.0 / 32, within(1e-9));
        }

        @Test
        void standsByAsStated() {
            assertThat(instances(api.spare(0), "api")).isEqualTo(3);
            assertThat(instances(api.spare(2), "api")).isEqualTo(5);
        }

        /** 3 needed in the two zones that remain: 2 in each of the three. */
        @Test
        void carriesThePeakWithoutOneZone() {
            assertThat(instances(api.zones(3), "api")).isEqualTo(6);
            assertThat(instances(api.zones(2), "api")).isEqualTo(6);
        }

        @Test
        void keepsAStatedNumberAndSaysHowBusyItIs() {
            var stated = api.component(
                    service("api").serviceTime(ms(5)).concurrency(8).instances(1));
            assertThat(instances(stated, "api")).isEqualTo(1);
            assertThat(utilisation(stated, "api")).isCloseTo(1.25, within(1e-9));
            assertThat(stated.components().toString())
                    .contains("api is stated with 1 and needs 3 for its work: state more, or leave the number out");
        }

        /** 20 MB/s out at the peak against 10 Mbit/s at 50 % is 32 instances. */
        @Test
        void isDecidedByTheScarcestResource() {
            var narrow = reading(
                    1_000, service("api").serviceTime(ms(5)).concurrency(8).bandwidth(mbps(10)));
            assertThat(instances(narrow, "api")).isEqualTo(20e6 / (10e6 / 8 * 0.5) + 1);
            assertThat(decidedBy(narrow)).isEqualTo("bandwidth");
        }

        /** 3 for their work: with one to spare 4, and 6 so that one of two or three zones can be lost. */
        @Test
        void saysWhatMakesMoreOfThem() {
            assertThat(decidedBy(api)).isEqualTo("work");
            assertThat(decidedBy(api.zones(2))).isEqualTo("work, 2 × for zones");
            assertThat(decidedBy(api.zones(2).spare(5))).isEqualTo("work");
            assertThat(decidedBy(reading(1, service("api").serviceTime(ms(5)).concurrency(8))
                            .zones(3)))
                    .isEqualTo("at least one, 3 × for zones");
            assertThat(decidedBy(writing(1, stream("log").copies(3)))).isEqualTo("copies");
        }

        @Test
        void takesConnectionsOfUsersWhoAreOnline() {
            var chat = system().users(million(1))
                    .online(percent(50))
                    .operation(read("get").perUserPerDay(1))
                    .flow("get", client("app"), gateway("edge").connections(20_000));
            assertThat(instances(chat, "edge")).isEqualTo(500_000 / 20_000.0 + 1);
        }

        @Test
        void growsWithTheSystem() {
            var growing = api.growth(percent(100)).spare(0);
            assertThat(Scenario.likely()
                            .at(years(2))
                            .value(dev.envelope.Envelope.instances("api").of(growing.model())))
                    .isEqualTo(10);
        }

        @Test
        void scalesWithTheLoad() {
            assertThat(instances(api.spare(0).scale(10), "api")).isEqualTo(25);
        }
    }

    @Nested
    class ADatabase {
        private final Component<?> node = database("store").throughput(perSecond(1_000));

        @Test
        void isOneNodeAndOneToStandByWhereThatIsEnough() {
            assertThat(instances(reading(100, node), "store")).isEqualTo(2);
        }

        /** 4,000/s at the peak on nodes of 1,000/s at 50 %: the reads need 8 replicas, and one stands by. */
        @Test
        void getsReadReplicasWhenReadsAreTooMany() {
            assertThat(instances(reading(2_000, node), "store")).isEqualTo(1 + 8 + 1);
        }

        /** 4,000 writes/s at the peak on primaries of 1,000/s at 50 %: eight shards of two. */
        @Test
        void getsShardsWhenWritesAreTooMany() {
            assertThat(instances(writing(2_000, node), "store")).isEqualTo(8 * 2);
        }

        @Test
        void readsOfTheLastWriteGoToThePrimary() {
            var strong = system().operation(read("get").rate(perSecond(2_000)).strong())
                    .peak(2)
                    .utilisation(percent(50))
                    .flow("get", node);
            assertThat(instances(strong, "store")).as("shards").isEqualTo(8 * 2);
        }

        /** 100 writes/s of 1 kB over 5 years are 15.8 TB; with 2 TB a node that is 8 shards. */
        @Test
        void getsShardsWhenItsDataIsTooMuch() {
            var full = writing(
                    100,
                    database("store")
                            .throughput(perSecond(1_000))
                            .storage(TB(2))
                            .copies(3));
            assertThat(instances(full, "store")).isEqualTo(8 * 3);
            assertThat(decidedBy(full)).isEqualTo("disk, 3 × for copies");
        }

        /** One primary takes the writes, eight replicas the reads, though a whole copy would fit on each. */
        @Test
        void saysWhatThereAreShardsForAndWhatReplicas() {
            assertThat(decidedBy(reading(100, node))).isEqualTo("at least one, 2 × for spares");
            assertThat(decidedBy(reading(2_000, node))).isEqualTo("at least one, 10 × for work of reads");
            assertThat(decidedBy(writing(2_000, node))).isEqualTo("work, 2 × for spares");
            assertThat(decidedBy(writing(2_000, node).spare(0))).isEqualTo("work");
            assertThat(decidedBy(writing(2_000, node).zones(3))).isEqualTo("work, 3 × for zones");
            assertThat(decidedBy(reading(
                            2_000,
                            database("store")
                                    .throughput(perSecond(1_000))
                                    .shards(4)
                                    .replicas(2))))
                    .isEqualTo("stated shards, 3 × for stated replicas");
            // 15.8 TB on disks of 2 TB: reads fill more nodes than the data, and do not decide how many shards there
            // are
            var mixed = writing(
                            100, database("store").throughput(perSecond(1_000)).storage(TB(2)))
                    .operation(read("get").rate(perSecond(5_000)))
                    .flow("get", database("store"));
            assertThat(decidedBy(mixed)).isEqualTo("disk, 5 × for work of reads");
        }

        @Test
        void keepsStatedShardsAndReplicas() {
            var stated =
                    database("store").throughput(perSecond(1_000)).shards(4).replicas(2);
            assertThat(instances(reading(2_000, stated), "store")).isEqualTo(12);
        }

        /** 800 writes/s and 3,200 reads/s on nodes of 500/s: 4 shards, so that a replica has 300/s left to read. */
        @Test
        void replicasApplyTheWritesToo() {
            var mixed = system().operation(write("put").rate(perSecond(400)))
                    .operation(read("get").rate(perSecond(1_600)))
                    .peak(2)
                    .utilisation(percent(50))
                    .flow("put", node)
                    .flow("get", node)
                    .spare(0);
            assertThat(instances(mixed, "store")).isEqualTo(4 * (1 + Math.ceil(3_200 / 4.0 / 300)));
        }

        /** 800 writes/s and 600 reads/s at the peak on six nodes of 1,000/s that are two shards of three. */
        @ParameterizedTest
        @CsvSource({"true, 1, 0.55", "false, 3, 0.55", "false, 1, 0.2333333333"})
        void statedNodesOfAShardApplyItsWritesEach(boolean shards, double copies, double expected) {
            Database six = database("store").throughput(perSecond(1_000)).instances(6);
            Database store = (shards ? six.shards(2) : six).copies(copies);
            var mixed = system().operation(write("put").rate(perSecond(400)))
                    .operation(read("get").rate(perSecond(300)))
                    .peak(2)
                    .utilisation(percent(50))
                    .flow("put", store)
                    .flow("get", store);

            assertThat(utilisation(mixed, "store")).isCloseTo(expected, within(1e-9));
        }
    }

    /** What scales by itself has no number that calls could fill. */
    @Test
    void limitsOfWhatScalesByItselfAreFound() {
        var bank = external("bank").serviceTime(ms(180));
        assertThat(reading(100, bank.concurrency(400).instances(1)).components().toString())
                .contains("bank: instances and concurrency limit nothing, because an external scales by itself");
        assertThat(reading(100, bank).components().toString()).doesNotContain("limit nothing");
        assertThat(reading(100, service("api").instances(2)).components().toString())
                .doesNotContain("limit nothing");
    }

    @Nested
    class ACache {
        private final Cache redis =
                cache("redis").popularity(zipf(0.8).keys(million(10))).objectSize(bytes(415));

        private double hits(SystemDesign design) {
            return Scenario.likely().value(hitRate("redis").of(design.model()));
        }

        @Test
        void holdsWhatItsHitRateTakes() {
            var design = reading(100, redis.hitRate(0.5).memory(GB(1)));
            double memory = Scenario.likely().value(dataIn("redis").of(design.model()));
            var other = reading(100, redis.capacity(bytes(memory)));
            assertThat(hits(other)).as("and has it with what it holds").isCloseTo(0.5, within(1e-6));
        }

        /** Half of uniformly popular keys: half of the calls. 5 million objects of 500 B are 2.5 GB. */
        @Test
        void answersByWhatItHolds() {
            var even = reading(
                    100,
                    redis.popularity(uniformly().keys(million(10)))
                            .capacity(GB(2.5))
                            .memory(GB(1)));
            assertThat(hits(even)).isCloseTo(0.5, within(1e-6));
            assertThat(instances(even, "redis")).isEqualTo(3 + 1);
            assertThat(decidedBy(even)).isEqualTo("memory");
        }
    }

    @Nested
    class Regions {
        private final SystemDesign world = reading(
                        1_000, service("api").serviceTime(ms(5)).concurrency(8))
                .spare(0)
                .region(region("us").users(percent(60)))
                .region(region("eu"));

        /** 2.5 instances' work split 60 to 40: 1.5 and 1, so 2 and 1. */
        @Test
        void areSizedEachForItsUsers() {
            assertThat(instances(world, "api")).isEqualTo(3);
            assertThat(world.components().table().doubleColumn("rate").asDoubleArray())
                    .containsExactly(600, 400);
        }

        @Test
        void callTheRegionInWhichAComponentRuns() {
            var home = world.flow("get", service("api"), database("store").in("us"));
            var table = home.components().transfer();
            assertThat(table.doubleColumn("average")
                            .get(table.stringColumn("network").indexOf("between regions")))
                    .as("answers of 10 kB to 400 calls a second from eu")
                    .isCloseTo(400 * 10_000, within(1e-3));
        }

        @Test
        void moreThanAllUsersAreRefused() {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> world.region(region("eu").users(percent(50))))
                    .hasMessage(
                            "region(\"eu\").users(50 %): the parts of the users add up to 110 %, more than all of them;"
                                    + " lower one of [us, eu], or leave one out: it serves the rest");
        }
    }

    @Nested
    class Data {
        @Test
        void isLeftOnceByAnOperationHoweverOftenItCalls() {
            var design = system().operation(write("put").rate(perSecond(1)).payload(kB(1)))
                    .retention(days(10))
                    .flow(
                            "put",
                            service("api"),
                            database("store").times(3),
                            objectStore("files").share(percent(50)));
            assertThat(Scenario.likely().value(dataIn("store").of(design.model())))
                    .isEqualTo(864e6);
            assertThat(Scenario.likely().value(dataIn("files").of(design.model())))
                    .isEqualTo(432e6);
        }

        @Test
        void namesWhatNobodyStatedOfIt() {
            assertThat(system().operation(write("put").rate(perSecond(1)))
                            .flow("put", service("api"), stream("log"), objectStore("files"))
                            .components()
                            .toString())
                    .contains(
                            "put: payload = 1 kB: a small message",
                            "log: retention = 7 d: seven days",
                            "- retention = 5 y of 365 d: five years");
        }

        @Test
        void ofAStreamIsKeptForItsOwnTime() {
            var design = system().operation(write("put").rate(perSecond(1)).payload(kB(1)))
                    .flow("put", service("api"), stream("log").retention(days(1)));
            assertThat(Scenario.likely().value(dataIn("log").of(design.model())))
                    .isEqualTo(86.4e6);
        }

        @Test
        void ofAStreamIsEveryMessageAsItWasSent() {
            var design = system().operation(read("get").rate(perSecond(100)).payload(kB(1)))
                    .operation(write("put").rate(perSecond(100)).payload(kB(1)))
                    .flow(
                            "get",
                            service("api"),
                            aside(stream("log").retention(days(1)).sending(bytes(200))))
                    .flow("put", service("api"), stream("log").batch(10));
            assertThat(Scenario.likely().value(dataIn("log").of(design.model())))
                    .as("clicks of reads, and batches of ten")
                    .isCloseTo(86_400.0 * (100 * 200 + 10 * 10_000), within(1e-3));
        }

        @Test
        void thatNoOperationWritesLiesInTheOnlyStore() {
            var design = system().users(1_000)
                    .storedPerUser(MB(1))
                    .operation(read("get").perUserPerDay(1))
                    .flow("get", database("store"));
            assertThat(Scenario.likely().value(dataIn("store").of(design.model())))
                    .isEqualTo(1e9);
        }
    }

    @Test
    void moreLoadNeverTakesFewerInstances() {
        double before = 0;
        for (double rate = 10; rate < 1e6; rate *= 1.7) {
            var design = system().operation(read("get").rate(perSecond(rate * 0.8)))
                    .operation(write("put").rate(perSecond(rate * 0.2)))
                    .flow("get", service("api"), cache("redis").missTo(database("store")))
                    .flow("put", service("api"), database("store"));
            double now =
                    Scenario.likely().value(dev.envelope.Envelope.instances().of(design.model()));
            assertThat(now).isGreaterThanOrEqualTo(before);
            before = now;
        }
    }

    /** 800 to 1,200 a second of 12 ms on 32 servers: 30 to 45 % of the time. */
    @Test
    void aUtilisationIsToldInPerCentWithItsInterval() {
        var one = service("api").serviceTime(ms(12)).concurrency(32);
        var design = system().operation(read("get").rate(perSecond(800, 1_200)))
                .peak(1)
                .flow("get", one, database("store").serviceTime(ms(12)).concurrency(32));

        assertThat(design.component(one.instances(1)).why("utilisation of api").toString())
                .startsWith("Why utilisation of api is 36.7 %");
        assertThat(dev.envelope.Envelope.utilisation("api")
                        .of(design.component(one.instances(1)).model())
                        .toString())
                .startsWith("36.7 % (30 % to 45");
        assertThat(design.components().intervals().stringColumn("busy").asList())
                .allMatch(interval -> interval.matches("[0-9.]+ % to [0-9.]+ %"));
    }

    @Nested
    class Ranges {
        private final SystemDesign design = system().users(million(1, 4))
                .operation(read("get").perUserPerDay(10).payload(kB(1)))
                .flow("get", client("app"), service("api"), external("ads"));

        @Test
        void reachEveryTable() {
            var links = design.components().links();
            var transfer = design.components().transfer();
            int toUsers = transfer.stringColumn("network").indexOf("to users");

            assertThat(links.doubleColumn("peak rate p95").get(0)
                            / links.doubleColumn("peak rate p5").get(0))
                    .isCloseTo(4, within(0.1));
            assertThat(transfer.doubleColumn("in a month p5").get(toUsers))
                    .isLessThan(transfer.doubleColumn("in a month").get(toUsers));
            assertThat(design.components().intervals().stringColumn("peak rate").get(1))
                    .contains(" to ");
        }

        @Test
        void areNotShownWhereNothingRanges() {
            assertThat(design.users(1_000_000).components().links().columnNames())
                    .doesNotContain("peak rate p5");
        }
    }
}
