package dev.envelope.model;

import static dev.envelope.quantity.Units.GB;
import static dev.envelope.quantity.Units.bytes;
import static dev.envelope.quantity.Units.kB;
import static dev.envelope.quantity.Units.minutes;
import static dev.envelope.quantity.Units.percent;
import static dev.envelope.quantity.Units.seconds;

import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A component that answers a part of the calls from what it holds: a cache, or a content delivery network.
 *
 * <p>Its hit rate is stated, or follows from how popular the keys are, how much it holds, its time to live and the writes that drop keys;
 * with a hit rate and the popularity it is the memory that follows.
 *
 * <pre>{@code
 * cache("redis").hitRate(percent(85, 95)).missTo(store)
 * cache("redis").popularity(zipf(0.8).keys(million(100))).objectSize(bytes(500)).capacity(GB(8))
 * }</pre>
 */
public final class Cache extends Component<Cache> {

    /** The part of the calls that it answers itself. */
    public static final Input<Share> HIT_RATE = new Input<>(
            "hit rate", "hitRate(percent(85, 95))", Bound.NONE, percent(80), "a placeholder; measure it, or state it");

    /** How much all its instances hold together. */
    public static final Input<DataSize> CAPACITY =
            new Input<>("capacity", "capacity(GB(64))", Bound.ABOVE_ZERO, GB(64), "never assumed");

    /** Bytes of one cached object. */
    public static final Input<DataSize> OBJECT_SIZE =
            new Input<>("object size", "objectSize(kB(1))", Bound.ABOVE_ZERO, kB(1), "a placeholder");

    /** What the cache adds to each object. */
    public static final Input<DataSize> OVERHEAD = new Input<>(
            "overhead each",
            "overhead(bytes(85))",
            Bound.NONE,
            bytes(85),
            "Redis takes 85 MB for a million small string keys (redis-doc, FAQ, 2025-06)");

    /** The part of the calls that go on to the miss path while it is down. */
    public static final Input<Share> BYPASS = new Input<>(
            "past it when it is down",
            "bypass(percent(100))",
            Bound.NONE,
            percent(100),
            "its callers ask what is behind it; that has to carry them");

    /** How long an object is answered from it after it was put in. */
    public static final Input<Time> TTL =
            new Input<>("time to live", "ttl(minutes(5))", Bound.ABOVE_ZERO, minutes(5), "never assumed");

    /** How often what was written to it is written to its store. */
    public static final Input<Time> FLUSH = new Input<>(
            "flushed every",
            "writeBehind(seconds(1))",
            Bound.ABOVE_ZERO,
            seconds(1),
            "a write-behind cache states how often it flushes");

    /**
     * What a write does to a cache.
     *
     * <p>Source: AWS, Database Caching Strategies Using Redis, 2021; Oracle Coherence, Read-Through, Write-Through, Write-Behind
     * Caching, 14.1.
     */
    public enum Writing {
        /** The caller writes to the store and drops the key from the cache; the next read of it misses. */
        ASIDE("written aside"),
        /** The caller writes to the store, and the cache does not know: it answers what it has until its time to live is over. */
        AROUND("written around"),
        /** The cache writes to the store before it answers; the next read of the key hits. */
        THROUGH("written through"),
        /** The cache answers at once and writes the last value of each key to the store later; what it had not written is lost with it. */
        BEHIND("written behind");

        private final String told;

        Writing(String told) {
            this.told = told;
        }
    }

    private final Writing writing;
    private final @Nullable Popularity popularity;

    private Cache(
            Role role,
            String name,
            Statements statements,
            Placement placement,
            Policies policies,
            @Nullable Shape shape,
            Writing writing,
            @Nullable Popularity popularity) {
        super(role, name, statements, placement, policies, shape);
        this.writing = writing;
        this.popularity = popularity;
    }

    /** A cache of which only role and name are stated. */
    public static Cache named(Role role, String name) {
        return new Cache(
                role, checked(role, name), Statements.NONE, Placement.ANYWHERE, Policies.NONE, null, usual(role), null);
    }

    /** A delivery network does not hear of writes; other caches are told to drop the key. */
    private static Writing usual(Role role) {
        return role == Role.CDN ? Writing.AROUND : Writing.ASIDE;
    }

    @Override
    Cache copy(Statements statements, Placement placement, Policies policies, @Nullable Shape shape) {
        return new Cache(role(), name(), statements, placement, policies, shape, writing, popularity);
    }

