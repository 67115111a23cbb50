package dev.envelope.performance;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenarios;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queues against closed forms, against each other, and at their ends. */
class QueuesTest {

    private static final double EXACT = 1e-9;

    private static void near(Quantity<?> actual, double expected) {
        assertThat(actual.value()).isCloseTo(expected, withinPercentage(EXACT));
    }

    @Test
    void theResponseOfOneServerIsExponential() {
        var queue = MultiServerQueue.of(perSecond(80), ms(10));
        near(queue.response(percent(99)), 0.05 * Math.log(100));
        near(queue.response(percent(50)), 0.05 * Math.log(2));
        near(queue.meanResponse(), 0.05);
    }

    /** The mean wait and the p99 of the response at a load of 0.8, in service times: exact values of M/M/8. */
    @Test
    void eightServers() {
        var queue = MultiServerQueue.of(perSecond(6.4), seconds(1), count(8));
        assertThat(queue.meanWait().value()).isCloseTo(0.286028, within(1e-6));
        assertThat(queue.response(percent(99)).value()).isCloseTo(5.15218, within(1e-5));
    }

    /** Where those that wait do so as long as the service takes in the mean, the two parts of the formula meet. */
    @Test
    void theResponseIsSmoothWhereTheWaitIsAsLongAsTheService() {
        double at = MultiServerQueue.of(perSecond(7), seconds(1), count(8))
                .response(percent(99))
                .value();
        double beside = MultiServerQueue.of(perSecond(7 + 1e-9), seconds(1), count(8))
                .response(percent(99))
                .value();
        assertThat(beside).isCloseTo(at, withinPercentage(1e-6));
    }

    @Test
    void tenThousandServersThatAreAlmostFull() {
        var queue = MultiServerQueue.of(perSecond(9_999), seconds(1), count(10_000));
        near(queue.meanWait(), 0.987556252434485807831240136491117);
        assertThat(queue.wait(percent(99)).value()).isCloseTo(Math.log(98.7556252434485), withinPercentage(1e-7));
    }

    /** Of so many servers that Erlang's C is below the least double, calls are there as Poisson's law has it: mpmath's with 40 digits. */
    @Test
    void serversThatAreNeverWaitedForHoldCallsLikePoisson() {
        var queue = MultiServerQueue.of(perSecond(5_000), seconds(1), count(10_000));
        near(queue.atLeast(7_000), 8.214801336796296e-157);
        assertThat(queue.atLeast(5_000).value()).isCloseTo(0.50188, within(1e-5));
        assertThat(queue.atLeast(queue.places(percent(1)).value()).value()).isCloseTo(0.01, within(1e-9));
        var fewer = MultiServerQueue.of(perSecond(100), seconds(1), count(1_000));
        near(fewer.idle(), Math.exp(-100));
        assertThat(fewer.atLeast(fewer.places(percent(5)).value()).value()).isCloseTo(0.05, within(1e-9));
        assertThat(MultiServerQueue.of(perSecond(0), seconds(1), count(5))
                        .atLeast(1)
                        .value())
                .isZero();
    }

    @Test
    void whatTakesNoTimeIsAnsweredAtOnce() {
        var queue = MultiServerQueue.of(perSecond(80), ms(0));
        assertThat(queue.response(percent(99)).value()).isZero();
        assertThat(queue.meanResponse().value()).isZero();
    }

    /** As many users as servers are all served; of more the servers are always busy. */
    @Test
    void usersWhoNeverThinkAreAllThere() {
        near(finiteSource(10, seconds(0), ms(500), 4).throughput(), 8);
        near(finiteSource(10, seconds(0), ms(500), 4).queue(), 6);
        near(finiteSource(10, seconds(0), ms(500), 4).meanResponse(), 1.25);
        near(finiteSource(3, seconds(0), ms(500), 4).throughput(), 6);
        near(finiteSource(1_000, us(1), seconds(1), 10).throughput(), 10);
        near(finiteSource(50, seconds(5), ms(0), 2).throughput(), 10);
    }

    /** Nothing is said of a queue that nobody serves, nor is it searched for without end. */
    @Test
    void aQueueHasAServer() {
        List<ThrowingCallable> nobody = List.of(
                () -> mmc(perSecond(1), ms(1), 0),
                () -> mmck(perSecond(1), ms(1), 0, 5),
                () -> ggc(perSecond(1), ms(1), 0),
                () -> finiteSource(5, ms(1), ms(1), 0),
                () -> priorities(priorityClass("all", perSecond(1), ms(1))).servers(0),
                () -> station("cpu", ms(1)).servers(0),
                () -> mostArrivals(ms(1), 0, percent(99), ms(1)));
        for (ThrowingCallable each : nobody) {
            assertThatThrownBy(each)
                    .isInstanceOf(DesignException.class)
                    .hasMessageContaining("a queue with 0 servers")
                    .hasMessageContaining("there is at least one");
        }
        assertThat(LossSystem.mostLoad(count(0), percent(1)).value()).isZero();
        near(mmcc(perSecond(5), seconds(1), 0).blocked(), 1);
    }

