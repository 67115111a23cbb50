package dev.envelope.performance.calibration;

import dev.envelope.quantity.DesignException;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A straight line through measurements, by ordinary least squares: y = intercept + slope × x.
 *
 * @param slopeError the standard error of the slope
 * @param interceptError the standard error of the intercept
 * @param middle the mean of x
 * @param determination R², the part of the variance of y that the line explains
 * @param freedom the degrees of freedom, two fewer than measurements
 */
record Regression(
        double intercept,
        double slope,
        double interceptError,
        double slopeError,
        double middle,
        double determination,
        int freedom) {

    /** Less than this part of the measured is rounding. */
    private static final double ROUNDING = 1e-12;

    static Regression of(String source, double[] x, double[] y) {
        int n = x.length;
        double meanX = mean(x);
        double meanY = mean(y);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        if (!(xx > 0)) {
            throw new DesignException(
                    source,
                    "all measurements have the same throughput, so no line goes through them",
                    "measure at several loads");
        }
        double slope = xy / xx;
        double intercept = some(meanY - slope * meanX, meanY);
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double off = y[i] - intercept - slope * x[i];
            squares += off * off;
        }
        double variance = squares / (n - 2);
        return new Regression(
                intercept,
                slope,
                some(Math.sqrt(variance * (1.0 / n + meanX * meanX / xx)), meanY),
                Math.sqrt(variance / xx),
                meanX,
                yy > 0 ? 1 - squares / yy : 1,
                n - 2);
    }

    private static double some(double value, double measured) {
        return Math.abs(value) < ROUNDING * Math.abs(measured) ? 0 : value;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    double at(double x) {
        return intercept + slope * x;
    }

    /** Where the line comes to a height. */
    double reaches(double y) {
        return (y - intercept) / slope;
    }

    /** The standard error of where it does, by the delta method: of the line there, over its slope. */
    double reachesError(double y) {
        double x = reaches(y);
        double variance = interceptError * interceptError + x * (x - 2 * middle) * slopeError * slopeError;
        return Math.sqrt(Math.max(0, variance)) / slope;
    }

    /** How many standard errors the ends of a 90 % interval lie beside an estimate. */
    static double t90(int freedom) {
        return TDistribution.of(freedom).inverseCumulativeProbability(0.95);
    }
}
