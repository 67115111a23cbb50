package dev.envelope.simulation.random;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;

/**
 * Which key a request asks for: keys are numbers from 0 on, the most popular one first, and requests do not know of each other.
 *
 * <p>A draw costs the same for any number of keys: under Zipf's law by rejection-inversion (W. Hörmann and G. Derflinger, ACM TOMACS
 * 6(3), 1996), of weights by the alias method (A. J. Walker, ACM TOMS 3(3), 1977).
 */
public sealed interface Keys {

    /** How many keys there are. */
    int number();

    /** Draws keys. */
    Sampler sampler(UniformRandomProvider random);

    /** The part of the requests that asks for a key. */
    double share(int key);

    /** Zipf's law: the k-th most popular key is asked for in proportion to {@code k^−exponent}. */
    static Keys zipf(int number, double exponent) {
        return new Zipf(number, exponent, 1 / Zipf.sum(number, exponent));
    }

    /** A weight for each key, the largest first. */
    static Keys of(double... descending) {
        double total = Arrays.stream(descending).sum();
        return new Weighted(Arrays.stream(descending).map(each -> each / total).toArray());
    }

    /** Zipf's law. */
    record Zipf(int number, double exponent, double first) implements Keys {

        /** So many terms are added one by one, and the rest by Euler and Maclaurin's formula, to 10⁻¹². */
        private static final int SINGLE = 1_000;

        private static double sum(int number, double exponent) {
            double sum = 0;
            int single = Math.min(number, SINGLE);
            for (int k = 1; k <= single; k++) {
                sum += Math.pow(k, -exponent);
            }
            return number == single ? sum : sum + rest(number, exponent) - rest(single, exponent);
        }

        private static double rest(double k, double exponent) {
            double log = Math.log(k);
            double slope = 1 - exponent;
            // the integral of k^−exponent from 1, which is the logarithm where the slope is 0
            double integral = Math.abs(slope * log) < 1e-12 ? log : Math.expm1(slope * log) / slope;
            double last = Math.exp(-exponent * log);
            return integral + last / 2 - exponent * last / k / 12;
        }

        @Override
        public Sampler sampler(UniformRandomProvider random) {
            if (exponent == 0) {
                return each(() -> random.nextInt(number));
            }
            DiscreteSampler rank = RejectionInversionZipfSampler.of(random, number, exponent);
            return each(() -> rank.sample() - 1);
        }

        @Override
        public double share(int key) {
            return first * Math.pow(key + 1.0, -exponent);
        }
    }

    /** Parts of the requests, which add up to 1, and the table by which they are drawn. */
    record Weighted(double[] shares, SharedStateDiscreteSampler table) implements Keys {

        private Weighted(double[] shares) {
            this(shares, AliasMethodDiscreteSampler.of(Streams.named(0, 0, ""), shares));
        }

        @Override
        public int number() {
            return shares.length;
        }

        @Override
        public Sampler sampler(UniformRandomProvider random) {
            return each(table.withUniformRandomProvider(random));
        }

        @Override
        public double share(int key) {
            return shares[key];
        }
    }

    private static Sampler each(DiscreteSampler sampler) {
        return (numbers, from, to) -> {
            for (int i = from; i < to; i++) {
                numbers[i] = sampler.sample();
            }
        };
    }
}
