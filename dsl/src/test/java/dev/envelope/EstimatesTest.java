package dev.envelope;

import static dev.envelope.Cases.at;
import static dev.envelope.Cases.exact;
import static dev.envelope.Cases.now;
import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The estimates that the language exists for, as a user writes them and as a user reads them. */
class EstimatesTest {

    @Nested
    class TheClassic {
        private final SystemDesign design = system().users(10_000_000)
                .requestsPerUser(10)
                .peak(3)
                .requestSize(kB(1))
                .responseSize(kB(10))
                .storedPerUser(MB(100))
                .growth(percent(20));

        @Test
        void showsTheAverageRate() {
            assertThat(design.toString()).contains("average rate      1,157/s");
        }

        @Test
        void showsThePeakRate() {
            assertThat(design.toString()).contains("peak rate         3,472/s");
        }

        @Test
        void movesThreeTimesTheBytesAtThePeak() {
            exact(now(design, ingress()), MBps(1.1574074));
            exact(now(design, egress()), MBps(11.574074));
            exact(now(design, peakIngress()), MBps(3.4722222));
            exact(now(design, peakEgress()), MBps(34.722222));
        }

        @Test
        void storesAPetabyteBeforeCopies() {
            exact(now(design, data()), PB(1));
        }

        @Test
        void growsByAFifthInAYear() {
            assertThat(at(design, peakRate(), years(1))).isCloseTo(4166.6667, withinPercentage(1e-4));
        }
    }

    @Nested
    class TheFirstLine {
        private final SystemDesign design = system().users(10_000_000).peak(3).replication(3);

        @Test
        void saysWhatItAssumedAndTheWordThatStatesIt() {
            assertThat(design.capacity().assumptions())
                    .containsExactly(
                            "requests per user and day = 10: a placeholder for a consumer service; state it with requestsPerUser(10)",
                            "request size = 1 kB: a placeholder for a consumer service; state it with requestSize(kB(1))",
                            "response size = 10 kB: a placeholder for a consumer service; state it with responseSize(kB(10))",
                            "stored per user = 100 MB: a placeholder for a consumer service; state it with storedPerUser(MB(100))",
                            "headroom = 0 %: no headroom was stated; state it with headroom(percent(20))");
        }

        @Test
        void keepsThreeCopies() {
            exact(now(design, storage()), PB(3));
        }
    }

    @Nested
    class TheVolume {
        private final SystemDesign design = system().stored(TB(10))
                .growth(growing(TB(10), TB(50), months(12)))
                .replication(3)
                .headroom(percent(20));

        @Test
        void needsAHundredAndEightyTerabytesInAYear() {
            assertThat(design.capacity().at(months(12)).toString()).contains("storage           180 TB");
        }

        @Test
        void remarksThatItIsAtMostFiveSixthsFull() {
            assertThat(design.toString()).contains("storage with 20 % headroom is at most 83.3 % full");
        }

        @Test
        void showsNoTrafficSinceNoneWasStated() {
            assertThat(design.toString()).doesNotContain("rate");
        }
    }

    @Test
    void tenTimesTakesTwelvePointSixYearsAtAFifthAYear() {
        assertThat(growth(percent(20)).timeTo(10)).hasToString("12.6 y");
    }

    @Test
    void doublingEveryYearIsAHundredPercentAYear() {
        exact(doublingEvery(years(1)).perYear(), count(1));
    }

    @Test
    void aKilobyteAtTwelveHundredASecondIsOnePointTwoMegabytesASecond() {
        assertThat(perSecond(1_200).times(kB(1))).hasToString("1.2 MB/s");
    }

    @Test
    void tenKilobytesAtTwelveHundredASecondAreTwelveMegabytesASecond() {
        assertThat(perSecond(1_200).times(kB(10))).hasToString("12 MB/s");
    }

    @Test
    void fiveMegabitsOverAnHourAreTwoAndAQuarterGigabytes() {
        assertThat(mbps(5).over(minutes(60))).hasToString("2.25 GB");
    }
}
