package dev.envelope.view.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.internal.chartpart.Annotation;

/** Shaded stretches of the x axis, with a dashed line and a label where each begins. */
final class Episodes extends Annotation {

    private static final Color SHADE = Theme.faint(Theme.MUTED, 26);

    private final XYChart plot;
    private final List<Episode> episodes;

    private Episodes(XYChart plot, List<Episode> episodes) {
        super(false);
        this.plot = plot;
        this.episodes = episodes;
    }

    static void shade(XYChart chart, List<Episode> episodes) {
        chart.addAnnotation(new Episodes(chart, episodes));
        Marks.upright(
                chart,
                episodes.stream()
                        .map(each -> new Marks.Drawn(new Mark(each.from(), each.label()), Theme.MUTED))
                        .toList());
    }

    @Override
    public void paint(Graphics2D graphics) {
        double left = getXAxisScreenValueForMin();
        double right = getXAxisScreenValueForMax();
        double top = Math.min(getYAxisScreenValueForMin(), getYAxisScreenValueForMax());
        double bottom = Math.max(getYAxisScreenValueForMin(), getYAxisScreenValueForMax());
        bounds = new Rectangle2D.Double(left, top, right - left, bottom - top);
        graphics.setColor(SHADE);
        for (Episode episode : episodes) {
            double from = Math.max(left, plot.getScreenXFromChart(episode.from()));
            double to = Math.min(right, plot.getScreenXFromChart(episode.to()));
            graphics.fill(new Rectangle2D.Double(from, top, Math.max(0, to - from), bottom - top));
        }
    }
}
