package dev.envelope.quantity;

/** The words for growth. */
public abstract class GrowthUnits extends DataUnits {

    protected GrowthUnits() {}

    private static final Unit<Growth> TIMES_PER_YEAR = new Unit<>("timesPerYear", Dimension.GROWTH, 1, "", Growth::new);

    /** Growth by a share a year: {@code growth(percent(20))} is a fifth more every year. */
    public static Growth growth(Share yearly) {
        return Growth.yearly(yearly);
    }

    /** What an amount is multiplied by in a year of 365 days: 2.5 is 150 % more, 0.9 is 10 % less. */
    public static Growth timesPerYear(double factor) {
        if (!(factor > 0)) {
            throw new DesignException(
                    "timesPerYear(" + Format.plain(factor) + ")",
                    "the factor of a year is above 0; 1 is no growth",
                    "write timesPerYear(2.5)");
        }
        return TIMES_PER_YEAR.of(factor);
    }

    /** What an amount is multiplied by in a year, as a 90 % interval: p5 and p95. */
    public static Growth timesPerYear(double p5, double p95) {
        return TIMES_PER_YEAR.of(p5, p95);
    }

    /** Growth by a share a month, compounding over twelve months of 730 hours. */
    public static Growth monthly(Share share) {
        return Growth.every(Units.count(1).plus(share.asCount()), TimeUnits.months(1));
    }

    /** Growth to twice the amount in every such time. */
    public static Growth doublingEvery(Time time) {
        positive("doublingEvery", time);
        return Growth.every(Units.count(2), time);
    }

    /**
     * Growth from one amount to another in a time, the compound annual growth rate: {@code growing(TB(10), TB(50),
     * months(12))} is 5 times a year.
     */
    public static <Q extends Amount<Q>> Growth growing(Q from, Q to, Time time) {
        positive("growing", time);
        positive("growing", from);
        positive("growing", to);
        return Growth.every(to.ratio(from), time);
    }

    private static void positive(String word, Quantity<?> amount) {
        if (!(amount.value() > 0)) {
            throw new DesignException(
                    word + "(... " + amount + " ...)",
                    "growth is told between amounts above 0, over a time above 0",
                    "write growing(TB(10), TB(50), months(12)) or doublingEvery(months(6))");
        }
    }
}
