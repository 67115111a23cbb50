package dev.envelope.quantity;

import static dev.envelope.quantity.Operator.Arithmetic.TIMES;

/** How often something happens: requests a second. */
public final class Rate extends Amount<Rate> {

    public Rate(Term term) {
        super(term);
    }

    @Override
    public Rate of(Term term) {
        return new Rate(term);
    }

    /** How often in that time; with a latency it is Little’s law: how many are under way at once. */
    public Count over(Time time) {
        return new Count(operation(TIMES, Dimension.COUNT, term(), time.term()));
    }

    /** The bandwidth of things of this size at this rate. */
    public Bandwidth times(DataSize each) {
        return new Bandwidth(operation(TIMES, Dimension.BANDWIDTH, term(), each.term()));
    }
}
