package dev.envelope.simulation.playback;

/** What is different in a network from a moment on. */
public sealed interface Change {

    /** Calls of a source come this many times as often as stated. */
    record Load(int source, double times) implements Change {}

    /** A call takes the servers of a station this many times as long as stated, if it is begun from now on. */
    record Pace(int station, double times) implements Change {}

    /** Of stations that begin with this one, it gets this part of the calls beside its share of the rest. */
    record Hot(int first, double share) implements Change {}

    /**
     * So many servers of a station go: after their calls, or at once, and then their calls fail, and so do those that still come to
     * them.
     */
    record Down(int station, int servers, boolean crash) implements Change {}

    /** It is noticed that so many servers of a station have crashed: from now on no call comes to them. */
    record Noticed(int station, int servers) implements Change {}

    /** So many servers of a station stop answering: whom they serve, and who still comes to them, waits there. */
    record Hang(int station, int servers) implements Change {}

    /** It is noticed that so many servers of a station hang: who waits there fails, and from now on no call comes to them. */
    record TakenOut(int station, int servers) implements Change {}

    /** So many servers of a station that nobody has taken out go on, and serve whoever waits there. */
    record Resumed(int station, int servers) implements Change {}

    /** This part of the calls that ask a cache asks for its most popular key, beside that key's share of the rest. */
    record HotKey(int cache, double share) implements Change {}

    /** What a node of a cache holds is gone; if it crashed, so are the writes that only it has. */
    record Cleared(int cache, int node, boolean crash) implements Change {}

    /** So many servers of a station are back. */
    record Back(int station, int servers) implements Change {}
}
