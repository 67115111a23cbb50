package dev.envelope.view.chart;

import dev.envelope.quantity.Outcomes;
import java.util.List;

/**
 * A band of uncertainty around a curve: for each point the lower and the upper bound, such as p5 and p95.
 *
 * @param low lower bounds
 * @param high upper bounds, as many
 */
public record Band(double[] low, double[] high) {

    /** From p5 to p95 of what becomes of each point. */
    public static Band of(List<Outcomes> points) {
        List<double[]> ends =
                points.stream().map(each -> each.percentiles(5, 95)).toList();
        return new Band(
                ends.stream().mapToDouble(each -> each[0]).toArray(),
                ends.stream().mapToDouble(each -> each[1]).toArray());
    }
}
