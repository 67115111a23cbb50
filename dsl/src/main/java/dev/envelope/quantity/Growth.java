package dev.envelope.quantity;

import static dev.envelope.quantity.Operator.Arithmetic.DIVIDED_BY;
import static dev.envelope.quantity.Operator.Arithmetic.POWER;

import dev.envelope.quantity.Term.Constant;
import dev.envelope.quantity.Term.Parameter;

/**
 * How fast something grows, compounding: what it is multiplied by in a year of 365 days.
 *
 * <p>After {@code t} years an amount {@code a} is {@code a · g^t}. Between two amounts {@code n} years apart,
 * {@code g = (b / a)^(1 / n)} (compound annual growth rate); doubling every {@code d} years is {@code g = 2^(1 / d)}.
 */
public final class Growth extends Quantity<Growth> {

    private static final Constant YEAR = new Constant(Dimension.TIME, 365 * 86_400, "1 y");
    private static final Constant ONE = new Constant(Dimension.COUNT, 1);

    private static final Operator YEARLY = new Operator.Restated(share -> 1 + share);

    /** The value now, the growth, the moment, the load. */
    private static final Operator PROJECTED = new Operator.Projection(
            x -> x[0] * Math.pow(x[1], x[2] / YEAR.value()) * x[3],
            words -> words.get(0) + " grown by " + words.get(1) + " over " + words.get(2)
                    + (words.get(3).equals("1") ? "" : " × load " + words.get(3)),
            true);

    public Growth(Term term) {
        super(term);
    }

    @Override
    public Growth of(Term term) {
        return new Growth(term);
    }

    /** By this share a year. */
    static Growth yearly(Share share) {
        return new Growth(operation(YEARLY, Dimension.GROWTH, share.term()));
    }

    /** To this many times the amount in every such period. */
    static Growth every(Count times, Time period) {
        Term periods = operation(DIVIDED_BY, Dimension.COUNT, YEAR, period.term());
        return new Growth(operation(POWER, Dimension.GROWTH, times.term(), periods));
    }

    /** What becomes of an amount of now at the scenario's moment and load. */
    public <Q extends Quantity<Q>> Q project(Q now) {
        return now.of(operation(PROJECTED, now.dimension(), now.term(), term(), Parameter.MOMENT, Parameter.LOAD));
    }

    /** The share by which it grows in a year, 0.2 for 20 %, as a plain number. */
    public Count perYear() {
        return new Count(operation(Operator.Arithmetic.MINUS, Dimension.COUNT, term(), ONE));
    }

    /**
     * The time in which an amount becomes so many times as much: {@code ln(times) / ln(g)}; unbounded if it never does.
     *
     * <pre>{@code growth(percent(20)).timeTo(10) // 12.6 y}</pre>
     *
     * @throws DesignException unless above 0
     */
    public Time timeTo(double times) {
        if (!(times > 0) || Double.isInfinite(times)) {
            throw new DesignException(
                    "timeTo(" + Format.plain(times) + ")",
                    "an amount becomes a number of times as much, above 0",
                    "write timeTo(10)");
        }
        return new Time(operation(
                new Operator.Function(
                        "time to " + Format.number(times) + " times", x -> periodsTo(times, x[0]) * YEAR.value()),
                Dimension.TIME,
                term()));
    }

    private static double periodsTo(double times, double growth) {
        double periods = times == 1 ? 0 : Math.log(times) / Math.log(growth);
        return periods < 0 ? Double.POSITIVE_INFINITY : periods;
    }
}
