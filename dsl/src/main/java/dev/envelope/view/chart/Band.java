package dev.envelope.view.chart;

/**
 * A band of uncertainty around a curve: for each point the lower and the upper bound, such as p5 and p95.
 *
 * @param low lower bounds
 * @param high upper bounds, as many
 */
public record Band(double[] low, double[] high) {}
