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
        Count objects =
                Caching.objects(cache.get(Cache.CAPACITY), cache.get(Cache.OBJECT_SIZE), cache.get(Cache.OVERHEAD));
        return Caching.hitRate(popularity.get(), objects).named(cache.name() + ": hit rate");
    }

    /** What it holds: as stated, or what its hit rate takes; empty where neither is known. */
    static Optional<DataSize> memory(Cache cache) {
        if (cache.states(Cache.CAPACITY)) {
            return Optional.of(cache.get(Cache.CAPACITY));
        }
        return cache.popularity()
                .map(popularity -> Caching.memory(
                        Caching.objects(popularity, cache.get(Cache.HIT_RATE)),
                        cache.get(Cache.OBJECT_SIZE),
                        cache.get(Cache.OVERHEAD)));
    }
}
