package dev.envelope.performance.overload;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.SystemDesign;
import dev.envelope.model.Step;
import dev.envelope.model.policy.RateLimit;
import dev.envelope.performance.MultiServerQueue;
import dev.envelope.quantity.DesignException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tech.tablesaw.api.Table;

class OverloadTest {

    @Nested
    class RateLimits {

        private static final List<RateLimit> LIMITS = List.of(
                tokenBucket(perSecond(10), 25),
                tokenBucket(perSecond(3.5), 1),
                slidingWindow(20, seconds(2)),
                fixedWindow(20, seconds(2)));

        /** What a limit admits of some moments, by its own words: a model of one limit in a few lines. */
        private static List<Double> admitted(RateLimit limit, List<Double> offered) {
            List<Double> in = new ArrayList<>();
            double tokens = -1;
            double last = 0;
            for (double now : offered) {
                boolean passes;
                if (limit instanceof dev.envelope.model.policy.TokenBucket bucket) {
                    double size = bucket.size().value();
                    tokens = tokens < 0
                            ? size
                            : Math.min(
                                    size, tokens + (now - last) * bucket.rate().value());
                    passes = tokens >= 1;
                    tokens -= passes ? 1 : 0;
                } else {
                    var window = (dev.envelope.model.policy.Window) limit;
                    double length = window.length().value();
                    double since = window.sliding() ? now - length : Math.floor(now / length) * length - 1e-12;
                    passes = in.stream().filter(t -> t > since).count()
                            < window.limit().value();
                }
                last = now;
                if (passes) {
                    in.add(now);
                }
            }
            return in;
        }

        @ParameterizedTest
        @FieldSource("LIMITS")
        void noMoreIsAdmittedInAnyTimeWhateverIsOffered(RateLimit limit) {
            for (int seed = 0; seed < 5; seed++) {
                Random random = new Random(seed);
                List<Double> offered = new ArrayList<>();
                double now = 0;
                while (offered.size() < 800) {
                    now += random.nextInt(20) == 0 ? 3 * random.nextDouble() : 0.02 * random.nextDouble();
                    offered.add(now);
                }
                List<Double> in = admitted(limit, offered);
                for (int from = 0; from < in.size(); from += 7) {
                    for (int to = from; to < in.size(); to += 11) {
                        double length = in.get(to) - in.get(from);
                        assertThat(to - from + 1.0)
                                .isLessThanOrEqualTo(admission(limit)
                                        .within(seconds(length + 1e-9))
                                        .value());
                    }
                }
            }
        }

        @Test
        void theBoundIsReached() {
            List<Double> burst = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                burst.add(1.999 + i * 1e-3);
            }
            for (RateLimit limit : List.of(tokenBucket(perSecond(10), 25), slidingWindow(20, seconds(2)))) {
                assertThat((double) admitted(limit, burst).stream()
                                .filter(t -> t <= 3.9985)
                                .count())
                        .as(limit.toString())
                        .isCloseTo(admission(limit).within(seconds(1.9995)).value(), within(1.0));
            }
            assertThat(admitted(fixedWindow(20, seconds(2)), burst).stream()
                            .filter(t -> t < 2.05)
                            .count())
                    .as("a fixed window admits twice its limit at a border, less what one ms of offers lacks")
                    .isEqualTo(21);
        }

        @Test
        void windowsAndBuckets() {
            assertThat(admission(slidingWindow(100, seconds(1)))
                            .within(seconds(2.5))
                            .value())
                    .isEqualTo(300);
            assertThat(admission(fixedWindow(100, seconds(1))).within(ms(1)).value())
                    .isEqualTo(200);
            assertThat(admission(tokenBucket(perSecond(100), 50))
                            .within(seconds(10))
                            .value())
                    .isEqualTo(1_050);
            assertThat(admission(slidingWindow(100, seconds(1))).memoryPerKey()).hasToString("800 B");
            assertThat(admission(tokenBucket(perSecond(100), 50)).memoryPerKey())
                    .hasToString("16 B");
            assertThat(admission(tokenBucket(perSecond(100), 50))
                            .burst(perSecond(80))
                            .value())
                    .isInfinite();
            assertThat(admission(slidingWindow(100, seconds(1)))
                            .burst(perSecond(200))
                            .value())
                    .isEqualTo(0.5);
        }

