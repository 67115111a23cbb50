package dev.envelope.quantity;

import static dev.envelope.quantity.Operator.Arithmetic.DIVIDED_BY;
import static dev.envelope.quantity.Operator.Arithmetic.TIMES;

/** A number of things, or a plain factor. */
public final class Count extends Amount<Count> implements Factor {

    public Count(Term term) {
        super(term);
    }

    @Override
    public Count of(Term term) {
        return new Count(term);
    }

    /** A certain number that was given to a word, told by an example such as {@code peak(3)}; an error names it. */
    public static Count of(String example, double value) {
        return Unit.ONE.as(example).of(value);
    }

    /** A 90 % interval that was given to a word, told by an example such as {@code peak(3)}; an error names it. */
    public static Count of(String example, double p5, double p95) {
        return Unit.ONE.as(example).of(p5, p95);
    }

    /** So many in a time: how often. */
    public Rate per(Time time) {
        return new Rate(operation(DIVIDED_BY, Dimension.RATE, term(), time.term()));
    }

    /** The time that so many take at a rate. */
    public Time at(Rate rate) {
        return new Time(operation(DIVIDED_BY, Dimension.TIME, term(), rate.term()));
    }

    /** So many of that: {@code count(6).times(rate)}. */
    public Rate times(Rate each) {
        return new Rate(operation(TIMES, Dimension.RATE, term(), each.term()));
    }

    /** The data of so many things of a size. */
    public DataSize times(DataSize each) {
        return new DataSize(operation(TIMES, Dimension.DATA_SIZE, term(), each.term()));
    }

    /** The price of so many things. */
    public Money times(Money each) {
        return new Money(operation(TIMES, Dimension.MONEY, term(), each.term()));
    }

    /** The time of so many things, one after the other. */
    public Time times(Time each) {
        return new Time(operation(TIMES, Dimension.TIME, term(), each.term()));
    }

    /** The next whole number: servers, units and disks come in whole numbers. */
    public Count roundedUp() {
        return new Count(operation(ROUND_UP, Dimension.COUNT, term()));
    }

    /** The whole number that is in it: what fits. */
    public Count roundedDown() {
        return new Count(operation(ROUND_DOWN, Dimension.COUNT, term()));
    }

    /** The same number as a part of a whole; values outside 0..1 are an error of the formula and become the bound. */
    public Share asShare() {
        return new Share(operation(PART, Dimension.SHARE, term()));
    }

    private static final Operator ROUND_UP = new Operator.Function("round up", x -> Math.ceil(x[0] - 1e-9));
    private static final Operator ROUND_DOWN = new Operator.Function("round down", x -> Math.floor(x[0] + 1e-9));
    private static final Operator PART = new Operator.Function("share", x -> Math.min(1, Math.max(0, x[0])));
}
