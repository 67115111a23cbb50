package dev.envelope.kernel.protocol;

import java.util.List;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The thread of one bound socket: reads what clients send, and sends what any thread gives it.
 *
 * <p>A ZeroMQ socket belongs to one thread. What others send reaches it through a socket inside the process, so the thread
 * waits for both without polling.
 */
final class SocketThread {

    private final String name;
    private final ZMQ.Socket outside;
    private final ZMQ.Socket givenIn;
    private final ZMQ.Socket givenOut;
    private final ZMQ.Poller poller;
    private boolean closed;

    SocketThread(ZContext context, String name, SocketType type, String address) {
        this.name = name;
        outside = context.createSocket(type);
        outside.setLinger(1_000);
        // a slow reader gets everything late; the default would drop what is over 1,000 messages
        outside.setHWM(0);
        if (type == SocketType.XPUB) {
            // tells of each subscription, not only of the first of its kind
            outside.setXpubVerbose(true);
        }
        outside.bind(address);
        givenIn = context.createSocket(SocketType.PULL);
        givenIn.setHWM(0);
        givenIn.bind("inproc://" + name);
        givenOut = context.createSocket(SocketType.PUSH);
        givenOut.setHWM(0);
        givenOut.connect("inproc://" + name);
        poller = context.createPoller(2);
        poller.register(outside, ZMQ.Poller.POLLIN);
        poller.register(givenIn, ZMQ.Poller.POLLIN);
    }

    /** From now on the handler gets what clients send, on this thread. */
    void serve(Consumer<List<byte[]>> handler) {
        Sockets.daemon(name, () -> run(handler)).start();
    }

    /** Sends, while the sockets are open: a cell may still run, and answer, when nobody hears it any more. */
    void send(List<byte[]> frames) {
        synchronized (givenOut) {
            try {
                if (!closed) {
                    Sockets.send(givenOut, frames);
                }
            } catch (ZMQException e) {
                if (!isEnd(e)) {
                    throw e;
                }
            }
        }
    }

    private void run(Consumer<List<byte[]>> handler) {
        try {
            pass(handler);
        } finally {
            outside.close();
            givenIn.close();
            synchronized (givenOut) {
                closed = true;
                givenOut.close();
            }
        }
    }

    private void pass(Consumer<List<byte[]>> handler) {
        while (true) {
            try {
                if (poller.poll(-1) < 0) {
                    return;
                }
                if (poller.pollin(1)) {
                    Sockets.send(outside, Sockets.receive(givenIn));
                }
                if (poller.pollin(0)) {
                    handler.accept(Sockets.receive(outside));
                }
            } catch (ZMQException e) {
                if (isEnd(e)) {
                    return;
                }
                e.printStackTrace();
            } catch (RuntimeException | Error e) { // one bad message must not end the kernel
                e.printStackTrace();
            }
        }
    }

    private static boolean isEnd(ZMQException e) {
        return e.getErrorCode() == ZMQ.Error.ETERM.getCode();
    }
}
