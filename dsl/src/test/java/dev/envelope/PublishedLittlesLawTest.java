package dev.envelope;

import static dev.envelope.Cases.exact;
import static dev.envelope.Envelope.*;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Time;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Published examples of Little's law, in the words of the language: a rate over a time is how many are under way. */
class PublishedLittlesLawTest {

    /** M. Ulrich, Site Reliability Engineering, 2016, chapter 22: one request in twenty hangs until its deadline. */
    @Nested
    class BimodalLatency {
        private final Rate rate = perSecond(1_000);
        private final Count bad = rate.times(percent(5)).over(seconds(100));
        private final Count good = rate.times(percent(95)).over(ms(100));

        @Test
        void threadsInNormalOperation() {
            exact(rate.over(ms(100)), count(100));
        }

        @Test
        void threadsThatHang() {
            exact(bad, count(5_000));
        }

        @Test
        void threadsThatServe() {
            exact(good, count(95));
        }

        @Test
        void requestsServedByAThousandThreads() {
            exact(count(1_000).ratio(bad.plus(good)).asShare(), percent(19.627085377821395));
        }

        @Test
        void requestsThatFail() {
            exact(count(1_000).ratio(bad.plus(good)).asShare().complement(), percent(80.3729146221786));
        }
    }

    /** D. Menascé, V. Almeida and L. Dowdy, Performance by Design, 2004, section 3.2: a minute of one processor. */
    @Nested
    class OperationalAnalysis {
        @Test
        void serviceTimeIsBusyTimePerTransaction() {
            exact(seconds(36).dividedBy(1_800), seconds(0.02));
        }

        @Test
        void utilisationIsBusyTimeOverTime() {
            exact(seconds(36).ratio(minutes(1)).asShare(), share(0.6));
        }

        @Test
        void throughputIsTransactionsOverTime() {
            exact(count(1_800).per(minutes(1)), perSecond(30));
        }
    }

    /** M. Rossetti, Simulation Modeling and Arena, 2021, appendix on queueing: eight customers in 25 minutes. */
    @Nested
    class SamplePath {
        private final Time meanWait =
                minutes(DoubleStream.of(0, 11, 8, 7, 2, 5, 6, 0).sum()).dividedBy(8);
        private final Rate rate = count(8).per(minutes(25));

        @Test
        void meanWait() {
            exact(meanWait, minutes(4.875));
        }

        @Test
        void arrivalRate() {
            exact(rate, perMinute(0.32));
        }

        @Test
        void meanQueueIsRateTimesMeanWait() {
            exact(rate.over(meanWait), count(1.56));
        }
    }
}
