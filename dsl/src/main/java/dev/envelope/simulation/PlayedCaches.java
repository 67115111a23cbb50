package dev.envelope.simulation;

import dev.envelope.quantity.Dimension;
import dev.envelope.simulation.Holding.Shelf;
import dev.envelope.simulation.engine.Interval;
import dev.envelope.view.Columns;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What the caches did in a drill whose keys are told. */
record PlayedCaches(Played came) {

    /** The part of its usual hit rate from which on a cache is as before. */
    private static final double NEARLY = 0.95;

    /** A row of the table. */
    private record Row(Phase phase, Shelf shelf) {
        Interval of(Reading reading) {
            return reading.of(shelf.number(), phase.from(), phase.to());
        }
    }

    /** A number of a cache between two slices. */
    private interface Reading {
        Interval of(int cache, int from, int to);
    }

    private record Figure(String name, Dimension dimension, Reading reading) {}

    private List<Figure> figures() {
        return List.of(
                new Figure("hit rate", Dimension.SHARE, came.series()::hitRate),
                new Figure("stale", Dimension.SHARE, came.series()::stale),
                new Figure("unwritten", Dimension.COUNT, came.series()::unwritten),
                new Figure("lost", Dimension.COUNT, came.series()::lost));
    }

    Table table() {
        List<Row> rows = came.phases().stream()
                .flatMap(phase -> came.shelves().stream().map(shelf -> new Row(phase, shelf)))
                .toList();
        Table table = Table.create(
                "caches of " + came.design(),
                StringColumn.create(
                        "phase", rows.stream().map(row -> row.phase().name())),
                StringColumn.create(
                        "cache", rows.stream().map(row -> row.shelf().name())));
        for (Figure figure : figures()) {
            List<Interval> all =
                    rows.stream().map(row -> row.of(figure.reading())).toList();
            Played.add(table, figure.name(), figure.dimension(), all);
        }
        if (rows.stream().anyMatch(row -> came.isAftermath(row.phase()))) {
            double[] recovered = rows.stream().mapToDouble(this::recovery).toArray();
            table.addColumns(Columns.of("recovered after", Dimension.TIME, recovered));
        }
        return table;
    }

    /** The table as it is read: without what no cache has. */
    Table overview() {
        Table table = table();
        Stream.of("stale", "unwritten", "lost")
                .filter(name ->
                        Arrays.stream(table.doubleColumn(name).asDoubleArray()).noneMatch(number -> number > 0))
                .forEach(name -> table.removeColumns(name, name + " ±"));
        return table;
    }

    private double recovery(Row row) {
        int cache = row.shelf().number();
        Phase before = came.phases().get(0);
        double usual = came.series().hitRate(cache, before.from(), before.to()).estimate();
        return came.recovery(
                row.phase(), 1, i -> came.series().hitRate(cache, i, i + 1).estimate() >= NEARLY * usual);
    }

    /** Adds the figures of each slice. */
    void addTo(Table slices) {
        for (Shelf shelf : came.shelves()) {
            for (Figure figure : figures()) {
                came.add(
                        slices,
                        shelf.name() + ": " + figure.name(),
                        figure.dimension(),
                        i -> figure.reading().of(shelf.number(), i, i + 1));
            }
        }
    }

    List<String> findings() {
        return came.shelves().stream()
                .flatMap(shelf -> {
                    Interval lost =
                            came.series().lost(shelf.number(), 0, came.series().slices());
                    return lost.estimate() > 0
                            ? Stream.of(shelf.name() + " lost " + Outcome.told(lost, Dimension.COUNT)
                                    + " writes that it had answered and not written to the store")
                            : Stream.empty();
                })
                .toList();
    }
}
