package dev.envelope.view.chart;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;

/**
 * The charts that answers are shown as. Each is a plain XChart chart: restyle it with {@code getStyler()}, save it with
 * XChart's encoders.
 *
 * <p>Values are in base units. Data that is missing or does not fit together is a
 * {@link dev.envelope.quantity.DesignException}; a value that is not finite leaves a gap.
 */
public final class Charts {

    private Charts() {}

    /**
     * An answer over time with its uncertainty: a median within two bands.
     *
     * @param at the moments, ascending
     * @param outer p5 to p95, or null
     * @param inner p25 to p75, or null
     * @param limits values that are marked across the plot
     */
    public static XYChart projection(
            String title,
            Axis x,
            Axis y,
            double[] at,
            @Nullable Band outer,
            @Nullable Band inner,
            double[] median,
            List<Mark> limits) {
        return Curves.projection(title, x, y, at, outer, inner, median, limits);
    }

    /** Curves over a parameter, each with a band where it has one; limits are marked across the plot. */
    public static XYChart lines(String title, Axis x, Axis y, List<Line> lines, List<Mark> limits) {
        return Curves.lines(title, x, y, lines, limits);
    }

    /** Curves over a time, in which some stretches are shaded and named. */
    public static XYChart timeline(String title, Axis x, Axis y, List<Line> lines, List<Episode> episodes) {
        var chart = Curves.lines(title, x, y, lines, List.of());
        Episodes.shade(chart, episodes);
        return chart;
    }

    /**
     * Areas on top of each other: what a sum is made of, with the uncertainty of the sum.
     *
     * @param at positions, ascending
     * @param parts name to values, one for each position; a map with an order keeps it, the first at the bottom; of more than
     *     there are colours, the smallest are one
     * @param total p5 to p95 of the sum, or null
     * @param limits values that are marked across the plot
     */
    public static XYChart stack(
            String title,
            Axis x,
            Axis y,
            double[] at,
            Map<String, double[]> parts,
            @Nullable Band total,
            List<Mark> limits) {
        return Stack.draw(title, x, y, at, Largest.of(parts), total, limits);
    }

    /**
     * Bars side by side: for each category one of each series.
     *
     * @param series name to values, one for each category; a map with an order keeps it
     */
    public static CategoryChart bars(
            String title, String xTitle, Axis y, List<String> categories, Map<String, double[]> series) {
        return Columns.draw(title, xTitle, y, categories, series, false);
    }

    /** Bars on top of each other: for each category the sum of the series, and what it is made of. */
    public static CategoryChart stackedBars(
            String title, String xTitle, Axis y, List<String> categories, Map<String, double[]> series) {
        return Columns.draw(title, xTitle, y, categories, Largest.of(series), true);
    }

    /** What moves an answer: one row for each input, widest on top, around the answer at all inputs' likely values. */
    public static XYChart tornado(String title, Axis x, double base, List<Bar> bars) {
        return Tornado.draw(title, x, base, bars);
    }

    /** What becomes of an amount step by step: one row for each, between the amount before and the amount after. */
    public static XYChart waterfall(String title, Axis x, String before, double start, List<Fall> steps, String after) {
        return Waterfall.draw(title, x, before, start, steps, after);
    }

    /** How likely each value of an answer is, with p5, p50, p95 and the chance of each target marked. */
    public static XYChart distribution(String title, Axis x, double[] samples, List<Mark> targets) {
        return new Distribution(title, x, samples).density(targets);
    }

    /** The share of cases in which an answer is at or below each value. */
    public static XYChart cdf(String title, Axis x, double[] samples, List<Mark> targets) {
        return new Distribution(title, x, samples).cumulative(targets);
    }
}
