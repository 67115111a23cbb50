package dev.envelope.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sum over classes of keys against the sum over every key. */
class SpectrumTest {

    private static double[] shares(double exponent, int keys) {
        double[] weights = IntStream.rangeClosed(1, keys)
                .mapToDouble(k -> Math.pow(k, -exponent))
                .toArray();
        double total = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / total).toArray();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.8, 0.99, 1, 1.01, 1.5, 2, 2.5})
    void aSumOverTheClassesOfZipfIsTheSumOverItsKeys(double exponent) {
        for (int keys : new int[] {1, 2, 31, 32, 33, 34, 100, 1_000, 100_000}) {
            double[] every = shares(exponent, keys);
            Spectrum classes = Spectrum.zipf(exponent, keys);
            for (double time : new double[] {0.1, 1, 10, 1e3, 1e5, 1e7, 1e12}) {
                DoubleUnaryOperator hits = p -> -p * Math.expm1(-p * time);
                DoubleUnaryOperator held = p -> -Math.expm1(-p * time);

                assertThat(classes.sum(hits))
                        .as("hits, %s keys, time %s", keys, time)
                        .isCloseTo(Arrays.stream(every).map(hits).sum(), within(1e-7));
                assertThat(classes.sum(held))
                        .as("objects, %s keys, time %s", keys, time)
                        .isCloseTo(Arrays.stream(every).map(held).sum(), withinPercentage(1e-3));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.8, 1, 1.5, 2.5})
    void theMostPopularTakeWhatTheirKeysTakeTogether(double exponent) {
        double[] every = shares(exponent, 100_000);
        Spectrum classes = Spectrum.zipf(exponent, 100_000);
        for (int most : new int[] {1, 10, 32, 33, 500, 99_999, 100_000}) {
            double top = Arrays.stream(every).limit(most).sum();

            assertThat(classes.topShare(most)).isCloseTo(top, within(1e-7));
            assertThat(classes.topKeys(classes.topShare(most))).isCloseTo(most, withinPercentage(1e-3));
        }
    }

    @Test
    void aPartOfAKeyCountsInPart() {
        assertThat(Spectrum.zipf(0, 2.5).size()).isEqualTo(2.5);
        assertThat(Spectrum.zipf(0, 40.5).size()).isCloseTo(40.5, within(1e-9));
        assertThat(Spectrum.zipf(1, 10).topShare(0.5))
                .isCloseTo(Spectrum.zipf(1, 10).topShare(1) / 2, within(1e-12));
    }

    @Test
    void weightsOfNearlyTheSameSizeAreOneClass() {
        SplittableRandom random = new SplittableRandom(1);
        double[] weights = random.doubles(1_000_000)
                .map(u -> 1 / (1 - u))
                .map(w -> -w)
                .sorted()
                .map(w -> -w)
                .toArray();
        double total = Arrays.stream(weights).sum();
        Spectrum classes = Spectrum.of(weights);
        assertThat(classes.size()).isEqualTo(1e6);
        for (double time : new double[] {1, 1e3, 1e5, 1e6, 1e7}) {
            DoubleUnaryOperator hits = p -> -p * Math.expm1(-p * time);
            double sum = Arrays.stream(weights)
                    .map(w -> hits.applyAsDouble(w / total))
                    .sum();

            assertThat(classes.sum(hits)).isCloseTo(sum, within(1e-5));
        }
    }

    @Test
    void keysThatNobodyAsksForAreNotCounted() {
        assertThat(Spectrum.of(new double[] {3, 1, 0, 0}).size()).isEqualTo(2);
    }
}
