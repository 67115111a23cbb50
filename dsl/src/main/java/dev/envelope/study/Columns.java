package dev.envelope.study;

import dev.envelope.quantity.Dimension;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.columns.numbers.NumberColumnFormatter;

/** Columns that hold numbers in base units and show them with their unit. */
final class Columns {

    private Columns() {}

    static DoubleColumn of(String name, Dimension dimension, double... values) {
        DoubleColumn column = DoubleColumn.create(name, values);
        column.setPrintFormatter(new Formatter(dimension));
        return column;
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
