package dev.envelope.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.envelope.kernel.protocol.Asker;
import dev.envelope.kernel.protocol.Connection;
import dev.envelope.kernel.protocol.Message;
import dev.envelope.kernel.protocol.Wire;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A Jupyter client of our own: starts the kernel as a process and speaks with it over its sockets. */
final class Client implements AutoCloseable {

    private static final String KEY = "a-key-of-the-tests";
    private static final String ERRORS = "errors.txt";
    private static final int PATIENCE_MILLIS = 30_000;

    private final ZContext context = new ZContext();
    private final JsonObject connection;
    private final Wire wire;
    private final Path folder;
    private String page = "page";
    private final Process process;
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket iopub;
    private final ZMQ.Socket stdin;
    private final ZMQ.Socket heartbeat;

    Client() throws IOException {
        this(Map.of());
    }

    /** @param environment what the kernel's process finds beside the usual variables */
    Client(Map<String, String> environment) throws IOException {
        folder = Files.createTempDirectory("kernel");
        int[] ports = freePorts(5);
        connection = Json.of("ip", "127.0.0.1");
        Json.with(connection, "transport", "tcp");
        Json.with(connection, "key", KEY);
        Json.with(connection, "signature_scheme", "hmac-sha256");
        Json.with(connection, "shell_port", ports[0]);
        Json.with(connection, "control_port", ports[1]);
        Json.with(connection, "iopub_port", ports[2]);
        Json.with(connection, "stdin_port", ports[3]);
        Json.with(connection, "hb_port", ports[4]);
        wire = new Wire(Connection.of(connection.toString()));
        var file = folder.resolve("connection.json");
        Files.writeString(file, connection.toString());
        process = start(file, environment);
        shell = connect(SocketType.DEALER, ports[0]);
        control = connect(SocketType.DEALER, ports[1]);
        iopub = connect(SocketType.SUB, ports[2]);
        stdin = connect(SocketType.DEALER, ports[3]);
        heartbeat = connect(SocketType.REQ, ports[4]);
        waitUntilWelcome();
    }

