package dev.envelope.architecture.pattern;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.analysis.Measure;
import dev.envelope.quantity.Scenario;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What each pattern makes of a shop with a thousand reads and a hundred writes a second. */
class PatternsTest {

    private static final SystemDesign SHOP = system("Shop")
            .operation(read("browse").rate(perSecond(1_000)).payload(kB(20)))
            .operation(write("order").rate(perSecond(100)).payload(kB(2)))
            .peak(2)
            .retention(days(100))
            .component(service("web").serviceTime(ms(6)).concurrency(16).memory(GB(4)))
            .component(service("checkout").serviceTime(ms(20)).memory(GB(2)).zones(3))
            .flow(
                    "browse",
                    client("app"),
                    loadBalancer("edge"),
                    service("web"),
                    cache("redis").hitRate(0.9).missTo(database("catalog")))
            .flow(
                    "order",
                    client("app"),
                    loadBalancer("edge"),
                    service("web"),
                    loadBalancer("inner"),
                    service("checkout"),
                    path(external("bank")),
                    aside(queue("mails"), worker("mailer")).share(percent(50)),
                    database("orders").times(2));

    /** The calls as {@code operation: caller > called way rate}. */
    private static List<String> calls(SystemDesign design) {
        return design.components().links().stream()
                .map(link -> link.getString("operation") + ": " + link.getString("from") + " > " + link.getString("to")
                        + " " + link.getString("way") + " " + Math.round(link.getDouble("rate") * 100) / 100.0)
                .toList();
    }

    private static double value(SystemDesign design, Measure<?> measure) {
        return Scenario.likely().value(measure.of(design.model()));
    }

    private static double serviceTime(SystemDesign design, String component) {
        return design.model()
                .architecture()
                .component("component", component)
                .get(dev.envelope.model.Component.SERVICE_TIME)
                .value();
    }

    @Nested
    class AMonolith {
        private final SystemDesign monolith = SHOP.as(monolith());

        @Test
        void callsNoneOfItsOwnPartsOverTheNetwork() {
            assertThat(calls(monolith))
                    .containsExactly(
                            "browse: users > app awaited 1000.0",
                            "browse: app > edge awaited 1000.0",
                            "browse: edge > monolith awaited 1000.0",
                            "browse: monolith > redis awaited 1000.0",
                            "browse: monolith > catalog missed 100.0",
                            "order: users > app awaited 100.0",
                            "order: app > edge awaited 100.0",
                            "order: edge > monolith awaited 100.0",
                            "order: monolith > bank awaited 100.0",
                            "order: monolith > mails aside 50.0",
                            "order: mails > mailer aside 50.0",
                            "order: monolith > orders awaited 200.0");
        }

        /** 6 ms for a thousand calls of browse, 26 ms for a hundred of order. */
        @Test
        void worksAsLongAsItsPartsDid() {
            assertThat(serviceTime(monolith, "monolith")).isCloseTo((6 * 1_000 + 26 * 100) / 1_100e3, within(1e-12));
        }

        @Test
        void holdsInAnInstanceWhatItsPartsHeld() {
            assertThat(monolith.model()
                            .architecture()
                            .component("component", "monolith")
                            .toString())
                    .startsWith("service \"monolith\": memory 6 GB, concurrency 16, zones 3, service time 7.82 ms");
        }

        @Test
        void isOneDeployableLessForEachPart() {
            assertThat(value(SHOP, deployables())).isEqualTo(9);
            assertThat(value(monolith, deployables())).isEqualTo(7);
            assertThat(value(SHOP, callsPerRequest("order"))).isCloseTo(1 + 1 + 1 + 1 + 0.5 + 0.5 + 2, within(1e-9));
            assertThat(value(monolith, callsPerRequest("order"))).isCloseTo(1 + 1 + 0.5 + 0.5 + 2, within(1e-9));
        }
    }

    @Nested
    class Events {
        private final SystemDesign eventDriven = SHOP.as(eventDriven());

