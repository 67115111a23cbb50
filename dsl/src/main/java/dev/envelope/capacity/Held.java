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

    /** The part of the calls that it answers: as stated, or by what it holds, else assumed. */
    public static Share hitRate(Cache cache) {
        Optional<Popularity> popularity = cache.popularity();
        boolean follows = !cache.states(Cache.HIT_RATE) && cache.states(Cache.CAPACITY) && popularity.isPresent();
        if (!follows) {
            return cache.get(Cache.HIT_RATE);
        }
        return Caching.hitRate(popularity.get(), objects(cache, popularity.get()))
                .named(cache.name() + ": hit rate");
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
