package dev.envelope.kernel.protocol;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * One message of the protocol.
 *
 * @param identities the routing prefix: who asked, or the topic of what is published
 * @param parent the header of the message that this one answers; empty for none
 */
public record Message(
        List<byte[]> identities,
        JsonObject header,
        JsonObject parent,
        JsonObject metadata,
        JsonObject content,
        List<byte[]> buffers) {

    private static final String VERSION = "5.3";
    private static final String SESSION = UUID.randomUUID().toString();

    /** The type of a header that says none is the empty text, which no handler knows. */
    public String type() {
        return text(header, "msg_type");
    }

    /** A member of the content, empty where it is missing or no text. */
    public String text(String member) {
        return text(content, member);
    }

    /** A member of the content that is a truth value, or what stands for it where it is missing. */
    public boolean flag(String member, boolean otherwise) {
        JsonElement found = content.get(member);
        return found != null
                        && found.isJsonPrimitive()
                        && found.getAsJsonPrimitive().isBoolean()
                ? found.getAsBoolean()
                : otherwise;
    }

    /** A member of the content that is a whole number, or what stands for it where it is missing. */
    public int number(String member, int otherwise) {
        JsonElement found = content.get(member);
        return found != null
                        && found.isJsonPrimitive()
                        && found.getAsJsonPrimitive().isNumber()
                ? found.getAsInt()
                : otherwise;
    }

    /** The answer to this message, back to who asked. */
    public Message reply(String type, JsonObject answer) {
        return new Message(identities, header(type), header, new JsonObject(), answer, List.of());
    }

    static JsonObject header(String type) {
        var header = new JsonObject();
        header.addProperty("msg_id", UUID.randomUUID().toString());
        header.addProperty("session", SESSION);
        header.addProperty("username", "kernel");
        header.addProperty("date", Instant.now().truncatedTo(ChronoUnit.MICROS).toString());
        header.addProperty("msg_type", type);
        header.addProperty("version", VERSION);
        return header;
    }

    private static String text(JsonObject object, String member) {
        JsonElement found = object.get(member);
        return found != null && found.isJsonPrimitive() ? found.getAsString() : "";
    }
}
