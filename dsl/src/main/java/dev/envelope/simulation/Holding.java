package dev.envelope.simulation;

import dev.envelope.capacity.CacheCalls;
import dev.envelope.capacity.Freshness;
import dev.envelope.capacity.Held;
import dev.envelope.capacity.Loads;
import dev.envelope.model.Architecture;
import dev.envelope.model.Cache;
import dev.envelope.model.Cache.Writing;
import dev.envelope.model.Component;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Kind;
import dev.envelope.model.Popularity;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Rate;
import dev.envelope.simulation.network.Guard;
import dev.envelope.simulation.network.LruCache;
import dev.envelope.simulation.network.NetworkBuilder;
import dev.envelope.simulation.random.Keys;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What the caches of a design hold: those that say how popular their keys are hold keys, and the others answer with the chance of
 * their hit rate.
 *
 * <ul>
 *   <li>A call asks for a key by the popularity that the cache states, whatever other caches it asks. A write has one key of each
 *       cache, and another one each time that a step of its flow is repeated.
 *   <li>What a write does to a key is as {@link CacheCalls} says; where the cache does not know of it, it answers what it has, which is
 *       stale from then on.
 *   <li>Who fills a cache with what it read from the store puts in an old value, if the key was written after that read had begun:
 *       it is stale until the next write (R. Nishtala et al., Scaling Memcache at Facebook, NSDI 2013, section 3.2.1).
 *   <li>A batch of writes is one of each of its keys.
 *   <li>Each region has a cache of its own, which hears of the writes of its own users, and of others when their records come to
 *       its store; until then it is stale.
 * </ul>
 */
final class Holding {

    /**
     * A cache in a region whose keys are told.
     *
     * @param number its number in the network
     * @param freshness what formulas say of it at the peak
     * @param isBatched whether the store behind it is called in batches
     */
    record Shelf(
            Cache cache,
            String region,
            String name,
            int number,
            Popularity popularity,
            Count objects,
            Freshness freshness,
            boolean isBatched) {

        /** Calls a second at the peak that ask it for a key. */
        Rate reads() {
            return freshness.reads();
        }
    }

    private static final double ROUNDING = 1e-6;

    private final Loads loads;
    private final CacheCalls calls;
    private final Floor floor;
    private final NetworkBuilder builder;
    private final Map<String, Shelf> shelves = new LinkedHashMap<>();
    private final Set<String> byHitRate = new LinkedHashSet<>();

    Holding(Loads loads, Floor floor, NetworkBuilder builder) {
        this.loads = loads;
        this.calls = new CacheCalls(loads.model());
        this.floor = floor;
        this.builder = builder;
    }

    /** The error of asking for what a cache without keys does not have. */
    static DesignException noKeys(String given) {
        return new DesignException(
                given,
                "no cache that is called says how popular its keys are, so that they answer with the chance of their hit rate",
                "write cache(\"redis\").popularity(zipf(0.9).keys(million(1))).capacity(GB(1))");
    }

    /** The caches whose keys are told. */
    List<Shelf> shelves() {
        return List.copyOf(shelves.values());
    }

    /** What is held at a place, if its keys are told. */
    Optional<Shelf> at(Place place) {
        return Optional.ofNullable(shelves.get(place.name()));
    }

    /** What the users of a region have in a cache, if its keys are told. */
    Optional<Shelf> shelf(Cache cache, String users) {
        String region = loads.model().geography().serving(cache, users);
        String name = Place.name(cache, region);
        if (cache.popularity().isEmpty() || byHitRate.contains(name)) {
            return Optional.empty();
        }
        Shelf known = shelves.get(name);
        return known != null
                ? Optional.of(known)
                : made(cache, region, name, cache.popularity().get());
    }

