package dev.envelope.study;

import static dev.envelope.quantity.Units.count;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Distribution.Scores;
import dev.envelope.quantity.Operator;
import dev.envelope.quantity.Scenarios;
import dev.envelope.quantity.Shapes;
import dev.envelope.quantity.Term;
import dev.envelope.quantity.Term.Operation;
import dev.envelope.quantity.Term.Variable;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Sobol indices against functions whose indices are known exactly. */
class SobolTest {

    private static final int SEEDS = 20;
    private static final Scenarios SCENARIOS = Scenarios.standard().draws(20_000);

    /** Ishigami and Homma 1990, with a = 7 and b = 0.1. */
    @Test
    void theIndicesOfTheIshigamiFunctionAreExact() {
        List<Term> angles = List.of(angle(), angle(), angle());
        var function = new Operator.Function(
                "ishigami",
                x -> Math.sin(x[0]) + 7 * Math.sin(x[1]) * Math.sin(x[1]) + 0.1 * Math.pow(x[2], 4) * Math.sin(x[0]));
        Count ishigami = new Count(new Operation(Dimension.COUNT, function, angles));
        hold(ishigami, new double[] {0.3139, 0.4424, 0}, new double[] {0.5576, 0.4424, 0.2437});
    }

    private static Term angle() {
        return new Variable(Dimension.COUNT, Shapes.uniform(-Math.PI, Math.PI));
    }

    /** With the variance of ln x being s², the first-order index is (exp(s²) − 1) / (exp(Σ s²) − 1). */
    @Test
    void theIndicesOfAProductOfLognormalsAreExact() {
        double[][] ends = {{10, 20}, {4, 12}, {1, 4}};
        Count product = count(ends[0][0], ends[0][1])
                .times(count(ends[1][0], ends[1][1]))
                .times(count(ends[2][0], ends[2][1]));
        double[] variances = new double[ends.length];
        double all = 0;
        for (int k = 0; k < ends.length; k++) {
            variances[k] = Math.pow(Math.log(ends[k][1] / ends[k][0]) / (2 * Scores.P95), 2);
            all += variances[k];
        }
        double[] first = new double[ends.length];
        double[] total = new double[ends.length];
        for (int k = 0; k < ends.length; k++) {
            first[k] = Math.expm1(variances[k]) / Math.expm1(all);
            total[k] = 1 - Math.expm1(all - variances[k]) / Math.expm1(all);
        }
        hold(product, first, total);
    }

    @Test
    void aLargeConstantLosesNoDigits() {
        Count narrow = count(10, 20).times(count(4, 12));
        Sobol without = Sobol.of(narrow, SCENARIOS);
        Sobol with = Sobol.of(narrow.plus(count(1e9)), SCENARIOS);
        assertThat(with.first()).containsExactly(without.first(), within(1e-6));
        assertThat(with.total()).containsExactly(without.total(), within(1e-6));
    }

    @Test
    void oneInputCausesAllOfItsOwnVariance() {
        Sobol sobol = Sobol.of(count(10, 20), SCENARIOS);
        assertThat(sobol.first()[0]).isEqualTo(1);
        assertThat(sobol.total()[0]).isCloseTo(1, within(0.05));
    }

    /** Each index, as the mean over seeds, is within four standard errors of the exact one, and those are small. */
    private static void hold(Count amount, double[] first, double[] total) {
        List<Sobol> runs = java.util.stream.LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> Sobol.of(amount, SCENARIOS.seed(seed)))
                .toList();
        for (int k = 0; k < first.length; k++) {
            int input = k;
            hold(runs, sobol -> sobol.first()[input], first[k]);
            hold(runs, sobol -> sobol.total()[input], total[k]);
        }
    }

    private static void hold(List<Sobol> runs, ToDoubleFunction<Sobol> index, double exact) {
        double[] found = runs.stream().mapToDouble(index).toArray();
        double mean = java.util.Arrays.stream(found).average().orElseThrow();
        double squares =
                java.util.Arrays.stream(found).map(x -> (x - mean) * (x - mean)).sum();
        double standardError = Math.sqrt(squares / (SEEDS - 1) / SEEDS);
        assertThat(standardError).isLessThan(0.005);
        // the exact indices are given to four digits
        assertThat(mean).isCloseTo(exact, within(4 * standardError + 0.00005));
    }
}
