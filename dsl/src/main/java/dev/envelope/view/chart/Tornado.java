package dev.envelope.view.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Annotation;
import org.knowm.xchart.style.lines.SeriesLines;

/**
 * A tornado: for each input how far the answer moves when it alone goes to its low and to its high end, widest on top.
 *
 * <p>XChart's own horizontal bars put the two sides of an input on two rows. Here each side is an area of an XY chart, so
 * that both lie on the input's one row; an annotation writes the names and the values.
 */
final class Tornado {

    private static final double HALF = 0.32;
    private static final int ROW = 34;
    private static final double LONGEST_NAME = 190;
    private static final double LONGEST_VALUE = 130;

    private Tornado() {}

    static XYChart draw(String title, Axis x, double base, List<Bar> bars) {
        if (bars.isEmpty()) {
            throw Span.nothing(title);
        }
        var rows = bars.stream()
                .sorted(Comparator.comparingDouble((Bar bar) -> bar.width(base)).reversed())
                .toList();
        var chart = new XYChart(Theme.WIDTH, Math.max(230, 120 + ROW * rows.size()));
        Theme.dress(chart, title, x, Axis.of("", String::valueOf));
        double names = rows.stream()
                .mapToDouble(row -> Theme.width(name(row), Theme.SMALL))
                .max()
                .orElse(0);
        var styler = chart.getStyler();
        styler.setYAxisTicksVisible(false)
                .setYAxisMin(-0.5)
                .setYAxisMax(rows.size() - 0.5)
                .setPlotGridHorizontalLinesVisible(false)
                .setPlotGridVerticalLinesVisible(true)
                .setYAxisLeftWidthHint((int) Math.ceil(names) + 26);
        var span = span(title, base, rows, Theme.WIDTH - names - 60);
        styler.setXAxisMin(span.low()).setXAxisMax(span.high());
        side(chart, "input at p5", rows, base, Bar::low, 0);
        side(chart, "input at p95", rows, base, Bar::high, 4);
        Theme.legend(styler, List.of("input at p5", "input at p95"));
        Ticks.place(chart, x, new double[0]);
        chart.addAnnotation(new Labels(chart, rows, base));
        return chart;
    }

    private static String name(Bar bar) {
        return Theme.fit(bar.label(), Theme.SMALL, LONGEST_NAME);
    }

    private static String value(String label) {
        return Theme.fit(label, Theme.SMALL, LONGEST_VALUE);
    }

    /** The span of all ends, with room on both sides for the text beside the bars. */
    private static Span span(String title, double base, List<Bar> rows, double plot) {
        var ends = DoubleStream.concat(
                DoubleStream.of(base), rows.stream().flatMapToDouble(bar -> DoubleStream.of(bar.low(), bar.high())));
        var span = Span.of(title, ends);
        double text = rows.stream()
                .flatMap(bar -> List.of(bar.lowLabel(), bar.highLabel()).stream())
                .mapToDouble(label -> Theme.width(value(label), Theme.SMALL) + 10)
                .max()
                .orElse(0);
        double size = span.size() == 0 ? Math.max(1, Math.abs(base)) : span.size();
        double room = size * text / Math.max(plot - 2 * text, 100);
        return new Span(span.low() - room, span.high() + room);
    }

    /** All bars of one side as one series: rectangles with gaps between them. */
    private static void side(
            XYChart chart, String name, List<Bar> rows, double base, ToDoubleFunction<Bar> end, int color) {
        var x = new double[rows.size() * 5];
        var y = new double[rows.size() * 5];
        for (int i = 0; i < rows.size(); i++) {
            double row = rows.size() - 1.0 - i;
            double to = end.applyAsDouble(rows.get(i));
            double[] across = {base, to, to, base, base};
            double[] up = {row - HALF, row - HALF, row + HALF, row + HALF, Double.NaN};
            System.arraycopy(across, 0, x, i * 5, 5);
            System.arraycopy(up, 0, y, i * 5, 5);
        }
        var series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
        series.setFillColor(Theme.series(color));
        series.setLineColor(Theme.series(color));
        series.setLineStyle(SeriesLines.NONE);
    }

    /** The names on the left, the values at the ends of the bars, and the line at the base. */
    private static final class Labels extends Annotation {

        private final XYChart plot;
        private final List<Bar> rows;
        private final double base;

        Labels(XYChart plot, List<Bar> rows, double base) {
            super(false);
            this.plot = plot;
            this.rows = rows;
            this.base = base;
        }

        @Override
        public void paint(Graphics2D graphics) {
            if (!isVisible) {
                return;
            }
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setColor(Theme.INK);
            graphics.setStroke(new BasicStroke(1.4f));
            double at = plot.getScreenXFromChart(base);
            graphics.draw(new Line2D.Double(at, getYAxisScreenValueForMin(), at, getYAxisScreenValueForMax()));
            for (int i = 0; i < rows.size(); i++) {
                row(graphics, rows.get(i), plot.getScreenYFromChart(rows.size() - 1.0 - i));
            }
        }

        private void row(Graphics2D graphics, Bar bar, double y) {
            write(graphics, Theme.INK, name(bar), getXAxisScreenValueForMin() - 8.0, y, true);
            boolean lowLeft = bar.low() < bar.high();
            String left = value(lowLeft ? bar.lowLabel() : bar.highLabel());
            String right = value(lowLeft ? bar.highLabel() : bar.lowLabel());
            double from = Math.min(Math.min(bar.low(), bar.high()), base);
            double to = Math.max(Math.max(bar.low(), bar.high()), base);
            write(graphics, Theme.MUTED, left, plot.getScreenXFromChart(from) - 5, y, true);
            write(graphics, Theme.MUTED, right, plot.getScreenXFromChart(to) + 5, y, false);
        }

        private static void write(
                Graphics2D graphics, Color color, String text, double x, double y, boolean endsThere) {
            if (text.isEmpty()) {
                return;
            }
            Font font = Theme.SMALL;
            var layout = new TextLayout(text, font, graphics.getFontRenderContext());
            double from = endsThere ? x - layout.getAdvance() : x;
            graphics.setColor(new Color(255, 255, 255, 200));
            graphics.fill(new Rectangle2D.Double(
                    from - 1, y - layout.getAscent() / 2, layout.getAdvance() + 2, layout.getAscent()));
            graphics.setColor(color);
            layout.draw(graphics, (float) from, (float) (y + (layout.getAscent() - layout.getDescent()) / 2));
        }
    }
}
