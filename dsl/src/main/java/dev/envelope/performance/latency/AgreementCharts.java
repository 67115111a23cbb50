package dev.envelope.performance.latency;

import dev.envelope.quantity.Format;
import dev.envelope.simulation.PercentileCurve;
import dev.envelope.simulation.Simulation;
import dev.envelope.simulation.engine.Histogram;
import dev.envelope.simulation.engine.Interval;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Band;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;

/** Percentiles by formulas and by a simulation as pictures. */
record AgreementCharts(Map<Route, double[]> routes, Simulation simulation) {

    private static final String SIMULATED = "simulated, with its 95 % interval";

    /** The percentiles of an operation by the formula, over those of the simulation with their intervals, as far as it has any. */
    XYChart both(String operation) {
        PercentileCurve curve = simulation.curve(operation);
        Line simulated = curve.line();
        double[] parts = curve.points().isEmpty()
                ? PercentileCurve.parts().toArray()
                : curve.points().stream()
                        .mapToDouble(PercentileCurve.Point::part)
                        .toArray();
        double[] oneIn = Arrays.stream(parts).map(part -> 1 / (1 - part)).toArray();
        List<Line> lines = new ArrayList<>(List.of(Line.of("formula", oneIn, formula(curve.operation(), parts))));
        if (!curve.points().isEmpty()) {
            lines.add(0, new Line(SIMULATED, simulated.x(), simulated.y(), simulated.band()));
        }
        return PercentileCurve.chart("Latency of " + curve.operation() + " by formula and simulation", lines);
    }

    /** By which part the formula's percentiles of an operation are above the simulated ones, over the interval of these. */
    XYChart differences(String operation) {
        PercentileCurve curve = simulation.curve(operation);
        List<PercentileCurve.Point> points = curve.points();
        String title = "Latency of " + curve.operation() + ": formula less simulation";
        if (points.isEmpty()) {
            throw PercentileCurve.nothing(title);
        }
        Line simulated = curve.line();
        double[] difference = formula(
                curve.operation(),
                points.stream().mapToDouble(PercentileCurve.Point::part).toArray());
        double[] zero = new double[difference.length];
        double[] low = new double[difference.length];
        double[] high = new double[difference.length];
        for (int i = 0; i < difference.length; i++) {
            Interval time = points.get(i).time();
            double halfWidth = time.halfWidth() + Histogram.width(time.estimate());
            Pair pair = Pair.ofTimes(operation, "time", difference[i], time.estimate(), halfWidth, 0);
            difference[i] = pair.simulated() > 0 ? pair.difference() : 0;
            high[i] = pair.halfWidth() / time.estimate();
            low[i] = -high[i];
        }
        return Charts.lines(
                title,
                PercentileCurve.axis(),
                Axis.of("difference", Format::share),
                List.of(
                        new Line(SIMULATED, simulated.x(), zero, new Band(low, high)),
                        Line.of("formula", simulated.x(), difference)),
                List.of());
    }

    private double[] formula(String operation, double[] parts) {
        Map.Entry<Route, double[]> route = routes.entrySet().stream()
                .filter(each -> each.getKey().operation().equals(operation))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(parts)
                .map(part -> Percentile.of(route.getKey().journey(), route.getValue(), part))
                .toArray();
    }
}
