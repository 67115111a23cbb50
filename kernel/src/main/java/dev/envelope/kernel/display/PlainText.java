package dev.envelope.kernel.display;

import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value as text: arrays and collections by their elements, cut where a page would drown in them. */
final class PlainText {

    private static final int MAX_ELEMENTS = 1_000;
    private static final int MAX_CHARACTERS = 100_000;

    private PlainText() {}

    static String of(@Nullable Object value) {
        var text = new StringBuilder();
        append(text, value);
        if (text.length() <= MAX_CHARACTERS) {
            return text.toString();
        }
        int more = text.length() - MAX_CHARACTERS;
        return text.substring(0, MAX_CHARACTERS) + "... %,d more characters".formatted(more);
    }

    private static void append(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append("null");
        } else if (value.getClass().isArray()) {
            appendArray(text, value);
        } else if (value instanceof Collection<?> all && all.size() > MAX_ELEMENTS) {
            appendSome(text, all.iterator(), all.size());
        } else if (value instanceof Map<?, ?> all && all.size() > MAX_ELEMENTS) {
            appendSome(text, all.entrySet().iterator(), all.size());
        } else {
            text.append(value);
        }
    }

    private static void appendArray(StringBuilder text, Object array) {
        int length = Array.getLength(array);
        text.append('[');
        for (int i = 0; i < length && i < MAX_ELEMENTS; i++) {
            text.append(i == 0 ? "" : ", ");
            append(text, Array.get(array, i));
        }
        end(text, length);
    }

    private static void appendSome(StringBuilder text, Iterator<?> elements, int size) {
        text.append('[');
        for (int i = 0; i < MAX_ELEMENTS && elements.hasNext(); i++) {
            text.append(i == 0 ? "" : ", ").append(elements.next());
        }
        end(text, size);
    }

    private static void end(StringBuilder text, int size) {
        if (size > MAX_ELEMENTS) {
            text.append(", ... %,d more".formatted(size - MAX_ELEMENTS));
        }
        text.append(']');
    }
}
