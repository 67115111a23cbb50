package dev.envelope.kernel.protocol;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where a kernel and its clients meet, and how they sign: the connection file that Jupyter writes.
 *
 * <p>Source: jupyter_client, Making kernels for Jupyter (connection files) and Messaging in Jupyter (the wire protocol), 8.6.
 */
public final class Connection {

    private final JsonObject file;
    private final String algorithm;
    private final byte[] key;

    private Connection(JsonObject file) {
        this.file = file;
        this.key = text("key").getBytes(StandardCharsets.UTF_8);
        // hmac-sha256 is HmacSHA256 to the JDK
        this.algorithm = text("signature_scheme")
                .replace("-", "")
                .toUpperCase(Locale.ROOT)
                .replaceFirst("HMAC", "Hmac");
    }

    /** The connection that the JSON of a connection file tells. */
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

    /**
     * The signature of these parts in hexadecimal digits; empty where messages are not signed. The first one of a process
     * takes 50 ms, for the JDK's rules of cryptography.
     *
     * @throws IllegalArgumentException if the file asks for a way to sign that the JDK does not have
     */
    public byte[] sign(byte[]... parts) {
        if (key.length == 0) {
            return key;
        }
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no way to sign by " + text("signature_scheme"), e);
        }
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
