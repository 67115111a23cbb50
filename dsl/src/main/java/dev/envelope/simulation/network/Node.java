package dev.envelope.simulation.network;

import java.util.List;

/**
 * One step of a program.
 *
 * @param stream the name of its random numbers; empty if it needs none
 * @param isEach whether the i-th child of a fan-out goes to the i-th of the stations, or shards, and not to any
 * @param isPulled whether servers come for the job, so that none that is down takes it along
 */
public record Node(
        Kind kind,
        int at,
        int count,
        double number,
        int next,
        List<Integer> branches,
        String stream,
        boolean isEach,
        boolean isPulled) {

    /** What a job does at a node. */
    public enum Kind {
        /**
         * It is served at one of {@code count} stations from {@code at} on, as they are balanced; {@code number} is its priority. If it
         * is refused, it goes on at its branch, if it has one.
         */
        CALL,
        /** It is sent to one of {@code count} shards from {@code at} on, of {@code number} copies each: to its first copy that is up. */
        SHARD,
        /** The same to any of the other copies that are up, as they are balanced; to the first, if none is. */
        REPLICA,
        /** It is served at the station that it was sent to; {@code number} is its priority. */
        COPY,
        /** The same; what a copy misses while it is down it does when it is back, and has nothing else to do. */
        APPLY,
        /** It makes children at {@code at} for copies by the rules of the quorum {@code count}, and goes on when enough have ended. */
        QUORUM,
        /** It goes on if the limit {@code at} admits it, and fails otherwise. */
        LIMIT,
        /** It makes children at {@code at} by the rules of the guard {@code count}, until one of them ends well. */
        GUARD,
        /** It is on the way for {@code number} seconds. */
        DELAY,
        /** With the chance {@code number} it goes on at {@code at} and not at the next node. */
        CHANCE,
        /** It makes a child for each of its branches and waits for all of them. */
        FORK,
        /** It makes {@code number} children at {@code at} and waits for all; a part of a child is one with that chance. */
        FANOUT,
        /** The same, and each of them stands for another one of the calls that it stands for. */
        SINGLES,
        /** It makes {@code number} children at {@code at}, one after the other. */
        REPEAT,
        /** It makes a child at {@code at} that nobody waits for. */
        ASIDE,
        /** The last of {@code number} jobs that arrive here makes a child at {@code at}, and all of them wait for it; so many in the mean. */
        BATCH,
        /** It gets a key of the cache {@code count}, which it has at the other nodes of that cache. */
        DRAW,
        /** It asks the cache for its key, and goes on at {@code at} if that is not there. */
        ASK,
        /** What its last service read is put into the cache as the value of its key: not the last one, if that was written since. */
        FILL,
        /** The last value of its key is put into the cache. */
        PUT,
        /** The store has a new value of its key, and the cache does not know. */
        OUTDATE,
        /** Its key is dropped from the cache. */
        DROP,
        /** The cache has the new value of its key; if nobody tells the store yet, a child that nobody waits for does so at {@code at}. */
        ACCEPT,
        /** It waits until its key is to be written to the store, and goes on at {@code at} if what was to be written is lost by then. */
        FLUSH,
        /** The child has done what it was made for. */
        REPORT,
        /** It has failed. */
        FAIL,
        /** The call of the operation {@code at} is answered. */
        END
    }

    Node otherwise(int there) {
        return new Node(kind, at, count, number, next, List.of(there), stream, isEach, isPulled);
    }

    Node each() {
        return new Node(kind, at, count, number, next, branches, stream, true, isPulled);
    }

    Node pulled() {
        return new Node(kind, at, count, number, next, branches, stream, isEach, true);
    }
}
