package dev.envelope.kernel.protocol;

import java.util.List;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * A socket on which clients ask: reads on a thread of its own, and sends what any thread answers.
 *
 * <p>A ZeroMQ socket belongs to one thread. Answers of other threads reach it through a socket inside the process, so
 * the thread waits for both without polling.
 */
final class Router {

    private final Wire wire;
    private final ZMQ.Socket outside;
    private final ZMQ.Socket answersIn;
    private final ZMQ.Socket answersOut;
    private final ZMQ.Poller poller;
    private final String name;

    Router(ZContext context, String name, String address, Wire wire) {
        this.wire = wire;
        this.name = name;
        outside = context.createSocket(SocketType.ROUTER);
        outside.setLinger(1_000);
        outside.setHWM(0);
        outside.bind(address);
        answersIn = context.createSocket(SocketType.PULL);
        answersIn.setHWM(0);
        answersIn.bind("inproc://" + name);
        answersOut = context.createSocket(SocketType.PUSH);
        answersOut.setHWM(0);
        answersOut.connect("inproc://" + name);
        poller = context.createPoller(2);
        poller.register(outside, ZMQ.Poller.POLLIN);
        poller.register(answersIn, ZMQ.Poller.POLLIN);
    }

    void serve(Consumer<Message> handler) {
        Sockets.daemon(name, () -> run(handler)).start();
    }

    void send(Message message) {
        var frames = wire.encode(message);
        synchronized (answersOut) {
            Sockets.send(answersOut, frames);
        }
    }

    private void run(Consumer<Message> handler) {
        try {
            answer(handler);
        } finally {
            outside.close();
            answersIn.close();
            synchronized (answersOut) {
                answersOut.close();
            }
        }
    }

    private void answer(Consumer<Message> handler) {
        while (true) {
            try {
                if (poller.poll(-1) < 0) {
                    return;
                }
                if (poller.pollin(1)) {
                    Sockets.send(outside, Sockets.receive(answersIn));
                }
                if (poller.pollin(0)) {
                    List<byte[]> frames = Sockets.receive(outside);
                    wire.decode(frames).ifPresent(handler);
                }
            } catch (ZMQException e) {
                if (e.getErrorCode() == ZMQ.Error.ETERM.getCode()) {
                    return;
                }
                e.printStackTrace();
            } catch (RuntimeException | Error e) { // one bad message must not end the kernel
                e.printStackTrace();
            }
        }
    }
}
