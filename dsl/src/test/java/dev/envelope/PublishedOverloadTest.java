package dev.envelope;

import static dev.envelope.Cases.exact;
import static dev.envelope.Cases.published;
import static dev.envelope.Envelope.*;

import dev.envelope.model.policy.TokenBucket;
import dev.envelope.performance.overload.Admission;
import dev.envelope.performance.overload.Backlog;
import dev.envelope.performance.overload.Pauses;
import dev.envelope.quantity.Count;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published examples of rate limits, of retries and overload, and of spreading keys, in the words of the language. */
class PublishedOverloadTest {

    /** AWS, EC2 user guide, burstable instances, 2023: the CPU credits of a t3.nano; a credit is a minute of a vCPU. */
    @Nested
    class CpuCredits {
        private final TokenBucket credits = tokenBucket(perHour(6), count(144));

        private Count spent(double vcpus, double utilisation, double hours) {
            return count(vcpus).times(percent(utilisation)).per(minutes(1)).over(hours(hours));
        }

        @Test
        void earnsItsBaseline() {
            exact(spent(2, 5, 1), count(6));
            exact(credits.rate().over(hours(24)), credits.size());
        }

        @Test
        void accruesWhenIdle() {
            exact(Admission.left(credits, count(0), spent(2, 2, 1), hours(1)), count(3.6));
        }

        @Test
        void drawsOnItsBalance() {
            exact(Admission.left(credits, count(144), spent(2, 7, 24), hours(24)), count(86.4));
        }

        @Test
        void accruesAgainUpToItsSize() {
            exact(Admission.left(credits, count(86.4), count(36), hours(12)), count(122.4));
            exact(Admission.left(credits, count(140), count(0), hours(12)), count(144));
        }

        @Test
        void spendsMoreThanItHas() {
            exact(spent(2, 100, 5).minus(credits.rate().over(hours(5))), count(570));
            published(Admission.lacking(credits, count(122.4), spent(2, 100, 5), hours(5)), count(448), count(0.5));
            exact(Admission.left(credits, count(122.4), spent(2, 100, 5), hours(5)), count(0));
        }

        @ParameterizedTest
        @CsvSource({"6, 2, 5", "54, 4, 22.5", "81.6, 8, 17", "36, 2, 30"})
        void baselinesFollowFromCredits(double perHour, double vcpus, double baseline) {
            exact(count(perHour).per(hours(1)).over(minutes(1)).dividedBy(vcpus).asShare(), percent(baseline));
        }

        @Test
        void creditsOfADay() {
            exact(perHour(81.6).over(hours(24)), count(1_958.4));
        }
    }

    /** A. Tanenbaum, Computer Networks, 2003, section 5.4: how long a burst at 25 MB/s lasts behind a bucket that fills at 2 MB/s. */
    @ParameterizedTest
    @CsvSource({"250, 10.869565217391305", "500, 21.73913043478261", "750, 32.608695652173914"})
    void lengthOfABurst(double kilobytes, double milliseconds) {
        exact(kB(kilobytes).at(MB(25).per(seconds(1)).minus(MB(2).per(seconds(1)))), ms(milliseconds));
        var bytesAsCalls = tokenBucket(perSecond(2e6), kilobytes * 1_000);
        exact(admission(bytesAsCalls).burst(perSecond(25e6)), ms(milliseconds));
    }

    /** A. Kuznetsov and B. Hubert, tc-tbf(8), 2001: "at least 10 kbyte" for 10 Mbit/s and 100 ticks a second, told of 12.5 kB. */
    @Test
    void smallestBucketIsTheRateOfATick() {
        exact(mbps(10).over(count(1).at(perSecond(100))), kB(12.5));
    }

    /** M. Ulrich, Site Reliability Engineering, 2016, chapter 22, counts retries; M. Brooker, Amazon, 2019, counts tries. */
    @Test
    void retriesOfEveryLayerMultiply() {
        exact(amplification(retries(3), 3), count(64));
        exact(amplification(retries(3 - 1), 5), count(243));
    }

    /** C. Altı, cenkalti/backoff, after Google's HTTP client for Java, 2014–: each printed row is the one before × 1.5, truncated. */
    @Nested
    class DefaultBackOff {
        private final Pauses pauses =
                pauses(retries(10).backoff(ms(500), minutes(1)).factor(1.5).jitter(percent(50)));

        @ParameterizedTest
        @CsvSource({
            "1, 0.5",
            "2, 0.75",
            "3, 1.125",
            "4, 1.6875",
            "5, 2.53125",
            "8, 8.54296875",
            "9, 12.814453125",
            "10, 19.2216796875"
        })
        void pausesGrowByHalf(int retry, double pause) {
            exact(pauses.mean(retry), seconds(pause));
        }

        @Test
        void halfAroundTheThird() {
            exact(pauses.shortest(3), seconds(0.5625));
            exact(pauses.longest(3), seconds(1.6875));
        }
    }

    /** Notes of a load test in a public repository, 2025: ten seconds of three times what is worked off. */
    @Test
    void backlogAfterABurst() {
        Backlog spike = backlog(perSecond(1_200), perSecond(370), seconds(10));

        exact(spike.calls(), count(8_300));
        exact(spike.spare(perSecond(100)), perSecond(270));
        exact(spike.drainedAfter(perSecond(100)), seconds(30.74074074074074));
    }

    /** OpenStack Swift, Building a Consistent Hashing Ring, 2011: from 100 to 101 nodes. */
    @Nested
    class SwiftsRing {
        @Test
        void moduloMovesNearlyAll() {
            published(modulo(100).moved(101), percent(99.01), percent(0.005));
        }

        @Test
        void aRingMovesOneInAHundredAndOne() {
            published(ring(100).virtualNodes(1_000).moved(101), percent(0.9), percent(0.1));
        }
    }
}
