package dev.envelope.kernel.protocol;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Messages to frames and back: identities, delimiter, signature, four JSON objects, buffers. */
public final class Wire {

    private static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);

    private final Connection connection;
    private final Drops drops = new Drops();

    public Wire(Connection connection) {
        this.connection = connection;
    }

    /** How many messages were malformed or wrongly signed; the first are told on the standard error. */
    public long dropped() {
        return drops.count();
    }

    public List<byte[]> encode(Message message) {
        byte[] header = bytes(message.header());
        byte[] parent = bytes(message.parent());
        byte[] metadata = bytes(message.metadata());
        byte[] content = bytes(message.content());
        var frames = new ArrayList<>(message.identities());
        frames.add(DELIMITER);
        frames.add(connection.sign(header, parent, metadata, content));
        frames.addAll(List.of(header, parent, metadata, content));
        frames.addAll(message.buffers());
        return frames;
    }

    /** The message of these frames; empty, and counted, where they are none of ours. */
    public Optional<Message> decode(List<byte[]> frames) {
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        if (frames.size() < delimiter + 6) {
            return drop("has not all the parts of a message");
        }
        if (!isSigned(frames, delimiter + 1)) {
            return drop("is not signed with the key of the connection");
        }
        try {
            return Optional.of(new Message(
                    List.copyOf(frames.subList(0, delimiter)),
                    object(frames.get(delimiter + 2)),
                    object(frames.get(delimiter + 3)),
                    object(frames.get(delimiter + 4)),
                    object(frames.get(delimiter + 5)),
                    List.copyOf(frames.subList(delimiter + 6, frames.size()))));
        } catch (JsonParseException | IllegalStateException | StackOverflowError e) {
            return drop("is not made of JSON objects");
        }
    }

    private Optional<Message> drop(String why) {
        drops.add(why);
        return Optional.empty();
    }

    private boolean isSigned(List<byte[]> frames, int signature) {
        byte[] expected = connection.sign(
                frames.get(signature + 1),
                frames.get(signature + 2),
                frames.get(signature + 3),
                frames.get(signature + 4));
        return expected.length == 0 || MessageDigest.isEqual(expected, frames.get(signature));
    }

    private static byte[] bytes(JsonObject object) {
        return object.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject object(byte[] json) {
        return JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
    }
}
