package dev.envelope.kernel.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** The five sockets of a kernel, bound, each with the thread that serves it. */
public final class Sockets {

    private final Router shell;
    private final Router control;
    private final Outbox outbox;
    private final StdinSocket stdin;

    private Sockets(ZContext context, KernelConnectionProperties to, Wire wire) {
        outbox = new Outbox(publisher(context, address(to, to.getIopubPort())), wire);
        stdin = new StdinSocket(context, address(to, to.getStdinPort()), wire);
        heartbeat(context, address(to, to.getHbPort()));
        control = new Router(context, "control", address(to, to.getControlPort()), wire);
        shell = new Router(context, "shell", address(to, to.getShellPort()), wire);
    }

    /** Binds all sockets to the ports of a connection file. */
    public static Sockets bind(KernelConnectionProperties to, Wire wire) {
        return new Sockets(new ZContext(), to, wire);
    }

    /** From now on the two consumers get what clients ask, each on the thread of its socket. */
    public void serve(Consumer<Message> onShell, Consumer<Message> onControl) {
        control.serve(onControl);
        shell.serve(onShell);
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
        shell.send(reply);
    }

    public void replyOnControl(Message reply) {
        control.send(reply);
    }

    private static ZMQ.Socket publisher(ZContext context, String address) {
        var socket = context.createSocket(SocketType.PUB);
        // a slow reader gets everything late; the default would drop what is over 1,000 messages
        socket.setHWM(0);
        socket.setLinger(1_000);
        socket.bind(address);
        return socket;
    }

    private static void heartbeat(ZContext context, String address) {
        var socket = context.createSocket(SocketType.REP);
        socket.bind(address);
        daemon("heartbeat", () -> {
                    try {
                        while (true) {
                            socket.send(socket.recv());
                        }
                    } catch (ZMQException e) {
                        // the context ended
                    }
                })
                .start();
    }

    private static String address(KernelConnectionProperties to, int port) {
        String separator = "ipc".equals(to.getTransport()) ? "-" : ":";
        return to.getTransport() + "://" + to.getIp() + separator + port;
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
