package dev.envelope.view.chart;

/**
 * One step of a waterfall.
 *
 * @param label what makes the difference
 * @param change by how much the amount changes: below 0 where it falls
 */
public record Fall(String label, double change) {}
