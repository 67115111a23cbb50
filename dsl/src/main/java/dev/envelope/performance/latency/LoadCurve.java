package dev.envelope.performance.latency;

import dev.envelope.capacity.Inverse;
import dev.envelope.capacity.Loads;
import dev.envelope.model.Model;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Scenario;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.XYChart;

/**
 * An operation's latency over multiples of the peak load, with the servers that there are at the stated load, and with the hit rates
 * that caches have under each load.
 *
 * <p>The knee is where the load over the mean latency, Kleinrock's power, is largest: beyond it more load costs more latency than
 * it brings.
 *
 * <p>Source: L. Kleinrock, Power and deterministic rules of thumb for probabilistic problems in computer communications, 1979.
 */
final class LoadCurve {

    private static final int POINTS = 60;
    private static final double WITHOUT_QUEUES = 2;

    /** As far as a curve goes whose servers are full later, or never, because a cache keeps the load from them: "now" still shows. */
    private static final double FARTHEST = 30;

    private final Route route;
    private final Scenario scenario;
    private final double[] loads;

    /** The numbers of the journey under each of the loads. */
    private final double[][] numbers;

    private LoadCurve(Route route, Scenario scenario) {
        this.route = route;
        this.scenario = scenario;
        double limit = busiest(numbers(1)) == 0
                ? WITHOUT_QUEUES
                : Inverse.of(load -> Math.max(load / FARTHEST, busiest(numbers(load))), 1, 1);
        this.loads = new double[POINTS];
        Arrays.setAll(loads, i -> {
            double toLimit = 1 - (i + 1.0) / (POINTS + 1);
            return limit * (1 - toLimit * toLimit);
        });
        this.numbers = Arrays.stream(loads).mapToObj(this::numbers).toArray(double[][]::new);
    }

    /** That of an operation, with the servers that there are in a scenario. */
    static LoadCurve of(Model model, String operation, Scenario scenario) {
        return new LoadCurve(Route.of(Loads.of(model).builtFor(scenario), "chart", operation), scenario);
    }

    /** The numbers of the journey under so many times the load: also of caches whose hit rate goes with it. */
    private double[] numbers(double load) {
        return route.operands().values(scenario.load(load));
    }

    private double busiest(double[] numbers) {
        return route.operands().stages().values().stream()
                .mapToDouble(stage -> numbers[stage.utilisationAt()])
                .max()
                .orElse(0);
    }

    /** The multiples of the load at which it is told, rising. */
    double[] loads() {
        return loads.clone();
    }

    private double[] over(ToDoubleFunction<double[]> latency) {
        return Arrays.stream(numbers).mapToDouble(latency).toArray();
    }

    /** A percentile of the latency under each of the loads. */
    double[] percentiles(double part) {
        return over(numbers -> Percentile.of(route.journey(), numbers, part));
    }

    /** The position of the load at which the load over the mean latency is largest. */
    private int knee() {
        double[] mean = over(numbers -> Arrays.stream(route.means(numbers)).sum());
        int best = 0;
        for (int i = 1; i < loads.length; i++) {
            best = loads[i] / mean[i] > loads[best] / mean[best] ? i : best;
        }
        return best;
    }

    XYChart chart() {
        double[] p50 = percentiles(0.5);
        double[] p99 = percentiles(0.99);
        int knee = knee();
        double top = Math.max(4 * p99[0], 1.5 * p99[knee]);
        List<Line> lines = new ArrayList<>(List.of(Line.of("p50", loads, p50), Line.of("p99", loads, p99)));
        if (knee < loads.length - 1) {
            lines.add(upright("knee at ×" + Format.number(loads[knee]), loads[knee], top));
        }
        lines.add(upright("now", 1, top));
        return Charts.lines(
                "Latency of " + route.operation() + " over the load",
                Axis.of("times the stated peak load", Format::number),
                Axis.of("latency", Dimension.TIME::format).upTo(top),
                lines,
                List.of());
    }

    private static Line upright(String name, double at, double top) {
        return Line.of(name, new double[] {at, at}, new double[] {0, top});
    }
}
