package dev.envelope.quantity;

import static dev.envelope.quantity.Operator.Arithmetic.DIVIDED_BY;
import static dev.envelope.quantity.Operator.Arithmetic.MINUS;
import static dev.envelope.quantity.Operator.Arithmetic.TIMES;

/** A part of a whole, from 0 to 1: a hit rate, an availability. */
public final class Share extends Quantity<Share> implements Factor {

    public Share(Term term) {
        super(term);
    }

    @Override
    public Share of(Term term) {
        return new Share(term);
    }

    /** A certain part from 0 to 1 that was given to a word, told by an example such as {@code hitRate(0.9)}; an error names it. */
    public static Share of(String example, double part) {
        return Unit.PART.as(example).of(part);
    }

    /** The part of a part. */
    public Share times(Share other) {
        return new Share(operation(TIMES, Dimension.SHARE, term(), other.term()));
    }

    /** So many times the part: more than the whole, where so much is asked of it. */
    public Share times(Count many) {
        return new Share(operation(TIMES, Dimension.SHARE, term(), many.term()));
    }

    /** What each of so many has of the part. */
    public Share dividedBy(Count many) {
        return new Share(operation(DIVIDED_BY, Dimension.SHARE, term(), many.term()));
    }

    /** What is missing to the whole: 1 minus the share. */
    public Share complement() {
        Term whole = new Term.Constant(Dimension.COUNT, 1);
        return new Share(operation(MINUS, Dimension.SHARE, whole, term()));
    }

    /** The same number without the promise that it is part of a whole. */
    public Count asCount() {
        return new Count(term());
    }
}
