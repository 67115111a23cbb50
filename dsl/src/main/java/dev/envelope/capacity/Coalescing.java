package dev.envelope.capacity;

import static dev.envelope.quantity.Units.percent;

import dev.envelope.model.Cache;
import dev.envelope.model.Cache.Writing;
import dev.envelope.model.Model;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Term.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which part of the writes to a write-behind cache reaches the store behind it: each key once a flush, with its last value.
 *
 * <p>Of {@code n} = rate × flush writes, the different keys among them are written: {@code Σ (1 − (1 − p)ⁿ) ÷ n} over the keys, with
 * {@code p} the share of the writes that is for a key. It is told at the average rate; at the peak a smaller part reaches the
 * store. A cache that does not say how popular its keys are is taken to have a key for each write.
 */
public final class Coalescing {

    static final Coalescing NONE = new Coalescing(Map.of());

    private record Place(String cache, String region) {}

    private final Map<Place, Rate> writes;

    private Coalescing(Map<Place, Rate> writes) {
        this.writes = writes;
    }

    static boolean isIn(Model model) {
        return model.architecture().components().stream()
                .anyMatch(component -> component instanceof Cache cache && cache.writing() == Writing.BEHIND);
    }

    /** By the writes that caches get; how much of them goes on makes no difference to that. */
    public static Coalescing of(List<Link> links) {
        Map<Place, Rate> writes = new HashMap<>();
        for (Link link : links) {
            if (link.to() instanceof Cache cache && cache.writing(link.operation()) == Writing.BEHIND) {
                writes.merge(new Place(cache.name(), link.toRegion()), link.rate(), Rate::plus);
            }
        }
        return new Coalescing(writes);
    }

    /** The part of the writes to a cache in a region that reaches its store. */
    public Share reaching(Cache cache, String region) {
        String name = cache.name() + ": writes that reach the store";
        Optional<Rate> rate = Optional.ofNullable(writes.get(new Place(cache.name(), region)));
        if (rate.isEmpty() || cache.popularity().isEmpty()) {
            String why =
                    "no key is written twice between two flushes; state how popular keys are with popularity(zipf(0.9)"
                            + ".keys(million(1)))";
            return percent(100).labelled(name, new Source(Source.Kind.ASSUMED, why));
        }
        Count each = rate.orElseThrow().over(cache.get(Cache.FLUSH)).named("writes to " + cache.name() + " in a flush");
        return Caching.workingSet(cache.popularity().orElseThrow(), each)
                .ratio(each)
                .asShare()
                .named(name);
    }
}
