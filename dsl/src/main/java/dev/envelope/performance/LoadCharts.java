package dev.envelope.performance;

import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenarios;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Band;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import org.knowm.xchart.XYChart;

/** What becomes of a queue under every load up to its limit; with a band from p5 to p95 where it is uncertain. */
final class LoadCharts {

    private static final int POINTS = 120;
    private static final double FULL = 0.97;
    private static final double OVERLOAD = 1.5;

    /** A curve takes as many formulas as it has points, so that a band is told from fewer worlds than elsewhere. */
    private static final int WORLDS = 1_000;

    private LoadCharts() {}

    /** Mean and p99 of a time over the utilisation, with the one that there is. */
    static XYChart times(String time, String title, Share now, DoubleFunction<Time> mean, DoubleFunction<Time> p99) {
        double[] loads = new double[POINTS];
        Arrays.setAll(loads, i -> FULL * (i + 1) / POINTS);
        Line highest = line("p99", loads, p99);
        double top = 0.6 * highest.y()[POINTS - 1];
        List<Line> lines = new ArrayList<>(List.of(line("mean", loads, mean), highest));
        if (now.value() < 1) {
            lines.add(now(now, top));
        }
        return Charts.lines(
                Character.toUpperCase(time.charAt(0)) + time.substring(1) + " of " + title,
                Axis.of("utilisation", Format::share).upTo(1),
                Axis.of(time, Dimension.TIME::format).upTo(top),
                lines,
                List.of());
    }

    /** The part that is turned away over the offered load of a server, with the one that there is. */
    static XYChart lost(String title, Share now, DoubleFunction<Share> part) {
        double end = Math.max(OVERLOAD, 1.2 * now.value());
        double[] loads = new double[POINTS];
        Arrays.setAll(loads, i -> end * (i + 1) / POINTS);
        Line lost = line("turned away", loads, part);
        return Charts.lines(
                "Calls turned away by " + title,
                Axis.of("offered load of a server", Format::share),
                Axis.of("turned away", Format::share),
                List.of(lost, now(now, lost.y()[POINTS - 1])),
                List.of());
    }

    private static Line line(String name, double[] loads, DoubleFunction<? extends Quantity<?>> of) {
        List<? extends Quantity<?>> values =
                Arrays.stream(loads).<Quantity<?>>mapToObj(of::apply).toList();
        double[] likely = values.stream().mapToDouble(Quantity::value).toArray();
        if (values.stream().noneMatch(Quantity::uncertain)) {
            return Line.of(name, loads, likely);
        }
        List<Outcomes> outcomes = Scenarios.standard()
                .draws(WORLDS)
                .of(values.stream().map(Quantity::term).toList());
        return new Line(name, loads, likely, Band.of(outcomes));
    }

    private static Line now(Share now, double top) {
        double at = now.value();
        return Line.of("now, " + now, new double[] {at, at}, new double[] {0, top});
    }
}
