package dev.envelope.kernel.protocol;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a kernel and its clients meet, and how they sign: the connection file that Jupyter writes.
 *
 * <p>Source: jupyter_client, Making kernels for Jupyter (connection files) and Messaging in Jupyter (the wire protocol), 8.6.
 */
public final class Connection {

    private static final byte[] UNSIGNED = {};

    private final JsonObject file;
    private final Optional<Signature> signature;

    private Connection(JsonObject file) {
        this.file = file;
        byte[] key = text("key").getBytes(StandardCharsets.UTF_8);
        signature = key.length == 0 ? Optional.empty() : Optional.of(new Signature(text("signature_scheme"), key));
    }

    /**
     * The connection that the JSON of a connection file tells.
     *
     * @throws IllegalArgumentException if the file asks for a way to sign that there is not
     */
    public static Connection of(String json) {
        return new Connection(JsonParser.parseString(json).getAsJsonObject());
    }

    /** A connection within this machine, on ports that are free now, with a key of its own. */
    public static Connection local() throws IOException {
        var open = new ArrayList<ServerSocket>();
        JsonObject file = new JsonObject();
        for (String channel : new String[] {"shell", "control", "iopub", "stdin", "hb"}) {
            var socket = new ServerSocket(0);
            open.add(socket);
            file.addProperty(channel + "_port", socket.getLocalPort());
        }
        for (var each : open) {
            each.close();
        }
        file.addProperty("transport", "tcp");
        file.addProperty("ip", "127.0.0.1");
        file.addProperty("signature_scheme", "hmac-sha256");
        file.addProperty("key", UUID.randomUUID().toString());
        return new Connection(file);
    }

    String shell() {
        return address("shell");
    }

    String control() {
        return address("control");
    }

    String iopub() {
        return address("iopub");
    }

    String stdin() {
        return address("stdin");
    }

    String heartbeat() {
        return address("hb");
    }

    /** The signature of these parts in hexadecimal digits; empty where messages are not signed. */
    byte[] sign(byte[]... parts) {
        return signature.map(each -> each.of(parts)).orElse(UNSIGNED);
    }

    private String address(String channel) {
        String separator = text("transport").equals("ipc") ? "-" : ":";
        return text("transport") + "://" + text("ip") + separator
                + file.get(channel + "_port").getAsInt();
    }

    private String text(String name) {
        return file.get(name).getAsString();
    }
}
