package dev.envelope.model;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Distribution.Scores;
import dev.envelope.quantity.Operator;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Term.Operation;
import java.util.List;

/** The least value that an input can have. */
public enum Bound {
    /** Whatever its type allows. */
    NONE,
    ABOVE_ZERO,
    AT_LEAST_ONE;

    private static final Operator AT_ONE = new Operator.Restated(x -> Math.max(1, x));

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
                    input.word() + "(" + value.range() + ")",
                    input.name() + " must be " + (this == ABOVE_ZERO ? "above 0" : "at least 1")
                            + (value.uncertain() ? ", the low end of its range too" : ""),
                    "write " + input.example());
        }
        boolean dips = this == AT_LEAST_ONE && value.uncertain() && value.percentile(100 * Scores.probability(-4)) < 1;
        return dips ? value.of(new Operation(value.dimension(), AT_ONE, List.of(value.term()))) : value;
    }
}
