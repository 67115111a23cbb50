package dev.envelope.kernel.protocol;

import com.google.gson.JsonObject;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Asks the client that runs a cell for a line of input. */
public final class StdinSocket {

    private static final int POLL_MILLIS = 50;

    private final ZMQ.Socket socket;
    private final Wire wire;
    // the socket has a thread of its own, because an interrupt of the user's thread would close it
    private final ExecutorService owner = Executors.newSingleThreadExecutor(work -> Sockets.daemon("stdin", work));

    private volatile boolean closed;

    StdinSocket(ZContext context, String address, Wire wire) {
        this.wire = wire;
        socket = context.createSocket(SocketType.ROUTER);
        socket.setLinger(0);
        socket.setReceiveTimeOut(POLL_MILLIS);
        socket.bind(address);
    }

    /**
     * The line that the user typed, without its end.
     *
     * @throws InterruptedException when the cell is interrupted while the user thinks
     */
    public String ask(Message request, String prompt, boolean secret) throws InterruptedException {
        var content = new JsonObject();
        content.addProperty("prompt", prompt);
        content.addProperty("password", secret);
        var question = request.reply("input_request", content);
        var waits = new AtomicBoolean(true);
        Future<String> answer = owner.submit(() -> converse(question, waits));
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("no answer came from the front end", e.getCause());
        } finally {
            waits.set(false);
        }
    }

    void close() {
        closed = true;
        owner.execute(socket::close);
    }

    private String converse(Message question, AtomicBoolean waits) {
        dropLateAnswers();
        Sockets.send(socket, wire.encode(question));
        while (waits.get() && !closed) {
            byte[] first = socket.recv();
            if (first != null) {
                var reply = wire.decode(Sockets.rest(socket, first)).filter(m -> "input_reply".equals(m.type()));
                if (reply.isPresent()) {
                    return reply.get().text("value");
                }
            }
        }
        return "";
    }

    /** Not every front end says which question it answers, so what is here before one is asked belongs to another. */
    private void dropLateAnswers() {
        for (byte[] first = socket.recv(ZMQ.DONTWAIT); first != null; first = socket.recv(ZMQ.DONTWAIT)) {
            Sockets.rest(socket, first);
        }
    }
}
