package dev.envelope.performance.latency;

import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.knowm.xchart.XYChart;

/**
 * An operation's latency over multiples of the peak load, with the servers that there are at the stated load.
 *
 * <p>The knee is where the load over the mean latency, Kleinrock's power, is largest: beyond it more load costs more latency than
 * it brings.
 *
 * <p>Source: L. Kleinrock, Power and deterministic rules of thumb for probabilistic problems in computer communications, 1979.
 */
final class LoadCurve {

    private static final int POINTS = 60;
    private static final double WITHOUT_QUEUES = 2;

    private final Route route;
    private final double[] x;
    private final double[] loads;

    LoadCurve(Route route, double[] x) {
        this.route = route;
        this.x = x;
        double busiest = route.operands().stages().values().stream()
                .mapToDouble(stage -> x[stage.utilisationAt()])
                .max()
                .orElse(0);
        double limit = busiest > 0 ? 1 / busiest : WITHOUT_QUEUES;
        this.loads = new double[POINTS];
        Arrays.setAll(loads, i -> {
            double toLimit = 1 - (i + 1.0) / (POINTS + 1);
            return limit * (1 - toLimit * toLimit);
        });
    }

    private double[] over(DoubleUnaryOperator latency) {
        return Arrays.stream(loads).map(latency).toArray();
    }

    private double percentile(double part, double load) {
        return Percentile.of(route.journey(), route.operands().under(load, x), part);
    }

    private double mean(double load) {
        return Arrays.stream(route.means(route.operands().under(load, x))).sum();
    }

    /** The multiple of the load at which load over mean latency is largest. */
    double knee() {
        double best = loads[0];
        for (double load : loads) {
            if (load / mean(load) > best / mean(best)) {
                best = load;
            }
        }
        return best;
    }

    XYChart chart() {
        double[] p50 = over(load -> percentile(0.5, load));
        double[] p99 = over(load -> percentile(0.99, load));
        double knee = knee();
        double top = Math.max(4 * p99[0], 1.5 * percentile(0.99, knee));
        return Charts.lines(
                "Latency of " + route.operation() + " over the load",
                Axis.of("times the stated peak load", Format::number),
                Axis.of("latency", Dimension.TIME::format).upTo(top),
                List.of(
                        Line.of("p50", loads, p50),
                        Line.of("p99", loads, p99),
                        upright("knee at ×" + Format.number(knee), knee, top),
                        upright("now", 1, top)),
                List.of());
    }

    private static Line upright(String name, double at, double top) {
        return Line.of(name, new double[] {at, at}, new double[] {0, top});
    }
}
