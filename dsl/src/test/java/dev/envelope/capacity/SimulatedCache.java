package dev.envelope.capacity;

import dev.envelope.model.Cache.Writing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A cache that evicts the least recently used key, read a thousand times a second and written at random, whose keys die: what the formulas
 * are held against. What is missed is there at once. After half of the time it counts.
 */
final class SimulatedCache {

    /** A thousand a second. */
    static final double READS = 1_000;

    /** Since when each key is there. */
    private final Map<Integer, Double> held;

    /** When each key was last written past the cache. */
    private final double[] outdated;

    private final Writing writing;
    private final double timeToLive;
    private double reads;
    private double hits;
    private double stale;

    private SimulatedCache(int keys, int objects, Writing writing, double timeToLive) {
        this.writing = writing;
        this.timeToLive = timeToLive;
        this.outdated = new double[keys];
        this.held = new LinkedHashMap<>(2 * objects, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Double> eldest) {
                return size() > objects;
            }
        };
    }

    /** Of keys under Zipf's law, with so many calls. */
    static SimulatedCache of(
            double exponent, int keys, int objects, Writing writing, double writes, double timeToLive, int calls) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(7);
        SharedStateDiscreteSampler key = AliasMethodDiscreteSampler.of(
                random,
                IntStream.rangeClosed(1, keys)
                        .mapToDouble(k -> Math.pow(k, -exponent))
                        .toArray());
        ZigguratSampler.Exponential gap = ZigguratSampler.Exponential.of(random, 1 / (READS + writes));
        SimulatedCache cache = new SimulatedCache(keys, objects, writing, timeToLive);
        double now = 0;
        for (int i = 0; i < calls; i++) {
            now += gap.sample();
            if (i == calls / 2) {
                cache.reads = 0;
                cache.hits = 0;
                cache.stale = 0;
            }
            if (random.nextDouble() * (READS + writes) < writes) {
                cache.write(key.sample(), now);
            } else {
                cache.read(key.sample(), now);
            }
        }
        return cache;
    }

    private void read(int key, double now) {
        reads++;
        Double since = held.get(key);
        if (since == null || now - since > timeToLive) {
            held.put(key, now);
        } else {
            hits++;
            stale += outdated[key] > since ? 1 : 0;
        }
    }

    private void write(int key, double now) {
        switch (writing) {
            case ASIDE -> held.remove(key);
            case AROUND -> outdated[key] = now;
            case THROUGH, BEHIND -> held.put(key, now);
        }
    }

    double hitRate() {
        return hits / reads;
    }

    double stale() {
        return stale / reads;
    }
}
