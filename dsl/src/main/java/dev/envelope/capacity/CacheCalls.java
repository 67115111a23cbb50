package dev.envelope.capacity;

import dev.envelope.model.Architecture;
import dev.envelope.model.Cache;
import dev.envelope.model.Cache.Writing;
import dev.envelope.model.Flow;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Kind;
import dev.envelope.model.Step;
import dev.envelope.model.Step.Miss;
import dev.envelope.model.Step.Reference;
import dev.envelope.model.Step.Repeated;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which calls of a design ask a cache for keys, and what those do to it that write keys of what it holds.
 *
 * <ul>
 *   <li>An operation asks a cache that it calls with a path for its misses, unless it writes through it or behind it.
 *   <li>A cache stands before the stores that its misses lead to. A write that comes there drops the key where the cache is written
 *       aside; in a flow that also calls the cache itself it is that call which drops it. Else the cache does not know of it.
 *   <li>What asks a cache before it writes comes to the store only with what the cache does not hold, and does nothing to it.
 *   <li>The users of a region ask the cache that serves their region, which hears of their writes.
 * </ul>
 */
public record CacheCalls(Model model) {

    /** What a write does to what a cache holds of its key. */
    public enum Effect {
        /** It is dropped. */
        DROP("writes that drop keys"),
        /** The new value is put in. */
        PUT("writes"),
        /** It is not the last value any more. */
        OUTDATE("writes past it");

        private final String told;

        Effect(String told) {
            this.told = told;
        }

        String told() {
            return told;
        }
    }

    /** The calls of a region's users that ask a cache for a key. */
    Predicate<Link> reading(Cache cache, String region) {
        Set<String> asking = operations(operation -> asks(operation, cache));
        return link -> link.to() == cache && asking.contains(link.operation().name()) && isFrom(link, cache, region);
    }

    /** The calls with which writes do this to what a cache holds: of a region's users, and records that come from other regions. */
    Predicate<Link> writing(Cache cache, String region, Effect effect) {
        Set<String> writing = operations(
                operation -> effect(operation, cache).filter(effect::equals).isPresent());
        Set<String> at = effect == Effect.PUT ? Set.of(cache.name()) : behind(cache);
        return link -> at.contains(link.to().name())
                && writing.contains(link.operation().name())
                && (link.isReplication() ? isTo(link, region) : isFrom(link, cache, region));
    }

    /** Whether any operation drops keys of what a cache holds. */
    boolean drops(Cache cache) {
        return !behind(cache).isEmpty()
                && model.operations().stream()
                        .anyMatch(operation -> effect(operation, cache)
                                        .filter(Effect.DROP::equals)
                                        .isPresent()
                                && called(operation).anyMatch(behind(cache)::contains));
    }

    /** Whether a record comes from another region to the store that a region's caches have copies of. */
    private boolean isTo(Link link, String region) {
        return model.geography().serving(link.to(), region).equals(link.toRegion());
    }

    private boolean isFrom(Link link, Cache cache, String region) {
        return model.geography().serving(cache, link.origin()).equals(region);
    }

    private Set<String> operations(Predicate<Operation> which) {
        return model.operations().stream().filter(which).map(Operation::name).collect(Collectors.toSet());
    }

    /** What an operation does to what a cache holds of the key that it writes; empty if nothing. */
    private Optional<Effect> effect(Operation operation, Cache cache) {
        if (operation.kind() != Kind.WRITE || asks(operation, cache)) {
            return Optional.empty();
        }
        boolean puts = isPut(cache) && calls(operation, cache);
        boolean drops = tells(operation, cache) || cache.writing() == Writing.ASIDE;
        return Optional.of(puts ? Effect.PUT : drops ? Effect.DROP : Effect.OUTDATE);
    }

    /** Whether an operation looks into a cache before it goes on. */
    public boolean asks(Operation operation, Cache cache) {
        return !puts(operation, cache) && misses(operation, cache) > 0;
    }

    /** Whether an operation writes through a cache, or behind it. */
    public boolean puts(Operation operation, Cache cache) {
        return operation.kind() == Kind.WRITE && isPut(cache) && misses(operation, cache) > 0;
    }

    /** Whether an operation calls a cache without a look into it: a write does so to say that there is a new value. */
    public boolean tells(Operation operation, Cache cache) {
        return called(operation).filter(cache.name()::equals).count() > misses(operation, cache);
    }

    private boolean calls(Operation operation, Cache cache) {
        return called(operation).anyMatch(cache.name()::equals);
    }

    private static boolean isPut(Cache cache) {
        return cache.writing() == Writing.THROUGH || cache.writing() == Writing.BEHIND;
    }

    /** The stores that hold what a cache has copies of. */
    public Set<String> behind(Cache cache) {
        return architecture().flows().stream()
                .flatMap(CacheCalls::misses)
                .filter(miss -> isOf(miss, cache))
                .flatMap(miss -> names(miss.fallback()))
                .filter(name -> architecture().component("missTo", name).role().keeps())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether what lies behind a cache is called in batches, for what it reads or for what is written. */
    public boolean isBatched(Cache cache) {
        return architecture().flows().stream()
                .flatMap(flow -> Step.inside(flow.root()))
                .filter(step -> step instanceof Repeated repeated && repeated.how() == Repeated.How.BATCH)
                .flatMap(CacheCalls::names)
                .anyMatch(behind(cache)::contains);
    }

    /** The names of the components that an operation calls, as often as its flow names them. */
    public Stream<String> called(Operation operation) {
        return flow(operation).stream().flatMap(flow -> names(flow.root()));
    }

    private static Stream<String> names(Step step) {
        return Step.inside(step).filter(Reference.class::isInstance).map(named -> ((Reference) named).name());
    }

    private long misses(Operation operation, Cache cache) {
        return flow(operation).stream()
                .flatMap(CacheCalls::misses)
                .filter(miss -> isOf(miss, cache))
                .count();
    }

    private static Stream<Miss> misses(Flow flow) {
        return Step.inside(flow.root()).filter(Miss.class::isInstance).map(Miss.class::cast);
    }

    private static boolean isOf(Miss miss, Cache cache) {
        return names(miss.cache()).anyMatch(cache.name()::equals);
    }

    private Optional<Flow> flow(Operation operation) {
        return architecture().flow(operation.name());
    }

    private Architecture architecture() {
        return model.architecture();
    }
}
