package dev.envelope.capacity;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.SystemDesign;
import dev.envelope.model.Cache;
import dev.envelope.model.Component;
import dev.envelope.quantity.Scenario;
import org.junit.jupiter.api.Test;

/** Hit rates of the caches of a design, where they follow from how often these are called. */
class HitRatesTest {

    private static final double READS = 2_000;
    private static final double WRITES = 100;

    private static Cache redis() {
        return cache("redis").popularity(zipf(0.9).keys(50_000)).capacity(MB(10));
    }

    private static Component<?> store() {
        return database("store");
    }

    private static SystemDesign shop() {
        return system("shop")
                .operation(read("get").rate(perSecond(READS)))
                .operation(write("put").rate(perSecond(WRITES)))
                .peak(1);
    }

    private static SystemDesign shop(Cache redis) {
        return shop().flow("get", service("api"), redis.missTo(store())).flow("put", service("api"), store());
    }

    private static double hit(SystemDesign design, String cache) {
        return hitRate(cache).of(design.model()).value();
    }

    private static double rateAt(SystemDesign design, String component) {
        return peakRateAt(component).of(design.model()).value();
    }

    private static double formula(Cache cache, double reads, double writes) {
        var keys = cache.popularity().orElseThrow();
        return Freshness.of(cache, keys, Held.objects(cache, keys), perSecond(reads), perSecond(writes))
                .hitRate()
                .value();
    }

    @Test
    void writesThatDropKeysAndATimeToLiveCount() {
        assertThat(hit(shop(redis()), "redis")).isCloseTo(formula(redis(), READS, WRITES), within(1e-12));
        Cache dying = redis().ttl(seconds(20));
        double hit = hit(shop(dying), "redis");
        assertThat(hit).isCloseTo(formula(dying, READS, WRITES), within(1e-12));
        assertThat(hit).isLessThan(hit(shop(redis()), "redis"));
        assertThat(rateAt(shop(dying), "store")).isCloseTo(READS * (1 - hit) + WRITES, within(1e-9));
    }

    @Test
    void whatNothingTakesOutHasTheHitRateOfItsSizeAlone() {
        Cache around = redis().writeAround();
        assertThat(shop(around).why("hit rate of redis").toString())
                .contains("LRU hit rate")
                .doesNotContain("reads");
        assertThat(hit(shop(around.hitRate(0.7)), "redis")).isEqualTo(0.7);
    }

    /** At the peak more reads find a key before it dies, and at ten times the load still more. */
    @Test
    void itIsThatOfThePeakAndOfTheLoad() {
        Cache dying = redis().ttl(seconds(20)).writeAround();
        var peaky = shop(dying).peak(4);
        assertThat(hit(peaky, "redis")).isCloseTo(formula(dying, 4 * READS, 0), within(1e-12));
        var hit = hitRate("redis").of(peaky.model());
        assertThat(Scenario.likely().load(10).value(hit)).isCloseTo(formula(dying, 40 * READS, 0), within(1e-12));
    }

    /** What is missed in a month is what is missed at the average load. */
    @Test
    void aMonthIsBilledAtTheHitRateOfTheAverage() {
        Cache dying = redis().ttl(seconds(20)).writeAround();
        var peaky = shop(dying).peak(4);
        Loads month = Loads.of(peaky.model()).onAverage();
        double missed = READS * (1 - formula(dying, READS, 0)) + WRITES;
        assertThat(month.rate(peaky.model().architecture().component("rate", "store"))
                        .value())
                .isCloseTo(missed, within(1e-9));
        var managed = peaky.component(database("store").on("DynamoDB"));
        assertThat(managed.cost().why("store").toString())
                .contains("1 − " + String.format("%.1f %%", 100 * formula(dying, READS, 0)));
    }

    /** The second cache is asked for what the first does not have, and in whatever order they are named. */
    @Test
    void aCacheBehindACacheIsAskedForItsMisses() {
        Cache near =
                cache("near").popularity(zipf(0.9).keys(50_000)).capacity(MB(1)).ttl(seconds(5));
        Cache far = redis().ttl(seconds(60)).writeAround();
        double first = formula(near, READS, WRITES);
        double second = formula(far, READS * (1 - first), 0);
        for (boolean reversed : new boolean[] {false, true}) {
            var named = reversed
                    ? shop().component(far).component(near)
                    : shop().component(near).component(far);
            var design = named.flow("get", service("api"), near.missTo(far.missTo(store())))
                    .flow("put", service("api"), store());
            assertThat(hit(design, "near")).isCloseTo(first, within(1e-12));
            assertThat(hit(design, "redis")).isCloseTo(second, within(1e-12));
            assertThat(rateAt(design, "store"))
                    .isCloseTo(READS * (1 - first) * (1 - second) + WRITES, withinPercentage(1e-9));
        }
    }