    /** The part of the calls that it answers itself, from 0 to 1. */
    public Cache hitRate(double part) {
        return hitRate(Share.of("hitRate(0.9)", part));
    }

    /** The part of the calls that it answers itself. */
    public Cache hitRate(Share part) {
        return with(HIT_RATE, part);
    }

    /**
     * How popular the keys are that it is asked for. Writes to the store behind it are for keys with the same popularity; where they only add
     * new ones, state {@link #writeAround()}, because none of what it holds changes.
     */
    public Cache popularity(Popularity keys) {
        return new Cache(role(), name(), statements(), placement(), policies(), shape(), writing, keys);
    }

    /** How much all its instances hold together; with the popularity of the keys the hit rate follows. */
    public Cache capacity(DataSize size) {
        return with(CAPACITY, size);
    }

    /** Bytes of one cached object. */
    public Cache objectSize(DataSize size) {
        return with(OBJECT_SIZE, size);
    }

    /** What the cache adds to each object: key, pointers, the allocator's rounding. */
    public Cache overhead(DataSize each) {
        return with(OVERHEAD, each);
    }

    /** The part of the calls that go on to the miss path while it is down; 0 where nothing is answered without it. */
    public Cache bypass(Share part) {
        return with(BYPASS, part);
    }

    /** The part of the calls that go on to the miss path while it is down: as stated, else as such caches usually do. */
    public Share bypass() {
        boolean none = role().pulls() && !states(BYPASS);
        return none
                ? assumed(
                        BYPASS.assuming(percent(0), "it stands in front of everything, and users find no way past it"))
                : get(BYPASS);
    }

    /**
     * How long an object is answered from it after it was put in; then it is fetched again. Reading it does not prolong that. Until it is asked
     * for or evicted it keeps its room.
     */
    public Cache ttl(Time time) {
        return with(TTL, time);
    }

    /** Writes go to the store, and drop the key from the cache: what a cache does that says nothing else, but not a delivery network. */
    public Cache cacheAside() {
        return written(Writing.ASIDE);
    }

    /** Writes go to the store past the cache, which answers what it has until its time to live is over. */
    public Cache writeAround() {
        return written(Writing.AROUND);
    }

    /** Writes go through the cache to the store before they are answered. */
    public Cache writeThrough() {
        return written(Writing.THROUGH);
    }

    /** Writes are answered by the cache, which writes the last value of each key to the store so often. */
    public Cache writeBehind(Time flush) {
        return with(FLUSH, flush).written(Writing.BEHIND);
    }

    private Cache written(Writing how) {
        if (role() == Role.CDN && (how == Writing.THROUGH || how == Writing.BEHIND)) {
            throw new DesignException(
                    "cdn(\"" + name() + "\")" + " " + how.told,
                    "a content delivery network answers reads; writes go past it",
                    "write it of a cache(\"redis\") before the store");
        }
        Statements kept = how == Writing.BEHIND ? statements() : statements().without(FLUSH);
        return new Cache(role(), name(), kept, placement(), policies(), shape(), how, popularity);
    }

    /** What a write does to it. */
    public Writing writing() {
        return writing;
    }

    /** What an operation does to it on a path to what it does not hold: a read asks it first, as a write does unless it says more. */
    public Writing writing(Operation operation) {
        return operation.kind() == Operation.Kind.WRITE ? writing : Writing.ASIDE;
    }

    /** The path for what it does not hold. */
    public Step.Miss missTo(Step... path) {
        return Step.Miss.of(name(), this, path);
    }

    /** How popular the keys are, if that was stated. */
    public Optional<Popularity> popularity() {
        return Optional.ofNullable(popularity);
    }

    @Override
    boolean isBare() {
        return super.isBare() && writing == usual(role()) && popularity == null;
    }

    @Override
    List<String> beyond(Component<?> other) {
        List<String> beyond = super.beyond(other);
        Cache cache = (Cache) other;
        if (writing != cache.writing && cache.writing == usual(role())) {
            beyond.add(writing.told);
        }
        if (popularity != null && cache.popularity == null) {
            beyond.add("popularity of keys");
        }
        return beyond;
    }

    @Override
    Map<String, Quantity<?>> stated() {
        Map<String, Quantity<?>> all = new LinkedHashMap<>(super.stated());
        if (popularity instanceof Popularity.Zipf zipf) {
            all.putAll(zipf.stated(name() + ": "));
        }
        return all;
    }

    @Override
    public String toString() {
        return super.toString() + (writing == usual(role()) ? "" : ", " + writing.told);
    }
}
