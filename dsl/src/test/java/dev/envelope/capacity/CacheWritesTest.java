package dev.envelope.capacity;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.model.Cache;
import org.junit.jupiter.api.Test;

/** What a write that goes to a cache does to the store behind it. */
class CacheWritesTest {

    private static final double WRITES = 2_000;
    private static final int KEYS = 500;

    private static SystemDesign design(Cache redis) {
        return system().operation(write("score").rate(perSecond(WRITES)).payload(bytes(100)))
                .operation(read("ranking").rate(perSecond(10_000)))
                .retention(days(1))
                .flow("score", service("api"), redis.missTo(database("store")))
                .flow("ranking", service("api"), redis.missTo(database("store")));
    }

    private static Cache redis() {
        return cache("redis").hitRate(0.9);
    }

    private static double writesOfStore(SystemDesign design) {
        return Loads.of(design.model()).links().stream()
                .filter(link -> link.to().name().equals("store")
                        && link.operation().name().equals("score"))
                .mapToDouble(link -> link.rate().value())
                .sum();
    }

    private static double readsOfStore(SystemDesign design) {
        return Loads.of(design.model()).links().stream()
                .filter(link -> link.to().name().equals("store")
                        && link.operation().name().equals("ranking"))
                .mapToDouble(link -> link.rate().value())
                .sum();
    }

    @Test
    void throughACacheEveryWriteReachesTheStore() {
        var design = design(redis().writeThrough());

        assertThat(writesOfStore(design)).isCloseTo(WRITES, within(1e-9));
        assertThat(readsOfStore(design)).isCloseTo(1_000, within(1e-9));
        assertThat(dataIn("store").of(design.model()).value()).isCloseTo(WRITES * 100 * 86_400, within(1.0));
    }

    /** n writes to K keys alike are for K (1 − (1 − 1/K)ⁿ) of them. */
    @Test
    void behindACacheEachKeyIsWrittenOnceAFlush() {
        var alike = redis().writeBehind(seconds(2)).popularity(uniformly().keys(count(KEYS)));
        double different = KEYS * -Math.expm1(2 * WRITES * Math.log1p(-1.0 / KEYS));

        assertThat(writesOfStore(design(alike))).isCloseTo(different / 2, within(1e-6));
        assertThat(readsOfStore(design(alike))).isCloseTo(1_000, within(1e-9));
        assertThat(Loads.of(design(alike).model()).links())
                .filteredOn(link -> link.to().name().equals("store")
                        && link.operation().name().equals("score"))
                .allMatch(link -> link.way() == Link.Way.ASIDE);
    }

    @Test
    void aLongerFlushNeverWritesMore() {
        double before = WRITES;
        for (double flush = 0.001; flush < 1_000; flush *= 10) {
            double now = writesOfStore(design(
                    redis().writeBehind(seconds(flush)).popularity(zipf(0.9).keys(million(1)))));
            assertThat(now).isPositive().isLessThanOrEqualTo(before * (1 + 1e-9));
            before = now;
        }
        assertThat(before).isLessThan(WRITES / 2);
    }

    @Test
    void withoutAPopularityNothingIsSavedAndThatIsSaid() {
        var design = design(redis().writeBehind(seconds(2)));

        assertThat(writesOfStore(design)).isCloseTo(WRITES, within(1e-9));
        assertThat(design.components().toString()).contains("redis: writes that reach the store = 100 %");
    }

    @Test
    void whoWritesBehindACacheWaitsAndDependsOnTheCacheAlone() {
        var behind =
                design(redis().writeBehind(seconds(1)).availability(percent(99)).instances(1));
        var through = design(redis().writeThrough().availability(percent(99)).instances(1));

        assertThat(p99("score").of(behind.model()).value())
                .isLessThan(p99("score").of(through.model()).value());
        assertThat(availability("score").of(behind.model()).value())
                .isGreaterThan(availability("score").of(through.model()).value());
    }
}
