package dev.envelope.view.chart;

/**
 * A value that is marked across the plot by a dashed line with a label: a limit or a target.
 *
 * @param at the value, in the axis' base unit
 * @param label what it is, such as {@code capacity 40k}
 */
public record Mark(double at, String label) {}