    private Process start(Path connection, Map<String, String> environment) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(KernelSpec.options(Runtime.version().feature()));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), EnvelopeKernel.class.getName()));
        command.add(connection.toString());
        var builder = new ProcessBuilder(command)
                .inheritIO()
                .redirectError(folder.resolve(ERRORS).toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private ZMQ.Socket createSocket(SocketType type) {
        var socket = context.createSocket(type);
        socket.setReceiveTimeOut(PATIENCE_MILLIS);
        socket.setHandshakeIvl(Asker.HANDSHAKE_MILLIS);
        return socket;
    }

    private ZMQ.Socket connect(SocketType type, int port) {
        var socket = createSocket(type);
        socket.setHWM(0);
        if (type == SocketType.DEALER) {
            // a front end asks and answers under one identity, by which the kernel finds its stdin
            socket.setIdentity("client".getBytes(ZMQ.CHARSET));
        }
        if (type == SocketType.SUB) {
            socket.subscribe("");
        }
        socket.connect("tcp://127.0.0.1:" + port);
        return socket;
    }

    /** A subscription takes a moment to reach the publisher; what it publishes before is lost. */
    private void waitUntilWelcome() {
        while (!receive(iopub).type().equals("iopub_welcome")) {
            // what is published of the start
        }
    }

    /** Subscribes as one more client does, and returns the first that comes. */
    Message subscribe(String topic) {
        try (var other = createSocket(SocketType.SUB)) {
            other.subscribe(topic);
            other.connect("tcp://127.0.0.1:" + connection.get("iopub_port").getAsInt());
            return receive(other);
        }
    }

    /** A cell's reply and what was published for it, until the kernel was idle again. */
    record Ran(Message reply, List<Message> published) {

        List<Message> of(String type) {
            return published.stream().filter(m -> m.type().equals(type)).toList();
        }

        String stream(String name) {
            var text = new StringBuilder();
            of("stream").stream().filter(m -> m.text("name").equals(name)).forEach(m -> text.append(m.text("text")));
            return text.toString();
        }

        String result() {
            var results = of("execute_result");
            return results.isEmpty()
                    ? ""
                    : results.get(0)
                            .content()
                            .getAsJsonObject("data")
                            .get("text/plain")
                            .getAsString();
        }

        String status() {
            return reply.text("status");
        }

        String traceback() {
            return array(reply, "traceback").toString();
        }
    }

    Ran run(String code) {
        return await(send(shell, "execute_request", Json.of("code", code)));
    }

    /** From now on speaks as a page does that was loaded again. */
    void loadPage() {
        page += ", again";
    }

    Ran run(JsonObject request) {
        return await(send(shell, "execute_request", request));
    }

    /** Runs code as a front end does that says which of its cells it is. */
    Ran runCell(String id, String code) {
        return await(executeCell(id, code));
    }

    Message executeCell(String id, String code) {
        return send(shell, "execute_request", Json.of("code", code), Json.of("cellId", id), List.of());
    }

    /** Sends to a comm, as a page does; {@link #publishedUntilIdle} collects what comes of it. */
    Message comm(String type, String id, JsonObject data, byte[]... buffers) {
        return send(shell, type, commContent(id, data), new JsonObject(), List.of(buffers));
    }

    Message commOpen(String id, String target) {
        var content = Json.with(commContent(id, new JsonObject()), "target_name", target);
        return send(shell, "comm_open", content);
    }

    private static JsonObject commContent(String id, JsonObject data) {
        return Json.with(Json.of("comm_id", id), "data", data);
    }

    List<Message> publishedUntilIdle(Message request) {
        return publishedFor(
                request,
                m -> m.type().equals("status") && m.text("execution_state").equals("idle"));
    }

    /** Sends without waiting; {@link #await} collects the answer. */
    Message execute(String code) {
        return send(shell, "execute_request", Json.of("code", code));
    }

    Message execute(JsonObject request) {
        return send(shell, "execute_request", request);
    }

    Ran await(Message request) {
        var published = publishedUntilIdle(request);
        return new Ran(replyTo(shell, request), published);
    }

    /** What is published for a request up to a message that is the one. */
    List<Message> publishedFor(Message request, Predicate<Message> last) {
        var published = new ArrayList<Message>();
        while (true) {
            Message next = receive(iopub);
            if (isFor(next, request)) {
                published.add(next);
                if (last.test(next)) {
                    return published;
                }
            }
        }
    }

    /** All that is published, for whatever request, until the kernel has done with this one. */
    List<Message> everythingUntilIdle(Message request) {
        var published = new ArrayList<Message>();
        while (true) {
            Message next = receive(iopub);
            published.add(next);
            if (isFor(next, request) && next.text("execution_state").equals("idle")) {
                return published;
            }
        }
    }

    Message ask(String type, JsonObject content) {
        return replyTo(shell, send(shell, type, content));
    }

    /** The words that TAB shows where the bar stands. */
    List<String> complete(String code) {
        var request = Json.with(Json.of("code", code.replace("|", "")), "cursor_pos", code.indexOf('|'));
        var words = new ArrayList<String>();
        array(ask("complete_request", request), "matches").forEach(word -> words.add(word.getAsString()));
        return words;
    }

    Message control(String type, JsonObject content) {
        return replyTo(control, send(control, type, content));
    }

    /** The next question of the kernel to the user. */
    Message asked() {
        return receive(stdin);
    }

    void type(String line) {
        send(stdin, "input_reply", Json.of("value", line));
    }

    /** What comes back of these frames, put together. */
    String beat(String... frames) {
        for (int i = 0; i < frames.length - 1; i++) {
            heartbeat.sendMore(frames[i]);
        }
        heartbeat.send(frames[frames.length - 1]);
        var back = new StringBuilder(String.valueOf(heartbeat.recvStr()));
        while (heartbeat.hasReceiveMore()) {
            back.append(heartbeat.recvStr());
        }
        return back.toString();
    }

    /** Connects to each port as no client does, and sends bytes that are not of its protocol. */
    void sendGarbage() throws IOException {
        var random = new Random(1);
        for (String port : connection.keySet()) {
            for (int i = 0; port.endsWith("_port") && i < 20; i++) {
                try (var socket = new Socket("127.0.0.1", connection.get(port).getAsInt())) {
                    byte[] bytes = new byte[1 + random.nextInt(200)];
                    random.nextBytes(bytes);
                    socket.getOutputStream().write(bytes);
                }
            }
        }
    }

    /** Sends a message that is right but for its signature. */
    void sendForged(String type, JsonObject content) {
        var blank = new Message(
                List.of(), new JsonObject(), new JsonObject(), new JsonObject(), new JsonObject(), List.of());
        var forged = Json.with(connection.deepCopy(), "key", "another key");
        sendRaw(new Wire(Connection.of(forged.toString())).encode(blank.reply(type, content)));
    }

    /** Puts frames on the shell socket as they are. */
    void sendRaw(List<byte[]> frames) {
        for (int i = 0; i < frames.size() - 1; i++) {
            shell.sendMore(frames.get(i));
        }
        shell.send(frames.get(frames.size() - 1));
    }

    /** What the kernel's process has written on its standard error, which a server keeps in its log. */
    String errors() throws IOException {
        return Files.readString(folder.resolve(ERRORS));
    }

    boolean endsWithin(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        context.close();
        System.err.print(errors());
        Files.delete(folder.resolve(ERRORS));
        Files.deleteIfExists(folder.resolve("connection.json"));
        Files.deleteIfExists(folder);
    }

    private Message send(ZMQ.Socket socket, String type, JsonObject content) {
        return send(socket, type, content, new JsonObject(), List.of());
    }

    private Message send(
            ZMQ.Socket socket, String type, JsonObject content, JsonObject metadata, List<byte[]> buffers) {
        var blank = new Message(
                List.of(), new JsonObject(), new JsonObject(), new JsonObject(), new JsonObject(), List.of());
        var header = Json.with(blank.reply(type, content).header(), "session", page);
        var message = new Message(List.of(), header, new JsonObject(), metadata, content, buffers);
        var frames = wire.encode(message);
        for (int i = 0; i < frames.size() - 1; i++) {
            socket.sendMore(frames.get(i));
        }
        socket.send(frames.get(frames.size() - 1));
        return message;
    }

    private Message replyTo(ZMQ.Socket socket, Message request) {
        while (true) {
            Message next = receive(socket);
            if (isFor(next, request)) {
                return next;
            }
        }
    }

    private static boolean isFor(Message answer, Message request) {
        return request.header().get("msg_id").equals(answer.parent().get("msg_id"));
    }

    private Message receive(ZMQ.Socket socket) {
        byte[] first = socket.recv();
        if (first == null) {
            throw new AssertionError("nothing came within " + PATIENCE_MILLIS + " ms");
        }
        var frames = new ArrayList<byte[]>(List.of(first));
        while (socket.hasReceiveMore()) {
            frames.add(socket.recv());
        }
        return wire.decode(frames).orElseThrow();
    }

    private static int[] freePorts(int count) throws IOException {
        var open = new ServerSocket[count];
        var ports = new int[count];
        for (int i = 0; i < count; i++) {
            open[i] = new ServerSocket(0);
            ports[i] = open[i].getLocalPort();
        }
        for (var each : open) {
            each.close();
        }
        return ports;
    }

    static JsonArray array(Message message, String member) {
        return message.content().getAsJsonArray(member);
    }
}
