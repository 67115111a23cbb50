package dev.envelope.capacity;

import static dev.envelope.quantity.Units.GB;
import static dev.envelope.quantity.Units.KiB;
import static dev.envelope.quantity.Units.bytes;
import static dev.envelope.quantity.Units.gbps;
import static dev.envelope.quantity.Units.kB;
import static dev.envelope.quantity.Units.ms;
import static dev.envelope.quantity.Units.percent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.analysis.Derivation;
import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Scenario;
import org.junit.jupiter.api.Test;

class NetworkTest {

    @Test
    void aWindowOfTheBandwidthDelayProductFillsTheLink() {
        DataSize product = Network.bandwidthDelayProduct(gbps(10), ms(80));

        assertThat(product).hasToString("100 MB");
        assertThat(Network.windowLimit(product, ms(80)).value()).isEqualTo(gbps(10).value());
        assertThat(Network.connectionsToFill(gbps(10), ms(80), product).value()).isEqualTo(1);
        assertThat(Network.connectionsToFill(gbps(10), ms(80), KiB(64)).value()).isEqualTo(1_526);
    }

    @Test
    void aHundredTimesTheLossIsATenthOfTheBandwidth() {
        Bandwidth few = Network.lossLimit(bytes(1_460), ms(50), percent(0.01));
        Bandwidth many = Network.lossLimit(bytes(1_460), ms(50), percent(1));

        assertThat(few.value()).isCloseTo(1_460 / 0.05 / Math.sqrt(1e-4), withinPercentage(1e-9));
        assertThat(many.ratio(few).value()).isCloseTo(0.1, withinPercentage(1e-9));
    }

    /** Windows of 10, 20, 40, ... segments: 1, 3, 7, ... times the first after 1, 2, 3, ... round trips. */
    @Test
    void eachRoundTripOfSlowStartCarriesTwiceTheOneBefore() {
        DataSize window = bytes(1_460).times(10);

        assertThat(Network.slowStartRoundTrips(bytes(1), window).value()).isEqualTo(1);
        assertThat(Network.slowStartRoundTrips(window, window).value()).isEqualTo(1);
        assertThat(Network.slowStartRoundTrips(window.plus(bytes(1)), window).value())
                .isEqualTo(2);
        assertThat(Network.slowStartRoundTrips(window.times(3), window).value()).isEqualTo(2);
        assertThat(Network.slowStartRoundTrips(window.times(7), window).value()).isEqualTo(3);
        assertThat(Network.slowStartRoundTrips(GB(1), window).value()).isEqualTo(17);
    }

    /** A frame of 1,460 B of TCP data takes 1,538 B of the wire with headers, checksum, preamble and gap. */
    @Test
    void gigabitEthernetCarries949MegabitsOfData() {
        assertThat(Network.packetRate(gbps(1), bytes(1_460), bytes(78)).value())
                .isCloseTo(1e9 / 8 / 1_538, withinPercentage(1e-9));
        assertThat(Network.goodput(gbps(1), bytes(1_460), bytes(78)).value())
                .isCloseTo(949.285e6 / 8, withinPercentage(1e-3));
    }

    @Test
    void whyNamesTheSteps() {
        assertThat(Derivation.of(Network.lossLimit(kB(1), ms(10), percent(1)), Scenario.likely())
                        .line())
                .isEqualTo("loss limit = loss limit(1 kB, 10 ms, 1 %) = 1 MB/s");
    }
}
