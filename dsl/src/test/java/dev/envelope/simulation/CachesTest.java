package dev.envelope.simulation;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.SystemDesign;
import dev.envelope.model.Cache;
import dev.envelope.model.Step;
import dev.envelope.quantity.DesignException;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Designs whose caches say how popular their keys are: what reads find, what writes do, and what a failure takes along. */
class CachesTest {

    private static final double READS = 1_000;
    private static final double WRITES = 100;

    private static Cache redis() {
        return cache("redis")
                .serviceTime(us(200))
                .popularity(zipf(0.9).keys(20_000))
                .capacity(MB(5));
    }

    private static Step store() {
        return database("store").serviceTime(ms(2)).concurrency(64).instances(2);
    }

    private static SystemDesign design(Cache redis, Step... write) {
        return system("shop")
                .operation(read("get").rate(perSecond(READS)))
                .operation(write("put").rate(perSecond(WRITES)))
                .peak(1)
                .flow("get", service("api").serviceTime(ms(1)), redis.missTo(store()))
                .flow("put", write);
    }

    private static double of(Table table, String column) {
        return table.doubleColumn(column).get(0);
    }

    private static double in(Table table, String phase, String column) {
        return table.where(table.stringColumn("phase").isEqualTo(phase))
                .doubleColumn(column)
                .get(0);
    }

    @Test
    void theHitRateComesOutOfTheRun() {
        var design = design(redis(), service("api"), redis().writeThrough().missTo(store()));
        Table caches = design.simulate().requests(500_000).caches();
        double formula = hitRate("redis").of(design.model()).value();
        assertThat(of(caches, "hit rate")).isCloseTo(formula, within(0.003 + of(caches, "hit rate ±")));
        assertThat(of(caches, "hit rate by formula")).isCloseTo(formula, within(1e-9));
        assertThat(of(caches, "objects")).isCloseTo(5e6 / 1_085, within(1.0));
        assertThat(of(caches, "asked")).isCloseTo(READS, withinPercentage(1));
        assertThat(design.simulate().requests(500_000).toString())
                .contains("Caches")
                .contains("hit rate by formula");
    }

    /** A hit rate over a popularity takes so much memory that the keys are hit as often. */
    @Test
    void aStatedHitRateDecidesWhatTheCacheHolds() {
        var held = cache("redis").popularity(zipf(0.9).keys(20_000)).hitRate(0.7);
        Table caches = design(
                        held.writeThrough(), service("api"), held.writeThrough().missTo(store()))
                .simulate()
                .requests(300_000)
                .caches();
        assertThat(of(caches, "hit rate")).isCloseTo(0.7, within(0.005));
    }

    /** Where both are stated, the capacity is played, and that it has another hit rate is said. */
    @Test
    void aHitRateThatTheCapacityDoesNotHaveIsSaid() {
        var claimed = redis().writeThrough().hitRate(0.95);
        var design = design(claimed, service("api"), claimed.missTo(store()));
        assertThat(design.simulate().requests(100_000).toString())
                .contains("redis: a hit rate of 95 % is stated, and what it holds has ");
        var right = redis().writeThrough()
                .hitRate(hitRate("redis").of(design(redis(), service("api")).model()));
        assertThat(design(right, service("api"), right.missTo(store()))
                        .simulate()
                        .requests(100_000)
                        .toString())
                .doesNotContain("is stated, and what it holds");
    }

    @Test
    void formulasAndSimulationStandSideBySide() {
        var redis = redis().writeThrough();
        var agreement = design(redis, service("api"), redis.missTo(store()))
                .latency()
                .simulated()
                .requests(500_000);
        var table = agreement.table();
        for (int row = 0; row < table.rowCount(); row++) {
            if (table.stringColumn("number").get(row).equals("mean")) {
                assertThat(table.doubleColumn("difference").get(row)).isCloseTo(0, within(0.02));
            }
        }
    }

    /**
     * Written past a delivery network, or around a cache; dropped at once, but filled by reads that had begun before; or dropped by a call
     * that comes a while after it, and takes along what such reads filled.
     */
    @Test
    void staleIsWhatNobodyTold() {
        double around = stale(redis().ttl(seconds(10)).writeAround(), service("api"), store());
        assertThat(around).isGreaterThan(0.1);
        var edge = cdn("edge").popularity(zipf(0.9).keys(20_000)).hitRate(0.6).ttl(seconds(10));
        assertThat(stale(edge, service("api"), store())).isGreaterThan(0.1);
        double filled = stale(redis(), service("api"), store());
        assertThat(filled).isBetween(1e-5, 0.002);
        double late = stale(redis(), service("api"), store(), redis());
        double later = stale(redis(), service("api"), store(), service("bus").serviceTime(ms(50)), redis());
        assertThat(late).isBetween(1e-5, 0.002);
        assertThat(later).isGreaterThan(5 * late).isLessThan(around);
    }

