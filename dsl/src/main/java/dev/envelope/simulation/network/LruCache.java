package dev.envelope.simulation.network;

import dev.envelope.model.Cache.Writing;
import dev.envelope.simulation.random.Keys;

/**
 * A cache that evicts the least recently used of its objects, which are of one size.
 *
 * @param name decides its random numbers
 * @param keys which keys its calls ask for
 * @param objects how many it holds
 * @param timeToLive for how many seconds an object is answered after it was put in; {@link Guard#NEVER} to evict it only
 * @param writing what a write does to it
 * @param flush how many seconds lie between two flushes of a key that is written behind
 * @param nodes on how many nodes its objects lie, by their keys
 * @param reads how many calls a second ask it for a key, by which it is filled before the simulation begins
 * @param writes how many calls a second write a key of what it holds
 */
public record LruCache(
        String name,
        Keys keys,
        int objects,
        double timeToLive,
        Writing writing,
        double flush,
        int nodes,
        double reads,
        double writes) {

    /** The node on which a key lies. */
    public int node(int key) {
        return (key * 0x9E3779B9 >>> 8) % nodes;
    }

    /** Whether a call that writes puts the new value in. */
    public boolean isWritten() {
        return writing == Writing.THROUGH || writing == Writing.BEHIND;
    }
}
