package dev.envelope.quantity;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;

/** The shapes beside the 90 % interval: their quantiles, their likely value and their moments. */
class ShapesTest {

    private static Outcomes drawn(Quantity<?> amount) {
        return Scenarios.standard().draws(200_000).of(amount);
    }

    @Nested
    class Triangular {
        private final Time time = ms(triangular(5, 10, 40));

        @Test
        void likelyValueIsTheStatedOne() {
            assertThat(time.value()).isEqualTo(0.010);
        }

        @Test
        void neverLeavesItsBounds() {
            assertThat(drawn(time).chance(x -> x >= 0.005 && x <= 0.040)).isEqualTo(1);
        }

        @Test
        void meanIsTheMeanOfTheThree() {
            assertThat(drawn(time).mean()).isCloseTo(0.055 / 3, withinPercentage(0.3));
        }

        /** R: triangle::qtriangle(c(.05, .5, .95), 5, 40, 10). */
        @Test
        void quantilesAreThoseOfTheTriangle() {
            assertThat(time.percentile(5) * 1e3).isCloseTo(5 + Math.sqrt(0.05 * 35 * 5), within(1e-9));
            assertThat(time.percentile(50) * 1e3).isCloseTo(40 - Math.sqrt(0.5 * 35 * 30), within(1e-9));
            assertThat(time.percentile(95) * 1e3).isCloseTo(40 - Math.sqrt(0.05 * 35 * 30), within(1e-9));
        }

        @Test
        void likelyValueMayBeABound() {
            assertThat(ms(triangular(5, 5, 40)).percentile(0)).isCloseTo(0.005, within(1e-12));
            assertThat(ms(triangular(5, 40, 40)).percentile(100)).isCloseTo(0.040, within(1e-12));
        }
    }

    @Nested
    class Uniform {
        private final DataSize size = kB(uniform(1, 9));

        @Test
        void everyPercentageIsAsFarAlong() {
            assertThat(size.percentile(0)).isEqualTo(1_000);
            assertThat(size.percentile(25)).isCloseTo(3_000, within(1e-6));
            assertThat(size.percentile(95)).isCloseTo(8_600, within(1e-6));
        }

        @Test
        void likelyValueIsTheMiddle() {
            assertThat(size.value()).isEqualTo(5_000);
        }
    }

    @Nested
    class Normal {
        private final Time time = ms(normal(20, 3));

        @Test
        void percentilesAreThoseOfTheBell() {
            assertThat(time.percentile(5) * 1e3).isCloseTo(20 - 1.6448536 * 3, within(1e-6));
            assertThat(time.percentile(97.5) * 1e3).isCloseTo(20 + 1.9599640 * 3, within(1e-6));
        }

        @Test
        void momentsAreTheStatedOnes() {
            assertThat(drawn(time).mean()).isCloseTo(0.020, withinPercentage(0.1));
            assertThat(Math.sqrt(drawn(time).variance())).isCloseTo(0.003, withinPercentage(1));
        }
    }

    @Nested
    class Discrete {
        private final Count copies = count(discrete(3, 0.75, 2, 0.25));

        @Test
        void likelyValueIsTheOneOfTheMostWeight() {
            assertThat(copies.value()).isEqualTo(3);
        }

        @Test
        void drawsAreOnlyTheStatedValues() {
            assertThat(drawn(copies).values()).containsOnly(2, 3);
        }

        @Test
        void drawsComeAsOftenAsTheirWeights() {
            assertThat(drawn(copies).chance(x -> x == 2)).isCloseTo(0.25, within(0.005));
        }

        @Test
        void weightsNeedNotAddUpToOne() {
            assertThat(drawn(count(discrete(1, 3, 2, 1))).chance(x -> x == 1)).isCloseTo(0.75, within(0.005));
        }
    }

    @Nested
    class Samples {
        /** R, NumPy and spreadsheets agree: numpy.percentile([20, 25, 31, 80], [0, 5, 50, 95, 100]). */
        @Test
        void percentilesLieOnLinesBetweenTheValues() {
            Time time = ms(samples(31, 20, 80, 25));

            assertThat(time.percentile(0) * 1e3).isCloseTo(20, within(1e-9));
            assertThat(time.percentile(5) * 1e3).isCloseTo(20.75, within(1e-9));
            assertThat(time.percentile(50) * 1e3).isCloseTo(28, within(1e-9));
            assertThat(time.percentile(95) * 1e3).isCloseTo(72.65, within(1e-9));
            assertThat(time.percentile(100) * 1e3).isCloseTo(80, within(1e-9));
        }

        @Test
        void aColumnOfATableIsMeasuredValues() {
            Time column = ms(samples(DoubleColumn.create("latency", 31, 20, 80, 25)));

            assertThat(column.percentile(95) * 1e3).isCloseTo(72.65, within(1e-9));
        }

        @Test
        void missingValuesOfAColumnAreLeftOut() {
            DoubleColumn latency = DoubleColumn.create("latency", 31, 20, 80, 25);
            latency.appendMissing();

            assertThat(ms(samples(latency)).percentile(95) * 1e3).isCloseTo(72.65, within(1e-9));
        }

        @Test
        void aColumnOfWholeNumbersIsMeasuredValuesToo() {
            assertThat(bytes(samples(IntColumn.create("size", 100, 200, 300))).value())
                    .isEqualTo(200);
        }

        @Test
        void laterChangesOfTheArrayChangeNothing() {
            double[] values = {1, 2, 3};
            Count count = count(samples(values));
            values[2] = 1_000;

            assertThat(count.percentile(100)).isCloseTo(3, within(1e-9));
        }
    }

    @Test
    void aShapeSaysHowItWasStatedInTheUnitOfItsWord() {
        assertThat(ms(triangular(5, 10, 40))).hasToString("10 ms (5 ms to 40 ms, likely 10 ms)");
        assertThat(kB(uniform(1, 9))).hasToString("5 kB (any of 1 kB to 9 kB)");
        assertThat(ms(normal(20, 3))).hasToString("20 ms (normal, mean 20 ms, standard deviation 3 ms)");
        assertThat(count(discrete(2, 0.25, 3, 0.75))).hasToString("3 (one of 2, 3)");
        assertThat(ms(samples(20, 25, 31, 80))).hasToString("28 ms (4 measured values, 20 ms to 80 ms)");
        assertThat(million(8, 12)).hasToString("9.8 million (8 million to 12 million)");
        assertThat(percent(85, 95)).hasToString("91.2 % (85 % to 95 %)");
    }
}
