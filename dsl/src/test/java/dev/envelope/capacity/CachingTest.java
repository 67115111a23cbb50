package dev.envelope.capacity;

import static dev.envelope.quantity.Units.GB;
import static dev.envelope.quantity.Units.bytes;
import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.million;
import static dev.envelope.quantity.Units.perSecond;
import static dev.envelope.quantity.Units.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.analysis.Derivation;
import dev.envelope.model.Popularity;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import org.junit.jupiter.api.Test;

/** The size of a cache and its hit rate as quantities: with units, intervals and derivations. */
class CachingTest {

    private static final Popularity LINKS = Popularity.zipf(0.8).keys(million(100));

    @Test
    void memoryAndHitRateAreTwoWaysToTellTheSameCache() {
        Count objects = Caching.objects(LINKS, percent(80));
        DataSize memory = Caching.memory(objects, bytes(500), bytes(56));
        Count back = Caching.objects(memory, bytes(500), bytes(56));

        assertThat(memory.value()).isCloseTo(objects.value() * 556, withinPercentage(1e-9));
        assertThat(Caching.hitRate(LINKS, back).value()).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void theMostPopularKeysNeedFewerObjects() {
        Count fewest = Caching.fewestObjects(LINKS, percent(80));

        assertThat(fewest.value())
                .isLessThan(Caching.objects(LINKS, percent(80)).value());
        assertThat(Caching.bestHitRate(LINKS, fewest).value()).isCloseTo(0.8, within(1e-9));
    }

    @Test
    void statedWeightsAreAskedForInTheirShares() {
        Popularity measured = Popularity.of(100, 500, 400);

        assertThat(Caching.bestHitRate(measured, count(2)).value()).isCloseTo(0.9, within(1e-12));
        assertThat(Caching.fewestObjects(measured, percent(70)).value()).isCloseTo(1.5, within(1e-9));
        assertThat(Caching.hitRate(measured, count(3)).value()).isEqualTo(1);
    }

    @Test
    void anUncertainExponentGivesAnUncertainHitRate() {
        Share hitRate = Caching.hitRate(Popularity.zipf(count(0.7, 0.9)).keys(million(100)), million(10));

        assertThat(hitRate.percentile(5))
                .isCloseTo(
                        Caching.hitRate(Popularity.zipf(0.7).keys(million(100)), million(10))
                                .value(),
                        within(0.005));
        assertThat(hitRate.percentile(95))
                .isCloseTo(
                        Caching.hitRate(Popularity.zipf(0.9).keys(million(100)), million(10))
                                .value(),
                        within(0.005));
    }

    @Test
    void aCachedObjectThatNobodyAsksForStaysForTheCharacteristicTime() {
        Time slow = Caching.characteristicTime(LINKS, million(1), perSecond(1_000));
        Time fast = Caching.characteristicTime(LINKS, million(1), perSecond(2_000));

        assertThat(slow.value()).isCloseTo(2 * fast.value(), withinPercentage(1e-9));
    }

    /** Of two equally popular keys the second is met after a first request, and then with even odds each time. */
    @Test
    void theWorkingSetIsTheMeanNumberOfDifferentKeys() {
        Popularity coin = Popularity.uniform().keys(2);

        assertThat(Caching.workingSet(coin, count(1)).value()).isCloseTo(1, within(1e-12));
        assertThat(Caching.workingSet(coin, count(2)).value()).isCloseTo(1.5, within(1e-12));
        assertThat(Caching.workingSet(coin, count(3)).value()).isCloseTo(1.75, within(1e-12));
        assertThat(Caching.requestsToFill(coin, count(1.75)).value()).isCloseTo(3, within(1e-9));
        assertThat(Caching.requestsToFill(coin, count(2)).value()).isInfinite();
    }

    @Test
    void aSingleKeyIsTheWholeWorkingSet() {
        assertThat(Caching.workingSet(Popularity.of(7), count(5)).value()).isEqualTo(1);
    }

    @Test
    void whyShowsThePopularityAndTheSize() {
        Share hitRate = Caching.hitRate(LINKS, Caching.objects(GB(5.56), bytes(500), bytes(56)));

        assertThat(Derivation.of(hitRate, Scenario.likely()).lines())
                .containsExactly(
                        "hit rate = LRU hit rate(Zipf exponent, keys, cached objects)"
                                + " = LRU hit rate(0.8, 100 million, 10 million) = 50.5 %",
                        "├ Zipf exponent = 0.8 (stated)",
                        "├ keys = 100 million (stated)",
                        "└ cached objects = 5.56 GB ÷ entry size = 5.56 GB ÷ 556 B = 10 million",
                        "  └ entry size = 500 B + 56 B = 556 B");
    }
}
