package dev.envelope.simulation.engine;

import dev.envelope.model.Cache.Writing;
import dev.envelope.simulation.engine.clock.Tournament;
import dev.envelope.simulation.network.LruCache;
import dev.envelope.simulation.random.Sampler;
import dev.envelope.simulation.random.Streams;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Fills a cache as if it had been asked for ever, so that no time has to be simulated for it.
 *
 * <p>What it holds are the keys of the last calls. So calls are drawn backwards from the beginning, and each key that comes for the
 * first time is kept behind the others, until the cache is full: a sample of the very distribution that it tends to. A key that few
 * ask for may take very many calls to come. So after as many calls as there are keys, each of the others is given an exponential time
 * to its last call, because what has not come has no memory (W. Hendricks, The stationary distribution of an interesting Markov
 * chain, 1972; J. Fill, An exact formula for the move-to-front rule, 1996).
 *
 * <p>Where a write drops its key, the last call of a key is a write with the part that writes are of all calls, and then it is not
 * there. The age of an object is that of the cycle which begins when it is put in and ends with its time to live, with the write, or
 * with its eviction ({@link Ages}).
 */
final class Filling {

    private static final int MOST_CALLS = 1 << 22;
    private static final int BLOCK = 256;
    private static final int SINGLE = 64;

    /** How often an object may be evicted in a time to live without that counting for its age. */
    private static final double HARDLY_EVER = 1e-4;

    private final LruCache cache;
    private final Contents contents;
    private final KeySample sample;
    private final UniformRandomProvider random;
    private final ZigguratSampler.Exponential unit;
    private final Ages ages;

    /** Calls a second that decide what is in it. */
    private final double rate;

    private final int salt;

    /** For how many seconds the key at each place was not called. */
    private double[] idle = new double[BLOCK];

    private int size;
    private long calls;

    private Filling(LruCache cache, long seed, int replication) {
        this.cache = cache;
        contents = new Contents(cache);
        sample = contents.sample();
        random = Streams.named(seed, replication, cache.name() + ": filling");
        unit = ZigguratSampler.Exponential.of(random);
        ages = new Ages(random, unit);
        rate = cache.reads() + (cache.writing() == Writing.AROUND ? 0 : cache.writes());
        salt = random.nextInt();
    }

    /** A cache that has been asked for ever; one that nobody reads is empty. */
    static Contents of(LruCache cache, long seed, int replication) {
        Filling filling = new Filling(cache, seed, replication);
        if (cache.reads() > 0) {
            filling.drawLastCalls();
            filling.drawOthers();
            filling.drawAges();
        }
        return filling.contents;
    }

    private void drawLastCalls() {
        Sampler keys = cache.keys().sampler(random);
        double[] drawn = new double[BLOCK];
        long most = sample.isSmall() ? sample.size() : MOST_CALLS;
        for (int i = BLOCK; calls < most && !contents.isFull(); i++) {
            if (i == BLOCK) {
                keys.fill(drawn, 0, BLOCK);
                i = 0;
            }
            calls++;
            int key = (int) drawn[i];
            if (key == sample.teller(key) && !contents.holds(key) && !isDropped(key)) {
                keep(key, calls / rate);
            }
        }
    }

    private void drawOthers() {
        if (contents.isFull() || !sample.isSmall()) {
            return;
        }
        long[] others = new long[sample.size()];
        int number = 0;
        for (int i = 0; i < others.length; i++) {
            int key = sample.key(i);
            if (!contents.holds(key) && !isDropped(key)) {
                float more = (float) (unit.sample() / cache.keys().share(key));
                others[number++] = (long) Float.floatToIntBits(more) << Integer.SIZE | key;
            }
        }
        Arrays.sort(others, 0, number);
        for (int i = 0; i < number && !contents.isFull(); i++) {
            float more = Float.intBitsToFloat((int) (others[i] >>> Integer.SIZE));
            keep((int) others[i], (calls + more) / rate);
        }
    }

    /** Whether the last call of a key is a write that drops it, which has nothing to do with when it was; the same at each question. */
    private boolean isDropped(int key) {
        if (cache.writing() != Writing.ASIDE) {
            return false;
        }
        int z = (key ^ salt) * 0x85EBCA6B;
        z = (z ^ z >>> 13) * 0xC2B2AE35;
        return ((z ^ z >>> 16) >>> 1) * 0x1p-31 < cache.writes() / rate;
    }

    private void keep(int key, double seconds) {
        if (size == idle.length) {
            idle = Arrays.copyOf(idle, 2 * size);
        }
        idle[size++] = seconds;
        contents.putOldest(key);
    }

    /** Where nothing comes of the age of what is there, it stays for good. */
    private void drawAges() {
        double longest = contents.isFull() ? idle[size - 1] : Tournament.NEVER;
        boolean dies = cache.timeToLive() < Tournament.NEVER;
        boolean outdates = cache.writing() == Writing.AROUND;
        for (int place = 0; place < size; place++) {
            contents.age(place, Tournament.NEVER, Tournament.NEVER);
            if (dies || outdates) {
                double share = cache.keys().share(contents.key(place));
                double reads = cache.reads() * share;
                double writes = cache.writes() * share;
                double age = idle[place] + (dies ? lived(reads, writes, longest) : asked(reads, longest));
                double since = unit.sample() / writes - age;
                contents.age(
                        place,
                        dies ? cache.timeToLive() - age : Tournament.NEVER,
                        outdates && since < 0 ? since : Tournament.NEVER);
            }
        }
    }

    /**
     * How old an object with a time to live was at the last call of its key: once in its life it was put in, and from then on it was read at
     * random, as long as nothing had ended it.
     */
    private double lived(double reads, double writes, double longest) {
        double ending = cache.writing() == Writing.AROUND ? 0 : writes;
        double time = cache.timeToLive();
        boolean evicts = time > longest && Math.exp(-reads * longest) * reads * time > HARDLY_EVER;
        return evicts
                ? longest * ages.age(reads * longest, ending * longest, time / longest)
                : read(reads, ending, time);
    }

    /** The age if nothing evicts it. */
    private double read(double reads, double ending, double time) {
        double span = ending == 0 ? time : -Math.expm1(-ending * time) / ending;
        if (random.nextDouble() * (1 + reads * span) < 1) {
            return 0;
        }
        double part = random.nextDouble();
        return ending == 0 ? part * time : -Math.log1p(-part * span * ending) / ending;
    }

    /** How old an object without one was: it was asked for again and again, each time before it was evicted. */
    private double asked(double reads, double longest) {
        double gone = Math.exp(-reads * longest);
        double times = Math.floor(unit.sample() / -Math.log1p(-gone));
        double mean = 1 / reads - longest * gone / (1 - gone);
        if (times >= SINGLE || Double.isNaN(mean)) {
            return gone == 0 ? Tournament.NEVER : times * mean;
        }
        double sum = 0;
        for (int i = 0; i < times; i++) {
            sum -= Math.log1p(-random.nextDouble() * (1 - gone)) / reads;
        }
        return sum;
    }
}
