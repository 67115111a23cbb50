package dev.envelope.view.chart;

/**
 * A time in which something was the matter: it is shaded across the plot, with its label at its beginning.
 *
 * @param from the value of the x axis at which it begins
 * @param to the value at which it ends
 * @param label what it is, such as {@code zone 1 down}
 */
public record Episode(double from, double to, String label) {}
