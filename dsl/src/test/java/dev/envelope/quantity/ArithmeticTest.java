package dev.envelope.quantity;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Arithmetic keeps dimensions, and keeps which variable is which. */
class ArithmeticTest {

    private static final Scenarios WORLDS = Scenarios.standard();

    @Nested
    class Dimensions {
        @Test
        void aBandwidthOverATimeIsASize() {
            DataSize size = mbps(5).over(minutes(60));

            assertThat(size.value()).isEqualTo(2.25e9);
        }

        @Test
        void aSizeAtABandwidthIsATime() {
            Time time = GB(2.25).at(mbps(5));

            assertThat(time.value()).isEqualTo(3_600);
        }

        @Test
        void aSizeInATimeIsABandwidth() {
            Bandwidth bandwidth = GB(1).per(seconds(10));

            assertThat(bandwidth.value()).isEqualTo(1e8);
        }

        @Test
        void aRateOfASizeIsABandwidth() {
            Bandwidth bandwidth = perSecond(1_200).times(kB(1));

            assertThat(bandwidth.value()).isEqualTo(1.2e6);
        }

        @Test
        void aRateOverALatencyIsHowManyAreUnderWay() {
            Count underWay = perSecond(1_000).over(ms(100));

            assertThat(underWay.value()).isCloseTo(100, within(1e-9));
        }

        @Test
        void aCountInATimeIsARate() {
            Rate rate = million(864).per(days(1));

            assertThat(rate.value()).isEqualTo(10_000);
        }

        @Test
        void aCountOfAPriceIsMoney() {
            Money bill = count(720).times(usd(0.10));

            assertThat(bill.value()).isCloseTo(72, within(1e-9));
        }

        @Test
        void aCountOfATimeIsATime() {
            Time time = count(3).times(ms(20));

            assertThat(time.value()).isCloseTo(0.060, within(1e-12));
        }

        @Test
        void aRatioIsACount() {
            Count ratio = TB(50).ratio(TB(10));

            assertThat(ratio.value()).isEqualTo(5);
        }

        @Test
        void aPartOfAnAmountIsSuchAnAmount() {
            Money discounted = usd(200).times(percent(40).complement());

            assertThat(discounted.value()).isEqualTo(120);
        }

        @Test
        void aPartOfAPartIsAPart() {
            Share both = percent(50).times(percent(50));

            assertThat(both.value()).isEqualTo(0.25);
        }

        @Test
        void bitsAreEighthsOfBytes() {
            assertThat(mbps(8).value()).isEqualTo(MBps(1).value());
        }

        @Test
        void binarySizesAreLargerThanDecimalOnes() {
            assertThat(TiB(1).ratio(TB(1)).value()).isEqualTo(1.099511627776);
        }
    }

    @Nested
    class Rounding {
        @Test
        void serversComeInWholeNumbers() {
            assertThat(count(4.2).roundedUp().value()).isEqualTo(5);
        }

        @Test
        void aWholeNumberStaysThoughItWasComputed() {
            assertThat(count(0.1).times(3).dividedBy(0.1).roundedUp().value()).isEqualTo(3);
        }

        @Test
        void dataComesInBlocks() {
            assertThat(kB(9).roundedUpTo(KiB(4))).hasToString("12.3 kB");
        }
    }

    @Nested
    class Variables {
        @Test
        void oneValueUsedTwiceIsOneVariable() {
            Count users = million(8, 12);

            assertThat(WORLDS.of(users.ratio(users)).values()).containsOnly(1);
        }

        @Test
        void equalBoundsStatedTwiceAreTwoVariables() {
            Outcomes ratio = WORLDS.of(million(8, 12).ratio(million(8, 12)));

            // two lognormals of the same spread s: the ratio spreads by √2 s
            assertThat(ratio.percentile(95)).isCloseTo(Math.pow(12.0 / 8, Math.sqrt(2) / 2), withinPercentage(1.5));
        }

        @Test
        void aNameKeepsTheVariable() {
            Count users = million(8, 12);

            assertThat(WORLDS.of(users.named("users").ratio(users)).values()).containsOnly(1);
        }

        @Test
        void aReasonKeepsTheVariable() {
            Count users = million(8, 12);

            assertThat(WORLDS.of(users.because("access logs").ratio(users)).values())
                    .containsOnly(1);
        }

        @Test
        void aSumOfACertainAmountIsCertain() {
            assertThat(kB(1).plus(kB(2)).uncertain()).isFalse();
        }

        @Test
        void theProductOfLognormalsHasTheExactQuantiles() {
            // ln p95 − ln p50 = 1.645 √(s₁² + s₂²), where 1.645 s is half the logarithm of high over low
            double half = Math.hypot(Math.log(12.0 / 8) / 2, Math.log(20.0 / 5) / 2);
            Outcomes product = WORLDS.draws(1_000_000).of(million(8, 12).times(count(5, 20)));
            double median = Math.sqrt(8e6 * 12e6) * 10;

            assertThat(product.percentile(50)).isCloseTo(median, withinPercentage(0.3));
            assertThat(product.percentile(5)).isCloseTo(median * Math.exp(-half), withinPercentage(0.5));
            assertThat(product.percentile(95)).isCloseTo(median * Math.exp(half), withinPercentage(0.5));
        }

        @Test
        void theProductOfLognormalsHasTheExactMean() {
            double s1 = Math.log(12.0 / 8) / 2 / 1.6448536269514722;
            double s2 = Math.log(20.0 / 5) / 2 / 1.6448536269514722;
            double mean = Math.sqrt(8e6 * 12e6) * 10 * Math.exp((s1 * s1 + s2 * s2) / 2);
            Outcomes product = WORLDS.draws(1_000_000).of(million(8, 12).times(count(5, 20)));

            assertThat(product.mean()).isCloseTo(mean, within(4 * product.standardError()));
        }

        @Test
        void theLargerAndTheSmallerOfTwoAreTakenWorldByWorld() {
            Time a = ms(20, 80);
            Time b = ms(20, 80);
            Outcomes sum = WORLDS.of(a.atLeast(b).plus(a.atMost(b)));
            Outcomes plain = WORLDS.of(a.plus(b));

            assertThat(sum.values()).containsExactly(plain.values(), within(1e-12));
        }
    }
}