    /** Reads that a write overtook on their way from the store, by the formula of one key after the other. */
    @Test
    void whatFillsInAnOldValueIsToldByAFormulaToo() {
        var slow = database("store").serviceTime(ms(20)).concurrency(1_000).instances(4);
        var table = design(redis(), service("api"), slow)
                .simulate()
                .requests(500_000)
                .caches();
        double formula = of(table, "stale by formula");
        assertThat(formula).isGreaterThan(0.001);
        assertThat(of(table, "stale")).isCloseTo(formula, within(0.1 * formula + 1.5 * of(table, "stale ±")));
        var late = design(redis(), service("api"), slow, redis()).simulate().requests(50_000);
        assertThat(late.caches().column("stale by formula").isMissing(0))
                .as("dropped by a later call")
                .isTrue();
    }

    /** Who drops the key before the write lets the old value in again. */
    @Test
    void aKeyThatIsDroppedTooEarlyComesBackStale() {
        double before = stale(redis().ttl(seconds(10)), service("api"), redis().ttl(seconds(10)), store());
        double after = stale(redis().ttl(seconds(10)), service("api"), store(), redis().ttl(seconds(10)));
        assertThat(before).isGreaterThan(after);
    }

    private static double stale(Cache cache, Step... write) {
        return of(design(cache, write).simulate().requests(300_000).caches(), "stale");
    }

    /** Half of the writes of two seconds are in the cache alone; with one of two nodes half of them are lost. */
    @Test
    void whatIsWrittenBehindIsLostWithItsNode() {
        var redis = redis().writeBehind(seconds(2)).instances(2).policy(healthCheck(seconds(1), 1));
        var design = design(redis, service("api"), redis.missTo(store()));
        Table steady = design.simulate().requests(500_000).caches();
        assertThat(of(steady, "unwritten by formula")).isCloseTo(100, within(1e-9));
        assertThat(of(steady, "unwritten")).isCloseTo(100, within(2 * of(steady, "unwritten ±")));
        assertThat(of(steady, "unwritten for, p99")).isBetween(1.9, 2.0);
        var drill = design.simulate(
                        fail("redis").instances(1).at(seconds(30)).lasting(seconds(20)),
                        fail("redis").at(seconds(90)).lasting(seconds(20)))
                .duration(minutes(2));
        assertThat(in(drill.caches(), "1 of redis down", "lost")).isCloseTo(50, within(5.0));
        assertThat(in(drill.caches(), "redis down", "lost")).isCloseTo(100, within(7.0));
        assertThat(in(drill.caches(), "before", "lost")).isZero();
        assertThat(drill.toString()).contains("writes that it had answered and not written to the store");
    }

    /** An emptied cache misses all, and is as before once it has been asked for as many different keys as it holds. */
    @Test
    void anEmptiedCacheFillsUpFromItsMisses() {
        var redis = redis().writeThrough();
        var drill = design(redis, service("api"), redis.missTo(store()))
                .simulate(flush("redis").at(seconds(30)))
                .duration(seconds(90));
        Table series = drill.series();
        double[] from = series.doubleColumn("from").asDoubleArray();
        double[] hits = series.doubleColumn("redis: hit rate").asDoubleArray();
        double[] store = series.doubleColumn("store: utilisation").asDoubleArray();
        double usual = in(drill.caches(), "before", "hit rate");
        for (int i = 0; i < from.length; i++) {
            if (from[i] == 30) {
                assertThat(hits[i]).isLessThan(0.5 * usual);
                assertThat(store[i]).isGreaterThan(1.2 * store[i - 2]);
            } else if (from[i] > 70 || from[i] < 29) {
                assertThat(hits[i]).isCloseTo(usual, within(0.02));
            }
        }
        assertThat(drill.toString()).contains("full again after");
        assertThat(in(drill.caches(), "after", "recovered after")).isBetween(5.0, 40.0);
    }

