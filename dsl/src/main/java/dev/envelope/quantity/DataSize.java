package dev.envelope.quantity;

import static dev.envelope.quantity.Operator.Arithmetic.DIVIDED_BY;

/** An amount of data. */
public final class DataSize extends Amount<DataSize> {

    public DataSize(Term term) {
        super(term);
    }

    @Override
    public DataSize of(Term term) {
        return new DataSize(term);
    }

    /** So much data in a time. */
    public Bandwidth per(Time time) {
        return new Bandwidth(operation(DIVIDED_BY, Dimension.BANDWIDTH, term(), time.term()));
    }

    /** The time that it takes at a bandwidth. */
    public Time at(Bandwidth bandwidth) {
        return new Time(operation(DIVIDED_BY, Dimension.TIME, term(), bandwidth.term()));
    }

    /** The next multiple of a step: storage and billing come in blocks. */
    public DataSize roundedUpTo(DataSize step) {
        return new DataSize(operation(ROUND_UP, Dimension.DATA_SIZE, term(), step.term()));
    }

    /** The multiple of a step that is in it: what fits. */
    public DataSize roundedDownTo(DataSize step) {
        return new DataSize(operation(ROUND_DOWN, Dimension.DATA_SIZE, term(), step.term()));
    }

    private static final Operator ROUND_UP =
            new Operator.Function("round up to a multiple", x -> Math.ceil(x[0] / x[1] - 1e-9) * x[1]);
    private static final Operator ROUND_DOWN =
            new Operator.Function("round down to a multiple", x -> Math.floor(x[0] / x[1] + 1e-9) * x[1]);
}
