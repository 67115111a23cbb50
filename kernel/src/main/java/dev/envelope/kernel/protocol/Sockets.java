package dev.envelope.kernel.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** The five sockets of a kernel, bound, each with the thread that serves it. */
public final class Sockets {

    private final ZContext context;
    private final Wire wire;
    private final SocketThread iopub;
    private final SocketThread shell;
    private final SocketThread control;
    private final Outbox outbox;
    private final StdinSocket stdin;

    private Sockets(ZContext context, Connection to) {
        this.context = context;
        wire = new Wire(to);
        iopub = new SocketThread(context, "iopub", SocketType.XPUB, to.iopub());
        shell = new SocketThread(context, "shell", SocketType.ROUTER, to.shell());
        control = new SocketThread(context, "control", SocketType.ROUTER, to.control());
        stdin = new StdinSocket(context, to.stdin(), wire);
        heartbeat(context, to.heartbeat());
        outbox = new Outbox(message -> iopub.send(wire.encode(message)));
    }

    /** Binds all sockets where the connection says. */
    public static Sockets bind(Connection to) {
        return new Sockets(new ZContext(), to);
    }

    /** From now on the two consumers get what clients ask, each on the thread of its socket. */
    public void serve(Consumer<Message> onShell, Consumer<Message> onControl) {
        iopub.serve(outbox::welcome);
        shell.serve(frames -> wire.decode(frames).ifPresent(onShell));
        control.serve(frames -> wire.decode(frames).ifPresent(onControl));
    }

    /** What is published to every client. */
    public Outbox outbox() {
        return outbox;
    }

    /** Where a cell asks its client for a line of input. */
    public StdinSocket stdin() {
        return stdin;
    }

    public void replyOnShell(Message reply) {
        shell.send(wire.encode(reply));
    }

    public void replyOnControl(Message reply) {
        control.send(wire.encode(reply));
    }

    private static void heartbeat(ZContext context, String address) {
        // not a REP, which waits for the peer that it owes an answer, whatever that has sent
        var socket = context.createSocket(SocketType.ROUTER);
        socket.bind(address);
        daemon("heartbeat", () -> {
                    try {
                        while (true) {
                            send(socket, receive(socket));
                        }
                    } catch (ZMQException e) {
                        // the context ended
                    } finally {
                        socket.close();
                    }
                })
                .start();
    }

    /**
     * Ends the threads of the sockets, and waits until what they have sent is on its way. The virtual machine waits 300 ms
     * more for threads that stand in native code, as these do while they wait for messages.
     */
    public void close() {
        outbox.close();
        stdin.close();
        context.getContext().term();
    }

    static List<byte[]> receive(ZMQ.Socket socket) {
        return rest(socket, socket.recv());
    }

    /** The message whose first frame has been received. */
    static List<byte[]> rest(ZMQ.Socket socket, byte[] first) {
        var frames = new ArrayList<byte[]>();
        frames.add(first);
        while (socket.hasReceiveMore()) {
            frames.add(socket.recv());
        }
        return frames;
    }

    static void send(ZMQ.Socket socket, List<byte[]> frames) {
        int last = frames.size() - 1;
        for (int i = 0; i < last; i++) {
            socket.sendMore(frames.get(i));
        }
        socket.send(frames.get(last));
    }

    static Thread daemon(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
