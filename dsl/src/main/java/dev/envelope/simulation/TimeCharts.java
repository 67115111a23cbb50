package dev.envelope.simulation;

import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.simulation.engine.BreakerState;
import dev.envelope.simulation.engine.Interval;
import dev.envelope.simulation.engine.job.Failure;
import dev.envelope.simulation.network.Guard;
import dev.envelope.simulation.playback.TimeSeries;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Band;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Episode;
import dev.envelope.view.chart.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;

/** What came of a drill over the time: a chart for each thing that can be seen, with the scenes shaded. */
final class TimeCharts {

    private static final double P99 = 0.99;
    private static final int PARTS = 6;
    private static final int ACTS = 8;

    /** From so many times on, latencies are told on a logarithmic axis, which has few labels for less. */
    private static final double WIDE = 50;

    private final Played came;
    private final TimeSeries series;

    TimeCharts(Played came) {
        this.came = came;
        this.series = came.series();
    }

    /** The middle of each slice. */
    private double[] times() {
        return IntStream.range(0, series.slices())
                .mapToDouble(i -> (i + 0.5) * came.slice())
                .toArray();
    }

    private Line line(String name, IntFunction<Interval> ofSlice) {
        Interval[] all = IntStream.range(0, series.slices()).mapToObj(ofSlice).toArray(Interval[]::new);
        double[] x = Arrays.stream(times()).map(time -> time / unit().seconds()).toArray();
        double[] y = numbers(all, Interval::estimate);
        // an area cannot be interrupted as a curve can
        boolean gaps = Arrays.stream(y).anyMatch(Double::isNaN);
        return new Line(name, x, y, gaps ? null : band(all));
    }

    private static Band band(Interval[] all) {
        return new Band(
                // a logarithmic axis has no zero
                numbers(all, each -> Math.max(each.estimate() / 10, known(each.low(), each.estimate()))),
                numbers(all, each -> known(each.high(), each.estimate())));
    }

    /** How many times the lowest point is the highest. */
    private static double factor(List<Line> lines) {
        DoubleSummaryStatistics all = lines.stream()
                .flatMapToDouble(line -> Arrays.stream(line.y()))
                .filter(Double::isFinite)
                .summaryStatistics();
        return all.getMax() / all.getMin();
    }

    private static double[] numbers(Interval[] all, ToDoubleFunction<Interval> number) {
        return Stream.of(all).mapToDouble(number).toArray();
    }

    private static double known(double bound, double estimate) {
        return Double.isNaN(bound) ? estimate : bound;
    }

    /** What the axis of the time counts, so that its ticks are round. */
    private record Unit(String name, double seconds) {}

    private Unit unit() {
        double all = came.slice() * series.slices();
        if (all >= 3 * 3_600) {
            return new Unit("hours", 3_600);
        }
        return all >= 3 * 60 ? new Unit("minutes", 60) : new Unit("seconds", 1);
    }

    private XYChart chart(String title, Axis y, List<Line> lines) {
        List<Episode> episodes = came.acts().size() > ACTS
                ? List.of()
                : came.acts().stream()
                        .map(act -> new Episode(act.from() / unit().seconds(), act.to() / unit().seconds(), act.name()))
                        .toList();
        return Charts.timeline(
                title + " of " + came.design(), Axis.of(unit().name(), Format::number), y, lines, episodes);
    }

    private Interval sum(IntFunction<Interval> ofOperation) {
        List<Interval> all = IntStream.range(0, came.operations().size())
                .mapToObj(ofOperation)
                .toList();
        return new Interval(
                all.stream().mapToDouble(Interval::estimate).sum(),
                Math.sqrt(all.stream()
                        .mapToDouble(each -> each.halfWidth() * each.halfWidth())
                        .sum()));
    }

    XYChart hitRate() {
        List<Line> lines = came.shelves().stream()
                .limit(PARTS)
                .map(shelf -> line(shelf.name(), i -> series.hitRate(shelf.number(), i, i + 1)))
                .toList();
        return chart("Hit rate", Axis.of("calls answered", Format::share), lines);
    }

