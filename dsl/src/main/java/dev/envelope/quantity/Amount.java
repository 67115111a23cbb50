package dev.envelope.quantity;

import static dev.envelope.quantity.Operator.Arithmetic.DIVIDED_BY;
import static dev.envelope.quantity.Operator.Arithmetic.MINUS;
import static dev.envelope.quantity.Operator.Arithmetic.PLUS;
import static dev.envelope.quantity.Operator.Arithmetic.TIMES;

/**
 * A quantity that adds up: everything but a share.
 *
 * @param <Q> the type itself
 */
public abstract class Amount<Q extends Amount<Q>> extends Quantity<Q> {

    Amount(Term term) {
        super(term);
    }

    public Q plus(Q other) {
        return of(operation(PLUS, dimension(), term(), other.term()));
    }

    public Q minus(Q other) {
        return of(operation(MINUS, dimension(), term(), other.term()));
    }

    public Q times(double factor) {
        return times(Count.of("times(2)", factor));
    }

    public Q times(Factor factor) {
        return of(operation(TIMES, dimension(), term(), factor.term()));
    }

    public Q dividedBy(double divisor) {
        return dividedBy(Count.of("dividedBy(2)", divisor));
    }

    public Q dividedBy(Factor divisor) {
        return of(operation(DIVIDED_BY, dimension(), term(), divisor.term()));
    }

    /** How many times the other it is. */
    public Count ratio(Q other) {
        return new Count(operation(DIVIDED_BY, Dimension.COUNT, term(), other.term()));
    }
}
