package dev.envelope.performance;

import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.knowm.xchart.XYChart;

/** What becomes of a queue under every load up to its limit. */
final class LoadCharts {

    private static final int POINTS = 120;
    private static final double FULL = 0.97;
    private static final double OVERLOAD = 1.5;

    private LoadCharts() {}

    /** Mean and p99 of a time over the utilisation, with the one that there is. */
    static XYChart times(String time, String title, double now, DoubleUnaryOperator mean, DoubleUnaryOperator p99) {
        double[] loads = new double[POINTS];
        Arrays.setAll(loads, i -> FULL * (i + 1) / POINTS);
        double[] highest = Arrays.stream(loads).map(p99).toArray();
        double top = 0.6 * highest[POINTS - 1];
        List<Line> lines = new ArrayList<>(List.of(
                Line.of("mean", loads, Arrays.stream(loads).map(mean).toArray()), Line.of("p99", loads, highest)));
        if (now < 1) {
            lines.add(Line.of("now, " + Format.share(now), new double[] {now, now}, new double[] {0, top}));
        }
        return Charts.lines(
                Character.toUpperCase(time.charAt(0)) + time.substring(1) + " of " + title,
                Axis.of("utilisation", Format::share).upTo(1),
                Axis.of(time, Dimension.TIME::format).upTo(top),
                lines,
                List.of());
    }

    /** The part that is turned away over the offered load of a server, with the one that there is. */
    static XYChart lost(String title, double now, DoubleUnaryOperator part) {
        double end = Math.max(OVERLOAD, 1.2 * now);
        double[] loads = new double[POINTS];
        Arrays.setAll(loads, i -> end * (i + 1) / POINTS);
        double[] lost = Arrays.stream(loads).map(part).toArray();
        return Charts.lines(
                "Calls turned away by " + title,
                Axis.of("offered load of a server", Format::share),
                Axis.of("turned away", Format::share),
                List.of(
                        Line.of("turned away", loads, lost),
                        Line.of("now, " + Format.share(now), new double[] {now, now}, new double[] {0, lost[POINTS - 1]
                        })),
                List.of());
    }
}
