package dev.envelope.view.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.AxesChartStyler.TextAlignment;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The one look of all charts: sizes, fonts, colours, and text that fits. */
final class Theme {

    static final int WIDTH = 760;
    static final int HEIGHT = 360;

    /** Colours of Okabe and Ito without yellow, which white swallows, and with a grey in place of black. */
    static final Color[] SERIES = {
        new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7),
        new Color(0xE69F00), new Color(0x56B4E9), new Color(0x6B6B6B), new Color(0x7B4F9E)
    };

    static final Color INK = new Color(0x24292F);
    static final Color MUTED = new Color(0x57606A);
    static final Color MARK = new Color(0xB3261E);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

    private static final Color GRID = new Color(0xE3E5E8);
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    /** XChart's own: the side of a legend's box. */
    private static final int LEGEND_BOX = 20;

    private Theme() {}

    static XYChart xy(String title, Axis x, Axis y) {
        return dress(new XYChart(WIDTH, HEIGHT), title, x, y);
    }

    static XYChart dress(XYChart chart, String title, Axis x, Axis y) {
        chart.setTitle(fit(title, TITLE, WIDTH - 100.0));
        chart.setXAxisTitle(fit(x.title(), TEXT, WIDTH - 120.0));
        chart.setYAxisTitle(fit(y.title(), TEXT, HEIGHT - 110.0));
        style(chart.getStyler());
        chart.getStyler()
                .setXAxisLogarithmic(x.logarithmic())
                .setYAxisLogarithmic(y.logarithmic())
                .setYAxisTickLabelsFormattingFunction(Ticks.labels(y));
        chart.getStyler()
                .setXAxisTickLabelsFormattingFunction(Ticks.labels(x))
                // XChart would draw a line at each ninth of a decade
                .setPlotGridHorizontalLinesVisible(!y.logarithmic());
        return chart;
    }

    static CategoryChart categories(String title, String xTitle, Axis y) {
        var chart = new CategoryChart(WIDTH, HEIGHT);
        chart.setTitle(fit(title, TITLE, WIDTH - 100.0));
        chart.setXAxisTitle(fit(xTitle, TEXT, WIDTH - 120.0));
        chart.setYAxisTitle(fit(y.title(), TEXT, HEIGHT - 110.0));
        style(chart.getStyler());
        chart.getStyler().setYAxisTickLabelsFormattingFunction(Ticks.labels(y));
        return chart;
    }

    private static void style(AxesChartStyler styler) {
        styler.setChartBackgroundColor(Color.WHITE)
                .setPlotBackgroundColor(Color.WHITE)
                .setPlotBorderVisible(false)
                .setPlotContentSize(0.95)
                .setChartFontColor(INK)
                .setChartTitleFont(TITLE)
                .setChartTitleBoxVisible(false)
                .setChartTitlePadding(8)
                .setChartPadding(14)
                .setLegendBorderColor(Color.WHITE)
                .setLegendBackgroundColor(Color.WHITE)
                .setLegendFont(TEXT)
                .setLegendPadding(7)
                .setLegendPosition(LegendPosition.OutsideS)
                .setLegendLayout(LegendLayout.Horizontal)
                .setSeriesColors(SERIES)
                .setSeriesMarkers(new Marker[] {SeriesMarkers.NONE})
                .setSeriesLines(new BasicStroke[] {SeriesLines.SOLID})
                // a line's entry is as high as a box's, so that both stand on one line
                .setMarkerSize(LEGEND_BOX)
                .setAnnotationTextFont(SMALL)
                .setAnnotationLineColor(MARK);
        styler.setAxisTitleFont(TEXT)
                .setYAxisLabelAlignment(TextAlignment.Right)
                .setAxisTickLabelsFont(SMALL)
                .setAxisTickLabelsColor(MUTED)
                .setAxisTicksLineVisible(false)
                .setAxisTicksMarksVisible(false)
                .setPlotTicksMarksVisible(false)
                .setPlotGridVerticalLinesVisible(false)
                .setPlotGridLinesColor(GRID)
                .setPlotGridLinesStroke(new BasicStroke(1f))
                .setXAxisTickMarkSpacingHint(74)
                .setYAxisTickMarkSpacingHint(36);
    }

    /** Puts the legend below where it fits in one row, else to the right; a single series needs none. */
    static void legend(AxesChartStyler styler, List<String> names) {
        styler.setLegendVisible(names.size() > 1);
        double row = names.stream()
                .mapToDouble(name -> width(name, TEXT) + LEGEND_BOX + 24)
                .sum();
        if (row > WIDTH - 40) {
            styler.setLegendPosition(LegendPosition.OutsideE).setLegendLayout(LegendLayout.Vertical);
        }
    }

    static Color faint(Color color, int alpha) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(), alpha);
    }

    static Color series(int index) {
        return SERIES[index % SERIES.length];
    }

    /** Solid, and dashed once every colour is taken. */
    static BasicStroke stroke(int index) {
        return index < SERIES.length ? SeriesLines.SOLID : SeriesLines.DASH_DASH;
    }

    static double width(String text, Font font) {
        return font.getStringBounds(text, EXACT).getWidth();
    }

    /** The text on one line and within a width, cut with an ellipsis where it must be. */
    static String fit(String text, Font font, double most) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (width(line, font) <= most) {
            return line;
        }
        int end = line.length();
        while (end > 0 && width(line.substring(0, end) + "…", font) > most) {
            end = line.offsetByCodePoints(end, -1);
        }
        return line.substring(0, end).stripTrailing() + "…";
    }

    /** The name of a series in the legend, where a line break or an empty text would be drawn wrong. */
    static String name(String text) {
        String fitted = fit(text, TEXT, WIDTH / 3.0);
        return fitted.isEmpty() ? " " : fitted;
    }

    /** What XChart knows a series by: its name, made unlike those that are there. */
    static String key(Chart<?, ?> chart, String name) {
        String key = name;
        while (chart.getSeries(key) != null) {
            key += "'";
        }
        return key;
    }

    /** Values with a gap, which XChart knows as NaN, for each that is not finite. */
    static double[] finite(double[] values) {
        return Arrays.stream(values)
                .map(value -> Double.isFinite(value) ? value : Double.NaN)
                .toArray();
    }
}
