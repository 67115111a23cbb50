package dev.envelope.kernel;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.envelope.kernel.shell.cell.CellError;
import dev.envelope.view.MimeBundle;
import java.util.Collection;

/** Contents of messages, put together. */
final class Json {

    private Json() {}

    /** An object of one member; {@link #with} adds more. */
    static JsonObject of(String name, Object value) {
        return with(new JsonObject(), name, value);
    }

    static JsonObject ok() {
        return of("status", "ok");
    }

    static JsonObject with(JsonObject object, String name, Object value) {
        object.add(name, element(value));
        return object;
    }

    /** What the protocol says of an error, both in a reply and in an output. */
    static JsonObject error(CellError error) {
        var content = of("ename", error.name());
        with(content, "evalue", error.value());
        return with(content, "traceback", Tracebacks.styled(error));
    }

    static JsonObject data(MimeBundle bundle) {
        var data = new JsonObject();
        bundle.data()
                .forEach((type, content) -> data.add(
                        type, type.endsWith("json") ? JsonParser.parseString(content) : new JsonPrimitive(content)));
        return data;
    }

    static JsonObject metadata(MimeBundle bundle) {
        return bundle.metadata().isEmpty()
                ? new JsonObject()
                : new Gson().toJsonTree(bundle.metadata()).getAsJsonObject();
    }

    private static JsonElement element(Object value) {
        if (value instanceof JsonElement element) {
            return element;
        }
        if (value instanceof Collection<?> all) {
            var array = new JsonArray();
            all.forEach(each -> array.add(element(each)));
            return array;
        }
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        return value instanceof Boolean truth ? new JsonPrimitive(truth) : new JsonPrimitive(value.toString());
    }
}
