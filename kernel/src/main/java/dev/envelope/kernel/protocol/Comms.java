package dev.envelope.kernel.protocol;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The comms that are open, and the targets that a front end may open.
 *
 * <p>What comes in is handled where cells run, in order with them. Messages that come for one comm without a cell or another
 * comm in between reach its handler together, so that a slider which moved ten times while a cell ran is handled once.
 */
public final class Comms {

    private final Outbox outbox;
    private final Executor cells;
    private final Executor atOnce;
    private final Map<String, Comm> open = new ConcurrentHashMap<>();
    private final Map<String, Comm.Handler> targets = new ConcurrentHashMap<>();
    private @Nullable Batch latest;

    /** Messages that wait together for the kernel to be free. */
    private record Batch(Comm comm, List<Message> messages) {}

    /**
     * @param cells runs what must be in order with cells
     * @param atOnce runs what does not wait for them
     */
    public Comms(Outbox outbox, Executor cells, Executor atOnce) {
        this.outbox = outbox;
        this.cells = cells;
        this.atOnce = atOnce;
    }

    /** From now on a front end may open comms to this target. */
    public void target(String name, Comm.Handler handler) {
        targets.put(name, handler);
    }

    /** Opens a comm to a target of the front end. */
    public Comm open(String target, Comm.Handler handler, JsonObject parent, JsonObject data, JsonObject metadata) {
        var comm = new Comm(outbox, UUID.randomUUID().toString(), target, handler);
        open.put(comm.id(), comm);
        comm.open(parent, data, metadata, List.of());
        return comm;
    }

    /** Closes a comm at both ends. */
    public void close(Comm comm, JsonObject parent) {
        if (open.remove(comm.id()) != null) {
            comm.close(parent, new JsonObject());
        }
    }

    /** The open comms, of one target or, where that is empty, of all. */
    public JsonObject info(String target) {
        var comms = new JsonObject();
        open.values().stream()
                .filter(comm -> target.isEmpty() || comm.target().equals(target))
                .forEach(comm -> {
                    var told = new JsonObject();
                    told.addProperty("target_name", comm.target());
                    comms.add(comm.id(), told);
                });
        return comms;
    }

    /** Takes a {@code comm_open}, {@code comm_msg} or {@code comm_close}; called in the order of their arrival. */
    public void receive(Message message) {
        String id = message.text("comm_id");
        if (message.type().equals("comm_open")) {
            handle(List.of(message), () -> opened(id, message));
            return;
        }
        Comm comm = open.get(id);
        if (comm == null) {
            handle(List.of(message), () -> {}); // closed here while the message was on its way
        } else if (message.type().equals("comm_close")) {
            separate();
            in(comm).execute(() -> handle(List.of(message), () -> closed(comm)));
        } else if (comm.handler().waitsForCells()) {
            enqueue(comm, message);
        } else {
            atOnce.execute(() -> handle(List.of(message), () -> comm.handler().receive(comm, List.of(message))));
        }
    }

    /** Something else stands in the queue now: what comes for a comm after it may not be handled before it. */
    public synchronized void separate() {
        latest = null;
    }

    private Executor in(Comm comm) {
        return comm.handler().waitsForCells() ? cells : atOnce;
    }

    private synchronized void enqueue(Comm comm, Message message) {
        if (latest != null && latest.comm() == comm) {
            latest.messages().add(message);
            return;
        }
        var batch = new Batch(comm, new ArrayList<>(List.of(message)));
        latest = batch;
        cells.execute(() -> {
            var messages = take(batch);
            handle(messages, () -> comm.handler().receive(comm, messages));
        });
    }

    private synchronized List<Message> take(Batch batch) {
        if (latest == batch) {
            latest = null;
        }
        return List.copyOf(batch.messages());
    }

    private void opened(String id, Message message) {
        String target = message.text("target_name");
        var handler = targets.get(target);
        if (handler == null) {
            // the protocol's way to say that nobody is there
            new Comm(outbox, id, target, (comm, messages) -> {}).close(message.header(), new JsonObject());
        } else {
            open.put(id, new Comm(outbox, id, target, handler));
        }
    }

    private void closed(Comm comm) {
        if (open.remove(comm.id()) != null) {
            comm.handler().closed(comm);
        }
    }

    /** Says busy and idle to each message, whatever happens in between: a front end sends its next after the idle. */
    private void handle(List<Message> messages, Runnable work) {
        messages.forEach(message -> status(message, "busy"));
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
        }
        messages.forEach(message -> status(message, "idle"));
    }

    private void status(Message message, String state) {
        var content = new JsonObject();
        content.addProperty("execution_state", state);
        outbox.publish("status", message.header(), content);
    }
}
