package dev.envelope.kernel.protocol;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel publishes, in order: any thread puts in, one thread sends.
 *
 * <p>Text of one stream waits up to 50 ms for more of its kind, and goes out before anything else does. The user's
 * threads never touch a socket: an interrupt in the middle of a send would close it for good.
 */
public final class Outbox {

    private static final long PATIENCE_NANOS = 50_000_000;
    private static final int FULL = 64 * 1024;

    private final Consumer<Message> out;
    private final Deque<Item> items = new ArrayDeque<>();
    private boolean sending;
    private boolean closed;

    /** A message, or the growing text of one stream. */
    private static final class Item {
        final Message message;
        final @Nullable StringBuilder text;
        final long since = System.nanoTime();

        Item(Message message, @Nullable StringBuilder text) {
            this.message = message;
            this.text = text;
        }

        boolean takesMore(String stream, JsonObject parent) {
            return text != null
                    && text.length() < FULL
                    && message.parent() == parent
                    && message.text("name").equals(stream);
        }

        long waitNanos() {
            return text == null || text.length() >= FULL ? 0 : since + PATIENCE_NANOS - System.nanoTime();
        }
    }

    /** @param out sends one message; called on a thread of its own */
    Outbox(Consumer<Message> out) {
        this.out = out;
        Sockets.daemon("outbox", this::run).start();
    }

    /** Publishes a message under the header of the request that it belongs to. */
    public void publish(String type, JsonObject parent, JsonObject content) {
        publish(type, parent, content, new JsonObject(), List.of());
    }

    public void publish(String type, JsonObject parent, JsonObject content, JsonObject metadata, List<byte[]> buffers) {
        put(new Item(message(type, parent, content, metadata, buffers), null));
    }

    /**
     * Greets a client that has just subscribed: from now on it gets what is published, and until then it cannot know.
     *
     * <p>Source: Jupyter enhancement proposal 65, iopub with an XPUB socket and a welcome message.
     *
     * @param frames what ZeroMQ tells of a subscription, which begins with a 1, or of its end; the topic follows
     */
    void welcome(List<byte[]> frames) {
        byte[] told = frames.get(0);
        if (told.length > 0 && told[0] == 1) {
            byte[] topic = Arrays.copyOfRange(told, 1, told.length);
            var content = new JsonObject();
            content.addProperty("subscription", new String(topic, StandardCharsets.UTF_8));
            var none = new JsonObject();
            var header = Message.header("iopub_welcome");
            put(new Item(new Message(List.of(topic), header, none, none, content, List.of()), null));
        }
    }

    /** Publishes text of {@code stdout} or {@code stderr}, together with what follows soon. */
    public synchronized void stream(String stream, JsonObject parent, String text) {
        Item last = items.peekLast();
        if (last != null && last.text != null && last.takesMore(stream, parent)) {
            last.text.append(text);
            if (last.text.length() >= FULL) {
                notifyAll();
            }
            return;
        }
        var content = new JsonObject();
        content.addProperty("name", stream);
        put(new Item(message("stream", parent, content, new JsonObject(), List.of()), new StringBuilder(text)));
    }

    /** Waits until everything that is in has been sent. */
    public synchronized void flush() throws InterruptedException {
        long deadline = System.nanoTime() + 20 * PATIENCE_NANOS;
        while ((!items.isEmpty() || sending) && System.nanoTime() < deadline) {
            wait(5);
        }
    }

    /** Sends what is in, and ends. An interrupt instead of the note could close a socket that is being written to. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private static Message message(
            String type, JsonObject parent, JsonObject content, JsonObject metadata, List<byte[]> buffers) {
        byte[] topic = type.getBytes(StandardCharsets.US_ASCII);
        return new Message(List.of(topic), Message.header(type), parent, metadata, content, buffers);
    }

    private synchronized void put(Item item) {
        items.addLast(item);
        notifyAll();
    }

    private void run() {
        try {
            for (var next = take(); next != null; next = take()) {
                out.accept(next);
            }
        } catch (InterruptedException e) {
            // the process ends
        }
    }

    private synchronized @Nullable Message take() throws InterruptedException {
        sending = false;
        while (true) {
            Item first = items.peekFirst();
            if (first == null && closed) {
                return null;
            } else if (first == null) {
                wait();
            } else if (closed || items.size() > 1 || first.waitNanos() <= 0) {
                items.removeFirst();
                sending = true;
                if (first.text != null) {
                    first.message.content().addProperty("text", first.text.toString());
                }
                return first.message;
            } else {
                wait(1 + first.waitNanos() / 1_000_000);
            }
        }
    }
}
