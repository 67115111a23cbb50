package dev.envelope.capacity;

import static dev.envelope.quantity.Units.perSecond;

import dev.envelope.capacity.CacheCalls.Effect;
import dev.envelope.model.Cache;
import dev.envelope.model.Cache.Writing;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.model.Popularity;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which part of the calls each cache of a model answers, for the users of each region.
 *
 * <p>As stated, or as it follows from the popularity of the keys and the capacity. Where keys have a time to live, or writes drop them,
 * it also depends on how often the cache is called, and so on the hit rates of the caches before it: it is told from the traffic that
 * those leave. Traffic grows and falls with the load, so the hit rate is that of the scenario's load.
 */
final class HitRates {

    private final Model model;
    private final CacheCalls calls;
    private final List<Link> links;
    private final Count overAverage;
    private final Map<String, Share> known = new HashMap<>();

    private HitRates(Model model, List<Link> links, Count overAverage) {
        this.model = model;
        this.calls = new CacheCalls(model);
        this.links = links;
        this.overAverage = overAverage;
    }

    /**
     * Those of caches that are called so often.
     *
     * @param links the calls of the flows on average; what stores send each other comes of these
     * @param overAverage how many times as many calls there are at the time of which the hit rates are told
     */
    static HitRates of(Model model, List<Link> links, Count overAverage) {
        List<Link> all = new ArrayList<>(links);
        all.addAll(Replication.of(Loads.regions(model), links));
        return new HitRates(model, all, overAverage);
    }

    /** How many caches have a hit rate that depends on how often they are called. */
    static int byCalls(Model model) {
        return (int) model.architecture().components().stream()
                .filter(component -> component instanceof Cache cache && dependsOnCalls(model, cache))
                .count();
    }

    private static boolean dependsOnCalls(Model model, Cache cache) {
        return Held.follows(cache) && (cache.states(Cache.TTL) || new CacheCalls(model).drops(cache));
    }

    /** The part of the calls of a region's users that a cache answers. */
    Share of(Cache cache, String users) {
        String region = model.geography().serving(cache, users);
        String place = place(cache, region);
        Share hit = known.get(place);
        if (hit == null) {
            hit = made(cache, region);
            known.put(place, hit);
        }
        return hit;
    }

    /** The part of all calls that a cache answers in all regions together. */
    Share of(Cache cache) {
        List<String> serving = model.geography().regions().stream()
                .map(region -> model.geography().serving(cache, region.name()))
                .distinct()
                .toList();
        List<String> asked = serving.stream()
                .filter(region -> reads(cache, region).isPresent())
                .toList();
        if (asked.size() < 2 || !dependsOnCalls(model, cache)) {
            return of(
                    cache,
                    Stream.concat(asked.stream(), serving.stream()).findFirst().orElse(""));
        }
        Rate answered = sum(asked, region -> reads(cache, region).orElseThrow().times(of(cache, region)));
        Rate all = sum(asked, region -> reads(cache, region).orElseThrow());
        return answered.ratio(all).asShare().named(cache.name() + ": hit rate");
    }

    private static Rate sum(List<String> regions, Function<String, Rate> rate) {
        return regions.stream().map(rate).reduce(Rate::plus).orElseThrow();
    }

    /** The part of the calls of a region's users that a cache does not answer. */
    Share missed(Cache cache, String users) {
        String region = model.geography().serving(cache, users);
        return of(cache, users).complement().named(place(cache, region) + ": miss rate");
    }

    private Share made(Cache cache, String region) {
        if (!Held.follows(cache)) {
            return cache.get(Cache.HIT_RATE);
        }
        Share hit = dependsOnCalls(model, cache) && reads(cache, region).isPresent()
                ? freshness(cache, region).orElseThrow().hitRate()
                : Held.hitRate(cache);
        return hit.named(place(cache, region) + ": hit rate");
    }

    /** A cache is the same in all regions, unless its hit rate depends on the calls there. */
    private String place(Cache cache, String region) {
        return region.isEmpty() || !dependsOnCalls(model, cache) ? cache.name() : cache.name() + " in " + region;
    }

    /** What writes and a time to live make of a cache for the users that a region's serves; empty if its keys are not told. */
    Optional<Freshness> freshness(Cache cache, String region) {
        return cache.popularity().map(popularity -> freshness(cache, popularity, region));
    }

    private Freshness freshness(Cache cache, Popularity popularity, String region) {
        String place = place(cache, region);
        Map<Effect, Rate> writes = new EnumMap<>(Effect.class);
        for (Effect effect : Effect.values()) {
            rate(calls.writing(cache, region, effect), Link::keys)
                    .ifPresent(rate -> writes.put(effect, rate.named(place + ": " + effect.told())));
        }
        Rate reads = reads(cache, region).orElse(perSecond(0)).named(place + ": reads");
        Freshness freshness = Freshness.of(cache, popularity, Held.objects(cache, popularity), reads, writes);
        return fetch(cache).map(freshness::fetchedIn).orElse(freshness);
    }

    /** How long a missed value is read in the only store behind a cache, where it is the writes that come there which drop keys. */
    private Optional<Time> fetch(Cache cache) {
        Set<String> behind = calls.behind(cache);
        boolean told = model.operations().stream().anyMatch(operation -> calls.tells(operation, cache));
        if (told || behind.size() != 1 || cache.writing() != Writing.ASIDE) {
            return Optional.empty();
        }
        Component<?> store =
                model.architecture().component("missTo", behind.iterator().next());
        return Optional.of(Servers.service(store));
    }

    private Optional<Rate> reads(Cache cache, String region) {
        return rate(calls.reading(cache, region), Link::rate);
    }

    private Optional<Rate> rate(Predicate<Link> which, Function<Link, Rate> number) {
        return links.stream().filter(which).map(number).reduce(Rate::plus).map(average -> average.times(overAverage));
    }
}
