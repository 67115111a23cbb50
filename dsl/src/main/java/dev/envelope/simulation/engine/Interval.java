package dev.envelope.simulation.engine;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A number that was estimated from replications, and how sure it is: the true one lies within the half-width with the stated
 * confidence.
 *
 * <p>The estimate is that of all replications together; how far those of single replications scatter around it tells the
 * half-width, by Student's t (sectioning). Source: S. Asmussen and P. Glynn, Stochastic Simulation, 2007, section III.5; M.
 * Nakayama, Confidence intervals for quantiles using sectioning, Winter Simulation Conference 2012.
 *
 * @param least what the number cannot be below, whatever its half-width
 * @param most what it cannot be above
 */
public record Interval(double estimate, double halfWidth, double least, double most) {

    /** An interval of a number of any size. */
    public Interval(double estimate, double halfWidth) {
        this(estimate, halfWidth, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    public static Interval of(double together, double[] ofEach, double confidence) {
        int n = ofEach.length;
        double sum = 0;
        for (double each : ofEach) {
            sum += (each - together) * (each - together);
        }
        double t = TDistribution.of(n - 1).inverseCumulativeProbability((1 + confidence) / 2);
        return new Interval(together, t * Math.sqrt(sum / (n - 1) / n));
    }

    public boolean isKnown() {
        return !Double.isNaN(estimate);
    }

    /** The same of a part of something, which is neither less than nothing nor more than all of it. */
    public Interval ofShare() {
        return within(0, 1);
    }

    public Interval within(double least, double most) {
        return new Interval(estimate, halfWidth, least, most);
    }

    public double low() {
        return Math.max(least, estimate - halfWidth);
    }

    public double high() {
        return Math.min(most, estimate + halfWidth);
    }

    /** Whether a number lies in it. */
    public boolean contains(double number) {
        return low() <= number && number <= high();
    }

    /** The half-width over the estimate. */
    public double relative() {
        return halfWidth / Math.abs(estimate);
    }
}
