package dev.envelope.view.chart;

import java.util.function.DoubleFunction;

/**
 * One axis of a chart: what it shows, and how a value in base units reads beside a tick.
 *
 * @param title what is shown, with its unit where the ticks do not tell it
 * @param format a value in base units as text, such as {@code 10k}, {@code 1.2 PB} or {@code $20k}
 * @param logarithmic whether equal distances are equal factors; only values above 0 can then be drawn
 * @param most the value at which the axis ends at the latest: curves are cut there
 */
public record Axis(String title, DoubleFunction<String> format, boolean logarithmic, double most) {

    /** A linear axis. */
    public static Axis of(String title, DoubleFunction<String> format) {
        return new Axis(title, format, false, Double.POSITIVE_INFINITY);
    }

    /** The same axis with equal factors at equal distances. */
    public Axis log() {
        return new Axis(title, format, true, most);
    }

    /** The same axis, ending at this value at the latest: a curve that runs away is cut there. */
    public Axis upTo(double value) {
        return new Axis(title, format, logarithmic, value);
    }

    /** The same axis for values that are given in multiples of a unit. */
    Axis in(double unit) {
        return new Axis(title, value -> format.apply(value * unit), logarithmic, most / unit);
    }
}
