package dev.envelope.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mean time of an object in a cache against 60 digits, and against each of the things that end it alone. */
class ResidenceTest {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    /** The inverse of the Laplace transform, (1 − e^(−(λ+s)τ)) ÷ (s·(s + λ·e^(−(λ+s)τ))), term by term by mpmath 1.3 with 60 digits. */
    @ParameterizedTest
    @CsvSource({
        "1e-6, 0, 1.2, 1.00000017999992",
        "0.01, 0.3, 2.7, 0.86730580764457698",
        "0.5, 0, 7.3, 1.297437433202016",
        "0.5, 4, 1.2, 0.2463468335953556",
        "0.999, 0, 30.5, 1.7172821875059627",
        "1, 0, 100.25, 1.7182818284590452",
        "1, 0.001, 2, 1.4470398668785321",
        "1.3, 0, 30.5, 2.0533051286765792",
        "1.3, 16, 2.7, 0.062499997927418583",
        "2, 0, 7.3, 3.0244832674512637",
        "2, 0.3, 100.25, 1.7976211008027033",
        "5, 0, 100.25, 28.58958364029135",
        "5, 0.001, 1.2, 1.1972611485456816",
        "20, 0, 100.25, 100.24979676047373",
        "20, 60, 2.7, 0.016666666666666667",
    })
    void itIsTheInverseOfItsTransform(double reads, double ending, double timeToLive, double time) {
        assertThat(Residence.time(reads, ending, 1, timeToLive)).isCloseTo(time, withinPercentage(1e-10));
        double units = 1e-3;
        assertThat(Residence.time(reads * units, ending * units, 1 / units, timeToLive / units))
                .isCloseTo(time / units, withinPercentage(1e-10));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.5, 1, 3, 700, 1e5})
    void eachOfItsEndsAloneIsElementary(double rate) {
        assertThat(Residence.time(rate, 0, NEVER, 2)).isEqualTo(2);
        assertThat(Residence.time(rate, 0.25, NEVER, NEVER)).isEqualTo(4);
        assertThat(Residence.time(rate, 0, 2, NEVER))
                .as("(e^(λτ) − 1) ÷ λ, the mean time to the first gap of τ")
                .isCloseTo(Math.expm1(2 * rate) / rate, withinPercentage(1e-10));
        assertThat(Residence.time(0, 0, 3, 7)).isCloseTo(3, within(1e-12));
    }

    /** From below to above the characteristic time, from few to many of them, and to no end at all. */
    @ParameterizedTest
    @CsvSource({"0.01, 0", "0.5, 0.2", "0.99999, 0", "1, 0", "1.00001, 0", "2.5, 0", "8, 0.001", "30, 3", "800, 0"})
    void itIsOneCurveFromAShortLifeToALongOne(double reads, double ending) {
        double before = 0;
        for (double life = 0.01; life < 1e12; life *= 1.3) {
            double now = Residence.time(reads, ending, 1, life);
            assertThat(now).as("%s", life).isBetween(before * (1 - 1e-12), life * (1 + 1e-12));
            assertThat(Residence.time(reads, ending, 1, life * (1 + 1e-9))).isCloseTo(now, withinPercentage(1e-6));
            before = now;
        }
        double unending = Residence.time(reads, ending, 1, NEVER);
        assertThat(before).isCloseTo(Math.min(unending, 1e12), withinPercentage(30));
        if (unending < 1e10) {
            assertThat(before).isCloseTo(unending, withinPercentage(1e-3));
        }
    }

    @Test
    void whatEndsItMoreOftenEndsItSooner() {
        double before = NEVER;
        for (double ending : new double[] {0, 1e-9, 0.01, 1, 10, 1e4, 1e9}) {
            double now = Residence.time(2, ending, 1, 12.5);
            assertThat(now).isPositive().isLessThan(before);
            before = now;
        }
        assertThat(Residence.time(2, 1e9, 1, 12.5)).isCloseTo(1e-9, withinPercentage(1e-10));
    }
}
