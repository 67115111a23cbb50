package dev.envelope.simulation.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sampler draws the same numbers in whichever way it is asked. */
class SamplerTest {

    private static final int MANY = 1_000;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 2})
    void sumsAreTheSumsOfTheNumbers(double variability) {
        double[] numbers = new double[MANY];
        double[] sums = new double[MANY];
        sampler(variability).fill(numbers, 0, MANY);
        Sampler again = sampler(variability);
        again.fillWithSums(10, sums, 0, 7);
        again.fillWithSums(sums[6], sums, 7, MANY);

        double sum = 10;
        for (int i = 0; i < MANY; i++) {
            sum += numbers[i];
            assertThat(sums[i]).isCloseTo(sum, within(1e-9));
        }
    }

    private static Sampler sampler(double variability) {
        return ServiceTimes.of(0.3, variability).sampler(Streams.named(1, 2, "service"));
    }
}
