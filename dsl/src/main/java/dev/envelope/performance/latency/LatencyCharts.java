package dev.envelope.performance.latency;

import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;

/** How likely each latency is, and what the mean ones are made of. */
final class LatencyCharts {

    private static final double SHOWN = 0.995;

    private LatencyCharts() {}

    static XYChart cdf(String name, List<Route> routes, Function<Route, double[]> values) {
        List<Line> lines = new ArrayList<>();
        for (Route route : routes) {
            double[] x = values.apply(route);
            if (route.journey().ends(x) > 0) {
                lines.add(cumulative(route, x));
            }
        }
        return Charts.lines(
                "How likely each latency of " + name + " is",
                Axis.of("latency", Dimension.TIME::format),
                Axis.of("answered by then", Format::share).upTo(1),
                lines,
                List.of());
    }

    private static Line cumulative(Route route, double[] x) {
        Grid grid = Percentile.grid(route.journey(), x, SHOWN);
        Grid.Times answered = route.journey().after(grid.start(), grid, x);
        double[] times = new double[grid.size()];
        double[] below = new double[grid.size()];
        double sum = 0;
        for (int i = 0; i < times.length; i++) {
            sum += answered.mass()[i];
            times[i] = answered.from() + (i + 0.5) * grid.step();
            below[i] = sum;
        }
        return Line.of(route.operation(), times, below);
    }

    static CategoryChart parts(String name, List<Route> routes, Function<Route, double[]> values) {
        Map<String, double[]> parts = new LinkedHashMap<>();
        for (int i = 0; i < routes.size(); i++) {
            Route route = routes.get(i);
            double[] means = route.means(values.apply(route));
            for (int k = 0; k < means.length; k++) {
                parts.computeIfAbsent(route.operands().parts().get(k), part -> new double[routes.size()])[i] =
                        Double.isFinite(means[k]) ? means[k] : 0;
            }
        }
        return Charts.stackedBars(
                "What the mean latency of " + name + " is made of",
                "",
                Axis.of("mean latency", Dimension.TIME::format),
                routes.stream().map(Route::operation).toList(),
                parts);
    }
}
