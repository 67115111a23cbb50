package dev.envelope.kernel.protocol;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZMQ;

/**
 * What the kernel publishes, in order: any thread puts in, one thread sends.
 *
 * <p>Text of one stream waits up to 50 ms for more of its kind, and goes out before anything else does. The user's
 * threads never touch the socket: an interrupt in the middle of a send would close it for good.
 */
public final class Outbox {

    private static final long PATIENCE_NANOS = 50_000_000;
    private static final int FULL = 64 * 1024;

    private final ZMQ.Socket socket;
    private final Wire wire;
    private final Deque<Item> items = new ArrayDeque<>();
    private final Thread sender = Sockets.daemon("outbox", this::run);
    private boolean sending;

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

    Outbox(ZMQ.Socket socket, Wire wire) {
        this.socket = socket;
        this.wire = wire;
        sender.start();
    }

    /** Publishes a message under the header of the request that it belongs to. */
    public void publish(String type, JsonObject parent, JsonObject content) {
        publish(type, parent, content, new JsonObject(), List.of());
    }

    public void publish(String type, JsonObject parent, JsonObject content, JsonObject metadata, List<byte[]> buffers) {
        put(new Item(message(type, parent, content, metadata, buffers), null));
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

    void close() {
        sender.interrupt();
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
            while (true) {
                Sockets.send(socket, wire.encode(take()));
            }
        } catch (InterruptedException | org.zeromq.ZMQException e) {
            // the kernel ends
        } finally {
            socket.close();
        }
    }

    private synchronized Message take() throws InterruptedException {
        sending = false;
        while (true) {
            Item first = items.peekFirst();
            if (first == null) {
                wait();
            } else if (items.size() > 1 || first.waitNanos() <= 0) {
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