    @Test
    void coefficientsOfALawHaveTheirRange() {
        assertThatThrownBy(() -> amdahl(2))
                .hasMessage("contention α of 2: it is a number from 0 to 1; write scalability(0.02, 0.0005, 100)");
        assertThatThrownBy(() -> amdahl(Double.NaN)).hasMessageContaining("from 0 to 1");
        assertThatThrownBy(() -> scalability(0.1, -1, 1)).hasMessageContaining("coherency β of -1");
        assertThatThrownBy(() -> scalability(0.1, 0, Double.POSITIVE_INFINITY)).hasMessageContaining("a finite number");
        assertThatThrownBy(() -> bestOf(0.5, percent(90), ms(1)).value()).hasMessageContaining("from 1 on");
        assertThatThrownBy(() -> bestOf(1.5, percent(90), ms(1)))
                .hasMessage(
                        "choices of 1.5: it is a whole number of servers that are asked; write bestOf(2, percent(90), ms(10))");
        double[] users = {1, 2, 4, 8};
        for (double wrong : new double[] {Double.NaN, 0, -90}) {
            assertThatThrownBy(() -> Scalability.fit(users, new double[] {90, wrong, 310, 520}))
                    .isInstanceOf(DesignException.class)
                    .hasMessageContaining("are finite and above 0");
        }
    }

    @Test
    void atTheLimitTheWaitIsUnbounded() {
        var queue = MultiServerQueue.of(perSecond(200), ms(10), count(2));
        assertThat(queue.meanWait()).hasToString("unbounded");
        assertThat(queue.wait(percent(99))).hasToString("unbounded");
        assertThat(queue.response(percent(99))).hasToString("unbounded");
        assertThat(queue.places(percent(1))).hasToString("unbounded");
        assertThat(GeneralQueue.constant(perSecond(100), ms(10)).meanWait()).hasToString("unbounded");
    }

    @Test
    void asManyAreThereAsTheStatesSay() {
        var queue = MultiServerQueue.of(perSecond(3), seconds(1), count(4));
        double sum = 0;
        for (int n = 1; n < 400; n++) {
            sum += queue.atLeast(n).value();
        }
        near(queue.inSystem(), sum);
        near(queue.atLeast(1), 1 - queue.idle().value());
    }

    @Test
    void placesAreTheInverseOfOverflow() {
        var queue = MultiServerQueue.of(perSecond(3), seconds(1), count(4));
        for (double overflow : new double[] {0.9, 0.6, 0.5, 0.1, 1e-9}) {
            double places = queue.places(share(overflow)).value();
            near(queue.atLeast(places), overflow);
        }
    }

    @Test
    void servedAndWaitAreInverse() {
        var queue = MultiServerQueue.of(perSecond(900), ms(16), count(16));
        near(queue.served(queue.wait(percent(99))), 0.99);
    }

    @Test
    void theMostArrivalsNeedJustTheseServers() {
        var most = MultiServerQueue.mostArrivals(ms(16), count(16), percent(99), ms(10));
        near(MultiServerQueue.of(most, ms(16), count(16)).served(ms(10)), 0.99);
        near(MultiServerQueue.servers(most.times(0.999), ms(16), percent(99), ms(10)), 16);
        near(MultiServerQueue.servers(most.times(1.001), ms(16), percent(99), ms(10)), 17);
    }

