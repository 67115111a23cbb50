package dev.envelope;

import static dev.envelope.Cases.at;
import static dev.envelope.Cases.exact;
import static dev.envelope.Cases.now;
import static dev.envelope.Cases.published;
import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.capacity.Measures;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Rate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Published examples of traffic and storage, in the words of the language. */
class PublishedTrafficAndStorageTest {

    /** "System design architect", a public description: 10 million daily users. */
    @Nested
    class DailyUsersToRates {
        private final SystemDesign design = system().users(10_000_000)
                .requestsPerUser(10)
                .peak(3)
                .storedPerUser(MB(100))
                .requestSize(kB(1))
                .responseSize(kB(10));

        /** The source goes on from "~1200", where the design says 1,157/s. */
        private final SystemDesign rounded = system().operation(
                        read("request").rate(perSecond(1_200)).payload(kB(10)))
                .requestSize(kB(1))
                .peak(3);

        @Test
        void averageRateFollowsFromUsersAndRequests() {
            exact(now(design, averageRate()), perSecond(1157.4074074074074));
        }

        @Test
        void storageBeforeCopiesIsUsersTimesStoredPerUser() {
            exact(now(design, data()), PB(1));
        }

        @Test
        void peakRateOfTheSourceGoesOnFromTheRoundedAverage() {
            published(now(rounded, peakRate()), perSecond(3_600), perSecond(0.5));
        }

        @Test
        void uploadOfTheSourceGoesOnFromTheRoundedAverage() {
            published(now(rounded, ingress()), MBps(1.2), MBps(0.05));
        }

        @Test
        void downloadOfTheSourceGoesOnFromTheRoundedAverage() {
            published(now(rounded, egress()), MBps(12), MBps(0.5));
        }
    }

    /** "Design high-load system", a public skill description: its small examples. */
    @Nested
    class HighLoadSystem {
        private final SystemDesign volume = system().stored(TB(10))
                .growth(growing(TB(10), TB(50), months(12)))
                .replication(3)
                .headroom(percent(20));

        @Test
        void clusterThroughputIsNodesTimesCoresTimesRateOfACore() {
            Rate core = perSecond(10_000);

            exact(count(10).times(core.times(8)), perSecond(800_000));
        }

        @Test
        void threeCopiesOfTenTerabytesAreThirty() {
            exact(now(volume, Measures.COPIES), TB(30));
        }

        @Test
        void threeCopiesInTwelveMonthsAreAHundredAndFifty() {
            assertThat(at(volume, Measures.COPIES, months(12))).isCloseTo(150e12, withinPercentage(1e-4));
        }

        @Test
        void withHeadroomItIsAHundredAndEighty() {
            assertThat(at(volume, storage(), months(12))).isCloseTo(180e12, withinPercentage(1e-4));
        }

        /** The 50 ms are a 99th percentile: the sum is an upper bound, not the percentile of the sum. */
        @Test
        void latencyBudgetIsTheSumOfItsParts() {
            exact(ms(50).plus(ms(5)).plus(ms(10)), ms(65));
        }

        @Test
        void kafkaRetentionInMillisecondsIsAWeek() {
            exact(ms(604_800_000), days(7));
        }
    }

    /** D. Martin, The System Design Primer, 2017, Pastebin. */
    @Nested
    class Pastebin {
        private final DataSize paste =
                bytes(1_000).plus(bytes(7)).plus(bytes(4)).plus(bytes(5)).plus(bytes(255));
        private final SystemDesign design = system().operation(
                        write("paste").rate(perMonth(10_000_000)).payload(paste))
                .retention(months(36));

        @Test
        void aPasteIsTheSumOfItsFields() {
            exact(paste, kB(1.271));
        }

        @Test
        void aMonthOfPastesIsTheirNumberTimesTheirSize() {
            exact(now(design, written()).over(months(1)), GB(12.71));
        }

        /** Printed as "~450 GB"; 457.56 GB follow. */
        @Test
        void threeYearsOfPastesAreKept() {
            exact(now(design, data()), GB(457.56));
        }

        @Test
        void threeYearsOfLinksAreKept() {
            exact(now(design, records("paste")), million(360));
        }

        /** The source's month has 2.5 million seconds. */
        @Test
        void writesASecondUseTheRoundMonthOfTheSource() {
            exact(million(10).per(seconds(2_500_000)), perSecond(4));
        }

        @Test
        void readsASecondUseTheRoundMonthOfTheSource() {
            exact(million(100).per(seconds(2_500_000)), perSecond(40));
        }
    }

