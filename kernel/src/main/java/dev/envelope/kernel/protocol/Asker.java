package dev.envelope.kernel.protocol;

import com.google.gson.JsonObject;
import java.util.List;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * A client of a kernel: asks one thing after the other.
 *
 * <p>Of a thousand connections that JeroMQ 0.6 opens on a busy machine one or a few never greet, because the connected channel
 * is given from one handler to the next while its old registration still stands; those that it accepts are not concerned.
 * It tries again when the time for a handshake is over. Source: jeromq pull request 1022, 2026-09-21.
 */
public final class Asker implements AutoCloseable {

    /** In place of 30 seconds. */
    public static final int HANDSHAKE_MILLIS = 1_000;

    private final Wire wire;
    private final ZContext context = new ZContext();
    private final ZMQ.Socket socket = context.createSocket(SocketType.DEALER);
    private final ZMQ.Socket published = context.createSocket(SocketType.SUB);

    public Asker(Connection to) {
        wire = new Wire(to);
        socket.setHandshakeIvl(HANDSHAKE_MILLIS);
        published.setHandshakeIvl(HANDSHAKE_MILLIS);
        // every client subscribes, and this one need not read
        published.subscribe("");
        published.connect(to.iopub());
        socket.connect(to.shell());
    }

    /** Asks, and waits for the reply as long as it takes. */
    public Message ask(String type, JsonObject content) {
        var none = new JsonObject();
        Sockets.send(socket, wire.encode(new Message(List.of(), Message.header(type), none, none, content, List.of())));
        while (true) {
            var reply = wire.decode(Sockets.receive(socket));
            if (reply.isPresent()) {
                return reply.get();
            }
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