    /** A cache that was down comes back empty; without keys it cannot know that, and answers as before. */
    @Test
    void aCacheComesBackEmpty() {
        var redis = redis().instances(1).policy(healthCheck(seconds(1), 1));
        Table caches = design(redis, service("api"), store())
                .simulate(fail("redis").at(seconds(20)).lasting(seconds(10)))
                .duration(seconds(40))
                .caches();
        assertThat(in(caches, "after", "hit rate")).isLessThan(in(caches, "before", "hit rate") - 0.1);
        Table rolled = design(redis, service("api"), store())
                .simulate(deployment("redis").at(seconds(20)).lasting(seconds(1)))
                .duration(seconds(31))
                .caches();
        assertThat(in(rolled, "after", "hit rate")).isLessThan(in(rolled, "before", "hit rate") - 0.1);
    }

    /** Half of the calls asks for one key, which is there. */
    @Test
    void aHotKeyIsHit() {
        Table caches = design(
                        redis().writeThrough(),
                        service("api"),
                        redis().writeThrough().missTo(store()))
                .simulate(hotKey("redis", percent(50)).at(seconds(20)).lasting(seconds(20)))
                .duration(seconds(60))
                .caches();
        double usual = in(caches, "before", "hit rate");
        assertThat(in(caches, "50 % of redis on one key", "hit rate")).isCloseTo(0.5 + 0.5 * usual, within(0.01));
        assertThat(in(caches, "after", "hit rate")).isCloseTo(usual, within(0.02));
    }

    /** Each region has a cache of its own; the other one's writes are not heard, so that what it has is stale until it ends. */
    @Test
    void aRegionDoesNotHearOfTheWritesOfAnother() {
        var redis = redis().ttl(seconds(10));
        var design = design(redis, service("api"), store())
                .region(region("us").users(percent(70)))
                .region(region("eu").users(percent(30)))
                .roundTrip("us", "eu", ms(80));
        Table caches = design.simulate().requests(300_000).caches();
        assertThat(caches.stringColumn("cache").asList()).containsExactlyInAnyOrder("redis in us", "redis in eu");
        assertThat(caches.doubleColumn("asked").sum()).isCloseTo(READS, withinPercentage(1));
    }

    /** Ten writes that are done together are ten keys to drop: a key is there if its last call was a read, as if each were done alone. */
    @Test
    void aBatchOfWritesDropsEachOfItsKeys() {
        var redis = cache("redis").popularity(zipf(0).keys(200)).capacity(GB(1));
        var design = design(
                redis,
                service("api"),
                stream("log"),
                worker("writer").serviceTime(ms(1)),
                path(database("store")).batch(10));
        Table caches = design.simulate().requests(1_000_000).caches();
        double alone = READS / (READS + WRITES);
        assertThat(of(caches, "hit rate")).isCloseTo(alone, within(0.003 + of(caches, "hit rate ±")));
        assertThat(of(caches, "hit rate by formula")).isCloseTo(alone, within(1e-6));
    }

    /**
     * A fetch waits for 99 others, and has seen the store when that was read for all of them: a key is overtaken by 0.5 writes a second in 20 ms
     * and not in the 150 ms before, and answered for 2 s until the next write, of 3.17 s from one value to the next.
     */
    @Test
    void whatIsFetchedInABatchIsAsOldAsItsReadOfTheStore() {
        var redis = cache("redis").popularity(zipf(0).keys(1_000)).capacity(GB(1));
        var store = database("store").serviceTime(ms(20)).variability(0).concurrency(64);
        var simulation = system("shop")
                .operation(read("get").rate(perSecond(1_000)))
                .operation(write("put").rate(perSecond(500)))
                .peak(1)
                .flow("get", redis.missTo(store.batch(100)))
                .flow("put", store)
                .simulate()
                .requests(600_000);
        assertThat(of(simulation.caches(), "stale")).isCloseTo(0.01 * 2 / 3.17, withinPercentage(15));
        assertThat(simulation.caches().doubleColumn("stale by formula").isMissing(0))
                .isTrue();
        assertThat(simulation.toString()).contains("redis: stale reads are told by the simulation alone");
    }

    /** A batch of writes comes when the key that the last one dropped has long been fetched, so that it overtakes fewer. */
    @Test
    void noFormulaTellsWhatBatchesOfWritesMakeStale() {
        var batched = design(redis(), path(store()).batch(10)).simulate().requests(200_000);
        assertThat(batched.caches().doubleColumn("stale by formula").isMissing(0))
                .isTrue();
        var alone = design(redis(), store()).simulate().requests(200_000);
        assertThat(of(alone.caches(), "stale by formula")).isPositive();
        assertThat(alone.findings()).noneMatch(finding -> finding.contains("stale"));
    }

