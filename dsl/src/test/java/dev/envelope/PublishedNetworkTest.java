package dev.envelope;

import static dev.envelope.Cases.exact;
import static dev.envelope.Cases.published;
import static dev.envelope.Envelope.*;

import dev.envelope.capacity.Network;
import dev.envelope.quantity.DataSize;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Published figures of networks, in the words of the language. */
class PublishedNetworkTest {

    /** B. Constantine et al., RFC 6349, 2011, section 3.3.1: bandwidth-delay products. */
    @Nested
    class BandwidthDelayProducts {
        @Test
        void aT3At25Milliseconds() {
            DataSize product = Network.bandwidthDelayProduct(mbps(44.21), ms(25));

            exact(product, bytes(1_105_250 / 8.0));
            published(product, kB(138), kB(0.5));
        }

        @Test
        void aT1At50Milliseconds() {
            exact(Network.bandwidthDelayProduct(mbps(1.536), ms(50)), kB(9.6));
        }

        @Test
        void aT3At10Milliseconds() {
            exact(Network.bandwidthDelayProduct(mbps(44.21), ms(10)), kB(55.2625));
        }

        @Test
        void fastEthernetAt5Milliseconds() {
            exact(Network.bandwidthDelayProduct(mbps(100), ms(5)), kB(62.5));
        }

        @Test
        void gigabitEthernetAt1Millisecond() {
            exact(Network.bandwidthDelayProduct(gbps(1), ms(1)), kB(125));
        }

        @Test
        void tenGigabitEthernetAt300Microseconds() {
            exact(Network.bandwidthDelayProduct(gbps(10), ms(0.3)), kB(375));
        }
    }

    /** D. Martin, The System Design Primer, 2017, appendix: what follows from the latency numbers. */
    @Nested
    class HandyMetrics {
        /** Printed as 30 MB/s. */
        @Test
        void aDiskReadsAMegabyteIn30Milliseconds() {
            exact(MB(1).per(ms(30)), MBps(33.333333333333336));
            published(MB(1).per(ms(30)), MBps(30), MBps(5));
        }

        @Test
        void gigabitEthernetCarriesAMegabyteIn10Milliseconds() {
            exact(MB(1).per(ms(10)), MBps(100));
        }

        @Test
        void aSolidStateDiskReadsAMegabyteInAMillisecond() {
            exact(MB(1).per(ms(1)), GB(1).per(seconds(1)));
        }

        @Test
        void memoryReadsAMegabyteIn250Microseconds() {
            exact(MB(1).per(ms(0.25)), GB(4).per(seconds(1)));
        }

        /** Printed as 6 to 7. */
        @Test
        void roundTripsAroundTheWorld() {
            exact(Network.roundTripRate(ms(150)), perSecond(6.666666666666667));
            published(Network.roundTripRate(ms(150)), perSecond(6.5), perSecond(0.5));
        }

        @Test
        void roundTripsWithinADatacenter() {
            exact(Network.roundTripRate(ms(0.5)), perSecond(2_000));
        }
    }
}
