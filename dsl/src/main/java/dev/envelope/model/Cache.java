package dev.envelope.model;

import static dev.envelope.quantity.Units.percent;

import dev.envelope.quantity.Share;

/**
 * A component that answers a part of the calls from what it holds: a cache, or a content delivery network.
 *
 * <pre>{@code cache("redis").hitRate(percent(85, 95)).missTo(store)}</pre>
 */
public final class Cache extends Component<Cache> {

    /** The part of the calls that it answers itself. */
    public static final Input<Share> HIT_RATE = new Input<>(
            "hit rate", "hitRate(percent(85, 95))", Bound.NONE, percent(80), "a placeholder; measure it, or state it");

    private Cache(Role role, String name, Statements statements, Placement placement) {
        super(role, name, statements, placement);
    }

    /** A cache of which only role and name are stated. */
    public static Cache named(Role role, String name) {
        return new Cache(role, checked(role, name), Statements.NONE, Placement.ANYWHERE);
    }

    @Override
    Cache copy(Statements statements, Placement placement) {
        return new Cache(role(), name(), statements, placement);
    }

    /** The part of the calls that it answers itself, from 0 to 1. */
    public Cache hitRate(double part) {
        return hitRate(Share.of("hitRate(0.9)", part));
    }

    /** The part of the calls that it answers itself. */
    public Cache hitRate(Share part) {
        return with(HIT_RATE, part);
    }

    /** The path for what it does not hold. */
    public Step.Miss missTo(Step... path) {
        return Step.Miss.of(name(), this, path);
    }
}
