package dev.envelope.simulation;

import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.simulation.Holding.Shelf;
import dev.envelope.simulation.Staging.Act;
import dev.envelope.simulation.engine.BreakerState;
import dev.envelope.simulation.engine.Interval;
import dev.envelope.simulation.engine.Results;
import dev.envelope.simulation.engine.job.Failure;
import dev.envelope.simulation.network.Guard;
import dev.envelope.simulation.playback.TimeSeries;
import dev.envelope.view.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What came of a drill: tables and what has to be said about them.
 *
 * @param awaited the places that the callers of each operation wait for
 * @param guards those of the network, of which some have breakers
 * @param shelves the caches whose keys are told
 * @param slice seconds
 */
record Played(
        String design,
        List<String> operations,
        List<List<Place>> awaited,
        List<Place.Group> parts,
        List<Guard> guards,
        List<Shelf> shelves,
        List<Act> acts,
        double slice,
        TimeSeries series) {

    private static final double P99 = 0.99;
    private static final double AS_BEFORE = 1.25;

    /** So much more of the calls that fail is as good as none. */
    static final double MORE_FAILED = 0.01;

    private static final int RUNNING = 3;

    /** A row of the table. */
    private record Row(Phase phase, int operation) {}

    List<Phase> phases() {
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
                column("failed", Dimension.SHARE, rows, this::failed));
        for (Failure why : Failure.values()) {
            table.addColumns(column(why.told(), Dimension.SHARE, rows, row -> failed(row, why)));
        }
        table.addColumns(
                column("p50", Dimension.TIME, rows, row -> percentile(row, 0.5)),
                column("p99", Dimension.TIME, rows, row -> percentile(row, P99)));
        if (rows.stream().anyMatch(row -> isAftermath(row.phase()))) {
            table.addColumns(column("recovered after", Dimension.TIME, rows, this::recovery));
        }
        return table;
    }

    /** The table as it is read: without the reasons for which nothing failed. */
    Table overview() {
        Table table = table();
        Stream.of(Failure.values()).filter(why -> !occurs(why)).forEach(why -> table.removeColumns(why.told()));
        return table;
    }

    /** Whether a call failed for a reason. */
    boolean occurs(Failure why) {
        return IntStream.range(0, operations.size())
                .anyMatch(k -> series.failed(k, why, 0, series.slices()).estimate() > 0);
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

    private double failed(Row row, Failure why) {
        Phase phase = row.phase();
        double failed =
                series.failed(row.operation(), why, phase.from(), phase.to()).estimate();
        return ofAll(failed, row.operation(), phase.from(), phase.to());
    }

    /** The part of the calls of an operation that failed, from one slice to before another. */
    double failed(int operation, int from, int to) {
        return ofAll(series.failed(operation, from, to).estimate(), operation, from, to);
    }

    /** The part of the calls that came to an end. */
    private double ofAll(double failed, int operation, int from, int to) {
        double all = series.failed(operation, from, to).estimate()
                + series.answered(operation, from, to).estimate();
        return failed == 0 ? 0 : failed / all;
    }

    boolean isAftermath(Phase phase) {
        return phase.isCalm() && phase.from() > 0 && phases().get(0).isCalm();
    }

    private double recovery(Row row) {
        Row before = new Row(phases().get(0), row.operation());
        double slowest = AS_BEFORE * percentile(before, P99);
        double most = failed(before) + MORE_FAILED;
        double calls = answered(before).estimate() * slice * series.replications();
        int width = (int) Math.max(1, Math.ceil(Results.BEYOND / (1 - P99) / calls));
        if (Double.isNaN(slowest) || new Baseline(this).trouble(row.operation()).isPresent()) {
            return Double.NaN;
        }
        return recovery(
                row.phase(),
                width,
                i -> series.percentile(row.operation(), i, i + width, P99) <= slowest
                        && failed(row.operation(), i, i + width) <= most);
    }

    /**
     * Seconds from the beginning of a calm phase until all is as before; infinite if that is not seen, and not a number where it cannot
     * be, because the phase is too short.
     *
     * @param width how many slices it takes to tell
     */
    double recovery(Phase phase, int width, IntPredicate isWell) {
        if (!isAftermath(phase) || phase.to() - phase.from() < width + RUNNING - 1) {
            return Double.NaN;
        }
        int running = 0;
        for (int i = phase.from(); i + width <= phase.to(); i++) {
            running = isWell.test(i) ? running + 1 : 0;
            if (running == RUNNING) {
                return (i + 1 - RUNNING - phase.from()) * slice;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    Table slices() {
        Table table = Table.create("time series of " + design, Columns.of("from", Dimension.TIME, starts()));
        for (int k = 0; k < operations.size(); k++) {
            int operation = k;
            String name = operations.get(k) + ": ";
            add(table, name + "offered", Dimension.RATE, i -> series.offered(operation, i, i + 1));
            add(table, name + "answered", Dimension.RATE, i -> series.answered(operation, i, i + 1));
            add(table, name + "failed", Dimension.RATE, i -> series.failed(operation, i, i + 1));
            for (Failure why : Failure.values()) {
                add(table, name + why.told(), Dimension.RATE, i -> series.failed(operation, why, i, i + 1));
            }
            add(table, name + "failed aside", Dimension.RATE, i -> series.unheard(operation, i, i + 1));
            add(table, name + "p50", Dimension.TIME, i -> series.inSlice(operation, i, 0.5));
            add(table, name + "p99", Dimension.TIME, i -> series.inSlice(operation, i, P99));
        }
        for (int p = 0; p < parts.size(); p++) {
            int part = p;
            String name = parts.get(p).name() + ": ";
            if (!isUnlimited(p)) {
                add(table, name + "utilisation", Dimension.SHARE, i -> series.utilisation(part, i, i + 1));
                add(table, name + "waiting", Dimension.COUNT, i -> series.queue(part, i, i + 1));
                add(table, name + "servers", Dimension.COUNT, i -> series.servers(part, i, i + 1));
            }
            if (parts.get(p).place().replicas().isPresent()) {
                add(table, name + "behind", Dimension.COUNT, i -> series.behind(part, i));
            }
        }
        for (int g = 0; g < guards.size(); g++) {
            int guard = g;
            if (guards.get(g).hasBreaker()) {
                String name = guards.get(g).name() + ": breaker ";
                for (BreakerState state : BreakerState.values()) {
                    add(table, name + state.told(), Dimension.SHARE, i -> series.breakers(guard, state, i, i + 1));
                }
            }
        }
        new PlayedCaches(this).addTo(table);
        return table;
    }

    /** Whether nobody ever waits at a part. */
    boolean isUnlimited(int part) {
        return parts.get(part).place().isUnlimited();
    }

    private double[] starts() {
        return IntStream.range(0, series.slices()).mapToDouble(i -> i * slice).toArray();
    }

    void add(Table table, String name, Dimension dimension, IntFunction<Interval> ofSlice) {
        List<Interval> all =
                IntStream.range(0, series.slices()).mapToObj(ofSlice).toList();
        add(table, name, dimension, all);
    }

    static void add(Table table, String name, Dimension dimension, List<Interval> all) {
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

    List<String> findings() {
        List<String> found = new ArrayList<>(new Baseline(this).findings());
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
        found.addAll(new PlayedBacklogs(this).findings());
        found.addAll(new PlayedCaches(this).findings());
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
