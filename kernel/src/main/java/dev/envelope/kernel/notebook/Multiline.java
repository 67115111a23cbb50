package dev.envelope.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text as nbformat stores it: a list of lines that keep their ends, so that version control sees lines. */
final class Multiline {

    private static final Pattern LINE = Pattern.compile("(?s).*?\\R|.+");

    private Multiline() {}

    static JsonArray split(String text) {
        var lines = new JsonArray();
        var matcher = LINE.matcher(text);
        while (matcher.find()) {
            lines.add(matcher.group());
        }
        return lines;
    }

    /** The text of a string, of a list of lines, or of nothing. */
    static String join(@Nullable JsonElement text) {
        if (text instanceof JsonArray lines) {
            var joined = new StringBuilder();
            lines.forEach(line -> joined.append(join(line)));
            return joined.toString();
        }
        return text instanceof JsonPrimitive primitive ? primitive.getAsString() : "";
    }
}