        @Test
        void areWorkedOnWhileNobodyWaits() {
            assertThat(calls(eventDriven))
                    .contains("browse: edge > web awaited 1000.0", "browse: web > redis awaited 1000.0")
                    .endsWith(
                            "order: edge > web awaited 100.0",
                            "order: web > events awaited 100.0",
                            "order: events > consumer aside 100.0",
                            "order: consumer > inner aside 100.0",
                            "order: inner > checkout aside 100.0",
                            "order: checkout > bank aside 100.0",
                            "order: checkout > mails aside 50.0",
                            "order: mails > mailer aside 50.0",
                            "order: checkout > orders aside 200.0");
        }

        /** Half of the 6 ms of an order is done by the consumer; browsing takes web 6 ms as before. */
        @Test
        void takeHalfOfTheWorkAlong() {
            assertThat(serviceTime(eventDriven, "consumer")).isCloseTo(3e-3, within(1e-12));
            assertThat(serviceTime(eventDriven, "web")).isCloseTo((6 * 1_000 + 3 * 100) / 1_100e3, within(1e-12));
        }
    }

    @Nested
    class CommandsAndQueries {
        private final SystemDesign cqrs = SHOP.as(cqrs());

        @Test
        void goTheirOwnWays() {
            assertThat(calls(cqrs))
                    .containsExactly(
                            "browse: users > app awaited 1000.0",
                            "browse: app > edge awaited 1000.0",
                            "browse: edge > queries awaited 1000.0",
                            "browse: queries > redis awaited 1000.0",
                            "browse: queries > catalog missed 100.0",
                            "order: users > app awaited 100.0",
                            "order: app > edge awaited 100.0",
                            "order: edge > commands awaited 100.0",
                            "order: commands > inner awaited 100.0",
                            "order: inner > checkout awaited 100.0",
                            "order: checkout > bank awaited 100.0",
                            "order: checkout > mails aside 50.0",
                            "order: mails > mailer aside 50.0",
                            "order: commands > event store awaited 100.0",
                            "order: event store > projector aside 100.0",
                            "order: projector > orders aside 200.0");
        }

        @Test
        void keepEveryEventForTheRetention() {
            assertThat(value(cqrs, dataIn("event store"))).isCloseTo(100 * 100 * 86_400.0 * 2_000, within(1e-3));
            assertThat(value(cqrs, dataIn("orders"))).isEqualTo(value(SHOP, dataIn("orders")));
        }

        @Test
        void takeAnEventStoreThatIsThere() {
            SystemDesign stated = SHOP.component(stream("event store").partitions(24));
            assertThat(value(stated.as(cqrs()), dataIn("event store"))).isEqualTo(value(cqrs, dataIn("event store")));
            SystemDesign brief = SHOP.component(stream("event store").retention(days(10)));
            assertThat(value(brief.as(cqrs()), dataIn("event store")))
                    .isCloseTo(value(cqrs, dataIn("event store")) / 10, within(1e-3));
        }

        @Test
        void canProjectInBatches() {
            SystemDesign batched = SHOP.as(cqrs().batch(50));
            assertThat(calls(batched))
                    .endsWith("order: event store > projector aside 2.0", "order: projector > orders aside 4.0")
                    .contains("order: checkout > bank awaited 100.0");
            assertThat(value(batched, dataIn("orders"))).isEqualTo(value(SHOP, dataIn("orders")));
        }
    }

    /** Two databases: browsing uses one, ordering both. */
    @Nested
    class Microservice {
        private final SystemDesign whole = system("Whole")
                .operation(read("browse").rate(perSecond(1_000)))
                .operation(write("order").rate(perSecond(100)))
                .operation(read("ping").rate(perSecond(10)))
                .component(service("web").serviceTime(ms(6)))
                .flow(
                        "browse",
                        client("app"),
                        service("web"),
                        cache("redis").hitRate(0.9).missTo(database("catalog")))
                .flow(
                        "order",
                        client("app"),
                        service("web"),
                        path(database("catalog")).times(2),
                        database("orders"))
                .flow("ping", client("app"), service("web"));
        private final SystemDesign split = whole.as(microservices());

