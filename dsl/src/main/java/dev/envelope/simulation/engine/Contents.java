package dev.envelope.simulation.engine;

import dev.envelope.model.Cache.Writing;
import dev.envelope.simulation.engine.clock.Tournament;
import dev.envelope.simulation.engine.job.Jobs;
import dev.envelope.simulation.network.LruCache;
import java.util.Arrays;

/** What a cache holds in a replication: of each object until when it is answered, and since when it is not the last value. */
final class Contents {

    /** Of so many keys it is remembered when they were written: more than are written while a call fetches a value. */
    private static final int WRITES = 1 << 14;

    private final LruCache cache;
    private final KeySample sample;
    private final Lru lru;
    private final double[] until;
    private final double[] staleSince;
    private final int[] flusher;
    private final CacheTally tally = new CacheTally();

    /** The keys that were written last, and when; of a cache whose callers put in what they read. */
    private final Lru written;

    private final double[] recent;
    private long room;

    /** How many writes only a node has, how many all of them have, and since when. */
    private final long[] unwrittenAt;

    private long unwritten;
    private double changed;

    /** When a node last lost what it held. */
    private final double[] lostAt;

    Contents(LruCache cache) {
        this.cache = cache;
        sample = KeySample.of(cache.keys().number(), cache.objects());
        int places = Math.min(sample.size(), cache.objects());
        lru = new Lru(places);
        until = new double[places];
        staleSince = new double[places];
        flusher = new int[cache.writing() == Writing.BEHIND ? places : 0];
        recent = new double[cache.isWritten() ? 0 : Math.min(sample.size(), WRITES)];
        written = new Lru(Math.max(1, recent.length));
        unwrittenAt = new long[cache.nodes()];
        lostAt = new double[cache.nodes()];
        Arrays.fill(lostAt, Double.NEGATIVE_INFINITY);
    }

    /** Which of the keys are played. */
    KeySample sample() {
        return sample;
    }

    /** Whether there may be no room for another key. */
    boolean isFull() {
        return room + sample.grain() > cache.objects();
    }

    boolean holds(int key) {
        return lru.find(key) != Lru.NONE;
    }

    /** A call asks for a key; true if it is answered. */
    boolean ask(int key, double now) {
        tally.asked++;
        int teller = sample.teller(key);
        int place = lru.find(teller);
        if (place == Lru.NONE) {
            return false;
        }
        if (key == teller) {
            lru.use(place);
        }
        if (now >= until[place]) {
            return false;
        }
        tally.hits++;
        if (now > staleSince[place]) {
            tally.stale++;
            tally.staleFor.add(now - staleSince[place]);
        }
        return true;
    }

    /** What a call read from the store, in a service that began at a moment, is put in: stale, if the key was written meanwhile. */
    void fill(int key, double began, double now) {
        put(key, now);
        int place = lru.find(key);
        if (recent.length > 0 && place != Lru.NONE) {
            int write = written.find(key);
            staleSince[place] = write != Lru.NONE && recent[write] > began ? recent[write] : Tournament.NEVER;
        }
    }

    /** The last value of a key is put in. */
    void put(int key, double now) {
        if (key == sample.teller(key)) {
            int place = lru.find(key);
            if (place == Lru.NONE) {
                place = make(key);
            } else {
                lru.use(place);
            }
            until[place] = now + cache.timeToLive();
            staleSince[place] = Tournament.NEVER;
        }
    }

    private int make(int key) {
        room += sample.room(key);
        while (room > cache.objects()) {
            remove(lru.oldest());
        }
        int place = lru.add(key);
        forgetFlush(place);
        return place;
    }

    /** Of what is new at a place nothing waits to be written. */
    private void forgetFlush(int place) {
        if (flusher.length > 0) {
            flusher[place] = Jobs.NOBODY;
        }
    }

    /** A key that was used before all others that are there is in it. */
    void putOldest(int key) {
        room += sample.room(key);
        forgetFlush(lru.addOldest(key));
    }

    int key(int place) {
        return lru.key(place);
    }

    /** Until when the object at a place is answered, and since when it is not the last value. */
    void age(int place, double answered, double outdated) {
        until[place] = answered;
        staleSince[place] = outdated;
    }

    private void remove(int place) {
        room -= sample.room(lru.key(place));
        lru.remove(place);
    }

    /** The store has a new value of a key, and the cache does not know. */
    void outdate(int key, double now) {
        if (recent.length > 0 && key == sample.teller(key)) {
            remember(key, now);
        }
        int place = lru.find(key);
        if (place != Lru.NONE && staleSince[place] > now) {
            staleSince[place] = now;
        }
    }

    private void remember(int key, double now) {
        int write = written.find(key);
        if (write != Lru.NONE) {
            written.use(write);
        } else {
            if (written.isFull()) {
                written.remove(written.oldest());
            }
            write = written.add(key);
        }
        recent[write] = now;
    }

    /** A key is dropped. */
    void drop(int key) {
        int place = lru.find(key);
        if (place != Lru.NONE) {
            remove(place);
        }
    }

    /** A write is answered that the store does not have yet; true if its key was not to be written already. */
    boolean accept(int key, int[] writes, double now) {
        put(key, now);
        count(cache.node(key), 1, now);
        int place = lru.find(sample.teller(key));
        if (place == Lru.NONE || flusher[place] == Jobs.NOBODY) {
            return true;
        }
        writes[flusher[place]]++;
        return false;
    }

    /** A job is to write a key to the store; returns in how many seconds: each key has its own moment in the time of a flush. */
    double plan(int key, int job, double now) {
        int place = lru.find(key);
        if (place != Lru.NONE) {
            flusher[place] = job;
        }
        double phase = (key * 0x9E3779B9 >>> 1) * 0x1p-31;
        double turns = now / cache.flush() - phase;
        return (Math.floor(turns) + 1 - turns) * cache.flush();
    }

    /** A job writes a key and so many writes of it to the store; false if the node that had them was lost. */
    boolean flush(int key, int job, int writes, double since, double now) {
        int place = lru.find(key);
        if (place != Lru.NONE && flusher[place] == job) {
            flusher[place] = Jobs.NOBODY;
        }
        if (since < lostAt[cache.node(key)]) {
            return false;
        }
        count(cache.node(key), -writes, now);
        tally.unwrittenFor.add(now - since);
        return true;
    }

    private void count(int node, long more, double now) {
        tally.unwritten += unwritten * (now - changed);
        changed = now;
        unwritten += more;
        unwrittenAt[node] += more;
    }

    /** What a node holds is gone; if it crashed, so are the writes that only it has. */
    void clear(int node, boolean crash, double now) {
        for (int place = lru.oldest(); place != Lru.NONE; ) {
            int newer = lru.newer(place);
            if (cache.node(lru.key(place)) == node) {
                remove(place);
            }
            place = newer;
        }
        if (crash) {
            lostAt[node] = now;
            tally.lost += unwrittenAt[node];
            count(node, -unwrittenAt[node], now);
        }
    }

    /** What it did since it counts. */
    CacheTally tally(double now) {
        tally.unwritten += unwritten * (now - changed);
        changed = now;
        return tally;
    }
}
