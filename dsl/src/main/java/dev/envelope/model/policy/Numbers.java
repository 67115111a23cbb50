package dev.envelope.model.policy;

import dev.envelope.model.Input;
import dev.envelope.model.Statements;
import dev.envelope.quantity.Quantity;
import java.util.Map;

/** The numbers of a policy, stated or assumed, under the name of the component that they belong to. */
public final class Numbers {

    static final Numbers NONE = new Numbers(Statements.NONE, "");

    final Statements stated;
    private final String prefix;

    private Numbers(Statements stated, String prefix) {
        this.stated = stated;
        this.prefix = prefix;
    }

    static <Q extends Quantity<Q>> Numbers of(Input<Q> input, Q value) {
        return NONE.with(input, value);
    }

    <Q extends Quantity<Q>> Numbers with(Input<Q> input, Q value) {
        return new Numbers(stated.with(input, value), prefix);
    }

    Numbers without(Input<?> input) {
        return new Numbers(stated.without(input), prefix);
    }

    Numbers of(String component) {
        return new Numbers(stated, component + ": ");
    }

    boolean has(Input<?> input) {
        return stated.has(input);
    }

    /** The stated value, or the assumed one. */
    <Q extends Quantity<Q>> Q get(Input<Q> input) {
        return stated.of(input, prefix);
    }

    /** The stated values by their names. */
    public Map<String, Quantity<?>> stated() {
        return stated.stated(prefix);
    }
}
