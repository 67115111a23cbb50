package dev.envelope.kernel.protocol;

import com.google.gson.JsonObject;
import java.util.List;

/** A channel between the kernel and the front end, open in both directions until either end closes it. */
public final class Comm {

    /** What the kernel's end does with what comes in. */
    public interface Handler {

        /** Takes messages of the comm: at least one, in order; several where they came while the kernel was at work. */
        void receive(Comm comm, List<Message> messages);

        /** Is told that the other end has closed the comm. */
        default void closed(Comm comm) {}

        /** Whether messages are handled in order with cells; otherwise also while a cell runs. */
        default boolean waitsForCells() {
            return true;
        }
    }

    private final Outbox outbox;
    private final String id;
    private final String target;
    private final Handler handler;

    Comm(Outbox outbox, String id, String target, Handler handler) {
        this.outbox = outbox;
        this.id = id;
        this.target = target;
        this.handler = handler;
    }

    public String id() {
        return id;
    }

    String target() {
        return target;
    }

    Handler handler() {
        return handler;
    }

    /** Sends data under the header of the request that it belongs to. */
    public void send(JsonObject parent, JsonObject data) {
        send(parent, data, new JsonObject(), List.of());
    }

    public void send(JsonObject parent, JsonObject data, JsonObject metadata, List<byte[]> buffers) {
        publish("comm_msg", parent, content(data), metadata, buffers);
    }

    void open(JsonObject parent, JsonObject data, JsonObject metadata, List<byte[]> buffers) {
        var content = content(data);
        content.addProperty("target_name", target);
        publish("comm_open", parent, content, metadata, buffers);
    }

    void close(JsonObject parent, JsonObject data) {
        publish("comm_close", parent, content(data), new JsonObject(), List.of());
    }

    private JsonObject content(JsonObject data) {
        var content = new JsonObject();
        content.addProperty("comm_id", id);
        content.add("data", data);
        return content;
    }

    private void publish(
            String type, JsonObject parent, JsonObject content, JsonObject metadata, List<byte[]> buffers) {
        outbox.publish(type, parent, content, metadata, buffers);
    }
}
