package dev.envelope;

import static dev.envelope.Cases.exact;
import static dev.envelope.Envelope.*;

import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Time;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Amazon DynamoDB Developer Guide, 2019–2023, in the words of the language: capacity units and their rounding. */
class PublishedCapacityUnitsTest {

    private static final DataSize READ_UNIT = KiB(4);
    private static final DataSize WRITE_UNIT = KiB(1);

    /** ProvisionedThroughput: batches round up each item, queries their sum. */
    @Nested
    class Rounding {
        @Test
        void aBatchReadRoundsUpEachItem() {
            exact(KiB(1.5).roundedUpTo(READ_UNIT).plus(KiB(6.5).roundedUpTo(READ_UNIT)), KiB(12));
        }

        @Test
        void aQueryRoundsUpTheSum() {
            exact(KiB(40.8).roundedUpTo(READ_UNIT), KiB(44));
        }

        /** The guide's 96 KB are of 1,000 bytes here. */
        @Test
        void aScanReadsAllItems() {
            exact(count(1_500).times(bytes(64)), kB(96));
        }

        @Test
        void aBatchWriteRoundsUpEachItem() {
            exact(KiB(0.5).roundedUpTo(WRITE_UNIT).plus(KiB(3.5).roundedUpTo(WRITE_UNIT)), KiB(5));
        }

        @Test
        void anEventuallyConsistentReadTakesHalfTheUnits() {
            exact(KiB(80).ratio(READ_UNIT).dividedBy(2), count(10));
        }
    }

    /** EMRforDynamoDB performance tuning: reading 20 GiB with 100 read capacity units. */
    @Nested
    class FullTableRead {
        private final Bandwidth bandwidth = READ_UNIT.times(100).per(seconds(1));
        private final Time time = bytes(21_474_836_480.0).at(bandwidth);

        @Test
        void bytesASecond() {
            exact(bandwidth, bytes(409_600).per(seconds(1)));
        }

        @Test
        void secondsForTheTable() {
            exact(time, seconds(52_428.8));
        }

        @Test
        void hoursForTheTable() {
            exact(time, hours(14.563555555555556));
        }
    }

    /** AutoScaling: 150 of 200 write units used, a target of 70 %. */
    @Nested
    class TargetTracking {
        private final Count used = count(150);
        private final Count scaled = used.dividedBy(percent(70)).roundedUp();

        @Test
        void utilisationBefore() {
            exact(used.ratio(count(200)).asShare(), percent(75));
        }

        @Test
        void unitsThatMeetTheTarget() {
            exact(scaled, count(215));
        }

        @Test
        void utilisationAfter() {
            exact(used.ratio(scaled).asShare(), percent(69.76744186046511));
        }
    }
}
