package dev.envelope.view.chart;

import dev.envelope.quantity.DesignException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

/** How likely each value of an answer is: a smooth density, or the share of cases up to each value. */
final class Distribution {

    private static final int POINTS = 240;
    private static final int MOST_SAMPLES = 20_000;

    private final String title;
    private final Axis x;
    private final double[] sorted;

    Distribution(String title, Axis x, double[] samples) {
        this.title = title;
        this.x = x;
        this.sorted = Arrays.stream(samples).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            throw Span.nothing(title);
        }
        if (x.logarithmic() && sorted[0] <= 0) {
            throw new DesignException(
                    "chart(\"" + title + "\")",
                    "a logarithmic axis shows values above 0, and one is " + sorted[0],
                    "use a linear axis");
        }
    }

    /** The density, with p5, p50 and p95 and each target's chance. */
    XYChart density(List<Mark> targets) {
        var span = span(targets);
        var chart = Theme.xy(title, x, Axis.of("likelihood", value -> ""));
        var at = between(span);
        var density = kernelDensity(at);
        double peak = Arrays.stream(density).max().orElse(1);
        chart.getStyler().setYAxisTicksVisible(false).setPlotGridHorizontalLinesVisible(false);
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(peak * 1.45);
        var series = chart.addSeries("likelihood", at, density);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
        series.setLineColor(Theme.series(0));
        series.setFillColor(Theme.faint(Theme.series(0), 60));
        return finish(chart, span, targets);
    }

    /** The share of cases at or below each value. */
    XYChart cumulative(List<Mark> targets) {
        var span = span(targets);
        var chart = Theme.xy(title, x, Axis.of("share of cases", share -> Math.round(share * 100) + " %"));
        chart.getStyler().setYAxisMin(0.0).setYAxisMax(1.0);
        var at = between(span);
        var series = chart.addSeries(
                "share of cases", at, Arrays.stream(at).map(this::below).toArray());
        series.setLineColor(Theme.series(0));
        return finish(chart, span, targets);
    }

    private XYChart finish(XYChart chart, Span span, List<Mark> targets) {
        var styler = chart.getStyler();
        styler.setXAxisMin(span.low()).setXAxisMax(span.high());
        styler.setXAxisTickLabelsFormattingFunction(Ticks.labels(x, span));
        styler.setLegendVisible(false);
        Ticks.place(chart, x, new double[0]);
        var marks = new ArrayList<Marks.Drawn>();
        for (int percent : new int[] {5, 50, 95}) {
            double value = quantile(percent / 100.0);
            marks.add(new Marks.Drawn(
                    new Mark(value, "p" + percent + " " + x.format().apply(value)), Theme.MUTED));
        }
        targets.forEach(target -> marks.add(new Marks.Drawn(withChance(target, span), Theme.MARK)));
        Marks.upright(chart, marks);
        return chart;
    }

    /** One that lies beyond the axis stands at its edge, with an arrow. */
    private Mark withChance(Mark target, Span span) {
        String label = target.label() + ": " + chance(below(target.at())) + " at or below";
        if (target.at() > span.high()) {
            return new Mark(span.high(), label + " →");
        }
        return target.at() < span.low() ? new Mark(span.low(), "← " + label) : new Mark(target.at(), label);
    }

    /** A share of cases as text; only all of them are 100 %, and only none are 0 %. */
    static String chance(double share) {
        if (share > 0 && share < 0.01) {
            return "<1 %";
        }
        return share > 0.99 && share < 1 ? ">99 %" : Math.round(share * 100) + " %";
    }

    private double below(double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (double) low / sorted.length;
    }

    private double quantile(double share) {
        double position = share * (sorted.length - 1);
        int index = (int) position;
        double next = sorted[Math.min(index + 1, sorted.length - 1)];
        return sorted[index] + (position - index) * (next - sorted[index]);
    }

    /**
     * From nearly the least to nearly the greatest sample, because a single far one would flatten the rest, and so would a target: one that
     * lies further off than the samples lie apart is left outside.
     */
    private Span span(List<Mark> targets) {
        double low = scaled(quantile(0.002));
        double high = scaled(quantile(0.998));
        double apart = high - low;
        double first = low;
        double last = high;
        for (var target : targets) {
            double at = x.logarithmic() && target.at() <= 0 ? Double.NEGATIVE_INFINITY : scaled(target.at());
            if (apart == 0 || at >= low - apart && at <= high + apart) {
                first = Math.min(first, at);
                last = Math.max(last, at);
            }
        }
        if (x.logarithmic()) {
            return new Span(Math.exp(first) / 1.1, Math.exp(last) * 1.1);
        }
        double margin = last == first ? Math.max(Math.abs(last) * 0.1, 1e-9) : (last - first) * 0.04;
        return new Span(first - margin, last + margin);
    }

    private double[] between(Span span) {
        DoubleUnaryOperator to = x.logarithmic() ? Math::log : value -> value;
        DoubleUnaryOperator back = x.logarithmic() ? Math::exp : value -> value;
        double from = to.applyAsDouble(span.low());
        double step = (to.applyAsDouble(span.high()) - from) / POINTS;
        var at = new double[POINTS + 1];
        Arrays.setAll(at, i -> back.applyAsDouble(from + i * step));
        at[0] = span.low();
        at[POINTS] = span.high();
        return at;
    }

    /** Gaussian kernels on the axis' own scale; half as wide again as Silverman's rule, which leaves ripples in a tail. */
    private double[] kernelDensity(double[] at) {
        int every = Math.max(1, sorted.length / MOST_SAMPLES);
        int count = (sorted.length + every - 1) / every;
        var values = new double[count];
        Arrays.setAll(values, i -> scaled(sorted[i * every]));
        double mean = Arrays.stream(values).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
        double quartiles = (scaled(quantile(0.75)) - scaled(quantile(0.25))) / 1.34;
        double spread = quartiles > 0 ? Math.min(deviation, quartiles) : deviation;
        double least = (scaled(at[POINTS]) - scaled(at[0])) / 100;
        double bandwidth = Math.max(1.5 * 0.9 * spread * Math.pow(count, -0.2), least);
        return Arrays.stream(at)
                .map(point -> density(values, scaled(point), bandwidth))
                .toArray();
    }

    private static double density(double[] values, double point, double bandwidth) {
        double sum = 0;
        for (double value : values) {
            double distance = (value - point) / bandwidth;
            sum += distance * distance < 40 ? Math.exp(-distance * distance / 2) : 0;
        }
        return sum / (values.length * bandwidth * Math.sqrt(2 * Math.PI));
    }

    private double scaled(double value) {
        return x.logarithmic() ? Math.log(value) : value;
    }
}
