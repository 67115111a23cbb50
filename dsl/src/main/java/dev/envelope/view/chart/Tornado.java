package dev.envelope.view.chart;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Annotation;

/** A tornado: for each input how far the answer moves when it alone goes to its low and to its high end, widest on top. */
final class Tornado {

    private static final double LONGEST_VALUE = 130;

    private Tornado() {}

    static XYChart draw(String title, Axis x, double base, List<Bar> bars) {
        if (bars.isEmpty()) {
            throw Span.nothing(title);
        }
        var rows = bars.stream()
                .sorted(Comparator.comparingDouble((Bar bar) -> bar.width(base)).reversed())
                .toList();
        var chart = Rows.chart(title, x, rows.stream().map(Bar::label).toList());
        var styler = chart.getStyler();
        var span = span(title, base, rows, Rows.width(chart));
        styler.setXAxisMin(span.low()).setXAxisMax(span.high());
        side(chart, "input at p5", rows, base, Bar::low, 0);
        side(chart, "input at p95", rows, base, Bar::high, 4);
        Theme.legend(styler, List.of("input at p5", "input at p95"));
        Ticks.place(chart, x, new double[0]);
        chart.addAnnotation(new Labels(chart, rows, base));
        return chart;
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

    /** All bars of one side, each from the base to its end. */
    private static void side(
            XYChart chart, String name, List<Bar> rows, double base, ToDoubleFunction<Bar> end, int color) {
        double[] from = new double[rows.size()];
        Arrays.fill(from, base);
        Rows.bars(chart, name, from, rows.stream().mapToDouble(end).toArray(), Theme.series(color));
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
            Rows.name(graphics, bar.label(), getXAxisScreenValueForMin(), y);
            boolean lowLeft = bar.low() < bar.high();
            String left = value(lowLeft ? bar.lowLabel() : bar.highLabel());
            String right = value(lowLeft ? bar.highLabel() : bar.lowLabel());
            double from = Math.min(Math.min(bar.low(), bar.high()), base);
            double to = Math.max(Math.max(bar.low(), bar.high()), base);
            Rows.write(graphics, Theme.MUTED, left, plot.getScreenXFromChart(from) - 5, y, true);
            Rows.write(graphics, Theme.MUTED, right, plot.getScreenXFromChart(to) + 5, y, false);
        }
    }
}
