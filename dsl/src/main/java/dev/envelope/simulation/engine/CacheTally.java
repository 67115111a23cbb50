package dev.envelope.simulation.engine;

/** What a cache did: how often it was asked and answered, how old what it answered was, and what it has not written yet. */
public final class CacheTally {

    long asked;
    long hits;

    /** Answers that were not the last value, and for how long they had not been. */
    long stale;

    final Histogram staleFor = new Histogram();

    /** Keys that were written to the store, and for how long their first write had been in the cache alone. */
    final Histogram unwrittenFor = new Histogram();

    /** Writes that were answered and went with the cache before the store had them. */
    long lost;

    /** The integral of the number of writes that only the cache has. */
    double unwritten;

    /** What is counted over the time. */
    public enum Count {
        ASKED,
        HITS,
        STALE,
        LOST,
        UNWRITTEN
    }

    public double of(Count what) {
        return switch (what) {
            case ASKED -> asked;
            case HITS -> hits;
            case STALE -> stale;
            case LOST -> lost;
            case UNWRITTEN -> unwritten;
        };
    }

    void clear() {
        asked = 0;
        hits = 0;
        stale = 0;
        staleFor.clear();
        unwrittenFor.clear();
        lost = 0;
        unwritten = 0;
    }
}
