package dev.envelope.simulation.random;

import static dev.envelope.quantity.Units.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.capacity.Caching;
import dev.envelope.model.Popularity;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys as often as they are popular, however many there are. */
class KeysTest {

    private static final int DRAWS = 200_000;

    private static int[] drawn(Keys keys, int first) {
        double[] draws = new double[DRAWS];
        keys.sampler(Streams.named(1, 0, "keys")).fill(draws, 0, DRAWS);
        int[] counts = new int[first];
        for (double key : draws) {
            assertThat(key).isBetween(0.0, keys.number() - 1.0);
            if (key < first) {
                counts[(int) key]++;
            }
        }
        return counts;
    }

    /** Of 160 counts one in 16,000 is more than four standard deviations away from its mean. */
    private static void agree(Keys keys) {
        int first = Math.min(20, keys.number());
        int[] counts = drawn(keys, first);
        for (int key = 0; key < first; key++) {
            double mean = DRAWS * keys.share(key);
            assertThat((double) counts[key]).as("key %d", key).isCloseTo(mean, within(4 * Math.sqrt(mean) + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.99999, 1, 1.2, 3})
    void zipfsLaw(double exponent) {
        for (int number : new int[] {1, 7, 1_000, 5_000, Integer.MAX_VALUE}) {
            Keys keys = Keys.zipf(number, exponent);
            agree(keys);
            double formula = Caching.bestHitRate(Popularity.zipf(exponent).keys(number), count(1))
                    .value();
            assertThat(keys.share(0)).isCloseTo(formula, within(1e-7 * formula));
            assertThat(keys.share(number - 1)).isCloseTo(formula * Math.pow(number, -exponent), within(1e-6));
        }
        Keys some = Keys.zipf(5_000, exponent);
        assertThat(IntStream.range(0, 5_000).mapToDouble(some::share).sum()).isCloseTo(1, within(1e-10));
    }

    @Test
    void weights() {
        Keys keys = Keys.of(500, 300, 199, 1, 0);
        agree(keys);
        assertThat(keys.share(3)).isCloseTo(0.001, within(1e-15));
        assertThat(drawn(keys, 5)[4]).isZero();
    }
}
