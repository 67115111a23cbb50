package dev.envelope.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Che's approximation against a simulated cache, exact results, and itself the other way round. */
class LruTest {

    /** Where a few keys take most requests, the largest of these caches do not fill in the run, and hardly miss either. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.8, 1, 1.2, 1.5, 2, 2.5})
    void aSimulatedCacheHasTheHitRateWithinOnePercent(double exponent) {
        for (int keys : new int[] {100, 10_000}) {
            double[] weights = IntStream.rangeClosed(1, keys)
                    .mapToDouble(k -> Math.pow(k, -exponent))
                    .toArray();
            for (int objects : new int[] {10, 30, 90, 1_000, 5_000, 9_000}) {
                if (objects < keys) {
                    assertThat(Lru.hitRate(Spectrum.zipf(exponent, keys), objects))
                            .as("%s of %s keys", objects, keys)
                            .isCloseTo(SimulatedLru.hitRate(weights, objects, 1), within(0.01));
                }
            }
        }
    }

    @Test
    void aSimulatedCacheOfStatedWeightsHasTheHitRateWithinOnePercent() {
        double[] weights = IntStream.rangeClosed(1, 2_000)
                .mapToDouble(k -> k <= 400 ? 4 : 0.25)
                .toArray();

        assertThat(Lru.hitRate(Spectrum.of(weights), 300))
                .isCloseTo(SimulatedLru.hitRate(weights, 300, 1), within(0.01));
    }

    /** With one object a request hits when the one before was for the same key: Σ p², which Che's comes out below. */
    @Test
    void aSingleObjectIsTheWorstCase() {
        Spectrum steep = Spectrum.zipf(2.5, 1_000);
        double exact = steep.sum(p -> p * p);

        assertThat(Lru.hitRate(steep, 1)).isBetween(exact - 0.061, exact);
    }

    @Test
    void equallyPopularKeysHitByTheShareThatIsHeld() {
        for (double objects : new double[] {0.001, 1, 250, 999_999}) {
            assertThat(Lru.hitRate(Spectrum.zipf(0, 1e6), objects)).isCloseTo(objects / 1e6, withinPercentage(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.8, 0.99, 1, 1.01, 1.5, 2, 2.5, 5, 40})
    void theSizeForAHitRateHasThatHitRate(double exponent) {
        for (double keys : new double[] {1, 2, 100, 1e6, 1e9, 1e12}) {
            Spectrum spectrum = Spectrum.zipf(exponent, keys);
            for (double hitRate : new double[] {0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999}) {
                double objects = Lru.objects(spectrum, hitRate);

                assertThat(objects).as("%s of %s keys", hitRate, keys).isBetween(0.0, keys);
                assertThat(Lru.hitRate(spectrum, objects))
                        .as("%s of %s keys", hitRate, keys)
                        .isCloseTo(hitRate, within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.8, 1, 1.2, 2, 2.5})
    void moreObjectsHitMoreAndNeverMoreThanTheMostPopularWould(double exponent) {
        for (double keys : new double[] {50, 1e6, 1e10}) {
            Spectrum spectrum = Spectrum.zipf(exponent, keys);
            double before = 0;
            for (double objects = keys / 1e6; objects < keys; objects *= 3) {
                double hitRate = Lru.hitRate(spectrum, objects);

                assertThat(hitRate).isBetween(before, spectrum.topShare(objects) + 1e-7);
                before = hitRate;
            }
        }
    }

    /** Sums over each of a billion keys, added up one by one. */
    @ParameterizedTest
    @CsvSource({
        "1,   1e7, 3796589.2235754784, 0.667277304653003",
        "1,   1e9, 164541135.22814748, 0.8813211806865843",
        "0.8, 1e7, 8035905.159050377,  0.24882146351210074",
        "0.8, 1e9, 380294788.63149184, 0.7541340618034832",
    })
    void aBillionKeysAreAddedUpByTheirClasses(double exponent, double time, double objects, double hitRate) {
        Spectrum spectrum = Spectrum.zipf(exponent, 1e9);

        assertThat(Lru.characteristicTime(spectrum, objects)).isCloseTo(time, withinPercentage(1e-5));
        assertThat(Lru.hitRate(spectrum, objects)).isCloseTo(hitRate, within(1e-8));
        assertThat(Lru.objects(spectrum, hitRate)).isCloseTo(objects, withinPercentage(1e-5));
    }

    @Test
    void aCacheForAllKeysNeverMisses() {
        Spectrum spectrum = Spectrum.zipf(0.8, 1_000);

        assertThat(Lru.hitRate(spectrum, 1_000)).isEqualTo(1);
        assertThat(Lru.hitRate(spectrum, 5_000)).isEqualTo(1);
        assertThat(Lru.objects(spectrum, 1)).isCloseTo(1_000, within(1e-9));
        assertThat(Lru.characteristicTime(spectrum, 1_000)).isInfinite();
    }

    @Test
    void aCacheForNothingNeverHits() {
        Spectrum spectrum = Spectrum.zipf(0.8, 1_000);

        assertThat(Lru.hitRate(spectrum, 0)).isZero();
        assertThat(Lru.objects(spectrum, 0)).isZero();
    }

    @Test
    void whatIsUndefinedStaysUndefined() {
        Spectrum spectrum = Spectrum.zipf(0.8, 1_000);

        assertThat(Lru.hitRate(spectrum, Double.NaN)).isNaN();
        assertThat(Lru.objects(spectrum, Double.NaN)).isNaN();
        assertThat(WorkingSet.keys(spectrum, Double.NaN)).isNaN();
        assertThat(WorkingSet.requests(spectrum, Double.NaN)).isNaN();
    }
}
