package dev.envelope.view.chart;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Annotation;

/** A waterfall: an amount, step by step what changes it, and what it has become; the first on top. */
final class Waterfall {

    private enum Kind {
        AMOUNT(0),
        LESS(2),
        MORE(1);

        private final int color;

        Kind(int color) {
            this.color = color;
        }
    }

    private record Row(Kind kind, String label, double from, double to, String told) {}

    private Waterfall() {}

    static XYChart draw(String title, Axis x, String before, double start, List<Fall> falls, String after) {
        var rows = rows(x, before, start, falls, after);
        var chart = Rows.chart(title, x, rows.stream().map(Row::label).toList());
        var span = Span.of(title, rows.stream().flatMapToDouble(row -> DoubleStream.of(0, row.from(), row.to())));
        double text = rows.stream()
                .mapToDouble(row -> Theme.width(row.told(), Theme.SMALL) + 10)
                .max()
                .orElse(0);
        double size = span.size() == 0 ? 1 : span.size();
        double room = size * text / Math.max(Rows.width(chart) - text, 100);
        chart.getStyler()
                .setXAxisMin(span.low())
                .setXAxisMax(span.high() + room)
                .setLegendVisible(false);
        for (Kind kind : Kind.values()) {
            Rows.bars(
                    chart,
                    kind.name(),
                    ends(rows, kind, Row::from),
                    ends(rows, kind, Row::to),
                    Theme.series(kind.color));
        }
        Ticks.place(chart, x, new double[0]);
        chart.addAnnotation(new Labels(chart, rows));
        return chart;
    }

    private static List<Row> rows(Axis x, String before, double start, List<Fall> falls, String after) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(Kind.AMOUNT, before, 0, start, x.format().apply(start)));
        double at = start;
        for (Fall fall : falls) {
            boolean less = fall.change() <= 0;
            rows.add(new Row(
                    less ? Kind.LESS : Kind.MORE,
                    fall.label(),
                    at,
                    at + fall.change(),
                    (less ? "−" : "+") + x.format().apply(Math.abs(fall.change()))));
            at += fall.change();
        }
        rows.add(new Row(Kind.AMOUNT, after, 0, at, x.format().apply(at)));
        return rows;
    }

    /** One end of each bar of a kind, and a gap for each of another. */
    private static double[] ends(List<Row> rows, Kind kind, ToDoubleFunction<Row> end) {
        return rows.stream()
                .mapToDouble(row -> row.kind() == kind ? end.applyAsDouble(row) : Double.NaN)
                .toArray();
    }

    /** The names on the left, and the amounts at the right ends of the bars. */
    private static final class Labels extends Annotation {

        private final XYChart plot;
        private final List<Row> rows;

        Labels(XYChart plot, List<Row> rows) {
            super(false);
            this.plot = plot;
            this.rows = rows;
        }

        @Override
        public void paint(Graphics2D graphics) {
            if (!isVisible) {
                return;
            }
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                double y = plot.getScreenYFromChart(rows.size() - 1.0 - i);
                double end = plot.getScreenXFromChart(Math.max(row.from(), row.to()));
                Rows.name(graphics, row.label(), getXAxisScreenValueForMin(), y);
                Rows.write(graphics, Theme.MUTED, row.told(), end + 5, y, false);
            }
        }
    }
}
