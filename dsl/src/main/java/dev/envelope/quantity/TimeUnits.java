package dev.envelope.quantity;

/**
 * The words for times. Which month and which year is always said: {@code months} and {@code years} are those of 365 days,
 * and the others have words of their own.
 */
public abstract class TimeUnits {

    protected TimeUnits() {}

    private static final double DAY = 86_400;
    private static final double YEAR = 365 * DAY;

    private static final Unit<Time> NS = new Unit<>("ns", Dimension.TIME, 1e-9, "ns", Time::new);
    private static final Unit<Time> US = new Unit<>("us", Dimension.TIME, 1e-6, "µs", Time::new);
    private static final Unit<Time> MS = new Unit<>("ms", Dimension.TIME, 1e-3, "ms", Time::new);
    private static final Unit<Time> SECONDS = new Unit<>("seconds", Dimension.TIME, 1, "s", Time::new);
    private static final Unit<Time> MINUTES = new Unit<>("minutes", Dimension.TIME, 60, "min", Time::new);
    private static final Unit<Time> HOURS = new Unit<>("hours", Dimension.TIME, 3_600, "h", Time::new);
    private static final Unit<Time> DAYS = new Unit<>("days", Dimension.TIME, DAY, "d", Time::new);
    private static final Unit<Time> MONTHS =
            new Unit<>("months", Dimension.TIME, YEAR / 12, "months of 730 h", Time::new);
    private static final Unit<Time> THIRTY_DAY_MONTHS =
            new Unit<>("thirtyDayMonths", Dimension.TIME, 30 * DAY, "months of 30 d", Time::new);
    private static final Unit<Time> GREGORIAN_MONTHS = new Unit<>(
            "gregorianMonths", Dimension.TIME, 365.2425 * DAY / 12, "Gregorian months of 30.437 d", Time::new);
    private static final Unit<Time> YEARS = new Unit<>("years", Dimension.TIME, YEAR, "y of 365 d", Time::new);
    private static final Unit<Time> GREGORIAN_YEARS =
            new Unit<>("gregorianYears", Dimension.TIME, 365.2425 * DAY, "Gregorian years of 365.2425 d", Time::new);

    /** Nanoseconds. */
    public static Time ns(double value) {
        return NS.of(value);
    }

    /** Nanoseconds, as a 90 % interval: p5 and p95. */
    public static Time ns(double p5, double p95) {
        return NS.of(p5, p95);
    }

    /** Microseconds. */
    public static Time us(double value) {
        return US.of(value);
    }

    /** Microseconds, as a 90 % interval: p5 and p95. */
    public static Time us(double p5, double p95) {
        return US.of(p5, p95);
    }

    /** Microseconds, of a given shape. */
    public static Time us(Distribution shape) {
        return US.of(shape);
    }

    /** Milliseconds. */
    public static Time ms(double value) {
        return MS.of(value);
    }

    /** Milliseconds, as a 90 % interval: p5 and p95. */
    public static Time ms(double p5, double p95) {
        return MS.of(p5, p95);
    }

    /** Milliseconds, of a given shape. */
    public static Time ms(Distribution shape) {
        return MS.of(shape);
    }

    /** Seconds. */
    public static Time seconds(double value) {
        return SECONDS.of(value);
    }

    /** Seconds, as a 90 % interval: p5 and p95. */
    public static Time seconds(double p5, double p95) {
        return SECONDS.of(p5, p95);
    }

    /** Seconds, of a given shape. */
    public static Time seconds(Distribution shape) {
        return SECONDS.of(shape);
    }

    /** Minutes. */
    public static Time minutes(double value) {
        return MINUTES.of(value);
    }

    /** Minutes, as a 90 % interval: p5 and p95. */
    public static Time minutes(double p5, double p95) {
        return MINUTES.of(p5, p95);
    }

    /** Minutes, of a given shape. */
    public static Time minutes(Distribution shape) {
        return MINUTES.of(shape);
    }

    /** Hours. */
    public static Time hours(double value) {
        return HOURS.of(value);
    }

    /** Hours, as a 90 % interval: p5 and p95. */
    public static Time hours(double p5, double p95) {
        return HOURS.of(p5, p95);
    }

    /** Hours, of a given shape. */
    public static Time hours(Distribution shape) {
        return HOURS.of(shape);
    }

    /** Days of 24 hours. */
    public static Time days(double value) {
        return DAYS.of(value);
    }

    /** Days of 24 hours, as a 90 % interval: p5 and p95. */
    public static Time days(double p5, double p95) {
        return DAYS.of(p5, p95);
    }

    /** Days of 24 hours, of a given shape. */
    public static Time days(Distribution shape) {
        return DAYS.of(shape);
    }

    /** Months of a twelfth of 365 days, 730 hours: the month of cloud bills and of growth by the month. */
    public static Time months(double value) {
        return MONTHS.of(value);
    }

    /** Months of a twelfth of 365 days, 730 hours: the month of cloud bills and of growth by the month, as a 90 % interval: p5 and p95. */
    public static Time months(double p5, double p95) {
        return MONTHS.of(p5, p95);
    }

    /** Months of 30 days: the month of error budgets. */
    public static Time thirtyDayMonths(double value) {
        return THIRTY_DAY_MONTHS.of(value);
    }

    /** Months of 30 days: the month of error budgets, as a 90 % interval: p5 and p95. */
    public static Time thirtyDayMonths(double p5, double p95) {
        return THIRTY_DAY_MONTHS.of(p5, p95);
    }

    /** Months of the Gregorian calendar’s mean length, 30.437 days. */
    public static Time gregorianMonths(double value) {
        return GREGORIAN_MONTHS.of(value);
    }

    /** Months of the Gregorian calendar’s mean length, 30.437 days, as a 90 % interval: p5 and p95. */
    public static Time gregorianMonths(double p5, double p95) {
        return GREGORIAN_MONTHS.of(p5, p95);
    }

    /** Years of 365 days. */
    public static Time years(double value) {
        return YEARS.of(value);
    }

    /** Years of 365 days, as a 90 % interval: p5 and p95. */
    public static Time years(double p5, double p95) {
        return YEARS.of(p5, p95);
    }

    /** Years of 365 days, of a given shape. */
    public static Time years(Distribution shape) {
        return YEARS.of(shape);
    }

    /** Years of the Gregorian calendar’s mean length, 365.2425 days. */
    public static Time gregorianYears(double value) {
        return GREGORIAN_YEARS.of(value);
    }

    /** Years of the Gregorian calendar’s mean length, 365.2425 days, as a 90 % interval: p5 and p95. */
    public static Time gregorianYears(double p5, double p95) {
        return GREGORIAN_YEARS.of(p5, p95);
    }
}
