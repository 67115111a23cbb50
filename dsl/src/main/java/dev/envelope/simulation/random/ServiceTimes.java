package dev.envelope.simulation.random;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * A distribution of times in seconds: their mean, their variability (standard deviation over mean), and how to draw them.
 *
 * <p>{@link #of} is what the formulas take, too: a Gamma distribution with the stated variability, which is constant for 0,
 * Erlang's for 1 ÷ √k and exponential for 1.
 */
public sealed interface ServiceTimes {

    /** The mean, in seconds. */
    double mean();

    /** The standard deviation over the mean. */
    double variability();

    /** Draws from it. */
    Sampler sampler(UniformRandomProvider random);

    /** Times of Gamma's distribution: all the same for a variability of 0, exponential for 1. */
    static ServiceTimes of(double mean, double variability) {
        if (variability == 0) {
            return new Constant(mean);
        }
        return variability == 1 ? new Exponential(mean) : new Gamma(mean, variability);
    }

    /** Always the same time. */
    record Constant(double mean) implements ServiceTimes {
        @Override
        public double variability() {
            return 0;
        }

        @Override
        public Sampler sampler(UniformRandomProvider random) {
            return (numbers, from, to) -> Arrays.fill(numbers, from, to, mean);
        }
    }

    /** Without memory: how long it has taken says nothing about how long it will take. */
    record Exponential(double mean) implements ServiceTimes {
        @Override
        public double variability() {
            return 1;
        }

        @Override
        public Sampler sampler(UniformRandomProvider random) {
            var unit = ZigguratSampler.Exponential.of(random);
            return new Sampler() {
                @Override
                public void fill(double[] numbers, int from, int to) {
                    for (int i = from; i < to; i++) {
                        numbers[i] = mean * unit.sample();
                    }
                }

                /** In the loop that draws: an addition takes no longer than the wait for the next random number. */
                @Override
                public void fillWithSums(double start, double[] sums, int from, int to) {
                    // a field would be read again after each call
                    var source = unit;
                    double scale = mean;
                    double sum = start;
                    for (int i = from; i < to; i++) {
                        sum += scale * source.sample();
                        sums[i] = sum;
                    }
                }
            };
        }
    }

    /** A sum of exponential phases, where their number need not be whole. */
    record Gamma(double mean, double variability) implements ServiceTimes {
        @Override
        public Sampler sampler(UniformRandomProvider random) {
            double shape = 1 / (variability * variability);
            return each(AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, mean / shape));
        }
    }

    /** Its logarithm is normal: a long tail, as of services that call others. */
    record LogNormal(double mean, double variability) implements ServiceTimes {
        @Override
        public Sampler sampler(UniformRandomProvider random) {
            double square = Math.log1p(variability * variability);
            double location = Math.log(mean) - square / 2;
            double deviation = Math.sqrt(square);
            var normal = ZigguratSampler.NormalizedGaussian.of(random);
            return each(() -> Math.exp(location + deviation * normal.sample()));
        }
    }

    /**
     * Exponential times of two kinds, of which each has half of the work (balanced means): short ones, and now and then a long
     * one. The variability is at least 1.
     */
    record HyperExponential(double mean, double variability) implements ServiceTimes {
        @Override
        public Sampler sampler(UniformRandomProvider random) {
            double square = variability * variability;
            double often = (1 + Math.sqrt((square - 1) / (square + 1))) / 2;
            double brief = mean / (2 * often);
            double lengthy = mean / (2 * (1 - often));
            var unit = ZigguratSampler.Exponential.of(random);
            return each(() -> (random.nextDouble() < often ? brief : lengthy) * unit.sample());
        }
    }

    /** Times that were measured, each as likely as the others. */
    record Measured(double[] seconds) implements ServiceTimes {
        @Override
        public double mean() {
            return Arrays.stream(seconds).average().orElseThrow();
        }

        @Override
        public double variability() {
            double mean = mean();
            double square =
                    Arrays.stream(seconds).map(x -> (x - mean) * (x - mean)).sum() / seconds.length;
            return Math.sqrt(square) / mean;
        }

        @Override
        public Sampler sampler(UniformRandomProvider random) {
            return each(() -> seconds[random.nextInt(seconds.length)]);
        }
    }

    private static Sampler each(ContinuousSampler sampler) {
        return (numbers, from, to) -> {
            for (int i = from; i < to; i++) {
                numbers[i] = sampler.sample();
            }
        };
    }
}
