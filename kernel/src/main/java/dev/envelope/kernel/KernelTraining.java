package dev.envelope.kernel;

import com.google.gson.JsonObject;
import dev.envelope.kernel.protocol.Asker;
import dev.envelope.kernel.protocol.Connection;
import java.io.IOException;
import java.util.List;

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

    public static void main(String[] args) throws IOException {
        var connection = Connection.local();
        EnvelopeKernel.serve(connection);
        try (var client = new Asker(connection)) {
            client.ask("kernel_info_request", new JsonObject());
            CELLS.forEach(cell -> client.ask("execute_request", Json.of("code", cell)));
            client.ask("complete_request", Json.with(Json.of("code", "system().us"), "cursor_pos", 11));
            client.ask("inspect_request", Json.with(Json.of("code", "system().users"), "cursor_pos", 14));
            client.ask("is_complete_request", Json.of("code", "1 +"));
        }
        System.exit(0);
    }
}
