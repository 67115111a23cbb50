package dev.envelope.quantity;

import static dev.envelope.quantity.Units.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Inputs are drawn independently of each other unless a correlation is stated, and keep their shapes then. */
class StreamsTest {

    private static final int DRAWS = 200_000;
    private static final Scenarios SCENARIOS = Scenarios.standard().draws(DRAWS);

    private final Count users = count(10, 100);
    private final Count requests = count(3, 7);
    private final Count peak = count(2, 5);

    @Test
    void twoInputsAreIndependentThoughTheirBoundsAreTheSame() {
        Count others = count(10, 100);
        assertThat(correlation(SCENARIOS, users, others)).isCloseTo(0, within(bound(0)));
    }

    @Test
    void inputsOfSimilarNamesAreIndependent() {
        Scenarios named = SCENARIOS.naming(Map.of(variable(users), "users", variable(requests), "users'"));
        assertThat(correlation(named, users, requests)).isCloseTo(0, within(bound(0)));
    }

    @Test
    void seedsAreIndependent() {
        double[] first = SCENARIOS.seed(1).of(users).values();
        double[] second = SCENARIOS.seed(2).of(users).values();
        assertThat(correlation(first, second)).isCloseTo(0, within(bound(0)));
    }

    @Test
    void oneBlockSaysNothingOfTheNext() {
        double[] all = SCENARIOS.of(users).values();
        double[] later = Arrays.copyOfRange(all, Program.BLOCK, DRAWS);
        assertThat(correlation(Arrays.copyOf(all, later.length), later)).isCloseTo(0, within(bound(0)));
    }

    @Test
    void theTwoSetsOfDrawsOfAnInputAreIndependent() {
        Program program = Program.of(List.of(users.term()));
        Draws draws = new Draws(1, program, Correlations.none(), (variable, k) -> "users");
        int blocks = DRAWS / Program.BLOCK;
        double[] first = new double[blocks * Program.BLOCK];
        double[] second = new double[blocks * Program.BLOCK];
        double[] block = new double[Program.BLOCK];
        for (int number = 0; number < blocks; number++) {
            draws.fill(0, 0, number, block);
            System.arraycopy(block, 0, first, number * Program.BLOCK, Program.BLOCK);
            draws.fill(0, 1, number, block);
            System.arraycopy(block, 0, second, number * Program.BLOCK, Program.BLOCK);
        }
        assertThat(correlation(first, second)).isCloseTo(0, within(bound(0)));
    }

    @Test
    void statedCorrelationsAreReproduced() {
        Scenarios correlated = SCENARIOS.correlated(Correlations.none()
                .with(users, requests, 0.7)
                .with(requests, peak, -0.4)
                .with(users, peak, 0.1));
        assertThat(correlation(correlated, users, requests)).isCloseTo(0.7, within(bound(0.7)));
        assertThat(correlation(correlated, requests, peak)).isCloseTo(-0.4, within(bound(-0.4)));
        assertThat(correlation(correlated, users, peak)).isCloseTo(0.1, within(bound(0.1)));
    }

    @Test
    void aCorrelatedInputKeepsItsStatedEnds() {
        Scenarios correlated = SCENARIOS.correlated(
                Correlations.none().with(users, requests, 0.7).with(requests, peak, -0.4));
        for (Count input : List.of(users, requests, peak)) {
            Outcomes outcomes = correlated.of(input);
            for (double p : new double[] {0.05, 0.95}) {
                double stated = variable(input).distribution().quantile(p);
                // four standard errors, on the scale of probabilities
                double below = outcomes.chance(value -> value < stated);
                assertThat(below).isCloseTo(p, within(4 * Math.sqrt(p * (1 - p) / DRAWS)));
            }
        }
    }

    @Test
    void aCorrelationMovesTheSpreadOfAProductAsItShould() {
        // ln(users × requests) has the variance s² + t² + 2 r s t
        double s = Math.log(10) / (2 * Distribution.Scores.P95);
        double t = Math.log(7.0 / 3) / (2 * Distribution.Scores.P95);
        double[] logs = Arrays.stream(SCENARIOS
                        .correlated(Correlations.none().with(users, requests, 0.7))
                        .of(users.times(requests))
                        .values())
                .map(Math::log)
                .toArray();
        double exact = s * s + t * t + 2 * 0.7 * s * t;
        // the relative standard error of a normal sample's variance is sqrt(2 / n)
        assertThat(new Outcomes(Dimension.COUNT, logs).variance() / exact)
                .isCloseTo(1, within(4 * Math.sqrt(2.0 / DRAWS)));
    }

    /** Four standard errors of the correlation of so many normal pairs: (1 − r²) / sqrt(n). */
    private static double bound(double correlation) {
        return 4 * (1 - correlation * correlation) / Math.sqrt(DRAWS);
    }

    private static Term.Variable variable(Count input) {
        return (Term.Variable) input.term();
    }

    private static double correlation(Scenarios scenarios, Count first, Count second) {
        List<Outcomes> both = scenarios.of(List.of(first.term(), second.term()));
        return correlation(both.get(0).values(), both.get(1).values());
    }

    /** The correlation of the logarithms. */
    private static double correlation(double[] first, double[] second) {
        double[] a = Arrays.stream(first).map(Math::log).toArray();
        double[] b = Arrays.stream(second).map(Math::log).toArray();
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }
}
