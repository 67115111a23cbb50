package dev.envelope.capacity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.apache.commons.rng.simple.RandomSource;

/** A cache that evicts the least recently used key, asked by independent requests: what the formulas are held against. */
final class SimulatedLru {

    private static final int REQUESTS = 400_000;

    private final Map<Integer, Boolean> held;

    private SimulatedLru(int objects) {
        this.held = new LinkedHashMap<>(2 * objects, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Boolean> eldest) {
                return size() > objects;
            }
        };
    }

    /** The hit rate of so many objects over keys of these weights, after as many requests to warm up as are counted. */
    static double hitRate(double[] weights, int objects, long seed) {
        UniformRandomProvider random = RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
        SharedStateDiscreteSampler keys = AliasMethodDiscreteSampler.of(random, weights);
        SimulatedLru cache = new SimulatedLru(objects);
        var unused = cache.hits(keys);
        return (double) cache.hits(keys) / REQUESTS;
    }

    private long hits(SharedStateDiscreteSampler keys) {
        return IntStream.range(0, REQUESTS)
                .filter(i -> held.put(keys.sample(), true) != null)
                .count();
    }
}
