package dev.envelope.kernel.notebook;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;

/** One cell of a notebook, immutable; what this class does not know of it is kept as it was read. */
public final class Cell {

    /** What a cell holds. */
    public enum Type {
        CODE,
        MARKDOWN,
        RAW
    }

    private final JsonObject json;
    private final int position;

    Cell(JsonObject json, int position) {
        this.json = json;
        this.position = position;
    }

    /** Where it stands among all cells of the notebook, from 1. */
    public int position() {
        return position;
    }

    public String id() {
        return Multiline.join(json.get("id"));
    }

    public Type type() {
        return switch (Multiline.join(json.get("cell_type"))) {
            case "code" -> Type.CODE;
            case "markdown" -> Type.MARKDOWN;
            default -> Type.RAW;
        };
    }

    public String source() {
        return Multiline.join(json.get("source"));
    }

    /** True for a code cell with something in it: Jupyter leaves the others alone, and so do we. */
    public boolean runs() {
        return type() == Type.CODE && !source().isBlank() && !hasTag("skip-execution");
    }

    /** True where the author says by tag that this cell fails, as an example of an error. */
    public boolean raisesException() {
        return hasTag("raises-exception");
    }

    private boolean hasTag(String tag) {
        return metadata().get("tags") instanceof JsonArray tags
                && StreamSupport.stream(tags.spliterator(), false)
                        .map(Multiline::join)
                        .anyMatch(tag::equals);
    }

    private JsonObject metadata() {
        return Objects.requireNonNullElseGet(json.getAsJsonObject("metadata"), JsonObject::new);
    }

    /** The pictures that a Markdown cell carries: name to MIME type to base64. */
    JsonObject attachments() {
        return json.get("attachments") instanceof JsonObject attachments ? attachments : new JsonObject();
    }

    int executionCount() {
        return json.has("execution_count") && !json.get("execution_count").isJsonNull()
                ? json.get("execution_count").getAsInt()
                : 0;
    }

    List<Output> outputs() {
        return json.get("outputs") instanceof JsonArray outputs
                ? Output.joined(outputs.asList().stream()
                        .map(output -> OutputJson.read(output.getAsJsonObject()))
                        .toList())
                : List.of();
    }

    /** The same cell after a run. */
    Cell executed(int count, List<Output> outputs) {
        var written = new JsonArray();
        outputs.forEach(output -> written.add(OutputJson.write(output)));
        var copy = json.deepCopy();
        copy.addProperty("execution_count", count);
        copy.add("outputs", written);
        return new Cell(copy, position);
    }

    /** The same cell before any run. */
    Cell cleared() {
        var copy = json.deepCopy();
        copy.add("execution_count", JsonNull.INSTANCE);
        copy.add("outputs", new JsonArray());
        return new Cell(copy, position);
    }

    JsonObject json() {
        return json;
    }
}
