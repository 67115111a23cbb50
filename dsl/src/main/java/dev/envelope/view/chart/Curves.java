package dev.envelope.view.chart;

import dev.envelope.quantity.DesignException;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;

/** Curves with bands over a numeric axis: projections and sweeps. */
final class Curves {

    private Curves() {}

    static XYChart projection(
            String title,
            Axis x,
            Axis y,
            double[] at,
            @Nullable Band outer,
            @Nullable Band inner,
            double[] median,
            List<Mark> limits) {
        var values = DoubleStream.concat(Arrays.stream(median), DoubleStream.concat(values(outer), values(inner)));
        var chart = chart(
                title, x, y, at, DoubleStream.concat(values, limits.stream().mapToDouble(Mark::at)));
        var names = new ArrayList<String>();
        Color color = Theme.series(0);
        if (outer != null) {
            names.add("p5–p95");
            area(chart, "p5–p95", at, outer, Theme.faint(color, 45));
        }
        if (inner != null) {
            names.add("p25–p75");
            area(chart, "p25–p75", at, inner, Theme.faint(color, 75));
        }
        names.add("median");
        line(chart, "median", at, median, color);
        return finish(chart, x, at, names, limits);
    }

    static XYChart lines(String title, Axis x, Axis y, List<Line> lines, List<Mark> limits) {
        double[] at = lines.stream()
                .flatMapToDouble(line -> Arrays.stream(line.x()))
                .sorted()
                .distinct()
                .toArray();
        var values = lines.stream()
                .flatMapToDouble(line -> DoubleStream.concat(Arrays.stream(line.y()), values(line.band())));
        var chart = chart(
                title, x, y, at, DoubleStream.concat(values, limits.stream().mapToDouble(Mark::at)));
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (line.band() != null) {
                area(chart, line.name() + " (band)", line.x(), line.band(), Theme.faint(Theme.series(i), 45))
                        .setShowInLegend(false);
            }
        }
        var names = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            String name = Theme.name(lines.get(i).name());
            names.add(name);
            line(chart, name, lines.get(i).x(), lines.get(i).y(), Theme.series(i))
                    .setLineStyle(Theme.stroke(i));
        }
        return finish(chart, x, at, names, limits);
    }

    static XYChart chart(String title, Axis x, Axis y, double[] at, DoubleStream values) {
        var chart = Theme.xy(title, x, y);
        var across = Span.of(title, Arrays.stream(at));
        var up = Span.of(title, values).forAxis(y);
        chart.getStyler().setXAxisMin(across.low()).setXAxisMax(across.high());
        chart.getStyler().setYAxisMin(up.low()).setYAxisMax(up.high());
        chart.getStyler().setYAxisTickLabelsFormattingFunction(Ticks.labels(y, up));
        chart.getStyler().setXAxisTickLabelsFormattingFunction(Ticks.labels(x, across));
        return chart;
    }

    static XYChart finish(XYChart chart, Axis x, double[] at, List<String> names, List<Mark> limits) {
        Theme.legend(chart.getStyler(), names);
        Ticks.place(chart, x, at);
        Marks.across(chart, limits);
        return chart;
    }

    static DoubleStream values(@Nullable Band band) {
        return band == null
                ? DoubleStream.empty()
                : DoubleStream.concat(Arrays.stream(band.low()), Arrays.stream(band.high()));
    }

    static XYSeries line(XYChart chart, String name, double[] x, double[] y, Color color) {
        same(chart, name, x, y);
        var series = add(chart, name, x, y);
        series.setLineColor(color);
        series.setFillColor(color);
        return series;
    }

    static XYSeries area(XYChart chart, String name, double[] x, Band band, Color color) {
        same(chart, name, x, band.low());
        same(chart, name, x, band.high());
        int count = x.length;
        var around = new double[2 * count];
        var edge = new double[2 * count];
        for (int i = 0; i < count; i++) {
            around[i] = x[i];
            around[2 * count - 1 - i] = x[i];
            edge[i] = band.low()[i];
            edge[2 * count - 1 - i] = band.high()[i];
        }
        var series = add(chart, name, around, edge);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        series.setFillColor(color);
        series.setLineColor(color);
        series.setLineStyle(SeriesLines.NONE);
        return series;
    }

    private static XYSeries add(XYChart chart, String name, double[] x, double[] y) {
        var series = chart.addSeries(Theme.key(chart, name), x, Theme.finite(y));
        series.setLabel(name);
        return series;
    }

    static void same(XYChart chart, String name, double[] x, double[] y) {
        if (x.length != y.length) {
            throw new DesignException(
                    "chart(\"" + chart.getTitle() + "\")",
                    "\"" + name + "\" has " + x.length + " positions and " + y.length + " values",
                    "give one value for each position");
        }
    }
}
