package dev.envelope.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Erlang's formulas against sums in sixty digits, and the ways in which they must move. */
class ErlangTest {

    private static final double DIGITS = 1e-8;

    @ParameterizedTest
    @CsvSource({
        "10000, 9999, 0.00787367750611536115987473874401912853, 0.987556252434485807831240136491117026917",
        "10000, 9900, 0.00285812673885658642162949424223746463, 0.222776928864148240969564660124871267581",
        "500, 499, 0.0336409782898123352707484841910826728, 0.945670024691394158466709184792416264656",
        "8, 6.4, 0.144393889853394906164449457346212730954, 0.457644925442016127438871144655080890127"
    })
    void loseNoDigitsAtAnySize(double servers, double load, double blocking, double waiting) {
        assertThat(Erlang.blocking(servers, load)).isCloseTo(blocking, withinPercentage(DIGITS));
        assertThat(Erlang.waiting(servers, load)).isCloseTo(waiting, withinPercentage(DIGITS));
    }

    /** By numerical integration of {@code 1 ÷ B = ∫ a e^(−a t) (1 + t)^c dt}. */
    @ParameterizedTest
    @CsvSource({"0.5, 1, 0.7251967776", "2.5, 2, 0.2954195064", "7.3, 6, 0.1643309940"})
    void areNearForPartsOfServers(double servers, double load, double blocking) {
        assertThat(Erlang.blocking(servers, load)).isCloseTo(blocking, withinPercentage(3));
    }

    /** Of loads between 8.39 and 10 million erlangs, of which no servers were found, and of more than that. */
    @ParameterizedTest
    @ValueSource(doubles = {8.3e6, 9e6, 9.99e6, 1e8, 9e10})
    void theFewestServersOfAnyLoadAreEnoughAndOneLessIsNot(double load) {
        double lines = Erlang.serversForBlocking(load, 0.01);
        assertThat(Erlang.blocking(lines, load)).isLessThanOrEqualTo(0.01);
        assertThat(Erlang.blocking(lines - 1, load)).isGreaterThan(0.01);
        assertThat(lines).isCloseTo(0.99 * load, withinPercentage(0.01));
        double servers = Erlang.serversForWait(load, 0.2, 0);
        // Halfin and Whitt: 1 ÷ (1 + β Φ(β) ÷ φ(β)) = 0.2
        assertThat((servers - load) / Math.sqrt(load)).isCloseTo(1.0615, withinPercentage(0.1));
    }

    @Test
    void whereChanceTellsNothingMoreServersAreAsManyAsTheLoadTakes() {
        for (double load : new double[] {2e11, 1e15, 1e30}) {
            assertThat(Erlang.serversForBlocking(load, 0.01)).isCloseTo(0.99 * load, withinPercentage(1e-3));
            assertThat(Erlang.serversForWait(load, 0.01, 0.005)).isCloseTo(load, withinPercentage(1e-3));
        }
        assertThat(Erlang.serversForWait(Double.POSITIVE_INFINITY, 0.01, 0.005)).isInfinite();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-6, -1, 0, 2, 30, 50, 90, 1e3, 1e9})
    void incompleteGammaFunctionsTellTheSameAsTheRecursion(double above) {
        double servers = 10_000;
        double load = servers + above * Math.sqrt(servers);
        double before = Erlang.blocking(servers - 1, load);
        assertThat(Erlang.blocking(servers, load))
                .isCloseTo(load * before / (servers + load * before), withinPercentage(1e-9));
    }

    @Test
    void noDigitsAreLostWhereFewerCallsAreHardlyEverThere() {
        double last = Erlang.blocking(10_000, 13_000);
        for (double load = 13_001; load < 15_000; load++) {
            double blocked = Erlang.blocking(10_000, load);
            assertThat(blocked).isGreaterThan(last).isLessThan(last + 1e-4);
            last = blocked;
        }
    }

    @Test
    void moreServersTurnFewerAwayAndMoreLoadMore() {
        for (double servers = 0.25; servers < 40; servers += 0.25) {
            for (double load = 0.1; load < 60; load *= 1.3) {
                double blocked = Erlang.blocking(servers, load);
                assertThat(Erlang.blocking(servers + 0.25, load)).isLessThan(blocked);
                assertThat(Erlang.blocking(servers, load * 1.3)).isGreaterThan(blocked);
                assertThat(Erlang.waiting(servers + 0.25, load)).isLessThanOrEqualTo(Erlang.waiting(servers, load));
            }
        }
    }

    @Test
    void theFewestServersAreEnoughAndOneLessIsNot() {
        for (double load : new double[] {0.01, 0.9, 1, 7.3, 100, 9_999}) {
            for (double part : new double[] {0.5, 0.01, 1e-6}) {
                double servers = Erlang.serversForWait(load, part, 0.2);
                assertThat(Erlang.waitsLonger(servers, load, 0.2)).isLessThanOrEqualTo(part);
                assertThat(Erlang.waitsLonger(servers - 1, load, 0.2)).isGreaterThan(part);
            }
        }
    }

    @Test
    void theMostLoadIsTheOneThatJustHolds() {
        for (double servers : new double[] {1, 2, 16, 1_000}) {
            double load = Erlang.loadForWait(servers, 0.01, 0.5);
            assertThat(Erlang.waitsLonger(servers, load, 0.5)).isCloseTo(0.01, withinPercentage(1e-6));
        }
    }

    @Test
    void nothingWaitsWhereNothingComes() {
        assertThat(Erlang.blocking(3, 0)).isZero();
        assertThat(Erlang.waiting(3, 0)).isZero();
    }

    @Test
    void everythingWaitsAtTheLimit() {
        assertThat(Erlang.waiting(3, 3)).isEqualTo(1);
        assertThat(Erlang.waiting(3, 4)).isEqualTo(1);
        assertThat(Erlang.blocking(3, Double.POSITIVE_INFINITY)).isEqualTo(1);
    }
}
