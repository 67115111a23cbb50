package dev.envelope.view;

import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Outcomes;
import dev.envelope.view.chart.Band;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** Columns that hold numbers in base units and show them with their unit. */
public final class Columns {

    private Columns() {}

    /** A column of amounts of one dimension. */
    public static DoubleColumn of(String name, Dimension dimension, double... values) {
        DoubleColumn column = DoubleColumn.create(name, values);
        column.setPrintFormatter(new Formatter(dimension.formatOf(values)));
        return column;
    }

    /**
     * A column of amounts and, if one of them differs from world to world, p5 and p95 of each: all three are read side by side, so in the
     * same unit.
     *
     * @param outcomes what becomes of each row in drawn worlds; none if they are all certain
     */
    public static DoubleColumn[] ranging(String name, Dimension dimension, double[] likely, List<Outcomes> outcomes) {
        Band band = Band.of(outcomes);
        if (Arrays.equals(band.low(), band.high())) {
            return new DoubleColumn[] {of(name, dimension, likely)};
        }
        DoubleColumn[] columns = {
            DoubleColumn.create(name, likely),
            DoubleColumn.create(name + " p5", band.low()),
            DoubleColumn.create(name + " p95", band.high())
        };
        double[] together = Arrays.stream(columns)
                .flatMapToDouble(column -> Arrays.stream(column.asDoubleArray()))
                .toArray();
        for (DoubleColumn column : columns) {
            column.setPrintFormatter(new Formatter(dimension.formatOf(together)));
        }
        return columns;
    }

    /** Adds columns to a table; one whose name is taken gets a number behind it. */
    public static void add(Table table, Column<?>... columns) {
        for (Column<?> column : columns) {
            String name = column.name();
            for (int n = 2; taken(table, name); n++) {
                name = column.name() + " (" + n + ")";
            }
            table.addColumns(column.setName(name));
        }
    }

    private static boolean taken(Table table, String name) {
        return table.columnNames().stream().anyMatch(name::equalsIgnoreCase);
    }

    private static final class Formatter extends NumberColumnFormatter {
        private final DoubleFunction<String> format;

        Formatter(DoubleFunction<String> format) {
            this.format = format;
        }

        @Override
        public String format(double value) {
            return Double.isNaN(value) ? "" : format.apply(value);
        }
    }
}