        @Test
        void getsAtTheDataOfAnotherThroughIt() {
            assertThat(calls(split))
                    .containsExactly(
                            "browse: users > app awaited 1000.0",
                            "browse: app > gateway awaited 1000.0",
                            "browse: gateway > catalog service awaited 1000.0",
                            "browse: catalog service > redis awaited 1000.0",
                            "browse: catalog service > catalog missed 100.0",
                            "order: users > app awaited 100.0",
                            "order: app > gateway awaited 100.0",
                            "order: gateway > orders service awaited 100.0",
                            "order: orders service > catalog service awaited 200.0",
                            "order: catalog service > catalog awaited 200.0",
                            "order: orders service > orders awaited 100.0",
                            "ping: users > app awaited 10.0",
                            "ping: app > gateway awaited 10.0",
                            "ping: gateway > ping service awaited 10.0");
        }

        /** The 6 ms of an order are three calls of services now: 2 ms each. */
        @Test
        void sharesTheWorkOfAnOperation() {
            assertThat(serviceTime(split, "orders service")).isCloseTo(2e-3, within(1e-12));
            assertThat(serviceTime(split, "catalog service")).isCloseTo((6 * 1_000 + 2 * 200) / 1_200e3, within(1e-12));
            assertThat(serviceTime(split, "ping service")).isCloseTo(6e-3, within(1e-12));
        }
    }

    @Nested
    class ACache {
        @Test
        void isAskedByReadsAndDroppedFromByWrites() {
            SystemDesign plain = system("Plain")
                    .operation(read("get").rate(perSecond(100)))
                    .operation(read("exact").rate(perSecond(7)).strong())
                    .operation(write("put").rate(perSecond(10)))
                    .flow("get", service("api"), database("store"))
                    .flow("exact", service("api"), database("store"))
                    .flow("put", service("api"), database("store"));
            assertThat(calls(plain.as(cacheAside(cache("redis").hitRate(0.8)))))
                    .containsExactly(
                            "get: users > api awaited 100.0",
                            "get: api > redis awaited 100.0",
                            "get: api > store missed 20.0",
                            "exact: users > api awaited 7.0",
                            "exact: api > store awaited 7.0",
                            "put: users > api awaited 10.0",
                            "put: api > store awaited 10.0",
                            "put: api > redis awaited 10.0");
            assertThat(calls(plain.as(cdnInFront(cdn("edge").hitRate(0.8)))))
                    .containsExactly(
                            "get: users > edge awaited 100.0",
                            "get: edge > api missed 20.0",
                            "get: api > store awaited 20.0",
                            "exact: users > api awaited 7.0",
                            "exact: api > store awaited 7.0",
                            "put: users > api awaited 10.0",
                            "put: api > store awaited 10.0");
        }
    }

    @Test
    void replicasAndShardsAreStatedForDatabases() {
        assertThat(value(SHOP.as(sharded(4)), instances("orders"))).isEqualTo(4 * 2);
        assertThat(value(SHOP.as(readReplicas(3)), instances("catalog"))).isEqualTo(4);
        assertThat(value(SHOP.as(readReplicas(3)), instances("orders")))
                .as("no read asks it")
                .isEqualTo(2);
    }

    /** 49 events wait for the 50th at 50 a second for each of two projectors, on average half as long. */
    @Test
    void theProjectionLagIsTheWaitForABatchAndTheWork() {
        SystemDesign stated = SHOP.as(cqrs().batch(50))
                .component(worker("projector").serviceTime(ms(30)).instances(2))
                .component(database("orders").serviceTime(ms(5)));
        assertThat(value(stated, projectionLag())).isCloseTo(49 / 50.0 / 2 + 0.030 + 2 * 0.005, within(1e-9));
        assertThat(value(SHOP.as(cqrs()), projectionLag()))
                .as("half of 6 ms, and two calls of a store at 10 ms")
                .isCloseTo(0.003 + 0.020, within(1e-9));
    }

    @Test
    void aComparisonShowsPartsWhereDesignsHaveThem() {
        assertThat(compare(SHOP, SHOP.as(monolith()))
                        .table()
                        .stringColumn("measure")
                        .unique()
                        .asList())
                .contains("instances", "deployables", "calls per browse", "calls per order", "peak rate at orders")
                .doesNotContain("peak rate at web", "peak rate at app");
        assertThat(compare(SHOP, system("unbuilt"))
                        .table()
                        .stringColumn("measure")
                        .unique()
                        .asList())
                .contains("storage")
                .doesNotContain("instances");
    }
}
