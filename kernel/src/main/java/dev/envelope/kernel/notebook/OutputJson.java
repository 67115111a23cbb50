package dev.envelope.kernel.notebook;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSyntaxException;
import dev.envelope.kernel.notebook.Output.Displayed;
import dev.envelope.kernel.notebook.Output.Failed;
import dev.envelope.kernel.notebook.Output.Printed;
import dev.envelope.kernel.notebook.Output.Result;
import dev.envelope.kernel.shell.cell.Stream;
import dev.envelope.view.MimeBundle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Outputs to nbformat and back. */
final class OutputJson {

    private static final Gson GSON = new Gson();

    private OutputJson() {}

    static JsonObject write(Output output) {
        var json = new JsonObject();
        if (output instanceof Printed printed) {
            json.addProperty("output_type", "stream");
            json.addProperty("name", printed.stream() == Stream.STDOUT ? "stdout" : "stderr");
            json.add("text", Multiline.split(printed.text()));
        } else if (output instanceof Displayed displayed) {
            json.addProperty("output_type", "display_data");
            addBundle(json, displayed.bundle());
        } else if (output instanceof Result result) {
            json.addProperty("output_type", "execute_result");
            json.addProperty("execution_count", result.executionCount());
            addBundle(json, result.bundle());
        } else if (output instanceof Failed failed) {
            json.addProperty("output_type", "error");
            json.addProperty("ename", failed.name());
            json.addProperty("evalue", failed.value());
            var traceback = new JsonArray();
            failed.traceback().forEach(traceback::add);
            json.add("traceback", traceback);
        }
        return json;
    }

    private static void addBundle(JsonObject json, MimeBundle bundle) {
        var data = new JsonObject();
        bundle.data().forEach((mime, content) -> data.add(mime, content(mime, content)));
        json.add("data", data);
        json.add("metadata", GSON.toJsonTree(bundle.metadata()));
    }

    private static JsonElement content(String mime, String content) {
        if (isJson(mime)) {
            try {
                return JsonParser.parseString(content);
            } catch (JsonSyntaxException e) {
                return new JsonPrimitive(content);
            }
        }
        return mime.startsWith("text/") || mime.equals("image/svg+xml")
                ? Multiline.split(content)
                : new JsonPrimitive(content);
    }

    static Output read(JsonObject json) {
        String type = text(json.get("output_type"));
        return switch (type) {
            case "stream" ->
                new Printed(
                        text(json.get("name")).equals("stderr") ? Stream.STDERR : Stream.STDOUT,
                        text(json.get("text")));
            case "display_data", "update_display_data" -> new Displayed(bundle(json));
            case "execute_result" -> new Result(bundle(json), count(json.get("execution_count")));
            case "error" -> new Failed(text(json.get("ename")), text(json.get("evalue")), traceback(json));
            default -> throw new NotebookException("an output of the unknown type \"" + type + "\"");
        };
    }

    private static MimeBundle bundle(JsonObject json) {
        Map<String, String> data = new HashMap<>();
        if (json.get("data") instanceof JsonObject forms) {
            forms.asMap().forEach((mime, content) -> data.put(mime, isJson(mime) ? content.toString() : text(content)));
        }
        Map<String, Map<String, Object>> metadata = new HashMap<>();
        if (json.get("metadata") instanceof JsonObject forms) {
            forms.asMap().forEach((mime, form) -> {
                if (form instanceof JsonObject entries) {
                    Map<String, Object> values = new HashMap<>();
                    entries.asMap().forEach((name, value) -> values.put(name, GSON.fromJson(value, Object.class)));
                    metadata.put(mime, values);
                }
            });
        }
        return new MimeBundle(data, metadata);
    }

    private static List<String> traceback(JsonObject json) {
        return json.get("traceback") instanceof JsonArray lines
                ? lines.asList().stream().map(OutputJson::text).collect(Collectors.toList())
                : List.of();
    }

    private static int count(JsonElement element) {
        return element instanceof JsonPrimitive number && number.isNumber() ? number.getAsInt() : 0;
    }

    private static String text(JsonElement element) {
        return Multiline.join(element);
    }

    private static boolean isJson(String mime) {
        return mime.equals("application/json") || mime.startsWith("application/") && mime.endsWith("+json");
    }
}
