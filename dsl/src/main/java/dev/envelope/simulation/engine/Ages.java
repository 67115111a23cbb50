package dev.envelope.simulation.engine;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * How old an object is at the last call of its key, where a cache evicts it before its time to live is over.
 *
 * <p>In each of its lives it is put in once, and read at the age {@code x} with the rate {@code λ·e^(−w·x)·A(x)}, {@code A(x)} being the
 * chance that no gap between its reads was longer than the characteristic time. Ages are drawn without that chance, but for that it
 * was read in each whole characteristic time ({@code (1 − e^(−λ·τ))^k}), and kept if such reads leave no gap that is longer.
 */
final class Ages {

    private final UniformRandomProvider random;
    private final ZigguratSampler.Exponential unit;

    Ages(UniformRandomProvider random, ZigguratSampler.Exponential unit) {
        this.random = random;
        this.unit = unit;
    }

    /**
     * An age in characteristic times.
     *
     * @param reads how often the key is read in a characteristic time
     * @param ending how often something else ends it in that time
     * @param life the time to live, above 1
     */
    double age(double reads, double ending, double life) {
        double unread = Math.exp(-reads);
        double first = ending == 0 ? reads : reads * -Math.expm1(-ending) / ending;
        double logarithm = Math.log1p(-unread) - ending;
        double all = -Math.expm1(Math.ceil(life) * logarithm);
        double total = 1 + first * all / -Math.expm1(logarithm);
        while (random.nextDouble() * total >= 1) {
            double whole = Math.floor(Math.log1p(-random.nextDouble() * all) / logarithm);
            double part = random.nextDouble();
            double rest = ending == 0 ? part : -Math.log1p(part * Math.expm1(-ending)) / ending;
            if (whole + rest <= life && isKept(reads, unread, whole, rest)) {
                return whole + rest;
            }
        }
        return 0;
    }

    /** Whether an object that is read in each of so many whole times, and at the end of the rest, is never unread for a whole time. */
    private boolean isKept(double reads, double unread, double whole, double rest) {
        double since = 0;
        for (double i = 0; i < whole; i++) {
            double first = -Math.log1p(-random.nextDouble() * (1 - unread)) / reads;
            if (since + first > 1) {
                return false;
            }
            since = Math.min(1 - first, unit.sample() / reads);
        }
        return since + Math.min(rest, unit.sample() / reads) <= 1;
    }
}
