package dev.envelope.simulation.engine;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A number that was estimated from replications, and how sure it is: the true one lies within the half-width with the stated
 * confidence.
 *
 * <p>The estimate is that of all replications together; how far those of single replications scatter around it tells the
 * half-width, by Student's t (sectioning). Source: S. Asmussen and P. Glynn, Stochastic Simulation, 2007, section III.5; M.
 * Nakayama, Confidence intervals for quantiles using sectioning, Winter Simulation Conference 2012.
 */
public record Interval(double estimate, double halfWidth) {

    static Interval of(double together, double[] ofEach, double confidence) {
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

    public double low() {
        return estimate - halfWidth;
    }

    public double high() {
        return estimate + halfWidth;
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
