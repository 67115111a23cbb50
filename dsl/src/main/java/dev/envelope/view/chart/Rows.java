package dev.envelope.view.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;

/**
 * Level bars in rows, the first on top, and text beside them.
 *
 * <p>XChart's own horizontal bars put two series of one row on two rows. Here bars are areas of an XY chart, so that all of a
 * row lie on it; an annotation writes the names and the values.
 */
final class Rows {

    private static final double HALF = 0.32;
    private static final int HEIGHT = 34;
    private static final double LONGEST_NAME = 190;

    private Rows() {}

    /** An empty chart with a row for each name, and room for the names on the left. */
    static XYChart chart(String title, Axis x, List<String> names) {
        var chart = new XYChart(Theme.WIDTH, Math.max(230, 120 + HEIGHT * names.size()));
        Theme.dress(chart, title, x, Axis.of("", String::valueOf));
        double widest = names.stream()
                .mapToDouble(name -> Theme.width(fitted(name), Theme.SMALL))
                .max()
                .orElse(0);
        chart.getStyler()
                .setYAxisTicksVisible(false)
                .setYAxisMin(-0.5)
                .setYAxisMax(names.size() - 0.5)
                .setPlotGridHorizontalLinesVisible(false)
                .setPlotGridVerticalLinesVisible(true)
                .setYAxisLeftWidthHint((int) Math.ceil(widest) + 26);
        return chart;
    }

    /** How wide the bars may be together. */
    static double width(XYChart chart) {
        return Theme.WIDTH - chart.getStyler().getYAxisLeftWidthHint() - 34.0;
    }

    /** The name of a row, left of where the plot begins. */
    static void name(Graphics2D graphics, String name, double left, double y) {
        write(graphics, Theme.INK, fitted(name), left - 8, y, true);
    }

    private static String fitted(String name) {
        return Theme.fit(name, Theme.SMALL, LONGEST_NAME);
    }

    /** One bar on each row as one series, with gaps between them; where an end is NaN the row has none. */
    static void bars(XYChart chart, String name, double[] from, double[] to, Color color) {
        var x = new double[from.length * 5];
        var y = new double[from.length * 5];
        for (int i = 0; i < from.length; i++) {
            double row = from.length - 1.0 - i;
            double[] across = {from[i], to[i], to[i], from[i], from[i]};
            double[] up = {row - HALF, row - HALF, row + HALF, row + HALF, Double.NaN};
            System.arraycopy(across, 0, x, i * 5, 5);
            System.arraycopy(up, 0, y, i * 5, 5);
        }
        var series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        series.setFillColor(color);
        series.setLineColor(color);
        series.setLineStyle(SeriesLines.NONE);
    }

    /** One line of text at the height of a row, on a ground that keeps it legible over the grid. */
    static void write(Graphics2D graphics, Color color, String text, double x, double y, boolean endsThere) {
        if (text.isEmpty()) {
            return;
        }
        var layout = new TextLayout(text, Theme.SMALL, graphics.getFontRenderContext());
        double from = endsThere ? x - layout.getAdvance() : x;
        graphics.setColor(new Color(255, 255, 255, 200));
        graphics.fill(new Rectangle2D.Double(
                from - 1, y - layout.getAscent() / 2, layout.getAdvance() + 2, layout.getAscent()));
        graphics.setColor(color);
        layout.draw(graphics, (float) from, (float) (y + (layout.getAscent() - layout.getDescent()) / 2));
    }
}