    /** It does so where the writes leave nothing in the store, too: a counter, say, that is as large as before. */
    @Test
    void aBatchOfWritesThatStoreNothingDropsEachOfItsKeys() {
        var redis = cache("redis").popularity(zipf(0).keys(200)).capacity(GB(1));
        Table caches = system("shop")
                .operation(read("get").rate(perSecond(READS)))
                .operation(write("put").rate(perSecond(WRITES)).storing(bytes(0)))
                .peak(1)
                .flow("get", service("api").serviceTime(ms(1)), redis.missTo(store()))
                .flow("put", service("api"), path(database("store")).batch(10))
                .simulate()
                .requests(1_000_000)
                .caches();
        double alone = READS / (READS + WRITES);
        assertThat(of(caches, "hit rate")).isCloseTo(alone, within(0.003 + of(caches, "hit rate ±")));
        assertThat(of(caches, "hit rate by formula")).isCloseTo(alone, within(1e-6));
    }

    /** Its records go to the other region one by one: each drops its own key there, and outdates that alone on its way. */
    @Test
    void aBatchOfWritesDropsEachOfItsKeysInTheOtherRegion() {
        var redis = cache("redis").popularity(zipf(0).keys(2_000)).capacity(GB(1));
        var store = database("store").serviceTime(us(10)).concurrency(64).acrossRegions();
        double writes = 8 * WRITES;
        Table caches = system("shop")
                .operation(read("get").rate(perSecond(READS)))
                .operation(write("put").rate(perSecond(writes)))
                .peak(1)
                .region(region("us").users(percent(50)))
                .region(region("eu"))
                .roundTrip("us", "eu", ms(80))
                .flow("get", service("api").serviceTime(ms(1)), redis.missTo(store))
                .flow("put", service("api"), path(database("store")).batch(50))
                .simulate()
                .requests(1_000_000)
                .caches();
        double there = READS / 2 / (READS / 2 + writes);
        double elsewhere = writes / 2 / 2_000;
        for (int region = 0; region < 2; region++) {
            assertThat(caches.doubleColumn("hit rate").getDouble(region)).isCloseTo(there, within(0.01));
            assertThat(caches.doubleColumn("hit rate by formula").getDouble(region))
                    .isCloseTo(there, within(1e-6));
            assertThat(caches.doubleColumn("stale").getDouble(region))
                    .isCloseTo(there * elsewhere * 0.040, withinPercentage(12));
        }
    }

    /** A write elsewhere is on its way for 40 ms: so long what the region holds of its key is stale, and then it is dropped. */
    @Test
    void anotherRegionHearsOfAWriteWhenItsRecordArrives() {
        var redis = cache("redis").popularity(zipf(0).keys(500)).capacity(GB(1));
        var store = database("store").serviceTime(us(10)).concurrency(64).acrossRegions();
        var design = system("shop")
                .operation(read("get").rate(perSecond(READS)))
                .operation(write("put").rate(perSecond(WRITES)))
                .peak(1)
                .region(region("us").users(percent(50)))
                .region(region("eu"))
                .roundTrip("us", "eu", ms(80))
                .flow("get", service("api").serviceTime(ms(1)), redis.missTo(store))
                .flow("put", service("api"), database("store"));
        Table caches = design.simulate().requests(1_000_000).caches();
        // each region reads half, and hears of all writes
        double there = READS / 2 / (READS / 2 + WRITES);
        double elsewhere = WRITES / 2 / 500;
        for (int region = 0; region < 2; region++) {
            assertThat(caches.doubleColumn("hit rate").getDouble(region)).isCloseTo(there, within(0.01));
            assertThat(caches.doubleColumn("hit rate by formula").getDouble(region))
                    .isCloseTo(there, within(1e-6));
            assertThat(caches.doubleColumn("stale").getDouble(region))
                    .isCloseTo(there * elsewhere * 0.040, withinPercentage(8));
        }
        assertThat(caches.stringColumn("cache").asList()).containsExactly("redis in us", "redis in eu");
    }

    @Test
    void whatHoldsNoKeysIsNotEmptied() {
        var plain = cache("redis").hitRate(0.9);
        var design = design(plain, service("api"), store());
        assertThatThrownBy(() -> design.simulate(flush("redis")))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining(".popularity(zipf(0.9)");
        assertThatThrownBy(() -> design.simulate(flush("store"))).hasMessageContaining("a database is not a cache");
        assertThatThrownBy(() -> design.simulate(flush("redi"))).hasMessageContaining("did you mean \"redis\"?");
        assertThatThrownBy(() -> flush("redis").lasting(minutes(1))).hasMessageContaining("fail(\"redis\")");
        assertThatThrownBy(() -> design.simulate().caches())
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("says how popular its keys are");
    }
}
