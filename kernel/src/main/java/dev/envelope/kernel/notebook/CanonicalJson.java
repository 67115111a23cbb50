package dev.envelope.kernel.notebook;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.stream.JsonWriter;
import java.io.StringWriter;
import java.util.TreeMap;

/** JSON as Jupyter writes it: keys in order, one blank of indentation a level, characters as they are, a last line end. */
final class CanonicalJson {

    private static final Gson GSON =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private CanonicalJson() {}

    static String write(JsonElement json) {
        var text = new StringWriter();
        var writer = new JsonWriter(text);
        writer.setIndent(" ");
        writer.setHtmlSafe(false);
        GSON.toJson(sorted(json), writer);
        return text.append('\n').toString();
    }

    private static JsonElement sorted(JsonElement element) {
        if (element instanceof JsonObject object) {
            var result = new JsonObject();
            new TreeMap<>(object.asMap()).forEach((key, value) -> result.add(key, sorted(value)));
            return result;
        }
        if (element instanceof JsonArray array) {
            var result = new JsonArray();
            array.forEach(each -> result.add(sorted(each)));
            return result;
        }
        return element;
    }
}
