package dev.envelope.capacity;

import dev.envelope.model.Cache;
import dev.envelope.model.Popularity;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Share;
import java.util.Optional;

/** What a cache component answers and holds: each from the other over the popularity of the keys, where that is stated. */
public final class Held {

    private Held() {}

    /** Whether the part of the calls that it answers follows from what it holds. */
    static boolean follows(Cache cache) {
        return !cache.states(Cache.HIT_RATE)
                && cache.states(Cache.CAPACITY)
                && cache.popularity().isPresent();
    }

    /** The part of the calls that it answers by what it holds, if keys are taken out of it by eviction alone. */
    static Share hitRate(Cache cache) {
        Popularity popularity = cache.popularity().orElseThrow();
        return Caching.hitRate(popularity, objects(cache, popularity));
    }

    /** How many objects it holds whose keys are so popular: as many as its capacity has room for, or as its hit rate takes. */
    public static Count objects(Cache cache, Popularity popularity) {
        return cache.states(Cache.CAPACITY)
                ? Caching.objects(cache.get(Cache.CAPACITY), cache.get(Cache.OBJECT_SIZE), cache.get(Cache.OVERHEAD))
                : Caching.objects(popularity, cache.get(Cache.HIT_RATE));
    }

    /** What it holds: as stated, or what its hit rate takes; empty where neither is known. */
    static Optional<DataSize> memory(Cache cache) {
        if (cache.states(Cache.CAPACITY)) {
            return Optional.of(cache.get(Cache.CAPACITY));
        }
        return cache.popularity()
                .map(popularity -> Caching.memory(
                        objects(cache, popularity), cache.get(Cache.OBJECT_SIZE), cache.get(Cache.OVERHEAD)));
    }
}
