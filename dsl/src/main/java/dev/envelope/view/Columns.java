package dev.envelope.view;

import dev.envelope.quantity.Dimension;
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
        column.setPrintFormatter(new Formatter(dimension));
        return column;
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
        private final Dimension dimension;

        Formatter(Dimension dimension) {
            this.dimension = dimension;
        }

        @Override
        public String format(double value) {
            return Double.isNaN(value) ? "" : dimension.format(value);
        }
    }
}
