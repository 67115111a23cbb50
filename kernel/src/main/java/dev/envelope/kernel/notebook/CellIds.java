package dev.envelope.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Gives every cell of a file what nbformat 4.5 asks of it: an id of its own, metadata, and outputs where it is code. */
final class CellIds {

    private static final Pattern VALID = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

    private CellIds() {}

    static List<Cell> complete(JsonObject notebook) {
        var cells = new ArrayList<Cell>();
        Set<String> taken = new HashSet<>();
        if (notebook.get("cells") instanceof JsonArray array) {
            for (var element : array) {
                var json = element.getAsJsonObject();
                int position = cells.size() + 1;
                json.addProperty("id", free(Multiline.join(json.get("id")), position, taken));
                json.add("source", Multiline.split(Multiline.join(json.get("source"))));
                if (!(json.get("metadata") instanceof JsonObject)) {
                    json.add("metadata", new JsonObject());
                }
                var cell = new Cell(json, position);
                cells.add(cell.type() == Cell.Type.CODE && !json.has("outputs") ? cell.cleared() : cell);
            }
        }
        return cells;
    }

    private static String free(String id, int position, Set<String> taken) {
        String candidate = VALID.matcher(id).matches() ? id : "cell-" + position;
        while (!taken.add(candidate)) {
            candidate = "cell-" + position + "-" + taken.size();
        }
        return candidate;
    }
}
