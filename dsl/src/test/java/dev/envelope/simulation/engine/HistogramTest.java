package dev.envelope.simulation.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HistogramTest {

    @Test
    void aPercentileIsWithinACellOfTheTimeThatSoManyDoNotExceed() {
        Histogram histogram = new Histogram();
        for (int i = 1; i <= 100_000; i++) {
            histogram.add(i * 1e-5);
        }
        for (double part : new double[] {0.01, 0.25, 0.5, 0.99, 0.999, 1}) {
            assertThat(histogram.percentile(part)).isCloseTo(part, within(part / 128));
        }
        assertThat(histogram.count()).isEqualTo(100_000);
    }

    @Test
    void aTimeThatRoundingTookBelowZeroIsAmongTheShortest() {
        Histogram histogram = new Histogram();
        histogram.add(-1e-17);
        assertThat(histogram.percentile(1)).isLessThan(1e-9);
    }

    @Test
    void whatIsTooLongIsAmongTheLongest() {
        Histogram histogram = new Histogram();
        histogram.add(Double.POSITIVE_INFINITY);
        assertThat(histogram.percentile(1)).isGreaterThanOrEqualTo(Histogram.LONGEST);
    }
}
