package dev.envelope.view.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Annotation;

/** Dashed lines across the plot, each with its label where no curve and no other label is. */
final class Marks extends Annotation {

    private static final BasicStroke DASHED =
            new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 10f, new float[] {6f, 4f}, 0f);

    private final XYChart plot;
    private final List<Drawn> marks;
    private final boolean vertical;

    /** A mark and the colour it is drawn in. */
    record Drawn(Mark mark, Color color) {
        double at() {
            return mark.at();
        }
    }

    private Marks(XYChart plot, List<Drawn> marks, boolean vertical) {
        super(false);
        this.plot = plot;
        this.marks =
                marks.stream().sorted(Comparator.comparingDouble(Drawn::at)).toList();
        this.vertical = vertical;
    }

    /** Lines from left to right, at values of the y axis. */
    static void across(XYChart chart, List<Mark> marks) {
        var drawn = marks.stream().map(mark -> new Drawn(mark, Theme.MARK)).toList();
        chart.addAnnotation(new Marks(chart, drawn, false));
    }

    /** Lines from bottom to top, at values of the x axis. */
    static void upright(XYChart chart, List<Drawn> marks) {
        chart.addAnnotation(new Marks(chart, marks, true));
    }

    @Override
    public void paint(Graphics2D graphics) {
        if (!isVisible) {
            return;
        }
        double left = getXAxisScreenValueForMin();
        double right = getXAxisScreenValueForMax();
        double top = Math.min(getYAxisScreenValueForMin(), getYAxisScreenValueForMax());
        double bottom = Math.max(getYAxisScreenValueForMin(), getYAxisScreenValueForMax());
        var area = new Rectangle2D.Double(left, top, right - left, bottom - top);
        bounds = area;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setStroke(DASHED);
        var seen = marks.stream().filter(mark -> isWithin(screen(mark), area)).toList();
        for (var mark : seen) {
            double at = screen(mark);
            graphics.setColor(mark.color());
            graphics.draw(vertical ? new Line2D.Double(at, top, at, bottom) : new Line2D.Double(left, at, right, at));
        }
        var taken = curves(area);
        for (var mark : seen) {
            taken.add(label(graphics, mark, screen(mark), area, taken));
        }
    }

    private double screen(Drawn mark) {
        return vertical ? plot.getScreenXFromChart(mark.at()) : plot.getScreenYFromChart(mark.at());
    }

    private boolean isWithin(double screen, Rectangle2D area) {
        return vertical
                ? screen >= area.getMinX() && screen <= area.getMaxX()
                : screen >= area.getMinY() && screen <= area.getMaxY();
    }

    private Rectangle2D label(Graphics2D graphics, Drawn mark, double at, Rectangle2D area, List<Rectangle2D> taken) {
        String fitted = Theme.fit(mark.mark().label(), Theme.SMALL, area.getWidth() * 0.6);
        if (fitted.isEmpty()) {
            return new Rectangle2D.Double();
        }
        var layout = new TextLayout(fitted, Theme.SMALL, graphics.getFontRenderContext());
        double width = layout.getAdvance() + 8;
        double height = layout.getAscent() + layout.getDescent() + 2;
        var places = vertical ? besideUpright(at, width, height, area) : besideAcross(at, width, height, area);
        if (places.isEmpty()) {
            return new Rectangle2D.Double();
        }
        var place = Collections.min(places, Comparator.comparingLong(box -> hits(box, taken)));
        graphics.setColor(new Color(255, 255, 255, 215));
        graphics.fill(place);
        graphics.setColor(mark.color());
        layout.draw(graphics, (float) place.getX() + 4, (float) (place.getY() + 1 + layout.getAscent()));
        return place;
    }

    private static long hits(Rectangle2D box, List<Rectangle2D> taken) {
        return taken.stream().filter(box::intersects).count();
    }

    /** Above and below the line, from its left end to its right end. */
    private static List<Rectangle2D> besideAcross(double y, double width, double height, Rectangle2D area) {
        var places = new ArrayList<Rectangle2D>();
        for (double share : new double[] {0, 1, 0.25, 0.5, 0.75}) {
            double x = area.getX() + share * (area.getWidth() - width);
            for (double top : new double[] {y - height - 2, y + 2}) {
                if (top >= area.getY() && top + height <= area.getMaxY()) {
                    places.add(new Rectangle2D.Double(x, top, width, height));
                }
            }
        }
        return places;
    }

    /** Right and left of the line, in rows from the top. */
    private static List<Rectangle2D> besideUpright(double x, double width, double height, Rectangle2D area) {
        var places = new ArrayList<Rectangle2D>();
        for (double top = area.getY(); top + height <= area.getMaxY(); top += height + 1) {
            for (double left : new double[] {x + 2, x - 2 - width}) {
                if (left >= area.getX() && left + width <= area.getMaxX()) {
                    places.add(new Rectangle2D.Double(left, top, width, height));
                }
            }
        }
        return places;
    }

    /** The pieces of every curve as boxes, and for labels at upright lines those lines themselves. */
    private List<Rectangle2D> curves(Rectangle2D area) {
        var boxes = new ArrayList<Rectangle2D>();
        for (var series : plot.getSeriesCollection()) {
            double[] x = series.getXData();
            double[] y = series.getYData();
            for (int i = 1; series.isEnabled() && i < x.length; i++) {
                if (Double.isNaN(y[i - 1]) || Double.isNaN(y[i])) {
                    continue;
                }
                var line = new Line2D.Double(
                        plot.getScreenXFromChart(x[i - 1]), plot.getScreenYFromChart(y[i - 1]),
                        plot.getScreenXFromChart(x[i]), plot.getScreenYFromChart(y[i]));
                pieces(line, area, boxes);
            }
        }
        for (var mark : marks) {
            double at = screen(mark);
            boxes.add(
                    vertical
                            ? new Rectangle2D.Double(at, area.getY(), 1, area.getHeight())
                            : new Rectangle2D.Double(area.getX(), at, area.getWidth(), 1));
        }
        return boxes;
    }

    /** A long straight piece is cut up, because the box around all of it would cover half of the plot. */
    private static void pieces(Line2D line, Rectangle2D area, List<Rectangle2D> boxes) {
        if (!line.intersects(area)) {
            return;
        }
        int parts = (int) Math.ceil(
                        Math.max(Math.abs(line.getX2() - line.getX1()), Math.abs(line.getY2() - line.getY1())) / 12)
                + 1;
        for (int i = 0; i < Math.min(parts, 200); i++) {
            double x1 = line.getX1() + (line.getX2() - line.getX1()) * i / parts;
            double y1 = line.getY1() + (line.getY2() - line.getY1()) * i / parts;
            double x2 = line.getX1() + (line.getX2() - line.getX1()) * (i + 1) / parts;
            double y2 = line.getY1() + (line.getY2() - line.getY1()) * (i + 1) / parts;
            boxes.add(new Rectangle2D.Double(
                    Math.min(x1, x2) - 1, Math.min(y1, y2) - 1, Math.abs(x2 - x1) + 2, Math.abs(y2 - y1) + 2));
        }
    }
}
