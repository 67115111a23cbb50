package dev.envelope.quantity;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.days;
import static dev.envelope.quantity.Units.kB;
import static dev.envelope.quantity.Units.million;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.quantity.Distribution.Scores;
import java.util.List;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/**
 * Drawn moments and quantiles against exact ones: a product of independent lognormals is lognormal, its location and the
 * square of its scale are the sums of the factors'.
 *
 * <p>Each bound is four standard errors of the estimate; the seeds are fixed, so a failure is a change of the code.
 */
class MonteCarloTest {

    private static final int DRAWS = 1_000_000;
    private static final double ERRORS = 4 / Math.sqrt(DRAWS);

    /** Users, requests a day, peak, kilobytes, copies: p5 and p95. */
    private static final double[][] FACTORS = {{1e6, 1e7}, {5, 50}, {2, 10}, {1, 20}, {2, 4}};

    private static final Outcomes KILOBYTES_PER_SECOND = Scenarios.standard()
            .draws(DRAWS)
            .of(million(1, 10)
                    .times(count(5, 50))
                    .times(count(2, 10))
                    .per(days(1))
                    .times(kB(1, 20))
                    .times(count(2, 4))
                    .dividedBy(1_000));

    private static final LogNormalDistribution EXACT = product();

    private static LogNormalDistribution product() {
        double location = -Math.log(86_400);
        double variance = 0;
        for (double[] ends : FACTORS) {
            location += Math.log(ends[0] * ends[1]) / 2;
            variance += Math.pow(Math.log(ends[1] / ends[0]) / (2 * Scores.P95), 2);
        }
        return LogNormalDistribution.of(location, Math.sqrt(variance));
    }

    @Test
    void theReferenceItselfIsThePublishedOne() {
        assertThat(EXACT.getMean()).isCloseTo(93_214.4, within(0.05));
        assertThat(quantile(0.05)).isCloseTo(3_031.15, within(0.005));
        assertThat(quantile(0.50)).isCloseTo(32_736.4, within(0.05));
        assertThat(quantile(0.95)).isCloseTo(353_553, within(0.5));
    }

    @Test
    void theMeanOfAProductOfLognormalsIsExact() {
        assertThat(KILOBYTES_PER_SECOND.mean())
                .isCloseTo(EXACT.getMean(), within(ERRORS * Math.sqrt(EXACT.getVariance())));
    }

    @Test
    void thePercentilesOfAProductOfLognormalsAreExact() {
        for (double p : new double[] {0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99}) {
            double exact = quantile(p);
            double standardError = Math.sqrt(p * (1 - p)) / EXACT.density(exact);
            assertThat(KILOBYTES_PER_SECOND.percentile(100 * p))
                    .as("p%s", 100 * p)
                    .isCloseTo(exact, within(ERRORS * standardError));
        }
    }

    @Test
    void theDrawsOfAnInputFollowItsShape() {
        double[] sorted = Scenarios.standard().draws(100_000).of(count(5, 50)).values();
        java.util.Arrays.sort(sorted);
        var shape = LogNormalDistribution.of(Math.log(250) / 2, Math.log(10) / (2 * Scores.P95));
        double furthest = 0;
        for (int i = 0; i < sorted.length; i++) {
            double probability = shape.cumulativeProbability(sorted[i]);
            furthest = Math.max(furthest, Math.abs(probability - (i + 0.5) / sorted.length));
        }
        // Kolmogorov's test: beyond this in one sample of a thousand
        assertThat(furthest * Math.sqrt(sorted.length)).isLessThan(1.95);
    }

    @Test
    void theStandardErrorIsTheScatterOfTheMeanOverSeeds() {
        int seeds = 200;
        double sum = 0;
        double squares = 0;
        double stated = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            Outcomes outcomes = Scenarios.standard().seed(seed).draws(1_000).of(count(50, 60));
            sum += outcomes.mean();
            squares += outcomes.mean() * outcomes.mean();
            stated += outcomes.standardError() / seeds;
        }
        double scatter = Math.sqrt((squares - sum * sum / seeds) / (seeds - 1));
        // the relative standard error of a standard deviation from n values is 1 / sqrt(2 n)
        assertThat(scatter / stated).isCloseTo(1, within(4 / Math.sqrt(2 * seeds)));
    }

    private static double quantile(double p) {
        double score = NormalDistribution.of(0, 1).inverseCumulativeProbability(p);
        return Math.exp(EXACT.getMu() + EXACT.getSigma() * score);
    }

    /** One scenario is computed without a block, by another way through the operators. */
    @Test
    void aScenarioAloneIsWhatItIsAmongMany() {
        Count users = million(1, 10);
        Term half = new Term.Operation(
                Dimension.COUNT,
                new Operator.Restated(x -> x / 2),
                List.of(users.minus(count(7)).term()));
        Count all = new Count(half)
                .times(count(3))
                .plus(users.dividedBy(count(4)))
                .atLeast(users)
                .atMost(users.times(count(2)));
        double[] inputs = Scenarios.standard().of(users).values();
        double[] results = Scenarios.standard().of(all).values();
        Term.Variable input = Program.of(List.of(users.term())).variables().get(0);
        for (double score : new double[] {-1, 0, 1.5}) {
            double likely = Scenario.likely().moved(input, score).value(users);
            double alone = Scenario.likely().moved(input, score).value(all);
            assertThat(alone / likely).isCloseTo(1.75, within(1e-4));
        }
        for (int i = 0; i < 1_000; i++) {
            assertThat(results[i]).isCloseTo(1.75 * inputs[i] - 10.5, within(1e-6));
        }
    }
}