    /** A. Xu, System Design Interview, 2020, chapter 2: Twitter. */
    @Nested
    class Twitter {
        private final Count daily = million(300).times(percent(50));
        private final SystemDesign tweets =
                system().users(daily).operation(write("tweet").perUserPerDay(2));
        private final SystemDesign media = system().users(daily)
                .operation(write("media")
                        .perUserPerDay(count(2).times(percent(10)))
                        .payload(MB(1)))
                .retention(years(5));

        @Test
        void halfOfTheMonthlyUsersComeDaily() {
            exact(now(tweets, users()), million(150));
        }

        @Test
        void averageRateFollowsFromTweetsPerUser() {
            exact(now(tweets, averageRate()), perSecond(3472.222222222222));
        }

        /** The source doubles its rounded "~3500". */
        @Test
        void peakOfTheSourceGoesOnFromTheRoundedAverage() {
            SystemDesign rounded =
                    system().operation(write("tweet").rate(perSecond(3_500))).peak(2);

            published(now(rounded, peakRate()), perSecond(7_000), perSecond(0.5));
        }

        @Test
        void mediaOfADay() {
            exact(now(media, written()).over(days(1)), TB(30));
        }

        @Test
        void mediaOfFiveYears() {
            exact(now(media, data()), PB(54.75));
        }
    }

    /** A. Xu, System Design Interview, 2020, chapter 8: URL shortener. */
    @Nested
    class UrlShortener {
        private final SystemDesign design = system().operation(
                        write("shorten").rate(perDay(100_000_000)).payload(bytes(100)))
                .retention(years(10));

        @Test
        void writesASecond() {
            exact(now(design, averageRate("shorten")), perSecond(1157.4074074074074));
        }

        /** The source multiplies its rounded 1,160. */
        @Test
        void readsOfTheSourceGoOnFromTheRoundedWrites() {
            published(perSecond(1_160).times(10), perSecond(11_600), perSecond(0.5));
        }

        @Test
        void recordsOfTenYears() {
            exact(now(design, records("shorten")), billion(365));
        }

        /** Does not follow: the source prints 365 TB, multiplying by ten years a second time. */
        @Test
        void storageOfTenYearsIsATenthOfWhatTheSourcePrints() {
            exact(now(design, data()), TB(36.5));
        }
    }

    /** Grokking the System Design Interview, 2016: URL shortener. Each step starts from the previous rounded figure. */
    @Nested
    class TinyUrl {
        private final SystemDesign writes = system().operation(
                        write("shorten").rate(perMonth(500_000_000)).payload(bytes(500)))
                .retention(years(5));
        private final Rate roundedWrites = perSecond(200);
        private final Rate roundedReads = perSecond(20_000);

        /** With the month of 30 days. */
        @Test
        void writesASecond() {
            exact(million(500).per(thirtyDayMonths(1)), perSecond(192.90123456790124));
        }

        @Test
        void readsGoOnFromTheRoundedWrites() {
            published(roundedWrites.times(100), perSecond(20_000), perSecond(500));
        }

        @Test
        void objectsOfFiveYears() {
            exact(now(writes, records("shorten")), billion(30));
        }

        @Test
        void storageOfFiveYears() {
            exact(now(writes, data()), TB(15));
        }

        @Test
        void incomingDataGoesOnFromTheRoundedWrites() {
            published(
                    roundedWrites.times(bytes(500)),
                    kB(100).per(seconds(1)),
                    bytes(500).per(seconds(1)));
        }

        @Test
        void outgoingDataGoesOnFromTheRoundedReads() {
            published(roundedReads.times(bytes(500)), MBps(10), MBps(0.5));
        }

        @Test
        void readsOfADayGoOnFromTheRoundedReads() {
            published(roundedReads.over(days(1)), billion(1.7), million(50));
        }

        @Test
        void cacheHoldsAFifthOfTheRoundedReadsOfADay() {
            published(billion(1.7).times(percent(20)).times(bytes(500)), GB(170), GB(0.5));
        }
    }

    /** M. Kleppmann, Designing Data-Intensive Applications, 2017, chapter 1. */
    @Test
    void fanOutOnWriteDeliversToEveryFollower() {
        SystemDesign twitter =
                system().operation(write("tweet").rate(perSecond(4_600)).fanout(75));

        exact(now(twitter, deliveries("tweet")), perSecond(345_000));
    }
}
