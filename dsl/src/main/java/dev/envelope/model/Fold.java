package dev.envelope.model;

import java.util.List;

/**
 * What an analysis makes of a flow, from its calls up: one method for each kind of node.
 *
 * <p>Every analysis of flows is such a fold, so that a new kind of node breaks each of them where it is compiled.
 *
 * @param <R> what a part of the flow becomes
 */
public interface Fold<R> {

    /** One call of a component. */
    R call(Call call);

    /** Calls after one another. */
    R sequence(List<R> steps);

    /** A call, and what the component that is called does before it answers: for most analyses one after the other. */
    default R serving(R call, R rest) {
        return sequence(List.of(call, rest));
    }

    /** A look into a cache, and what is done for what it does not hold. */
    R miss(Cache cache, R lookup, R fallback);

    /** Calls at once that are waited for together. */
    R parallel(List<R> branches);

    /** Calls that nobody waits for. */
    R aside(R step);

    /** Calls more or less often than their caller. */
    R repeated(Step.Repeated how, R step);

    /** Calls with other sizes than those of the operation. */
    R carrying(Step.Carrying sizes, R step);
}
