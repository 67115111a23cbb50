package dev.envelope.view;

import dev.envelope.quantity.Format;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The text of a table's cells, the same for every renderer: headers, rows, and which columns are numbers.
 *
 * <p>A column's own print formatter is honoured. A column of numbers without one is shown with three significant
 * digits and thousands separators. A long table keeps its first and last rows, and {@link #note()} says so.
 */
record Cells(List<String> headers, List<Boolean> numbers, List<List<String>> rows, int gapAt, String note) {

    /** Five years of months are shown whole. */
    private static final int MOST = 61;

    private static final int HEAD = 20;
    private static final int TAIL = 10;

    static Cells of(Table table) {
        int count = table.rowCount();
        boolean cut = count > MOST;
        int[] shown = cut
                ? IntStream.concat(IntStream.range(0, HEAD), IntStream.range(count - TAIL, count))
                        .toArray()
                : IntStream.range(0, count).toArray();
        var formats =
                table.columns().stream().map(column -> format(column, shown)).toList();
        var rows = new ArrayList<List<String>>();
        for (int row : shown) {
            rows.add(formats.stream().map(format -> oneLine(format.apply(row))).toList());
        }
        return new Cells(
                table.columns().stream().map(column -> oneLine(column.name())).toList(),
                table.columns().stream()
                        .<Boolean>map(column -> column instanceof NumericColumn<?>)
                        .toList(),
                rows,
                cut ? HEAD : -1,
                note(count, cut));
    }

    /** Whether rows are left out before this one. */
    boolean gapBefore(int row) {
        return row == gapAt;
    }

    private static String note(int count, boolean cut) {
        if (count == 0) {
            return "no rows";
        }
        return cut ? String.format(Locale.ROOT, "%,d rows, the first %d and the last %d shown", count, HEAD, TAIL) : "";
    }

    private static IntFunction<String> format(Column<?> column, int[] shown) {
        if (!(column instanceof NumericColumn<?> numbers) || hasFormatter(numbers, shown)) {
            return column::getString;
        }
        if (numbers instanceof DoubleColumn || numbers instanceof FloatColumn) {
            return row -> number(numbers.getDouble(row));
        }
        boolean grouped = IntStream.of(shown).anyMatch(row -> Math.abs(numbers.getDouble(row)) >= 10_000);
        String whole = grouped ? "%,.0f" : "%.0f"; // four digits alone may be a year
        return row -> numbers.isMissing(row) ? "" : String.format(Locale.ROOT, whole, numbers.getDouble(row));
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "unbounded" : "-unbounded";
        }
        return Double.isNaN(value) ? "" : Format.number(value);
    }

    /** Tablesaw keeps a column's formatter to itself, so ask whether it prints anything but the default. */
    private static boolean hasFormatter(NumericColumn<?> column, int[] shown) {
        var plain = new DecimalFormat("0", DecimalFormatSymbols.getInstance(Locale.getDefault()));
        plain.setMaximumFractionDigits(340);
        return IntStream.of(shown)
                .anyMatch(row -> !column.getString(row)
                        .equals(column.isMissing(row) ? "" : plain.format(column.getDouble(row))));
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }
}
