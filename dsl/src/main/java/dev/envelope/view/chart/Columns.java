package dev.envelope.view.chart;

import dev.envelope.quantity.DesignException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.CategoryStyler;

/** Upright bars over named categories, side by side or on top of each other. */
final class Columns {

    private static final double PLOT = Theme.WIDTH - 110.0;

    /** The widest that one bar gets. */
    private static final double WIDEST = 84;

    /** XChart takes bars that differ by less than 0.0001 for equally spaced, and puts the ticks on them. */
    private static final double SMALL = 0.01;

    private static final double SMALL_UNIT = 1e-6;

    private Columns() {}

    static CategoryChart draw(
            String title,
            String xTitle,
            Axis y,
            List<String> categories,
            Map<String, double[]> series,
            boolean stacked) {
        if (categories.isEmpty() || series.isEmpty()) {
            throw Span.nothing(title);
        }
        series.forEach((name, values) -> same(title, name, categories, values));
        var span = Span.of(title, stacked ? sums(categories.size(), series) : values(series))
                .fromZero();
        double unit = span.size() < SMALL ? SMALL_UNIT : 1;
        var chart = Theme.categories(title, xTitle, y.in(unit));
        var styler = chart.getStyler();
        styler.setStacked(stacked);
        styler.setYAxisMin(span.low() / unit).setYAxisMax(span.high() / unit);
        double slot = PLOT / categories.size();
        styler.setAvailableSpaceFill(Math.min(0.72, WIDEST * (stacked ? 1 : series.size()) / slot));
        var labels = labels(styler, categories, slot);
        var names = series.keySet().stream().map(Theme::name).toList();
        int index = 0;
        for (var values : series.values()) {
            var bars = chart.addSeries(
                    Theme.key(chart, names.get(index)),
                    labels,
                    Arrays.stream(Theme.finite(values))
                            .map(value -> value / unit)
                            .boxed()
                            .toList());
            bars.setLabel(names.get(index));
            bars.setFillColor(Theme.series(index++));
        }
        Theme.legend(styler, names);
        return chart;
    }

    /** Every category keeps its label: level where all fit, else slanted. */
    private static List<String> labels(CategoryStyler styler, List<String> categories, double slot) {
        styler.setXAxisTickMarkSpacingHint(1);
        boolean level = categories.stream().allMatch(name -> Theme.width(name, Theme.SMALL) < slot - 8);
        if (!level) {
            styler.setXAxisLabelRotation(35)
                    .setXAxisLabelAlignment(TextAlignment.Right)
                    .setXAxisLabelAlignmentVertical(TextAlignment.Right);
        }
        return categories.stream()
                .map(name -> Theme.fit(name, Theme.SMALL, 150))
                .toList();
    }

    private static DoubleStream values(Map<String, double[]> series) {
        return series.values().stream().flatMapToDouble(Arrays::stream);
    }

    /** The ends of every stack: what is above 0 and what is below. */
    private static DoubleStream sums(int categories, Map<String, double[]> series) {
        var ends = DoubleStream.builder();
        for (int i = 0; i < categories; i++) {
            int at = i;
            ends.add(series.values().stream()
                    .mapToDouble(values -> Math.max(values[at], 0))
                    .sum());
            ends.add(series.values().stream()
                    .mapToDouble(values -> Math.min(values[at], 0))
                    .sum());
        }
        return ends.build();
    }

    private static void same(String title, String name, List<String> categories, double[] values) {
        if (values.length != categories.size()) {
            throw new DesignException(
                    "chart(\"" + title + "\")",
                    "\"" + name + "\" has " + values.length + " values for " + categories.size() + " categories",
                    "give one value for each category");
        }
    }
}
