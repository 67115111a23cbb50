package dev.envelope.view.chart;

import java.util.Arrays;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.knowm.xchart.XYChart;

/**
 * Where an axis has its ticks. XChart puts them on the data wherever that seems equally spaced (to 0.0001, which every
 * set of milliseconds is); they belong on round numbers, but for a few whole steps such as months.
 */
final class Ticks {

    private static final int[] STRIDES = {1, 2, 3, 4, 6, 12, 24, 36, 60, 120};
    private static final int MOST_STEPS = 61;
    private static final int LONGEST = 20;
    private static final double PLOT = Theme.WIDTH - 120.0;

    private Ticks() {}

    /** The labels of an axis; on a logarithmic one only at 1, 2 and 5 of each decade. */
    static Function<Double, String> labels(Axis axis) {
        return labels(axis, lead -> lead == 1 || lead == 2 || lead == 5);
    }

    /** The labels of an axis that shows this span: less than a decade has more of them. */
    static Function<Double, String> labels(Axis axis, Span shown) {
        return axis.logarithmic() && shown.high() < 10 * shown.low() ? labels(axis, lead -> true) : labels(axis);
    }

    private static Function<Double, String> labels(Axis axis, LongPredicate shown) {
        return value -> {
            long lead = axis.logarithmic() ? Math.round(value / Math.pow(10, Math.floor(Math.log10(value) + 1e-9))) : 1;
            return shown.test(lead) ? label(axis, value) : "";
        };
    }

    /** One label; XChart looks for ever for ticks whose labels it accepts, and it accepts none that is longer. */
    private static String label(Axis axis, double value) {
        String text = axis.format().apply(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    /** Puts the ticks of both axes where they belong. */
    static void place(XYChart chart, Axis axis, double[] x) {
        boolean steps = !axis.logarithmic() && wholeSteps(x);
        if (steps) {
            int stride = stride(axis, x);
            chart.getStyler().setXAxisTickLabelsFormattingFunction(value -> {
                long step = Math.round((value - x[0]) / (x[1] - x[0]));
                return step % stride == 0 ? label(axis, value) : "";
            });
        }
        double uneven = Double.MAX_VALUE;
        chart.addSeries("ticks on round numbers", new double[] {steps ? x[0] : uneven}, new double[] {uneven})
                .setEnabled(false)
                .setShowInLegend(false);
    }

    private static boolean wholeSteps(double[] x) {
        if (x.length < 2 || x.length > MOST_STEPS || Arrays.stream(x).anyMatch(value -> value != Math.rint(value))) {
            return false;
        }
        double step = x[1] - x[0];
        for (int i = 1; i < x.length; i++) {
            if (x[i] - x[i - 1] != step) {
                return false;
            }
        }
        return step > 0;
    }

    /** Labels stand on every how-manieth step: as many as fit with air between them. */
    private static int stride(Axis axis, double[] x) {
        double widest = Arrays.stream(x)
                .map(value -> Theme.width(label(axis, value), Theme.SMALL))
                .max()
                .orElse(0);
        double slot = PLOT / (x.length - 1);
        for (int stride : STRIDES) {
            if (stride * slot >= Math.max(42, widest + 14)) {
                return stride;
            }
        }
        return x.length;
    }
}
