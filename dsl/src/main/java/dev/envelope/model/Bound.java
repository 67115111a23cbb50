package dev.envelope.model;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Distribution.Scores;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Term.Constant;

/** The least value that an input can have. */
enum Bound {
    /** Whatever its type allows. */
    NONE,
    ABOVE_ZERO,
    AT_LEAST_ONE;

    /**
     * The value, if the input can have it. Of a range, the p5 is held to the bound; the rarer draws below it count as
     * the bound.
     */
    <Q extends Quantity<Q>> Q check(Input<Q> input, Q value) {
        double least = value.uncertain() ? value.percentile(5) : value.value();
        boolean holds = switch (this) {
            case NONE -> true;
            case ABOVE_ZERO -> least > 0;
            case AT_LEAST_ONE -> least >= 1 - 1e-9;
        };
        if (!holds) {
            throw new DesignException(
                    input.word() + "(" + value + ")",
                    "the " + input.name() + (this == ABOVE_ZERO ? " is above 0" : " is at least 1")
                            + (value.uncertain() ? ", the low end of its range too" : ""),
                    "write " + input.example());
        }
        boolean dips = this == AT_LEAST_ONE && value.uncertain() && value.percentile(100 * Scores.probability(-4)) < 1;
        return dips ? value.atLeast(value.of(new Constant(value.dimension(), 1))) : value;
    }
}