    /** Two caches, each of which stands before the other in one flow: the rates settle, and none is asked more than all. */
    @Test
    void cachesInARingSettle() {
        Cache one =
                cache("one").popularity(zipf(0.9).keys(50_000)).capacity(MB(1)).ttl(seconds(5));
        Cache two =
                cache("two").popularity(zipf(0.9).keys(50_000)).capacity(MB(2)).ttl(seconds(9));
        var design = system("ring")
                .operation(read("a").rate(perSecond(READS)))
                .operation(read("b").rate(perSecond(READS)))
                .peak(1)
                .flow("a", one.missTo(two.missTo(store())))
                .flow("b", two.missTo(one.missTo(store())));
        assertThat(rateAt(design, "one")).isCloseTo(READS * (2 - hit(design, "two")), withinPercentage(1.0));
        assertThat(hit(design, "one")).isBetween(formula(one, READS, 0), formula(one, 2 * READS, 0));
    }

    @Test
    void eachRegionHasItsOwn() {
        Cache dying = redis().ttl(seconds(20));
        var world = shop(dying)
                .region(region("us").users(percent(80)))
                .region(region("eu").users(percent(20)))
                .roundTrip("us", "eu", ms(80));
        double us = formula(dying, 0.8 * READS, 0.8 * WRITES);
        double eu = formula(dying, 0.2 * READS, 0.2 * WRITES);
        assertThat(us).isGreaterThan(eu + 0.05);
        assertThat(hit(world, "redis")).isCloseTo(0.8 * us + 0.2 * eu, within(1e-12));
        Loads loads = Loads.of(world.model());
        assertThat(loads.hitRate(dying(world), "eu").value()).isCloseTo(eu, within(1e-12));
        assertThat(rateAt(world, "store")).isCloseTo(READS * (0.8 * (1 - us) + 0.2 * (1 - eu)) + WRITES, within(1e-9));
    }

    private static Cache dying(SystemDesign design) {
        return (Cache) design.model().architecture().component("hitRate", "redis");
    }

    /** A delivery network that is told to drop what is published forgets it; one that is not told answers the old value. */
    @Test
    void aPurgeDropsKeysOfADeliveryNetwork() {
        Cache edge =
                cdn("edge").popularity(zipf(0.9).keys(50_000)).capacity(MB(10)).ttl(minutes(5));
        var untold = shop().flow("get", edge.missTo(store())).flow("put", service("api"), store());
        var told = untold.flow("put", service("api"), store(), edge);
        var freshness = Loads.of(untold.model()).freshness(edge(untold), "").orElseThrow();
        var purged = Loads.of(told.model()).freshness(edge(told), "").orElseThrow();
        assertThat(freshness.stale().value()).isGreaterThan(0.1);
        assertThat(purged.stale().value()).isZero();
        assertThat(hit(told, "edge")).isLessThan(hit(untold, "edge"));
        assertThat(hit(told, "edge")).isCloseTo(formula(redis().ttl(minutes(5)), READS, WRITES), within(1e-12));
    }

    private static Cache edge(SystemDesign design) {
        return (Cache) design.model().architecture().component("hitRate", "edge");
    }

    /** What is written through a cache puts keys in; a batch that writes past it outdates them. */
    @Test
    void whatIsWrittenPastAThroughCacheIsStale() {
        Cache through = redis().writeThrough();
        var design = shop().operation(write("import").rate(perSecond(WRITES)))
                .flow("get", service("api"), through.missTo(store()))
                .flow("put", service("api"), through.missTo(store()))
                .flow("import", service("batch"), store());
        var freshness = Loads.of(design.model()).freshness(dying(design), "").orElseThrow();
        assertThat(freshness.hitRate().value()).isCloseTo(formula(through, READS, WRITES), within(1e-12));
        assertThat(freshness.stale().value()).isBetween(0.1, 0.7);
    }

    /** Who asks a cache before it writes comes to the store only with what is not there, and drops nothing. */
    @Test
    void aWriteThatAsksFirstCountsAsARead() {
        var design = shop().flow("get", service("api"), redis().missTo(store()))
                .flow("put", service("api"), redis().missTo(store()));
        assertThat(hit(design, "redis")).isCloseTo(Held.hitRate(dying(design)).value(), within(1e-12));
    }
}
