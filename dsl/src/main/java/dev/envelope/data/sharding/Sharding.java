package dev.envelope.data.sharding;

import dev.envelope.quantity.Share;
import java.util.stream.IntStream;

/** A rule by which keys are spread over nodes. */
public sealed interface Sharding permits Modulo, Ring {

    /** How many nodes there are. */
    int nodes();

    /** The same rule over so many nodes. */
    Sharding nodes(int number);

    /** The node that holds a key, from 0 on. */
    int owner(String key);

    /** The part of all keys that changes its node with so many nodes: exact, or of a ring the mean over all hash functions. */
    Share moved(int toNodes);

    /** The part of the keys "0", "1", ... that changes its node with so many nodes, counted. */
    default double movedOf(int keys, int toNodes) {
        Sharding after = nodes(toNodes);
        return IntStream.range(0, keys)
                        .mapToObj(Integer::toString)
                        .filter(key -> owner(key) != after.owner(key))
                        .count()
                / (double) keys;
    }

    /** How many of the keys "0", "1", ... each node holds, counted. */
    default int[] held(int keys) {
        int[] held = new int[nodes()];
        IntStream.range(0, keys).mapToObj(Integer::toString).forEach(key -> held[owner(key)]++);
        return held;
    }
}
