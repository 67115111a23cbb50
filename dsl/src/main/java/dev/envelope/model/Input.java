package dev.envelope.model;

import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Term.Source;
import dev.envelope.quantity.Term.Source.Kind;

/**
 * A number that a design can state: its name, the word that states it, and what is assumed until then.
 *
 * @param name as derivations and assumptions show it
 * @param example the word with a value, as code
 * @param bound the least that it can be
 * @param assumed the value of a design that does not say
 * @param reason why that value is assumed
 */
public record Input<Q extends Quantity<Q>>(String name, String example, Bound bound, Q assumed, String reason) {

    /** The word that states it. */
    public String word() {
        return example.substring(0, example.indexOf('('));
    }

    /** The same input with another value assumed, for those who know more: a role of components. */
    Input<Q> assuming(Q value, String why) {
        return new Input<>(name, example, bound, value, why);
    }

    /** Inputs are told apart by their names, whatever is assumed for them. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Input<?> input && name.equals(input.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The assumed value, labelled as an assumption with the word that would state it. */
    Q assume(String prefix) {
        return assumed.labelled(prefix + name, new Source(Kind.ASSUMED, reason + "; state it with " + example));
    }

    /** A stated value under this input's name; a reason that it already carries stays. */
    Q state(String prefix, Quantity<?> value) {
        // Statements pairs each input with a quantity of its own type only
        return assumed.of(value.term()).named(prefix + name);
    }
}
