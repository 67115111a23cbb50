package dev.envelope.simulation.engine;

import java.util.Arrays;

/**
 * Keys in the order in which they were last used: each has a place, a number below the capacity, as long as it is kept.
 *
 * <p>The places are a list that is doubly linked, in columns of numbers; a table with open addresses finds the place of a key, and
 * is closed up behind a key that goes (D. Knuth, The Art of Computer Programming, volume 3, algorithm 6.4 R). Everything takes
 * constant time and makes no garbage; the memory is that of the capacity, whatever the number of keys.
 */
final class Lru {

    static final int NONE = -1;

    private final int[] keys;
    private final int[] newer;
    private final int[] older;
    private final int[] table;
    private final int shift;
    private int newest = NONE;
    private int oldest = NONE;
    private int free = NONE;
    private int used;
    private int size;

    Lru(int capacity) {
        keys = new int[capacity];
        newer = new int[capacity];
        older = new int[capacity];
        int bits = 33 - Integer.numberOfLeadingZeros(capacity - 1);
        table = new int[1 << bits];
        shift = Integer.SIZE - bits;
        Arrays.fill(table, NONE);
    }

    int size() {
        return size;
    }

    boolean isFull() {
        return size == keys.length;
    }

    int key(int place) {
        return keys[place];
    }

    /** The place of the key that was used longest ago, or none. */
    int oldest() {
        return oldest;
    }

    /** The place that was used next after another, or none. */
    int newer(int place) {
        return newer[place];
    }

    /** Fibonacci hashing: neighbours are far apart. */
    private int home(int key) {
        return key * 0x9E3779B9 >>> shift;
    }

    private int next(int address) {
        return address + 1 & table.length - 1;
    }

    /** The place of a key, or none. */
    int find(int key) {
        for (int address = home(key); table[address] != NONE; address = next(address)) {
            if (keys[table[address]] == key) {
                return table[address];
            }
        }
        return NONE;
    }

    /** Keeps a key that is not there yet, as the one that was used last. */
    int add(int key) {
        int place = placed(key);
        linkNewest(place);
        return place;
    }

    /** Keeps a key that is not there yet, as one that was used before all others. */
    int addOldest(int key) {
        int place = placed(key);
        newer[place] = oldest;
        older[place] = NONE;
        if (oldest == NONE) {
            newest = place;
        } else {
            older[oldest] = place;
        }
        oldest = place;
        return place;
    }

    private int placed(int key) {
        int place = free;
        if (place == NONE) {
            place = used++;
        } else {
            free = older[place];
        }
        keys[place] = key;
        size++;
        int address = home(key);
        while (table[address] != NONE) {
            address = next(address);
        }
        table[address] = place;
        return place;
    }

    /** The key at a place is used. */
    void use(int place) {
        if (place != newest) {
            unlink(place);
            linkNewest(place);
        }
    }

    private void linkNewest(int place) {
        newer[place] = NONE;
        older[place] = newest;
        if (newest == NONE) {
            oldest = place;
        } else {
            newer[newest] = place;
        }
        newest = place;
    }

    private void unlink(int place) {
        if (newer[place] == NONE) {
            newest = older[place];
        } else {
            older[newer[place]] = older[place];
        }
        if (older[place] == NONE) {
            oldest = newer[place];
        } else {
            newer[older[place]] = newer[place];
        }
    }

    /** The key at a place goes. */
    void remove(int place) {
        unlink(place);
        size--;
        int hole = home(keys[place]);
        while (table[hole] != place) {
            hole = next(hole);
        }
        for (int at = next(hole); table[at] != NONE; at = next(at)) {
            int distance = at - home(keys[table[at]]) & table.length - 1;
            if (distance >= (at - hole & table.length - 1)) {
                table[hole] = table[at];
                hole = at;
            }
        }
        table[hole] = NONE;
        older[place] = free;
        free = place;
    }
}
