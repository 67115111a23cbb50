package dev.envelope.kernel.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WireTest {

    private static final String FILE = """
            {"ip": "127.0.0.1", "transport": "tcp", "key": "KEY", "signature_scheme": "hmac-sha256",
             "shell_port": 1, "control_port": 2, "iopub_port": 3, "stdin_port": 4, "hb_port": 5}""";

    private final Wire wire = wire("a key");

    @Test
    void aMessageComesOutAsItWentIn() {
        var decoded = wire.decode(wire.encode(message())).orElseThrow();
        assertThat(decoded.type()).isEqualTo("execute_request");
        assertThat(decoded.text("code")).isEqualTo("\"\u00e4\ud83d\ude00\"");
        assertThat(new String(decoded.identities().get(0), UTF_8)).isEqualTo("client");
        assertThat(decoded.buffers().get(0)).containsExactly(1, 2, 3);
        assertThat(wire.dropped()).isZero();
    }

    @Test
    void aSignatureByAnotherKeyIsDropped() {
        assertThat(wire.decode(wire("another key").encode(message()))).isEmpty();
        assertThat(wire.dropped()).isEqualTo(1);
    }

    @Test
    void whateverIsNoMessageIsDroppedAndCounted() {
        var random = new Random(1);
        int runs = 20_000;
        for (int i = 0; i < runs; i++) {
            assertThat(wire.decode(damaged(wire.encode(message()), random))).isEmpty();
        }
        assertThat(wire.dropped()).isEqualTo(runs);
    }

    @Test
    void withoutAKeyWhatIsNoJsonIsDroppedAndCounted() {
        var open = wire("");
        var random = new Random(2);
        int came = 0;
        int runs = 20_000;
        for (int i = 0; i < runs; i++) {
            came += open.decode(damaged(open.encode(message()), random)).isPresent() ? 1 : 0;
        }
        assertThat(open.dropped()).isEqualTo(runs - came).isGreaterThan(runs / 2);
    }

    /** The frames with one of the signed ones cut, changed, repeated or left out. */
    private static List<byte[]> damaged(List<byte[]> frames, Random random) {
        var damaged = new ArrayList<>(frames);
        int at = 3 + random.nextInt(4);
        byte[] frame = damaged.get(at).clone();
        switch (random.nextInt(4)) {
            case 0 -> damaged.set(at, Arrays.copyOf(frame, random.nextInt(frame.length)));
            case 1 -> {
                frame[random.nextInt(frame.length)] ^= (byte) (1 + random.nextInt(255));
                damaged.set(at, frame);
            }
            case 2 -> damaged.add(at, "[[[[".getBytes(UTF_8));
            default -> damaged.subList(at, damaged.size()).clear();
        }
        return damaged;
    }

    private static Message message() {
        var content = JsonParser.parseString("{\"code\": \"\\\"\u00e4\ud83d\ude00\\\"\"}")
                .getAsJsonObject();
        return new Message(
                List.of("client".getBytes(UTF_8)),
                Message.header("execute_request"),
                new JsonObject(),
                new JsonObject(),
                content,
                List.of(new byte[] {1, 2, 3}));
    }

    private static Wire wire(String key) {
        return new Wire(Connection.of(FILE.replace("KEY", key)));
    }
}
