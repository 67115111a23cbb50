package dev.envelope.simulation;

import dev.envelope.quantity.Dimension;
import dev.envelope.simulation.engine.Interval;
import dev.envelope.simulation.engine.Results;
import dev.envelope.simulation.engine.station.StationTally;
import dev.envelope.view.Columns;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What the parts of a design did.
 *
 * @param isGuarded whether callers may give up on their calls
 * @param results null if nothing was simulated; then there is only what they are offered
 */
record PartFigures(
        String design,
        List<Place.Group> groups,
        boolean isGuarded,
        @Nullable Results results) {

    private static final String NODES = "nodes";
    private static final String UTILISATION = "utilisation";
    private static final String UTILISATION_HALF_WIDTH = "utilisation ±";
    private static final String SHED = "shed";
    private static final String ABANDONED = "abandoned";

    /**
     * Stations that do the same, what they did together, and the intervals of the busy servers and of the mean wait there.
     *
     * @param grows whether more and more calls wait there
     */
    private record Row(Place.Group group, StationTally tally, Interval busy, Interval meanWait, boolean grows) {
        double perSecond(double number) {
            return number / tally.seconds() * group.stations().size();
        }

        /** The part of the busy time that was spent on calls for which nobody waited any more. */
        double abandoned() {
            return tally.abandoned() / tally.busy();
        }

        /** A number of busy servers as a part of those that there are; not a number if that is as many as are called. */
        double part(double servers) {
            Place place = group.place();
            return place.isUnlimited() ? Double.NaN : servers / place.servers();
        }
    }

    private static Row row(Place.Group group, Results results) {
        List<Integer> stations = group.stations();
        boolean grows = results.growth(stations) > 0;
        return new Row(
                group,
                results.stations(stations),
                results.busy(stations),
                grows ? Outcome.UNBOUNDED : results.wait(stations),
                grows);
    }

    /** One row for each group of stations that do the same. */
    Table table() {
        Table table = Table.create(
                "parts of " + design,
                StringColumn.create(
                        "part", groups.stream().map(group -> group.place().name())),
                StringColumn.create(NODES, groups.stream().map(Place.Group::nodes)),
                column(
                        "queues",
                        Dimension.COUNT,
                        groups,
                        group -> group.stations().size()),
                column(
                        "servers each",
                        Dimension.COUNT,
                        groups,
                        group -> group.place().isUnlimited()
                                ? Double.NaN
                                : group.place().servers()));
        if (results == null) {
            return table.addColumns(column(
                    UTILISATION, Dimension.SHARE, groups, group -> group.place().utilisation()));
        }
        List<Row> rows = groups.stream().map(group -> row(group, results)).toList();
        return table.addColumns(
                column(
                        UTILISATION,
                        Dimension.SHARE,
                        rows,
                        row -> row.part(row.busy().estimate())),
                column(
                        UTILISATION_HALF_WIDTH,
                        Dimension.SHARE,
                        rows,
                        row -> row.part(row.busy().halfWidth())),
                column(
                        "waiting",
                        Dimension.COUNT,
                        rows,
                        row -> row.grows()
                                ? Double.POSITIVE_INFINITY
                                : row.perSecond(row.tally().queued())),
                column("wait", Dimension.TIME, rows, row -> row.meanWait().estimate()),
                column("wait ±", Dimension.TIME, rows, row -> row.meanWait().halfWidth()),
                column(
                        "served",
                        Dimension.RATE,
                        rows,
                        row -> row.perSecond(row.tally().left())),
                column(
                        "turned away",
                        Dimension.RATE,
                        rows,
                        row -> row.perSecond(row.tally().dropped())),
                column(
                        SHED,
                        Dimension.RATE,
                        rows,
                        row -> row.perSecond(row.tally().shed())),
                column(ABANDONED, Dimension.SHARE, rows, Row::abandoned));
    }

    /** The table as it is read. */
    Table overview() {
        Table table = table();
        if (groups.stream().allMatch(group -> group.nodes().isEmpty())) {
            table.removeColumns(NODES);
        }
        if (results != null) {
            table.removeColumns(UTILISATION_HALF_WIDTH);
        }
        if (results != null && table.doubleColumn(SHED).sum() == 0) {
            table.removeColumns(SHED);
        }
        if (results != null && !isGuarded) {
            table.removeColumns(ABANDONED);
        }
        return table;
    }

    private static <T> DoubleColumn column(String name, Dimension dimension, List<T> rows, ToDoubleFunction<T> number) {
        return Columns.of(name, dimension, rows.stream().mapToDouble(number).toArray());
    }
}
