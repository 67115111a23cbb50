package dev.envelope.kernel;

import com.google.gson.JsonObject;
import dev.envelope.kernel.protocol.Message;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The contents of the widget protocol's messages, version 2.1, and its bundle that shows a model. */
final class WidgetMessages {

    private WidgetMessages() {}

    /** The metadata of every opening; a front end refuses a model without. */
    static JsonObject version() {
        return Json.of("version", "2.1.0");
    }

    static JsonObject opening(JsonObject state) {
        return Json.with(Json.of("state", state), "buffer_paths", List.of());
    }

    /** What changes on every page. */
    static JsonObject update(JsonObject state) {
        return Json.with(opening(state), "method", "update");
    }

    /** The confirmation of what one page has said. */
    static JsonObject echo(JsonObject state) {
        return Json.with(opening(state), "method", "echo_update");
    }

    /** All models at once. */
    static JsonObject overview(Map<String, Supplier<JsonObject>> models) {
        var all = new JsonObject();
        models.forEach((id, supplier) -> {
            var state = supplier.get();
            var model = Json.of("state", state);
            model.add("model_name", state.get("_model_name"));
            model.add("model_module", state.get("_model_module"));
            model.add("model_module_version", state.get("_model_module_version"));
            all.add(id, model);
        });
        return Json.with(Json.with(Json.of("states", all), "buffer_paths", List.of()), "method", "update_states");
    }

    static JsonObject view(String model) {
        return Json.with(Json.with(Json.of("version_major", 2), "version_minor", 0), "model_id", model);
    }

    static boolean isMethod(Message message, String method) {
        var said = data(message).get("method");
        return said != null && said.isJsonPrimitive() && said.getAsString().equals(method);
    }

    static JsonObject state(Message message) {
        return data(message).get("state") instanceof JsonObject state ? state : new JsonObject();
    }

    /** The members of both; those of the second count. */
    static JsonObject merged(JsonObject first, JsonObject second) {
        var merged = first.deepCopy();
        second.entrySet().forEach(e -> merged.add(e.getKey(), e.getValue()));
        return merged;
    }

    private static JsonObject data(Message message) {
        return message.content().get("data") instanceof JsonObject data ? data : new JsonObject();
    }
}
