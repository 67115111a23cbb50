package dev.envelope.kernel.shell;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.columns.Column;
import tech.tablesaw.table.Relation;

/** Kinds of values, by whether they may be computed again. */
final class Values {

    private static final String LANGUAGE = "dev.envelope.";
    private static final Set<String> JDK_NUMBERS = Set.of("java.lang", "java.math");
    private static final String KERNEL = "dev.envelope.kernel.";

    private Values() {}

    /** A value of the language: it is computed without effects. */
    static boolean isOfLanguage(@Nullable Object value) {
        return value != null && isOfLanguage(value.getClass());
    }

    /** A type of the language. */
    static boolean isOfLanguage(Class<?> type) {
        return type.getName().startsWith(LANGUAGE) && !type.getName().startsWith(KERNEL);
    }

    /** A value that can neither change nor lead to one that does. */
    static boolean isFixed(@Nullable Object value) {
        return isOfLanguage(value)
                || value instanceof Number
                        && JDK_NUMBERS.contains(value.getClass().getPackageName())
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof String
                || value instanceof Enum;
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
