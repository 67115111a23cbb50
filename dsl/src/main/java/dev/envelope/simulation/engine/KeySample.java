package dev.envelope.simulation.engine;

/**
 * The keys of a large cache that are played, of neighbours in popularity one for all of them.
 *
 * <p>The {@value #HEAD} most popular keys are played each. Of {@link #grain} neighbours behind them the middle one is: it takes the room of
 * all of them, a call for it moves it, and a call for a neighbour only finds what a call for it would find. So the keys that are
 * played keep their own rates, and hits, ages and the time to fill stay what they are, in a bounded memory. It is the sampling of C.
 * Waldspurger, N. Park, A. Garthwaite and I. Ahmad, Efficient MRC Construction with SHARDS, FAST 2015, by rank in place of by hash.
 *
 * @param number how many keys there are
 * @param grain how many neighbours are told by one; 1 for a cache and a number of keys that are small enough
 */
record KeySample(int number, int grain) {

    private static final int HEAD = 1 << 14;
    private static final int MOST_OBJECTS = 1 << 16;
    private static final int MOST_KEYS = 1 << 18;

    /** Of a cache that holds few objects so few neighbours are told by one that it still has room for a thousand of those. */
    private static final int LUMPS = 1 << 10;

    static KeySample of(int number, int objects) {
        int ofKeys = Math.min(number / MOST_KEYS, objects / LUMPS);
        return new KeySample(number, 1 + Math.max(objects / MOST_OBJECTS, ofKeys));
    }

    /** The key that tells for a key. */
    int teller(int key) {
        if (key < HEAD || grain == 1) {
            return key;
        }
        int first = key - (key - HEAD) % grain;
        return first + Math.min(grain / 2, number - 1 - first);
    }

    /** The room that a key takes that is played. */
    int room(int teller) {
        return teller < HEAD ? 1 : grain;
    }

    /** How many keys are played. */
    int size() {
        return number <= HEAD ? number : HEAD + (number - HEAD - 1) / grain + 1;
    }

    /** The i-th of the keys that are played. */
    int key(int i) {
        return i < HEAD ? i : teller(HEAD + (i - HEAD) * grain);
    }

    /** Whether there are few enough to look at each of them. */
    boolean isSmall() {
        return size() <= MOST_KEYS + HEAD;
    }
}