    XYChart traffic() {
        List<Line> lines = List.of(
                line("offered", i -> sum(k -> series.offered(k, i, i + 1))),
                line("answered", i -> sum(k -> series.answered(k, i, i + 1))),
                line("failed", i -> sum(k -> series.failed(k, i, i + 1))));
        return chart("Traffic", Axis.of("requests/s", Format::count), lines);
    }

    /** Whether there is more than one reason to tell apart. */
    boolean hasReasons() {
        return reasons().size() > 1;
    }

    private List<Failure> reasons() {
        return Stream.of(Failure.values()).filter(came::occurs).toList();
    }

    XYChart failures() {
        Axis calls = Axis.of("requests/s", Format::count);
        if (reasons().isEmpty()) {
            return chart("No failed calls", calls, List.of(line("failed", i -> sum(k -> series.failed(k, i, i + 1)))));
        }
        List<Line> lines = reasons().stream()
                .map(why -> line(why.told(), i -> sum(k -> series.failed(k, why, i, i + 1))))
                .toList();
        return chart("Failed calls", calls, lines);
    }

    boolean hasBreakers() {
        return came.guards().stream().anyMatch(Guard::hasBreaker);
    }

    XYChart breakers() {
        List<Line> lines = new ArrayList<>();
        for (int g = 0; g < came.guards().size(); g++) {
            int guard = g;
            Guard each = came.guards().get(g);
            if (each.hasBreaker() && lines.size() < PARTS) {
                for (BreakerState state : List.of(BreakerState.OPEN, BreakerState.HALF_OPEN)) {
                    lines.add(line(each.name() + " " + state.told(), i -> series.breakers(guard, state, i, i + 1)));
                }
            }
        }
        return chart("Breakers", Axis.of("part of the time", Format::share), lines);
    }

    XYChart latency() {
        List<Line> lines = new ArrayList<>();
        for (int k = 0; k < came.operations().size(); k++) {
            int operation = k;
            lines.add(line(came.operations().get(k) + " p50", i -> series.inSlice(operation, i, 0.5)));
            lines.add(line(came.operations().get(k) + " p99", i -> series.inSlice(operation, i, P99)));
        }
        Axis axis = Axis.of("latency", Dimension.TIME::format);
        return chart("Latency", factor(lines) > WIDE ? axis.log() : axis, lines);
    }

    private List<Line> parts(IntToDoubleFunction rank, Reading reading) {
        return IntStream.range(0, came.parts().size())
                .filter(p -> !came.isUnlimited(p))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer p) -> -rank.applyAsDouble(p)))
                .limit(PARTS)
                .sorted()
                .map(p -> line(came.parts().get(p).name(), i -> reading.of(p, i)))
                .toList();
    }

    /** A number of a part in a slice. */
    private interface Reading {
        Interval of(int part, int slice);
    }

    private double highest(int part, Reading reading) {
        return IntStream.range(0, series.slices())
                .mapToDouble(i -> reading.of(part, i).estimate())
                .max()
                .orElse(0);
    }

    XYChart utilisation() {
        Reading reading = (p, i) -> series.utilisation(p, i, i + 1);
        return chart(
                "Utilisation", Axis.of("servers at work", Format::share), parts(p -> highest(p, reading), reading));
    }

    XYChart waiting() {
        Reading reading = (p, i) -> series.queue(p, i, i + 1);
        return chart("Waiting calls", Axis.of("calls", Format::count), parts(p -> highest(p, reading), reading));
    }

    private boolean isStaffChanging(int part) {
        double first = series.servers(part, 0, 1).estimate();
        return !came.isUnlimited(part)
                && IntStream.range(1, series.slices())
                        .anyMatch(i -> Math.abs(series.servers(part, i, i + 1).estimate() - first) > 1e-6 * first);
    }

    boolean isStaffChanging() {
        return IntStream.range(0, came.parts().size()).anyMatch(this::isStaffChanging);
    }

    XYChart servers() {
        List<Line> lines = IntStream.range(0, came.parts().size())
                .filter(p -> isStaffChanging(p) || !isStaffChanging())
                .filter(p -> !came.isUnlimited(p))
                .limit(PARTS)
                .mapToObj(p -> line(came.parts().get(p).name(), i -> series.servers(p, i, i + 1)))
                .toList();
        return chart("Servers", Axis.of("servers", Format::count), lines);
    }
}
