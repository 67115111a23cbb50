package dev.envelope.kernel;

import com.google.gson.JsonObject;
import dev.envelope.kernel.protocol.Asker;
import java.io.IOException;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;

/**
 * A short life of the kernel, from its first question to its last. Run once, it shows the virtual machine which classes a
 * kernel needs; the archive of these makes every later start quicker (see {@link ClassArchive}).
 */
public final class KernelTraining {

    private static final List<String> CELLS = List.of(
            "1 + 1",
            "var xs = IntStream.range(0, 10).boxed().map(i -> i * 2).toList();\nxs",
            "record Point(int x, int y) {}\nint sum(Point p) { return p.x() + p.y(); }\nsum(new Point(1, 2))",
            "for (int i = 0; i < 1_000; i++) System.out.println(i);",
            "display(system().users(10_000_000).peak(3).replication(3));",
            "system().users(million(8, 12)).capacity()",
            "throw new IllegalStateException(\"an error has its looks, too\");",
            "unknown.word()");

    private KernelTraining() {}

    public static void main(String[] args) throws IOException, GeneralSecurityException {
        int[] ports = freePorts();
        EnvelopeKernel.serve(new KernelConnectionProperties(
                "127.0.0.1", ports[0], ports[1], ports[2], ports[3], ports[4], "tcp", "hmac-sha256", ""));
        try (var client = new Asker("tcp://127.0.0.1:" + ports[1])) {
            client.ask("kernel_info_request", new JsonObject());
            CELLS.forEach(cell -> client.ask("execute_request", Json.of("code", cell)));
            client.ask("complete_request", Json.with(Json.of("code", "system().us"), "cursor_pos", 11));
            client.ask("inspect_request", Json.with(Json.of("code", "system().users"), "cursor_pos", 14));
            client.ask("is_complete_request", Json.of("code", "1 +"));
        }
        System.exit(0);
    }

    private static int[] freePorts() throws IOException {
        var open = new ServerSocket[5];
        var ports = new int[open.length];
        for (int i = 0; i < open.length; i++) {
            open[i] = new ServerSocket(0);
            ports[i] = open[i].getLocalPort();
        }
        for (var each : open) {
            each.close();
        }
        return ports;
    }
}
