package dev.envelope.study;

import static dev.envelope.quantity.Units.count;

import dev.envelope.analysis.Measure;
import dev.envelope.model.Model;
import dev.envelope.model.Workload;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenarios;
import java.util.Arrays;

/**
 * A measure of a design whose instances are those of the likely load, beside the same where each world has those of its own.
 *
 * @param model the design as it was stated
 */
record BuiltFleet(Model model, Measure<?> measure) {

    static final String WORD = "builtFor(1) of the design";

    /** So many worlds show whether it is another answer. */
    private static final int LOOKED_AT = 200;

    /** The measure where the instances are those of the likely load. */
    Quantity<?> amount() {
        return measure.of(model.with(Workload.BUILT_FOR, count(1)));
    }

    /** Whether each world has instances of its own, on which the measure depends. */
    boolean matters(Scenarios scenarios) {
        if (model.workload().states(Workload.BUILT_FOR)) {
            return false;
        }
        Scenarios some = scenarios.draws(Math.min(LOOKED_AT, scenarios.draws()));
        return !Arrays.equals(
                some.of(measure.of(model)).values(), some.of(amount()).values());
    }
}
