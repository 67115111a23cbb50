package dev.envelope.kernel.protocol;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.dflib.jjava.jupyter.messages.HMACGenerator;

/**
 * Where a kernel and its clients meet, and how they sign: the connection file that Jupyter writes.
 *
 * <p>It is all that is used of the base library, whose next version renames much of the rest.
 */
public final class Connection {

    private final KernelConnectionProperties told;
    private final HMACGenerator signer;

    private Connection(KernelConnectionProperties told) {
        this.told = told;
        try {
            signer = told.createHMACGenerator();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no way to sign by " + told.getSignatureScheme(), e);
        }
    }

    /** The connection that the JSON of a connection file tells. */
    public static Connection of(String json) {
        return new Connection(KernelConnectionProperties.parse(json));
    }

    /** A connection within this machine, on ports that are free now, without a key. */
    public static Connection local() throws IOException {
        var open = new ArrayList<ServerSocket>();
        for (int i = 0; i < 5; i++) {
            open.add(new ServerSocket(0));
        }
        var ports = open.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        for (var each : open) {
            each.close();
        }
        return new Connection(new KernelConnectionProperties(
                "127.0.0.1", ports[0], ports[1], ports[2], ports[3], ports[4], "tcp", "hmac-sha256", ""));
    }

    String shell() {
        return address(told.getShellPort());
    }

    String control() {
        return address(told.getControlPort());
    }

    String iopub() {
        return address(told.getIopubPort());
    }

    String stdin() {
        return address(told.getStdinPort());
    }

    String heartbeat() {
        return address(told.getHbPort());
    }

    /** The signature of these parts in hexadecimal digits; empty where messages are not signed. */
    byte[] sign(byte[]... parts) {
        return signer.calculateSignature(parts).getBytes(StandardCharsets.US_ASCII);
    }

    private String address(int port) {
        String separator = "ipc".equals(told.getTransport()) ? "-" : ":";
        return told.getTransport() + "://" + told.getIp() + separator + port;
    }
}
