package dev.envelope.quantity;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * What becomes of one amount in many drawn worlds: values in the base unit, in the order of the worlds.
 *
 * <p>Percentiles are Hyndman and Fan's definition 8, which they recommend (The American Statistician 50, 1996): about
 * unbiased whatever the distribution.
 */
public final class Outcomes {

    // without the copy it would put the worlds in another order
    private static final Quantile QUANTILE = Quantile.withDefaults().withCopy(true);

    private final Dimension dimension;
    private final double[] values;

    /** The values of an amount in base units, one for each world. */
    public Outcomes(Dimension dimension, double[] values) {
        this.dimension = dimension;
        this.values = values;
    }

    public Dimension dimension() {
        return dimension;
    }

    /** How many worlds. */
    public int size() {
        return values.length;
    }

    /** The outcomes in the first so many worlds. */
    public Outcomes first(int worlds) {
        return new Outcomes(dimension, Arrays.copyOf(values, worlds));
    }

    /** World by world, how many times the other it is. */
    public Outcomes dividedBy(Outcomes other) {
        double[] ratios = new double[values.length];
        Arrays.setAll(ratios, i -> values[i] / other.values[i]);
        return new Outcomes(Dimension.COUNT, ratios);
    }

    /** World by world, how much more than the other it is. */
    public Outcomes minus(Outcomes other) {
        double[] differences = new double[values.length];
        Arrays.setAll(differences, i -> values[i] - other.values[i]);
        return new Outcomes(dimension, differences);
    }

    /** The values in the order of the worlds. */
    public double[] values() {
        return values.clone();
    }

    /** The value in one world. */
    public double get(int world) {
        return values[world];
    }

    /**
     * The value below which this many percent of the worlds lie.
     *
     * @throws DesignException if the percentage is outside 0..100
     */
    public double percentile(double percent) {
        return percentiles(percent)[0];
    }

    /** Several percentiles in one pass. */
    public double[] percentiles(double... percents) {
        for (double percent : percents) {
            checkPercentile(percent);
        }
        return QUANTILE.evaluate(
                values, DoubleStream.of(percents).map(p -> p / 100).toArray());
    }

    static void checkPercentile(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new DesignException(
                    "percentile(" + Format.plain(percent) + ")",
                    "a percentile lies between 0 and 100",
                    "write percentile(95)");
        }
    }

    /**
     * The 90 % interval as text, p5 to p95, such as {@code 1.2 k/s to 3.4 k/s}; empty if both ends read the same, as those of a
     * certain amount do.
     */
    public String interval() {
        double[] ends = percentiles(5, 95);
        String low = dimension.format(ends[0]);
        String high = dimension.format(ends[1]);
        return low.equals(high) ? "" : low + " to " + high;
    }

    public double mean() {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** The variance over the worlds. */
    public double variance() {
        double mean = mean();
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1);
    }

    /** The standard error of the mean: how far the mean of so many draws may be off. */
    public double standardError() {
        return Math.sqrt(variance() / values.length);
    }

    /** The share of the worlds in which the value passes a test. */
    public double chance(DoublePredicate test) {
        long passed = 0;
        for (double value : values) {
            passed += test.test(value) ? 1 : 0;
        }
        return (double) passed / values.length;
    }

    @Override
    public String toString() {
        double[] p = percentiles(5, 50, 95);
        return "p5 " + dimension.format(p[0]) + ", p50 " + dimension.format(p[1]) + ", p95 " + dimension.format(p[2])
                + ", mean " + dimension.format(mean()) + " (" + Format.count(values.length) + " draws)";
    }
}