    /** {@code P(N = K) = (1 − ρ) ρ^K ÷ (1 − ρ^(K+1))}. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.9, 1.5, 20})
    void oneServerWithAnEndTurnsAway(double load) {
        var queue = FiniteQueue.of(perSecond(load), seconds(1), count(1), count(7));
        near(queue.turnedAway(), (1 - load) * Math.pow(load, 7) / (1 - Math.pow(load, 8)));
    }

    /** Erlang's exact law of M/D/1, 1909: P(W ≤ t) = (1 − ρ) Σ (ρ (k − t))^k e^(ρ (t − k)) ÷ k! over k from 0 to t, times in services. */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.5, 0.8, 0.9})
    void constantServiceTimesHaveALighterTail(double load) {
        double wait = GeneralQueue.constant(perSecond(load), seconds(1))
                .wait(percent(99))
                .value();

        double within = 0;
        double factorial = 1;
        for (int k = 0; k <= wait; k++) {
            factorial *= Math.max(1, k);
            within += Math.pow(load * (k - wait), k) * Math.exp(load * (wait - k)) / factorial;
        }
        assertThat(1 - (1 - load) * within).isCloseTo(0.01, within(load < 0.5 ? 4e-4 : 1e-5));
    }

    @Test
    void exponentialServiceTimesKeepTheirExactTail() {
        var queue = GeneralQueue.of(perSecond(0.8), seconds(1), count(1));

        assertThat(queue.wait(percent(99)).value()).isCloseTo(5 * Math.log(80), withinPercentage(1e-6));
        assertThat(queue.wait(percent(10)).value()).isZero();
        assertThat(GeneralQueue.constant(perSecond(2), seconds(1))
                        .wait(percent(99))
                        .value())
                .isInfinite();
    }

    /** With one place to wait in, a call that waits waits for the first of c servers: exponentially long. */
    @ParameterizedTest
    @ValueSource(doubles = {50, 90, 300})
    void oneWaitingPlaceWaitsExponentially(double load) {
        var queue = FiniteQueue.of(perSecond(load), ms(100), count(10), count(11));
        double erlangs = load / 10;
        double term = 1;
        double sum = 1;
        for (int n = 1; n <= 10; n++) {
            term *= erlangs / n;
            sum += term;
        }
        double waiting = term / sum; // of those that get in, who find 0 to 10 calls
        assertThat(queue.wait(percent(99)).value())
                .isCloseTo(Math.max(0, 0.01 * Math.log(waiting / 0.01)), within(1e-9));
    }

    @Test
    void aFarEndDoesNotChangeTheWait() {
        var ending = FiniteQueue.of(perSecond(90), ms(100), count(10), count(600));
        var endless = MultiServerQueue.of(perSecond(90), ms(100), count(10));

        assertThat(ending.wait(percent(99)).value())
                .isCloseTo(endless.wait(percent(99)).value(), withinPercentage(1e-5));
        assertThat(ending.wait(percent(20)).value()).isZero();
    }

    @Test
    void anEndThatIsNeverReachedChangesNothing() {
        var endless = MultiServerQueue.of(perSecond(90), ms(100), count(10));
        var ending = FiniteQueue.of(perSecond(90), ms(100), count(10), count(2_000));
        assertThat(ending.meanWait().value()).isCloseTo(endless.meanWait().value(), withinPercentage(1e-7));
        assertThat(ending.turnedAway().value()).isLessThan(1e-80);
    }

    @Test
    void aQueueWithAnEndServesAtMostWhatItsServersCan() {
        var queue = FiniteQueue.of(perSecond(1_000_000), ms(100), count(10), count(10_000));
        near(queue.throughput(), 100);
    }

    /** M/M/1/K at ρ = 2: half of the calls find no place, and all but one are taken by others; at ρ = 0.5 K does not matter. */
    @Test
    void placesThatAreAlwaysOrNeverTakenDoNotCount() {
        var over = FiniteQueue.of(perSecond(20), ms(100), count(1), billion(1));
        near(over.turnedAway(), 0.5);
        assertThat(over.inSystem().value()).isCloseTo(1e9 - 1, withinPercentage(1e-12));
        // all places but one are worked off in front of a call that gets in, ten a second
        assertThat(over.wait(percent(50)).value()).isCloseTo(1e8, withinPercentage(0.01));
        near(FiniteQueue.of(perSecond(5), ms(100), count(1), billion(1)).inSystem(), 1);
        var users = FiniteSource.of(billion(1), hours(1), ms(10), count(1_000));
        near(users.throughput(), 100_000);
    }

    /** Some of these have more than ten million places, and one is enough to fail an answer. */
    @Test
    void noDrawOfPlacesIsRefused() {
        var queue = FiniteQueue.of(perSecond(20), ms(100), count(1), million(2, 20));
        var drawn = Scenarios.standard().draws(1_000).of(queue.inSystem());
        assertThat(drawn.percentile(100)).isGreaterThan(2e7);
        assertThat(drawn.percentile(95)).isCloseTo(2e7, withinPercentage(15));
        assertThat(queue.toString()).contains("M/M/1");
    }

    @Test
    void tooManyNumbersOfCallsAreRefused() {
        var queue = FiniteQueue.of(perSecond(100), ms(100), count(10), billion(1));
        assertThatThrownBy(() -> queue.turnedAway().value())
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("1 billion places: a queue with an end is told by at most ten million numbers");
    }

    @Test
    void manyUsersAreLikeAnEndlessQueue() {
        var many = FiniteSource.of(million(1), hours(1), ms(10), count(4));
        var endless = MultiServerQueue.of(count(1_000_000).per(hours(1)), ms(10), count(4));
        assertThat(many.meanResponse().value()).isCloseTo(endless.meanResponse().value(), withinPercentage(0.1));
    }

    /** Pollaczek and Khinchine: {@code W = λ (1 + c²) S² ÷ (2 (1 − ρ))}. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 3})
    void oneServerWithRandomArrivalsIsExact(double variability) {
        var queue = GeneralQueue.of(perSecond(0.7), seconds(1), count(1)).serviceVariability(variability);
        double exact = 0.7 * (1 + variability * variability) / (2 * 0.3);
        near(queue.meanWait(), exact);
        near(queue.sakasegawa(), exact);
        near(queue.atMost(), exact + (1 + 0.7) / (2 * 0.7));
    }

    @Test
    void kingmansBoundIsAboveTheExactMeanWaitAndMeetsItAtAFullLoad() {
        var queue = GeneralQueue.of(perSecond(0.9999), seconds(1), count(1)).serviceVariability(0.5);
        assertThat(queue.atMost().value()).isGreaterThan(queue.meanWait().value());
        assertThat(queue.atMost().value()).isCloseTo(queue.meanWait().value(), withinPercentage(0.05));
    }

    @Test
    void sakasegawaIsNearAllenAndCunneen() {
        for (double servers : new double[] {1, 2, 8, 64}) {
            for (double load : new double[] {0.9, 0.99}) {
                var queue = GeneralQueue.of(perSecond(load * servers), seconds(1), count(servers));
                assertThat(queue.sakasegawa().value())
                        .isCloseTo(queue.meanWait().value(), withinPercentage(25));
            }
        }
    }

    @Test
    void constantServiceAndArrivalsNeverWait() {
        near(
                GeneralQueue.constant(perSecond(0.9), seconds(1))
                        .arrivalVariability(0)
                        .meanWait(),
                0);
    }

    @Test
    void anUncertainRateGivesAnInterval() {
        var wait = MultiServerQueue.of(perSecond(50, 90), ms(10)).meanWait();
        assertThat(wait.percentile(5)).isCloseTo(0.01 * 0.5 / 0.5, withinPercentage(2));
        assertThat(wait.percentile(95)).isCloseTo(0.01 * 0.9 / 0.1, withinPercentage(4));
    }

    @Test
    void aWaitTellsHowItCameAbout() {
        var wait = MultiServerQueue.of(perSecond(6.4), seconds(1), count(8)).meanWait();
        assertThat(why(wait).toString()).contains("Erlang C(8, ").contains("offered load");
    }

    /** 2,000/s of 16 ms are 32 erlangs, which 32 servers cannot take either. */
    @ParameterizedTest
    @CsvSource({"2000, 20, 33", "2000, 32, 33", "1999, 31, 32", "1000, 15, 17"})
    void anOverloadedQueueSaysHowManyServersItTakes(double rate, double servers, double least) {
        String line = "it takes " + count(least) + " at least";
        assertThat(mmc(perSecond(rate), ms(16), servers).toString()).contains("grows without end", line);
        assertThat(ggc(perSecond(rate), ms(16), servers).arrivalVariability(2).toString())
                .contains(line);
        assertThat(mmc(perSecond(rate), ms(16), least).toString()).doesNotContain("without end");
    }

    @Test
    void anInterruptedServiceTakesTime() {
        assertThatThrownBy(() -> interrupted(ms(0), 0.1, ms(10), ms(5)))
                .hasMessage("interrupted(...) with a service time of 0 ms: it is longer than no time;"
                        + " write interrupted(ms(15), 0.2, ms(744), ms(248))");
        assertThatThrownBy(() -> interrupted(ms(10), 0.1, ms(0), ms(0)))
                .hasMessageContaining("a time between interruptions of 0 ms");
        assertThatThrownBy(() -> interrupted(ms(10), -0.1, ms(10), ms(5)))
                .hasMessage(
                        "interrupted(-0.1): a count is not negative; write interrupted(ms(15), 0.2, ms(744), ms(248))");
        assertThat(interrupted(ms(10), 0.1, ms(10), ms(0)).service().value()).isCloseTo(0.01, within(1e-12));
    }
}
