package dev.envelope.view.chart;

import org.jspecify.annotations.Nullable;

/**
 * One curve of a chart, with or without a band of uncertainty.
 *
 * @param name its name in the legend
 * @param x where the points are, ascending
 * @param y their values; one that is not finite leaves a gap, so a saturated queue simply ends
 * @param band its uncertainty, or null
 */
public record Line(
        String name, double[] x, double[] y, @Nullable Band band) {

    /** A curve without a band. */
    public static Line of(String name, double[] x, double[] y) {
        return new Line(name, x, y, null);
    }
}
