package dev.envelope.capacity;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.model.Cache;
import dev.envelope.model.Popularity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Writes and a time to live against single keys, whose numbers are elementary, and against their limits; a simulation holds the rest. */
class FreshnessTest {

    private static final Popularity LINKS = zipf(0.9).keys(100_000);

    private static Freshness of(Cache cache, double reads, double writes) {
        return Freshness.of(cache, LINKS, count(10_000), perSecond(reads), perSecond(writes));
    }

    private static Freshness ofOneKey(Cache cache, double reads, double writes) {
        return Freshness.of(cache, uniformly().keys(1), count(1), perSecond(reads), perSecond(writes));
    }

    private static Cache redis() {
        return cache("redis");
    }

    @Test
    void withoutWritesItIsThePlainCache() {
        double plain = Caching.hitRate(LINKS, count(10_000)).value();
        for (Cache each : new Cache[] {redis(), redis().writeAround(), redis().writeThrough()}) {
            assertThat(of(each, 100, 0).hitRate().value()).isCloseTo(plain, within(1e-12));
            assertThat(of(each, 100, 0).stale().value()).isCloseTo(0, within(1e-12));
        }
    }

    /** One read in ten is the first after a write, if there are nine reads for a write of a key that is never evicted. */
    @Test
    void aWriteDropsItsKey() {
        assertThat(ofOneKey(redis(), 9, 1).hitRate().value()).isCloseTo(0.9, within(1e-12));
        assertThat(ofOneKey(redis().writeThrough(), 9, 1).hitRate().value()).isCloseTo(1, within(1e-12));
        assertThat(ofOneKey(redis().writeAround(), 9, 1).stale().value()).isCloseTo(1, within(1e-12));
    }

    /** One key with reads and writes a time to live: λT ÷ (1 + λT), and 1 − (1 − e^(−wT)) ÷ (wT) of its hits are stale. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 30})
    void aTimeToLiveBoundsHowStaleItIs(double writes) {
        Freshness around = ofOneKey(redis().ttl(seconds(2)).writeAround(), 5, writes);
        double fresh = -Math.expm1(-2 * writes) / (2 * writes);
        assertThat(around.hitRate().value()).isCloseTo(10.0 / 11, within(1e-12));
        assertThat(around.stale().value()).isCloseTo(10.0 / 11 * (1 - fresh), within(1e-12));
        double beforeTheWrite = 10 * fresh;
        assertThat(ofOneKey(redis().ttl(seconds(2)), 5, writes).hitRate().value())
                .isCloseTo(beforeTheWrite / (1 + beforeTheWrite), within(1e-12));
        double renewed = (5 + writes) * Math.expm1(2 * writes) / writes;
        assertThat(ofOneKey(redis().ttl(seconds(2)).writeThrough(), 5, writes)
                        .hitRate()
                        .value())
                .isCloseTo(renewed / (1 + renewed), within(1e-12));
    }

    /** The order in which keys are stale: the longer an object may live the more, up to those that are evicted only. */
    @Test
    void moreIsStaleTheLongerItLives() {
        double before = 0;
        for (double life : new double[] {0.1, 1, 5, 20}) {
            double now = of(redis().ttl(seconds(life)).writeAround(), 1_000, 50)
                    .stale()
                    .value();
            assertThat(now).isGreaterThan(before);
            before = now;
        }
        assertThat(of(redis().writeAround(), 1_000, 50).stale().value()).isGreaterThan(before);
    }

    /** Where objects are evicted before they die the formula is not one, and no number is better than a wrong one. */
    @Test
    void whatBothEndIsNotKnown() {
        assertThat(of(redis().ttl(hours(10)).writeAround(), 1_000, 50).stale().value())
                .isNaN();
        assertThat(of(redis().ttl(hours(10)), 1_000, 50).hitRate().value()).isNaN();
    }

    @Test
    void writesWaitForHalfAFlush() {
        Freshness behind = of(redis().writeBehind(seconds(4)), 1_000, 50);
        assertThat(behind.unwritten().value()).isCloseTo(100, within(1e-9));
        assertThat(behind.stale().value()).isZero();
    }
}
