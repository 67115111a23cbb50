package dev.envelope.capacity;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.model.Component;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenario;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stores in several regions send each other, and what a region holds and runs for another one. */
class ReplicationTest {

    private static final int REGIONS = 3;

    private static double value(Quantity<?> amount) {
        return Scenario.likely().value(amount);
    }

    /** Three regions of random parts of the users, with a store that is written in two steps, and one that stays at home. */
    private static SystemDesign design(int seed, double across) {
        Random random = new Random(seed);
        var store = database("store").acrossRegions(percent(across));
        SystemDesign design = system("random")
                .retention(days(10))
                .operation(
                        write("put").rate(perSecond(1 + random.nextInt(1_000))).payload(kB(2)))
                .operation(
                        write("tag").rate(perSecond(1 + random.nextInt(1_000))).storing(bytes(100)))
                .operation(read("get").rate(perSecond(1 + random.nextInt(1_000))))
                .flow("put", service("api"), store.times(2), store, objectStore("files"))
                .flow("tag", service("api"), store.share(percent(1 + random.nextInt(99))))
                .flow("get", service("api"), cache("redis").hitRate(0.5).missTo(store));
        for (int i = 0; i < REGIONS - 1; i++) {
            design = design.region(region("r" + i).users(percent(1 + random.nextInt(49))));
        }
        return design.region(region("last"));
    }

    private static double sum(Loads loads, Predicate<Link> which) {
        return loads.links().stream()
                .filter(which)
                .mapToDouble(link -> value(link.rate()))
                .sum();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyRecordGoesOnceToEachOtherRegion(int seed) {
        SystemDesign design = design(seed, 100);
        Loads loads = Loads.of(design.model());
        double records = value(averageRate("put").of(design.model()))
                + sum(
                        loads,
                        link -> link.operation().name().equals("tag")
                                && link.to().name().equals("store")
                                && !link.isReplication());

        assertThat(sum(loads, Link::isReplication)).isCloseTo(records * (REGIONS - 1), within(records * 1e-9));
        assertThat(loads.links().stream().filter(Link::isReplication))
                .allMatch(link -> link.crossesRegions() && link.way() == Link.Way.ASIDE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aRegionHoldsItsOwnRecordsAndWhatComesAcross(int seed) {
        SystemDesign design = design(seed, 25);
        Loads loads = Loads.of(design.model());
        SystemDesign alone = design.component(database("store").stored(bytes(1)));
        Component<?> store = design.model().architecture().component("of", "store");
        Component<?> apart = alone.model().architecture().component("of", "store");
        double all = value(loads.data(store));
        for (String region : loads.regions()) {
            double own = value(Loads.of(alone.model()).in(region).data(apart)) - 1;
            assertThat(value(loads.in(region).data(store))).isCloseTo(own + 0.25 * (all - own), within(all * 1e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void whatIsSentBetweenRegionsArrivesThere(int seed) {
        Loads loads = Loads.of(design(seed, 100).model());
        Component<?> store = loads.model().architecture().component("of", "store");
        double replicated = value(Transfers.of(loads).replication());
        double callers = loads.links().stream()
                .filter(link -> link.to() == store && !link.isReplication())
                .mapToDouble(link ->
                        link.sent().map(size -> value(link.rate().times(size))).orElse(0.0))
                .sum();

        assertThat(replicated)
                .isEqualTo(value(Transfers.of(loads).betweenRegions()))
                .isPositive();
        assertThat(value(loads.ingress(store))).isCloseTo(callers + replicated, within(callers * 1e-9));
    }

    @Test
    void aStoreThatSaysNothingSendsNothing() {
        Loads loads = Loads.of(design(1, 100).model());

        assertThat(loads.links().stream().filter(Link::isReplication))
                .allMatch(link -> link.to().name().equals("store"));
        assertThat(value(Transfers.of(Loads.of(design(1, 100)
                                .component(database("store").stored(bytes(0)))
                                .model()))
                        .betweenRegions()))
                .isZero();
    }

    /** 2.5 instances' work, split 60 to 40, and all of it in each region when the other one is lost. */
    @Test
    void regionsHaveRoomForEachOther() {
        var world = system().operation(read("get").rate(perSecond(1_000)))
                .peak(2.4)
                .flow("get", service("api").serviceTime(ms(5)).concurrency(8))
                .spare(0)
                .region(region("us").users(percent(60)))
                .region(region("eu"));
        double needed = 1_000 * 2.4 * 0.005 / 8 / 0.6;

        assertThat(needed).isCloseTo(2.5, within(1e-12));
        assertThat(value(instances("api").of(world.model()))).isEqualTo(2 + 1);
        assertThat(value(instances("api").of(world.failover(percent(100)).model())))
                .isEqualTo(3 + 3);
        assertThat(value(instances("api").of(world.failover(percent(20)).model())))
                .as("1.5 + a fifth of 1, and 1 + a fifth of 1.5")
                .isEqualTo(2 + 2);
        assertThat(world.failover(percent(100)).components().table().stringColumn("decided by"))
                .contains("loss of a region");
    }

    @Test
    void readsThatHaveToSeeTheWritesOfAnotherRegionAreAFinding() {
        assertThat(design(1, 100)
                        .operation(read("get").rate(perSecond(1)).strong())
                        .consistency()
                        .toString())
                .contains("those of another region are answered before they are in \"store\" here");
    }

    @Test
    void activeRegionsHoldEverythingAndPassiveOnesCarryNothing() {
        var one = system("Shop")
                .operation(write("buy").rate(perSecond(100)).payload(kB(1)))
                .retention(days(1))
                .flow("buy", client("app"), service("api"), database("orders"));
        var active = one.as(activeActive("us", "eu"));
        var passive = one.as(activePassive("us", "eu"));

        assertThat(active.model().name()).isEqualTo("Shop active-active in us and eu");
        assertThat(active.components()
                        .table()
                        .where(t -> t.stringColumn("component").isEqualTo("orders"))
                        .doubleColumn("data")
                        .asDoubleArray())
                .containsExactly(8.64e9, 8.64e9);
        assertThat(passive.components()
                        .table()
                        .where(t -> t.stringColumn("component").isEqualTo("api"))
                        .doubleColumn("rate")
                        .asDoubleArray())
                .containsExactly(100, 0);
        assertThat(value(instances("api").of(passive.model())))
                .isEqualTo(2 * value(instances("api").of(one.model())));
        assertThat(value(availability("buy").of(active.model())))
                .isGreaterThan(value(availability("buy").of(one.model())));
    }

    @Test
    void aPatternOfRegionsIsAboutTwoOrMore() {
        assertThatThrownBy(() -> activeActive("us"))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("write activeActive(\"us-east-1\", \"eu-west-1\")");
        assertThatThrownBy(() -> activePassive("us", "us")).hasMessageContaining("each once");
        assertThatThrownBy(() -> system().as(activeActive("us", "eu"))).hasMessageContaining("could run anywhere");
    }
}
