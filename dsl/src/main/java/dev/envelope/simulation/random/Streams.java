package dev.envelope.simulation.random;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.XoRoShiRo128PlusPlus;

/** Independent streams of random numbers, each found by its name. */
public final class Streams {

    private Streams() {}

    /** The stream of this name in a replication. */
    public static UniformRandomProvider named(long seed, int replication, String name) {
        long key = mix(mix(seed) + replication);
        for (int i = 0; i < name.length(); i++) {
            key = mix(key + name.charAt(i));
        }
        return new XoRoShiRo128PlusPlus(key, mix(key));
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014): spreads a seed over all bits. */
    private static long mix(long seed) {
        long z = seed + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
