package dev.envelope.performance.calibration;

import dev.envelope.performance.Scalability;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import dev.envelope.view.chart.Mark;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Measurements as points, and what was fitted to them. */
final class FitCharts {

    private static final String POINTS = "measured";
    private static final int STEPS = 100;

    private FitCharts() {}

    static XYChart utilisation(LoadTest test, Regression line) {
        double[] x = test.throughput();
        return fit(
                "Utilisation over throughput, " + test.source(),
                axis("throughput", Measured.THROUGHPUT),
                axis("utilisation", Measured.UTILISATION),
                points(x, test.column(Measured.UTILISATION).orElseThrow()),
                "U = U₀ + D × X",
                line::at);
    }

    static XYChart growth(LoadTest test, Scalability law) {
        double[] n = test.column(Measured.CONCURRENCY).orElseThrow();
        return fit(
                "Throughput over concurrency, " + test.source(),
                axis("concurrency", Measured.CONCURRENCY),
                axis("throughput", Measured.THROUGHPUT),
                points(n, test.throughput()),
                "scalability law",
                law::of);
    }

    static XYChart residuals(LoadTest test, Optional<Regression> regression, Optional<ScalabilityFit> law) {
        double[] x = test.throughput();
        boolean byLine = regression.isPresent();
        double[] measured = byLine ? test.column(Measured.UTILISATION).orElseThrow() : x;
        DoubleUnaryOperator fit =
                byLine ? regression.get()::at : law.orElseThrow().law()::of;
        double[] at = byLine ? x : test.column(Measured.CONCURRENCY).orElseThrow();
        double[] off = new double[at.length];
        Arrays.setAll(off, i -> measured[i] - fit.applyAsDouble(at[i]));
        Measured over = byLine ? Measured.THROUGHPUT : Measured.CONCURRENCY;
        Measured of = byLine ? Measured.UTILISATION : Measured.THROUGHPUT;
        return scattered(Charts.lines(
                "Residuals, " + test.source(),
                axis(over.told(), over),
                axis(of.told() + ", measured less fitted", of),
                List.of(points(at, off)),
                List.of(new Mark(0, "the fit"))));
    }

    private static Axis axis(String title, Measured kind) {
        return Axis.of(title, kind.dimension()::format);
    }

    private static Line points(double[] x, double[] y) {
        int[] order = IntStream.range(0, x.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> x[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        return Line.of(
                POINTS,
                Arrays.stream(order).mapToDouble(i -> x[i]).toArray(),
                Arrays.stream(order).mapToDouble(i -> y[i]).toArray());
    }

    private static XYChart fit(String title, Axis x, Axis y, Line measured, String name, DoubleUnaryOperator fitted) {
        double most = measured.x()[measured.x().length - 1];
        double[] at = IntStream.rangeClosed(0, STEPS)
                .mapToDouble(i -> most * i / STEPS)
                .toArray();
        Line curve = Line.of(name, at, Arrays.stream(at).map(fitted).toArray());
        return scattered(Charts.lines(title, x, y, List.of(measured, curve), List.of()));
    }

    private static XYChart scattered(XYChart chart) {
        for (XYSeries series : chart.getSeriesCollection()) {
            if (POINTS.equals(series.getLabel())) {
                series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
                series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(series.getLineColor());
            }
        }
        return chart;
    }
}
