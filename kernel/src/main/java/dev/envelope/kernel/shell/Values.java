package dev.envelope.kernel.shell;

import org.jspecify.annotations.Nullable;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.columns.Column;
import tech.tablesaw.table.Relation;

/** Kinds of values, by whether they may be computed again. */
final class Values {

    private static final String LANGUAGE = "dev.envelope.";
    private static final String KERNEL = "dev.envelope.kernel.";

    private Values() {}

    /** A value of the language: it is computed without effects. */
    static boolean isOfLanguage(@Nullable Object value) {
        String type = value == null ? "" : value.getClass().getName();
        return type.startsWith(LANGUAGE) && !type.startsWith(KERNEL);
    }

    /** A table or a chart: computed without effects by the language, but it can be changed in place. */
    static boolean isTableOrChart(@Nullable Object value) {
        return value instanceof Relation || value instanceof Column<?> || value instanceof Chart<?, ?>;
    }

    /** A value that never changes: nothing that a program has put into it can be lost. */
    static boolean isPlain(@Nullable Object value) {
        return value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof String
                || value instanceof Enum
                || value instanceof Record;
    }
}
