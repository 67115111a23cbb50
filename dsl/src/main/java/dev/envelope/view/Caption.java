package dev.envelope.view;

import java.util.stream.Collectors;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.internal.chartpart.Chart;

/** A chart in one line of text: its title, its axes and its series. */
final class Caption {

    private Caption() {}

    static String of(Chart<?, ?> chart) {
        String title = chart.getTitle().isEmpty() ? "untitled" : chart.getTitle();
        String series = chart.getSeriesCollection().stream()
                .filter(s -> s.isEnabled() && s.isShowInLegend())
                .map(s -> s.getLabel())
                .collect(Collectors.joining(", "));
        return ("Chart: " + title + axes(chart) + (series.isEmpty() ? "" : "; series: " + series))
                .replaceAll("\\s+", " ");
    }

    private static String axes(Chart<?, ?> chart) {
        if (!(chart instanceof AxesChart<?, ?> axes)) {
            return "";
        }
        String x = axes.getXAxisTitle();
        String y = axes.getYAxisTitle();
        if (x.isEmpty() || y.isEmpty()) {
            return x.isEmpty() && y.isEmpty() ? "" : "; axis: " + x + y;
        }
        return "; axes: " + x + ", " + y;
    }
}