    private Optional<Shelf> made(Cache cache, String region, String name, Popularity popularity) {
        double number = Math.rint(floor.value(popularity.keys()));
        if (number > Integer.MAX_VALUE) {
            byHitRate.add(name);
            floor.note(name + ": played by its hit rate, because only two billion keys can be told one from another");
            return Optional.empty();
        }
        Count objects = Held.objects(cache, popularity);
        Freshness freshness = loads.freshness(cache, region).orElseThrow();
        double held = Math.min(number, Math.floor(floor.value(objects) + ROUNDING));
        LruCache played = new LruCache(
                name,
                keys(popularity, (int) number),
                (int) Math.max(1, held),
                cache.states(Cache.TTL) ? floor.value(cache.get(Cache.TTL)) : Guard.NEVER,
                cache.writing(),
                cache.writing() == Writing.BEHIND ? floor.value(cache.get(Cache.FLUSH)) : 0,
                floor.place(cache, region).queues(),
                floor.value(freshness.reads()),
                floor.value(freshness.writes()));
        Shelf shelf = new Shelf(
                cache, region, name, builder.cache(played), popularity, objects, freshness, calls.isBatched(cache));
        shelves.put(name, shelf);
        return Optional.of(shelf);
    }

    private Keys keys(Popularity popularity, int number) {
        return popularity instanceof Popularity.Zipf zipf
                ? Keys.zipf(number, floor.value(zipf.exponent()))
                : Keys.of(((Popularity.Weighted) popularity).weights());
    }

    /** The caches that an operation calls, or whose stores it calls. */
    private List<Shelf> touched(Operation operation, String users) {
        Set<String> called = calls.called(operation).collect(Collectors.toSet());
        return shelves(
                users,
                cache -> called.contains(cache.name())
                        || calls.behind(cache).stream().anyMatch(called::contains));
    }

    private List<Shelf> shelves(String users, Predicate<Cache> which) {
        return architecture().components().stream()
                .filter(Cache.class::isInstance)
                .map(Cache.class::cast)
                .filter(which)
                .flatMap(cache -> shelf(cache, users).stream())
                .toList();
    }

    /** A call of an operation gets its keys: a write has one of each cache, and a read another one each time that it asks. */
    int drawn(Operation operation, String users, UnaryOperator<String> named, int next) {
        int first = next;
        if (operation.kind() == Kind.WRITE) {
            Set<Shelf> all = new LinkedHashSet<>(touched(operation, users));
            loads.links().stream()
                    .filter(link -> link.isReplication()
                            && link.operation() == operation
                            && link.origin().equals(users))
                    .forEach(link -> all.addAll(before(link.to(), link.toRegion())));
            for (Shelf shelf : all) {
                first = builder.draw(shelf.number(), named.apply("keys of " + shelf.name()), first);
            }
        }
        return first;
    }

    /** What stands before a store in a region. */
    private List<Shelf> before(Component<?> store, String region) {
        return shelves(region, cache -> calls.behind(cache).contains(store.name()));
    }

    /** A write is done elsewhere and on its way to a store: what stands before that does not know. */
    int outdated(Component<?> store, String region, int next) {
        int first = next;
        for (Shelf shelf : before(store, region)) {
            first = builder.outdate(shelf.number(), first);
        }
        return first;
    }

    /** A write has come to a component: to a store with caches in front of it, or to a cache itself. */
    int written(Operation operation, Component<?> to, String users, int next) {
        int first = next;
        for (Shelf shelf :
                shelves(users, cache -> cache == to || calls.behind(cache).contains(to.name()))) {
            Cache cache = shelf.cache();
            boolean keeps = cache.writing() == Writing.THROUGH || cache.writing() == Writing.BEHIND;
            if (cache == to && keeps) {
                first = builder.put(shelf.number(), first);
            } else if (cache == to) {
                first = builder.drop(shelf.number(), first);
            } else if (!calls.puts(operation, cache)) {
                boolean drops = cache.writing() == Writing.ASIDE && !calls.tells(operation, cache);
                int told = drops ? builder.drop(shelf.number(), first) : first;
                first = builder.outdate(shelf.number(), told);
            }
        }
        return first;
    }

    private Architecture architecture() {
        return loads.model().architecture();
    }
}
