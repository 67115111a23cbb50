package dev.envelope.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A notebook file of nbformat 4, immutable; written as 4.5.
 *
 * <p>Older minor versions have no cell ids: cells without one get an id from their position, the same at every run.
 */
public final class Notebook {

    private final Path file;
    private final JsonObject json;
    private final List<Cell> cells;

    private Notebook(Path file, JsonObject json, List<Cell> cells) {
        this.file = file;
        this.json = json;
        this.cells = List.copyOf(cells);
    }

    /**
     * Reads a notebook file.
     *
     * @throws NotebookException if it is not nbformat 4, or of another language than Java
     */
    public static Notebook read(Path file) throws IOException {
        var json = parse(file);
        int major = number(json, "nbformat");
        if (major != 4) {
            throw new NotebookException(file + ": "
                    + (major == 0 ? "not a notebook (no nbformat)" : "nbformat " + major + " cannot be run")
                    + "; open it in JupyterLab and save it, which makes it nbformat 4");
        }
        json.addProperty("nbformat_minor", Math.max(5, number(json, "nbformat_minor")));
        if (!(json.get("metadata") instanceof JsonObject)) {
            json.add("metadata", new JsonObject());
        }
        var notebook = new Notebook(file, json, CellIds.complete(json));
        String language = notebook.language();
        if (!language.isEmpty() && !language.equalsIgnoreCase("java")) {
            throw new NotebookException(
                    file + ": a notebook of the language " + language + "; only Java notebooks can be run");
        }
        return notebook;
    }

    private static JsonObject parse(Path file) throws IOException {
        try {
            if (JsonParser.parseString(Files.readString(file)) instanceof JsonObject json) {
                return json;
            }
        } catch (JsonParseException e) {
            throw new NotebookException(file + ": not a notebook, it is not JSON (" + e.getMessage() + ")");
        }
        throw new NotebookException(file + ": not a notebook, it holds no JSON object");
    }

    private static int number(JsonObject json, String name) {
        JsonElement value = json.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsInt() : 0;
    }

    private String language() {
        return json.getAsJsonObject("metadata").get("kernelspec") instanceof JsonObject spec
                ? Multiline.join(spec.get("language"))
                : "";
    }

    public Path file() {
        return file;
    }

    public List<Cell> cells() {
        return cells;
    }

    Notebook withCells(List<Cell> cells) {
        return new Notebook(file, json, cells);
    }

    /** The text of the file, with keys in order and indented as Jupyter does it. */
    public String toJson() {
        var whole = json.deepCopy();
        var array = new JsonArray();
        cells.forEach(cell -> array.add(cell.json()));
        whole.add("cells", array);
        return CanonicalJson.write(whole);
    }
}
