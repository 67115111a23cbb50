package dev.envelope.view.chart;

import dev.envelope.quantity.DesignException;
import java.util.stream.DoubleStream;

/** From the least to the greatest value that an axis shows. */
record Span(double low, double high) {

    /** The span of the finite values; a chart that has none cannot be drawn. */
    static Span of(String title, DoubleStream values) {
        var seen = values.filter(Double::isFinite).summaryStatistics();
        if (seen.getCount() == 0) {
            throw nothing(title);
        }
        return new Span(seen.getMin(), seen.getMax());
    }

    static DesignException nothing(String title) {
        return new DesignException(
                "chart(\"" + title + "\")", "there is no value to draw", "give at least one finite value");
    }

    /** This span and a little air above; from 0 unless its values are close together, where 0 would flatten them. */
    Span forAxis(Axis axis) {
        if (axis.logarithmic()) {
            return new Span(low / 1.2, Math.min(high * 1.2, axis.most()));
        }
        double from = low > 0 && low > 0.7 * high ? low - (high - low) * 0.1 : Math.min(low, 0);
        return new Span(from, Math.min(high, axis.most())).raised();
    }

    /** This span from 0 at the latest, as bars need it. */
    Span fromZero() {
        return new Span(Math.min(low, 0), Math.max(high, 0)).raised();
    }

    private Span raised() {
        if (high == low) {
            return high == 0 ? new Span(0, 1) : new Span(Math.min(0, low * 1.1), Math.max(0, high * 1.1));
        }
        return new Span(low < 0 ? low - (high - low) * 0.04 : low, high + (high - low) * 0.04);
    }

    double size() {
        return high - low;
    }
}
