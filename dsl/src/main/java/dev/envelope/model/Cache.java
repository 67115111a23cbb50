package dev.envelope.model;

import static dev.envelope.quantity.Units.GB;
import static dev.envelope.quantity.Units.bytes;
import static dev.envelope.quantity.Units.kB;
import static dev.envelope.quantity.Units.percent;

import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Share;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A component that answers a part of the calls from what it holds: a cache, or a content delivery network.
 *
 * <p>Its hit rate is stated, or follows from how popular the keys are and how much it holds; with a hit rate and the popularity
 * it is the memory that follows.
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

    private final @Nullable Popularity popularity;

    private Cache(Role role, String name, Statements statements, Placement placement, @Nullable Popularity popularity) {
        super(role, name, statements, placement);
        this.popularity = popularity;
    }

    /** A cache of which only role and name are stated. */
    public static Cache named(Role role, String name) {
        return new Cache(role, checked(role, name), Statements.NONE, Placement.ANYWHERE, null);
    }

    @Override
    Cache copy(Statements statements, Placement placement) {
        return new Cache(role(), name(), statements, placement, popularity);
    }

    /** The part of the calls that it answers itself, from 0 to 1. */
    public Cache hitRate(double part) {
        return hitRate(Share.of("hitRate(0.9)", part));
    }

    /** The part of the calls that it answers itself. */
    public Cache hitRate(Share part) {
        return with(HIT_RATE, part);
    }

    /** How popular the keys are that it is asked for. */
    public Cache popularity(Popularity keys) {
        return new Cache(role(), name(), statements(), placement(), keys);
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
        return super.isBare() && popularity == null;
    }

    @Override
    Map<String, Quantity<?>> stated() {
        Map<String, Quantity<?>> all = new LinkedHashMap<>(super.stated());
        if (popularity instanceof Popularity.Zipf zipf) {
            all.putAll(zipf.stated(name() + ": "));
        }
        return all;
    }
}
