package dev.envelope.quantity;

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

    /** The data that passes in a time. */
    public DataSize over(Time time) {
        return new DataSize(operation(TIMES, Dimension.DATA_SIZE, term(), time.term()));
    }
}
