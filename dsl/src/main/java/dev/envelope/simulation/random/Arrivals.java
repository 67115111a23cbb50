package dev.envelope.simulation.random;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * How calls arrive, apart from how often they do in the mean: what is drawn is the time from each to the next.
 *
 * <p>Source: A. Law, Simulation Modeling and Analysis, 2015, section 8.6; Markov-modulated arrivals: W. Fischer and K.
 * Meier-Hellstern, The Markov-modulated Poisson process cookbook, Performance Evaluation 18, 1993.
 */
public sealed interface Arrivals {

    /** Draws the times between arrivals of this many a second in the mean. */
    Sampler sampler(double rate, UniformRandomProvider random);

    /** How long it takes until nothing is left, but for a part of 1/e, of what the beginning was like, in seconds. */
    default double relaxationTime() {
        return 0;
    }

    /** At random: many users who do not know of each other. */
    record Poisson() implements Arrivals {
        @Override
        public Sampler sampler(double rate, UniformRandomProvider random) {
            return new ServiceTimes.Exponential(1 / rate).sampler(random);
        }
    }

    /**
     * At random, at a rate that changes between two levels (a Markov-modulated Poisson process). The mean rate stays as stated.
     *
     * @param times how many times the rate between bursts it is in a burst
     * @param length the mean length of a burst, in seconds, exponential
     * @param share the part of the time that is in bursts
     */
    record Bursty(double times, double length, double share) implements Arrivals {
        @Override
        public Sampler sampler(double rate, UniformRandomProvider random) {
            double calm = rate / (1 - share + share * times);
            return new Modulated(
                    new double[] {calm, calm * times}, new double[] {length * (1 - share) / share, length}, random);
        }

        @Override
        public double relaxationTime() {
            return length * (1 - share);
        }
    }

    /** As they once did: the times between arrivals of a trace, over and over, sped up or slowed down to the rate. */
    record Trace(double[] between) implements Arrivals {
        @Override
        public Sampler sampler(double rate, UniformRandomProvider random) {
            double scale = 1 / (rate * Arrays.stream(between).average().orElseThrow());
            return new Sampler() {
                private int next = random.nextInt(between.length);

                @Override
                public void fill(double[] numbers, int from, int to) {
                    for (int i = from; i < to; i++) {
                        numbers[i] = scale * between[next];
                        next = next + 1 == between.length ? 0 : next + 1;
                    }
                }
            };
        }
    }

    /**
     * At random, at a rate that follows the hours of a day, the first one first; the rate is that of the busiest hour.
     *
     * @param overPeak the rate of each hour over that of the busiest one
     */
    record Daily(double[] overPeak) implements Arrivals {
        private static final double HOUR = 3_600;

        /** Thinning (Lewis and Shedler 1979): arrivals at the highest rate, each kept with the chance of its hour. */
        @Override
        public Sampler sampler(double rate, UniformRandomProvider random) {
            var unit = ZigguratSampler.Exponential.of(random);
            return new Sampler() {
                private double now;

                @Override
                public void fill(double[] numbers, int from, int to) {
                    for (int i = from; i < to; i++) {
                        double before = now;
                        do {
                            now += unit.sample() / rate;
                        } while (random.nextDouble() >= overPeak[(int) (now / HOUR % overPeak.length)]);
                        numbers[i] = now - before;
                    }
                }
            };
        }
    }

    /** Times between the arrivals of a Poisson process whose rate jumps from one level to the other. */
    final class Modulated implements Sampler {
        private final double[] rates;
        private final double[] lengths;
        private final ZigguratSampler.Exponential unit;
        private int level;
        private double left;

        private Modulated(double[] rates, double[] lengths, UniformRandomProvider random) {
            this.rates = rates;
            this.lengths = lengths;
            this.unit = ZigguratSampler.Exponential.of(random);
            this.level = random.nextDouble() * (lengths[0] + lengths[1]) < lengths[0] ? 0 : 1;
            this.left = lengths[level] * unit.sample();
        }

        @Override
        public void fill(double[] numbers, int from, int to) {
            for (int i = from; i < to; i++) {
                double between = 0;
                double next = next();
                while (next > left) {
                    between += left;
                    level = 1 - level;
                    left = lengths[level] * unit.sample();
                    next = next();
                }
                left -= next;
                numbers[i] = between + next;
            }
        }

        private double next() {
            return unit.sample() / rates[level];
        }
    }
}
