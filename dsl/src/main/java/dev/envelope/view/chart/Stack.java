package dev.envelope.view.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.lines.SeriesLines;

/** Areas on top of each other over a numeric axis, with their sum as a line and the uncertainty of the sum around it. */
final class Stack {

    private static final String BAND = "p5–p95 of the total";

    private Stack() {}

    static XYChart draw(
            String title,
            Axis x,
            Axis y,
            double[] at,
            Map<String, double[]> parts,
            @Nullable Band total,
            List<Mark> limits) {
        double[] sum = new double[at.length];
        parts.values().forEach(part -> add(sum, part));
        var values =
                DoubleStream.concat(DoubleStream.concat(DoubleStream.of(0), Arrays.stream(sum)), Curves.values(total));
        var chart = Curves.chart(
                title, x, y, at, DoubleStream.concat(values, limits.stream().mapToDouble(Mark::at)));
        List<String> names = new ArrayList<>();
        double[] above = sum.clone();
        // from the top down, as the legend is read
        List<Map.Entry<String, double[]>> downwards = new ArrayList<>(parts.entrySet());
        Collections.reverse(downwards);
        for (var part : downwards) {
            String name = Theme.name(part.getKey());
            Curves.same(chart, name, at, part.getValue());
            double[] below = above.clone();
            Arrays.setAll(below, i -> below[i] - part.getValue()[i]);
            Color color = Theme.series(parts.size() - 1 - names.size());
            Curves.area(chart, name, at, new Band(below, above), Theme.faint(color, 150));
            names.add(name);
            above = below;
        }
        if (total != null) {
            names.add(BAND);
            Curves.line(chart, BAND, at, total.low(), Theme.INK).setLineStyle(SeriesLines.DOT_DOT);
            Curves.line(chart, BAND, at, total.high(), Theme.INK)
                    .setLineStyle(SeriesLines.DOT_DOT)
                    .setShowInLegend(false);
        }
        Curves.line(chart, "total", at, sum, Theme.INK);
        names.add("total");
        return Curves.finish(chart, x, at, names, limits);
    }

    private static void add(double[] sum, double[] part) {
        for (int i = 0; i < Math.min(sum.length, part.length); i++) {
            sum[i] += part[i];
        }
    }
}
