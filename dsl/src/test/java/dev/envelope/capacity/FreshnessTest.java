package dev.envelope.capacity;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.model.Cache;
import dev.envelope.model.Cache.Writing;
import dev.envelope.model.Popularity;
import dev.envelope.quantity.Time;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** Ways of writing, popularities, sizes, rates of writes, and times to live below and above the characteristic time. */
    @ParameterizedTest
    @CsvSource({"ASIDE, 0.7", "ASIDE, 1.1", "AROUND, 0.7", "AROUND, 1.1", "THROUGH, 0.7", "THROUGH, 1.1"})
    void aSimulatedCacheAgreesWithinOnePercent(Writing writing, double exponent) {
        Popularity keys = zipf(exponent).keys(5_000);
        for (int objects : new int[] {100, 1_000}) {
            for (double writes : new double[] {50, 500}) {
                Freshness unending = Freshness.of(
                        written(writing), keys, count(objects), perSecond(SimulatedCache.READS), perSecond(writes));
                for (double life : new double[] {0.3, 1.2, 3, 10}) {
                    Time ttl = unending.characteristicTime().times(life);
                    Freshness formula = Freshness.of(
                            written(writing).ttl(ttl),
                            keys,
                            count(objects),
                            perSecond(SimulatedCache.READS),
                            perSecond(writes));
                    SimulatedCache simulated =
                            SimulatedCache.of(exponent, 5_000, objects, writing, writes, ttl.value(), 300_000);
                    String what = objects + " objects, " + writes + " writes, " + life + " times to live";
                    assertThat(formula.hitRate().value()).as(what).isCloseTo(simulated.hitRate(), within(0.01));
                    assertThat(formula.stale().value()).as(what).isCloseTo(simulated.stale(), within(0.01));
                }
            }
        }
    }

    private static Cache written(Writing writing) {
        return switch (writing) {
            case ASIDE -> redis();
            case AROUND -> redis().writeAround();
            case THROUGH -> redis().writeThrough();
            case BEHIND -> redis().writeBehind(seconds(1));
        };
    }

    /** A long time to live is none; so is a large cache, whose keys only die. */
    @Test
    void whatNeverComesToItEndsNothing() {
        for (Cache each : new Cache[] {redis(), redis().writeAround(), redis().writeThrough()}) {
            Freshness evicted = of(each, 1_000, 100);
            Freshness dying = of(each.ttl(years(1_000)), 1_000, 100);
            assertThat(dying.hitRate().value()).isCloseTo(evicted.hitRate().value(), within(1e-6));
            assertThat(dying.stale().value()).isCloseTo(evicted.stale().value(), within(1e-6));
            Freshness large =
                    Freshness.of(each.ttl(minutes(1)), LINKS, count(99_999.9), perSecond(1_000), perSecond(100));
            Freshness larger = Freshness.of(each.ttl(minutes(1)), LINKS, million(5), perSecond(1_000), perSecond(100));
            assertThat(large.hitRate().value()).isCloseTo(larger.hitRate().value(), within(1e-6));
        }
        assertThat(Freshness.of(redis(), uniformly().keys(10), count(5), perSecond(0), perSecond(0))
                        .hitRate()
                        .value())
                .as("of no reads none is answered")
                .isZero();
    }

    @Test
    void moreRoomAndALongerLifeAnswerMoreAndMoreWritesLess() {
        for (Cache each : new Cache[] {redis(), redis().writeAround(), redis().writeThrough()}) {
            double before = 0;
            for (double life = 0.01; life < 1e6; life *= 1.7) {
                double now = of(each.ttl(seconds(life)), 1_000, 100).hitRate().value();
                assertThat(now).as("%s living %s", each, life).isGreaterThanOrEqualTo(before * (1 - 1e-9));
                before = now;
            }
            before = 0;
            for (double objects = 1; objects < 1e6; objects *= 3) {
                double now = Freshness.of(
                                each.ttl(seconds(20)), LINKS, count(objects), perSecond(1_000), perSecond(100))
                        .hitRate()
                        .value();
                assertThat(now).as("%s of %s", each, objects).isBetween(before * (1 - 1e-9), 1.0);
                before = now;
            }
        }
        double before = 1;
        for (double writes = 0.01; writes < 1e6; writes *= 3) {
            double now = of(redis().ttl(seconds(20)), 1_000, writes).hitRate().value();
            assertThat(now).as("%s writes", writes).isLessThan(before);
            before = now;
        }
    }

    /** Every key by itself, and in classes. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.6, 1, 1.4})
    void keysInClassesHaveTheHitRateOfEachKey(double exponent) {
        int keys = 200_000;
        double[] weights = IntStream.rangeClosed(1, keys)
                .mapToDouble(k -> Math.pow(k, -exponent))
                .toArray();
        double total = Arrays.stream(weights).sum();
        for (double life : new double[] {2, 10, 30, 200}) {
            Freshness classes = Freshness.of(
                    redis().ttl(seconds(life)),
                    zipf(exponent).keys(keys),
                    count(20_000),
                    perSecond(1_000),
                    perSecond(100));
            double time = classes.characteristicTime().value();
            double each = Arrays.stream(weights)
                    .map(weight -> weight / total)
                    .map(share -> {
                        double hits = share * 1_000 * Residence.time(share * 1_000, share * 100, time, life);
                        return share * hits / (1 + hits);
                    })
                    .sum();
            assertThat(classes.hitRate().value()).isCloseTo(each, within(1e-6));
        }
    }

    @Test
    void writesWaitForHalfAFlush() {
        Freshness behind = of(redis().writeBehind(seconds(4)), 1_000, 50);
        assertThat(behind.unwritten().value()).isCloseTo(100, within(1e-9));
        assertThat(behind.stale().value()).isZero();
    }
}
