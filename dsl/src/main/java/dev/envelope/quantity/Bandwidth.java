package dev.envelope.quantity;

import static dev.envelope.quantity.Operator.Arithmetic.DIVIDED_BY;
import static dev.envelope.quantity.Operator.Arithmetic.TIMES;

/** Data per time; bits are told as bytes, 8 to one. */
public final class Bandwidth extends Amount<Bandwidth> {

    public Bandwidth(Term term) {
        super(term);
    }

    @Override
    public Bandwidth of(Term term) {
        return new Bandwidth(term);
    }

    /** How many of this size pass. */
    public Rate per(DataSize each) {
        return new Rate(operation(DIVIDED_BY, Dimension.RATE, term(), each.term()));
    }

    /** The data that passes in a time. */
    public DataSize over(Time time) {
        return new DataSize(operation(TIMES, Dimension.DATA_SIZE, term(), time.term()));
    }
}