        @Test
        void showsATable() {
            assertThat(admission(tokenBucket(perSecond(100), 50)).toString())
                    .contains("Admission: tokens 100/s, bucket 50", "1,050", "For each key 16 B");
        }
    }

    @Nested
    class RetriesAndPauses {
        @Test
        void aBudgetTamesTheStack() {
            assertThat(amplification(retries(3).budget(percent(10)), 3).value()).isCloseTo(1.331, within(1e-12));
            assertThat(amplification(retries(0), 3).value()).isEqualTo(1);
        }

        @Test
        void independentFailuresCostLittle() {
            assertThat(Amplification.tries(retries(2), percent(10)).value()).isCloseTo(1.11, within(1e-12));
            assertThat(Amplification.tries(retries(2), percent(100)).value()).isEqualTo(3);
        }

        @Test
        void fullJitterHalvesTheMean() {
            Pauses plain = pauses(retries(5).backoff(ms(50), ms(300)));
            Pauses jitter = pauses(retries(5).backoff(ms(50), ms(300)).jitter());

            assertThat(plain.meanOfAll().value()).isCloseTo(0.950, within(1e-12));
            assertThat(jitter.meanOfAll().value()).isCloseTo(0.475, within(1e-12));
            assertThat(jitter.longestOfAll().value()).isCloseTo(0.950, within(1e-12));
            assertThat(jitter.shortest(3).value()).isZero();
            assertThat(jitter.toString()).contains("All together 475 ms");
        }

        @Test
        void thereIsNoSuchRetry() {
            assertThatThrownBy(() -> pauses(retries(2)).mean(3))
                    .isInstanceOf(DesignException.class)
                    .hasMessage("retry 3 of retries 2: retries are counted from 1 to 2; ask for retry 2");
        }

        @Test
        void aBacklogUnderAFullLoadStays() {
            assertThat(backlog(perSecond(1_200), perSecond(370), seconds(10))
                            .drainedAfter(perSecond(370))
                            .value())
                    .isInfinite();
            assertThat(backlog(perSecond(100), perSecond(370), seconds(10))
                            .drainedAfter(perSecond(370))
                            .value())
                    .isZero();
        }
    }

    /** (5,000 − 2,000)/s for 3 minutes; 540,000 calls at 2,000/s take 270 s. */
    @Test
    void aBacklogShowsItsWork() {
        assertThat(backlog(perSecond(5_000), perSecond(2_000), minutes(3)).toString())
                .contains("540,000", "(5,000/s − 2,000/s", "longest wait", "4.5 min", "backlog ÷ 2,000/s");
    }

    @Nested
    class Breakers {
        private final Protection protection =
                protection(breaker(percent(50)).over(20).open(seconds(5)).trials(5));

        @Test
        void opensAfterHalfAWindow() {
            assertThat(protection.opensAfter(perSecond(100)).value()).isCloseTo(0.1, within(1e-12));
        }

        @Test
        void letsThroughItsTrialsOnly() {
            assertThat(protection.letThrough(perSecond(100)).value()).isCloseTo(5 / 5.05, within(1e-12));
        }

        @Test
        void saysWhatItDoes() {
            assertThat(protection.toString())
                    .contains(
                            "opens when 10 of the last 20 calls failed, stays open for 5 s and then tries 5.",
                            "0.259 %");
        }

        /** The sum of C(20, i) 0.2^i 0.8^(20 − i) from 10 on, in fractions of whole numbers. */
        @Test
        void tripsByChance() {
            assertThat(protection.trips(percent(20)).value()).isCloseTo(0.00259482740067402, within(1e-12));
        }
    }

    @Nested
    class Storms {
        private final RetryStorm storm =
                retryStorm(ms(16), 100, timeout(ms(200)), retries(3).budget(percent(10)));
        private final RetryStorm unbudgeted = retryStorm(ms(16), 100, timeout(ms(200)), retries(3));

        @Test
        void collapseSustainsItselfWhereAllTriesFillTheCapacity() {
            assertThat(unbudgeted.metastableFrom().value()).isCloseTo(6_250 / 4.0, within(1e-9));
            assertThat(storm.metastableFrom().value()).isCloseTo(6_250 / 1.1, within(1e-9));
        }

        @Test
        void theGoodStateIsAFixedPoint() {
            for (double calls : new double[] {10, 1_000, 3_000, 6_000}) {
                double tries = unbudgeted.tries(perSecond(calls)).value();
                double late = late(tries);
                assertThat(calls * (1 + late + late * late + late * late * late))
                        .isCloseTo(tries, withinPercentage(1e-7));
                assertThat(unbudgeted.goodput(perSecond(calls)).value())
                        .isCloseTo(calls * (1 - Math.pow(late, 4)), withinPercentage(1e-7));
            }
        }

        /** By bisection of the response time's percentiles, another way than that of the storm. */
        private static double late(double tries) {
            var queue = MultiServerQueue.of(perSecond(tries), ms(16), count(100));
            double low = 0;
            double high = 1;
            for (int i = 0; i < 60; i++) {
                double middle = (low + high) / 2;
                boolean slower = queue.response(share(middle)).value() > 0.2;
                low = slower ? low : middle;
                high = slower ? middle : high;
            }
            return 1 - low;
        }

        @Test
        void beyondItsEndThereIsNoGoodState() {
            double end = unbudgeted.collapsesFrom().value();

            assertThat(end).isBetween(unbudgeted.metastableFrom().value(), 6_250.0);
            assertThat(unbudgeted.tries(perSecond(end * 1.001)).value()).isInfinite();
            assertThat(unbudgeted.goodput(perSecond(end * 1.001)).value()).isZero();
            assertThat(unbudgeted.goodput(perSecond(end * 0.999)).value()).isGreaterThan(0.95 * end);
            assertThat(storm.collapsesFrom().value()).isGreaterThanOrEqualTo(end);
        }

        @Test
        void comparesRetriesAndBudgets() {
            assertThat(storm.toString()).contains("no retries", "3 retries", "budget 10 %", "1,563/s", "5,682/s");
        }

        private static SystemDesign shop(double rate, Step api) {
            return system("shop")
                    .operation(read("get").rate(perSecond(rate)))
                    .peak(1)
                    .flow("get", api);
        }

        @Test
        void aComponentHasItsServersAndPolicies() {
            var api = service("api")
                    .instances(4)
                    .concurrency(25)
                    .serviceTime(ms(16))
                    .policy(timeout(ms(200)), retries(3).budget(percent(10)));
            var ofDesign = retryStorm(shop(1_800, api), "api");
            assertThat(ofDesign.table().print()).isEqualTo(storm.table().print());
            assertThat(ofDesign.toString())
                    .contains("Retry storm at api of shop: timeout 200 ms")
                    .contains("peak of 1,800/s comes back from a disturbance by itself");
            assertThat(retryStorm(shop(1_800, api.policy(retries(3))), "api").toString())
                    .contains("is metastable")
                    .contains("fall below 1,563/s");
        }

        /** Four half-widths are 12.7 standard errors of four replications, which one row in 1,000 exceeds by Student's t. */
        @Test
        void aSimulationSaysTheSame() {
            Table table = retryStorm(
                            ms(10), 20, timeout(ms(200)), retries(3).jitter().budget(percent(10)))
                    .simulated()
                    .table();
            for (int i = 0; i < table.rowCount(); i++) {
                assertThat(table.doubleColumn("simulated").get(i))
                        .as(
                                "%s at %s",
                                table.stringColumn("retries").get(i),
                                table.doubleColumn("calls").get(i))
                        .isCloseTo(
                                table.doubleColumn("formula").get(i),
                                within(4 * table.doubleColumn("simulated ±").get(i) + 1));
            }
        }

        /** One server that is worked off slowly: whether four runs have come back in time is a matter of chance. */
        @Test
        void whatIsUnsureSaysHowToMakeItSurer() {
            var unsure = retryStorm(ms(10), 1, timeout(ms(200)), retries(3)).simulated();
            assertThat(unsure.toString())
                    .contains("unsure by more than a fifth of the calls: write simulated().replications(32)");
            var surer = unsure.replications(64);
            assertThat(surer.toString()).doesNotContain("unsure").contains("in 64 replications");
            assertThatThrownBy(() -> unsure.replications(1)).hasMessageContaining("write replications(32)");
        }

        @Test
        void noLineLeadsAcrossTheEndOfTheGoodState() {
            var chart = retryStorm(ms(10), 20, timeout(ms(200)), retries(3))
                    .simulated()
                    .chart();
            var plain = chart.getSeries("no retries");
            assertThat(plain.getXData()).contains(2_000);
            int end = Arrays.binarySearch(plain.getXData(), 2_000);
            assertThat(plain.getYData()[end]).isNaN();
            assertThat(plain.getYData()[end - 1]).isGreaterThan(1_600);
            assertThat(plain.getYData()[end + 1]).isLessThan(100);
        }

        @Test
        void whatHasNoStormSaysWhatToState() {
            var api = service("api").serviceTime(ms(16));
            assertThatThrownBy(() -> retryStorm(shop(10, api), "api")).hasMessageContaining("timeout(ms(200))");
            assertThatThrownBy(() -> retryStorm(shop(10, api.policy(timeout(seconds(1)))), "api"))
                    .hasMessageContaining("retries(3)");
            assertThatThrownBy(() -> retryStorm(shop(10, api), "apo")).hasMessageContaining("did you mean \"api\"?");
            var design =
                    system("shop").operation(read("get").rate(perSecond(10))).flow("get", api, database("links"));
            assertThatThrownBy(() -> retryStorm(design, "links")).hasMessageContaining("one for each node");
        }

        @Test
        void aTimeoutBelowTheServiceTimeIsRefused() {
            assertThatThrownBy(() -> retryStorm(ms(16), 4, timeout(ms(10)), retries(1)))
                    .isInstanceOf(DesignException.class)
                    .hasMessage(
                            "timeout 10 ms of calls that take 16 ms: a timeout is longer than the mean service time,"
                                    + " or most calls fail without any load; write timeout(ms(80))");
        }
    }
}
