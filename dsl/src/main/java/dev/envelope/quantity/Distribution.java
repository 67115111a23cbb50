package dev.envelope.quantity;

import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The shape of an uncertain number, without a unit: an increasing function of a standard normal score.
 *
 * <p>A score of 0 gives the median, −1.645 and +1.645 give p5 and p95. Every shape is told this way, so that inputs of
 * any shape can be correlated (a Gaussian copula), moved to their p5 and p95, and drawn from the same normal numbers
 * in every variant of a design.
 *
 * <p>A unit word turns a shape into a quantity: {@code ms(normal(20, 3))}, {@code kB(uniform(1, 9))}.
 */
public interface Distribution {

    /** The value at a standard normal score. */
    double at(double score);

    /** The value that the stating engineer holds for likely: the median, or the mode where the shape was stated by one. */
    default double likely() {
        return at(0);
    }

    /** How the shape was stated, each value formatted by the caller: {@code "20 ms to 80 ms"}. */
    String describe(DoubleFunction<String> format);

    /** Turns a block of standard normal scores into values, in place. */
    default void transform(double[] scores, int n) {
        for (int i = 0; i < n; i++) {
            scores[i] = at(scores[i]);
        }
    }

    /** The quantile for a probability between 0 and 1. */
    default double quantile(double probability) {
        return at(Scores.of(probability));
    }

    /** The same shape in another unit: every value multiplied by a positive factor. */
    default Distribution scaled(double factor) {
        return factor == 1 ? this : new Scaled(this, factor);
    }

    /** A shape whose values are multiplied by a factor. */
    record Scaled(Distribution shape, double factor) implements Distribution {
        @Override
        public double at(double score) {
            return shape.at(score) * factor;
        }

        @Override
        public double likely() {
            return shape.likely() * factor;
        }

        @Override
        public void transform(double[] scores, int n) {
            shape.transform(scores, n);
            for (int i = 0; i < n; i++) {
                scores[i] *= factor;
            }
        }

        @Override
        public String describe(DoubleFunction<String> format) {
            return shape.describe(x -> format.apply(x * factor));
        }
    }

    /** A shape whose values are held inside bounds: a peak is never below 1, a share never outside 0..1. */
    record Bounded(Distribution shape, double lowest, double highest) implements Distribution {
        @Override
        public double at(double score) {
            return Math.min(highest, Math.max(lowest, shape.at(score)));
        }

        @Override
        public double likely() {
            return Math.min(highest, Math.max(lowest, shape.likely()));
        }

        @Override
        public String describe(DoubleFunction<String> format) {
            return shape.describe(format);
        }
    }

    /** A shape given by its quantile function of a probability. */
    record ByQuantile(DoubleUnaryOperator quantile, double likely, Description description) implements Distribution {
        @Override
        public double at(double score) {
            return quantile.applyAsDouble(Scores.probability(score));
        }

        @Override
        public String describe(DoubleFunction<String> format) {
            return description.of(format);
        }

        /** The words for a shape. */
        interface Description {
            String of(DoubleFunction<String> format);
        }
    }

    /** Standard normal scores and their probabilities. */
    final class Scores {
        private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

        /** The score of the 5th percentile; its negative is that of the 95th. */
        public static final double P5 = of(0.05);

        /** The score of the 95th percentile. */
        public static final double P95 = -P5;

        private Scores() {}

        /** The score below which a standard normal number falls with this probability. */
        public static double of(double probability) {
            return STANDARD.inverseCumulativeProbability(probability);
        }

        /** The probability that a standard normal number falls below this score. */
        public static double probability(double score) {
            return STANDARD.cumulativeProbability(score);
        }
    }
}
