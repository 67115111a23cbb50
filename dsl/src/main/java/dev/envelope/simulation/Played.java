package dev.envelope.simulation;

import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.simulation.Staging.Act;
import dev.envelope.simulation.engine.Interval;
import dev.envelope.simulation.engine.TimeSeries;
import dev.envelope.view.Columns;
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
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What came of a drill: tables, charts and what has to be said about them. */
record Played(
        String design,
        List<String> operations,
        List<Floor.Place> places,
        List<Act> acts,
        double slice,
        TimeSeries series) {

    private static final double P99 = 0.99;
    private static final double AS_BEFORE = 1.25;
    private static final double MORE_FAILED = 0.01;
    private static final int RUNNING = 3;
    private static final int PARTS = 6;
    private static final int ACTS = 8;

    /** From so many times on, latencies are told on a logarithmic axis, which has few labels for less. */
    private static final double WIDE = 50;

    /** A row of the table. */
    private record Row(Phase phase, int operation) {}

    private List<Phase> phases() {
        return Phase.of(acts, slice, series.slices());
    }

    Table table() {
        List<Row> rows = phases().stream()
                .flatMap(phase -> IntStream.range(0, operations.size()).mapToObj(k -> new Row(phase, k)))
                .toList();
        Table table = Table.create(
                "phases of " + design,
                StringColumn.create(
                        "phase", rows.stream().map(row -> row.phase().name())),
                column("from", Dimension.TIME, rows, row -> row.phase().from() * slice),
                column("to", Dimension.TIME, rows, row -> row.phase().to() * slice),
                StringColumn.create("operation", rows.stream().map(row -> operations.get(row.operation()))),
                column("offered", Dimension.RATE, rows, row -> offered(row).estimate()),
                column("answered", Dimension.RATE, rows, row -> answered(row).estimate()),
                column("failed", Dimension.SHARE, rows, this::failed),
                column("p50", Dimension.TIME, rows, row -> percentile(row, 0.5)),
                column("p99", Dimension.TIME, rows, row -> percentile(row, P99)));
        if (rows.stream().anyMatch(row -> isAftermath(row.phase()))) {
            table.addColumns(column("recovered after", Dimension.TIME, rows, this::recovery));
        }
        return table;
    }

    private static DoubleColumn column(String name, Dimension dimension, List<Row> rows, ToDoubleFunction<Row> number) {
        return Columns.of(name, dimension, rows.stream().mapToDouble(number).toArray());
    }

    private Interval offered(Row row) {
        return series.offered(row.operation(), row.phase().from(), row.phase().to());
    }

    private Interval answered(Row row) {
        return series.answered(row.operation(), row.phase().from(), row.phase().to());
    }

    private double percentile(Row row, double part) {
        return series.percentile(
                row.operation(), row.phase().from(), row.phase().to(), part);
    }

    private double failed(Row row) {
        return failed(row.operation(), row.phase().from(), row.phase().to());
    }

    private double failed(int operation, int from, int to) {
        double failed = series.failed(operation, from, to).estimate();
        double answered = series.answered(operation, from, to).estimate();
        return failed == 0 ? 0 : failed / (failed + answered);
    }

    private boolean isAftermath(Phase phase) {
        return phase.isCalm() && phase.from() > 0 && phases().get(0).isCalm();
    }

    /** Seconds from the beginning of a calm phase until all is as before; infinite if that is not seen. */
    private double recovery(Row row) {
        if (!isAftermath(row.phase())) {
            return Double.NaN;
        }
        Row before = new Row(phases().get(0), row.operation());
        double slowest = AS_BEFORE * percentile(before, P99);
        double most = failed(before) + MORE_FAILED;
        int running = 0;
        for (int i = row.phase().from(); i < row.phase().to(); i++) {
            boolean well = series.percentile(row.operation(), i, i + 1, P99) <= slowest
                    && failed(row.operation(), i, i + 1) <= most;
            running = well ? running + 1 : 0;
            if (running == RUNNING) {
                return (i + 1 - RUNNING - row.phase().from()) * slice;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    Table slices() {
        Table table = Table.create("time series of " + design, Columns.of("from", Dimension.TIME, times(0)));
        for (int k = 0; k < operations.size(); k++) {
            int operation = k;
            String name = operations.get(k) + ": ";
            add(table, name + "offered", Dimension.RATE, i -> series.offered(operation, i, i + 1));
            add(table, name + "answered", Dimension.RATE, i -> series.answered(operation, i, i + 1));
            add(table, name + "failed", Dimension.RATE, i -> series.failed(operation, i, i + 1));
            add(table, name + "p50", Dimension.TIME, i -> series.inSlice(operation, i, 0.5));
            add(table, name + "p99", Dimension.TIME, i -> series.inSlice(operation, i, P99));
        }
        for (int p = 0; p < places.size(); p++) {
            int part = p;
            String name = places.get(p).name() + ": ";
            if (!places.get(p).isUnlimited()) {
                add(table, name + "utilisation", Dimension.SHARE, i -> series.utilisation(part, i, i + 1));
                add(table, name + "waiting", Dimension.COUNT, i -> series.queue(part, i, i + 1));
                add(table, name + "servers", Dimension.COUNT, i -> series.servers(part, i, i + 1));
            }
        }
        return table;
    }

    private void add(Table table, String name, Dimension dimension, IntFunction<Interval> ofSlice) {
        List<Interval> all =
                IntStream.range(0, series.slices()).mapToObj(ofSlice).toList();
        table.addColumns(
                Columns.of(
                        name,
                        dimension,
                        all.stream().mapToDouble(Interval::estimate).toArray()),
                Columns.of(
                        name + " ±",
                        dimension,
                        all.stream().mapToDouble(Interval::halfWidth).toArray()));
    }

    /** A moment of each slice: 0 its beginning, 0.5 its middle. */
    private double[] times(double inside) {
        return IntStream.range(0, series.slices())
                .mapToDouble(i -> (i + inside) * slice)
                .toArray();
    }

    private Line line(String name, IntFunction<Interval> ofSlice) {
        Interval[] all = IntStream.range(0, series.slices()).mapToObj(ofSlice).toArray(Interval[]::new);
        double[] x =
                Arrays.stream(times(0.5)).map(time -> time / unit().seconds()).toArray();
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
        double all = slice * series.slices();
        if (all >= 3 * 3_600) {
            return new Unit("hours", 3_600);
        }
        return all >= 3 * 60 ? new Unit("minutes", 60) : new Unit("seconds", 1);
    }

    private XYChart chart(String title, Axis y, List<Line> lines) {
        List<Episode> episodes = acts.size() > ACTS
                ? List.of()
                : acts.stream()
                        .map(act -> new Episode(act.from() / unit().seconds(), act.to() / unit().seconds(), act.name()))
                        .toList();
        return Charts.timeline(title + " of " + design, Axis.of(unit().name(), Format::number), y, lines, episodes);
    }

    private Interval sum(IntFunction<Interval> ofOperation) {
        List<Interval> all =
                IntStream.range(0, operations.size()).mapToObj(ofOperation).toList();
        return new Interval(
                all.stream().mapToDouble(Interval::estimate).sum(),
                Math.sqrt(all.stream()
                        .mapToDouble(each -> each.halfWidth() * each.halfWidth())
                        .sum()));
    }

    XYChart traffic() {
        List<Line> lines = List.of(
                line("offered", i -> sum(k -> series.offered(k, i, i + 1))),
                line("answered", i -> sum(k -> series.answered(k, i, i + 1))),
                line("failed", i -> sum(k -> series.failed(k, i, i + 1))));
        return chart("Traffic", Axis.of("requests/s", Format::count), lines);
    }

    XYChart latency() {
        List<Line> lines = new ArrayList<>();
        for (int k = 0; k < operations.size(); k++) {
            int operation = k;
            lines.add(line(operations.get(k) + " p50", i -> series.inSlice(operation, i, 0.5)));
            lines.add(line(operations.get(k) + " p99", i -> series.inSlice(operation, i, P99)));
        }
        Axis axis = Axis.of("latency", Dimension.TIME::format);
        return chart("Latency", factor(lines) > WIDE ? axis.log() : axis, lines);
    }

    private List<Line> parts(IntToDoubleFunction rank, Reading reading) {
        return IntStream.range(0, places.size())
                .filter(p -> !places.get(p).isUnlimited())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer p) -> -rank.applyAsDouble(p)))
                .limit(PARTS)
                .sorted()
                .map(p -> line(places.get(p).name(), i -> reading.of(p, i)))
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
        return !places.get(part).isUnlimited()
                && IntStream.range(1, series.slices())
                        .anyMatch(i -> Math.abs(series.servers(part, i, i + 1).estimate() - first) > 1e-6 * first);
    }

    boolean isStaffChanging() {
        return IntStream.range(0, places.size()).anyMatch(this::isStaffChanging);
    }

    XYChart servers() {
        List<Line> lines = IntStream.range(0, places.size())
                .filter(p -> isStaffChanging(p) || !isStaffChanging())
                .filter(p -> !places.get(p).isUnlimited())
                .limit(PARTS)
                .mapToObj(p -> line(places.get(p).name(), i -> series.servers(p, i, i + 1)))
                .toList();
        return chart("Servers", Axis.of("servers", Format::count), lines);
    }

    List<String> findings() {
        List<String> found = new ArrayList<>();
        for (Phase phase : phases()) {
            for (int k = 0; k < operations.size(); k++) {
                double recovery = recovery(new Row(phase, k));
                if (recovery == Double.POSITIVE_INFINITY) {
                    found.add(
                            operations.get(k) + " has not recovered " + Format.time((phase.to() - phase.from()) * slice)
                                    + " into \"" + phase.name() + "\"; a longer time is asked for with duration(...)");
                }
            }
        }
        return found;
    }

    /** How it was run, in a line. */
    String told(long seed) {
        return series.replications() + " replications of " + Format.time(slice * series.slices()) + " in "
                + series.slices()
                + " slices of " + Format.time(slice) + ", after a tenth of that to fill up; seed " + seed
                + ". Bands are 95 % confidence intervals.";
    }
}
