package dev.envelope.quantity;

import tech.tablesaw.api.NumericColumn;

/**
 * The words for amounts: a unit is a word, a dimension is a type, one number is certain and two are a 90 % interval.
 *
 * <pre>{@code
 * ms(20)                       // certain
 * ms(20, 80)                   // p5 and p95
 * ms(triangular(5, 10, 40))    // minimum, likely, maximum
 * ms(samples(20, 25, 31, 80))  // measured
 * }</pre>
 */
public abstract class Units extends GrowthUnits {

    protected Units() {}

    private static final Unit<Count> COUNT = new Unit<>("count", Dimension.COUNT, 1, "", Count::new);
    private static final Unit<Count> THOUSAND = new Unit<>("thousand", Dimension.COUNT, 1e3, "", Count::new);
    private static final Unit<Count> MILLION = new Unit<>("million", Dimension.COUNT, 1e6, "", Count::new);
    private static final Unit<Count> BILLION = new Unit<>("billion", Dimension.COUNT, 1e9, "", Count::new);

    /** A number of things, or a plain factor. */
    public static Count count(double value) {
        return COUNT.of(value);
    }

    /** A number of things, or a plain factor, as a 90 % interval: p5 and p95. */
    public static Count count(double p5, double p95) {
        return COUNT.of(p5, p95);
    }

    /** A number of things, or a plain factor, of a given shape. */
    public static Count count(Distribution shape) {
        return COUNT.of(shape);
    }

    /** Thousands of things. */
    public static Count thousand(double value) {
        return THOUSAND.of(value);
    }

    /** Thousands of things, as a 90 % interval: p5 and p95. */
    public static Count thousand(double p5, double p95) {
        return THOUSAND.of(p5, p95);
    }

    /** Thousands of things, of a given shape. */
    public static Count thousand(Distribution shape) {
        return THOUSAND.of(shape);
    }

    /** Millions of things. */
    public static Count million(double value) {
        return MILLION.of(value);
    }

    /** Millions of things, as a 90 % interval: p5 and p95. */
    public static Count million(double p5, double p95) {
        return MILLION.of(p5, p95);
    }

    /** Millions of things, of a given shape. */
    public static Count million(Distribution shape) {
        return MILLION.of(shape);
    }

    /** Billions of things. */
    public static Count billion(double value) {
        return BILLION.of(value);
    }

    /** Billions of things, as a 90 % interval: p5 and p95. */
    public static Count billion(double p5, double p95) {
        return BILLION.of(p5, p95);
    }

    /** Billions of things, of a given shape. */
    public static Count billion(Distribution shape) {
        return BILLION.of(shape);
    }

    private static final Unit<Rate> PER_SECOND = new Unit<>("perSecond", Dimension.RATE, 1, "/s", Rate::new);
    private static final Unit<Rate> PER_MINUTE = new Unit<>("perMinute", Dimension.RATE, 1.0 / 60, "/min", Rate::new);
    private static final Unit<Rate> PER_HOUR = new Unit<>("perHour", Dimension.RATE, 1.0 / 3_600, "/h", Rate::new);
    private static final Unit<Rate> PER_DAY = new Unit<>("perDay", Dimension.RATE, 1.0 / 86_400, "/d", Rate::new);
    private static final Unit<Rate> PER_MONTH =
            new Unit<>("perMonth", Dimension.RATE, 1.0 / (730 * 3_600), "/month of 730 h", Rate::new);

    /** So many times a second. */
    public static Rate perSecond(double times) {
        return PER_SECOND.of(times);
    }

    /** So many times a second, as a 90 % interval: p5 and p95. */
    public static Rate perSecond(double p5, double p95) {
        return PER_SECOND.of(p5, p95);
    }

    /** So many times a second. */
    public static Rate perSecond(Count times) {
        return times.per(seconds(1));
    }

    /** So many times a second, of a given shape. */
    public static Rate perSecond(Distribution shape) {
        return PER_SECOND.of(shape);
    }

    /** So many times a minute. */
    public static Rate perMinute(double times) {
        return PER_MINUTE.of(times);
    }

    /** So many times a minute, as a 90 % interval: p5 and p95. */
    public static Rate perMinute(double p5, double p95) {
        return PER_MINUTE.of(p5, p95);
    }

    /** So many times a minute. */
    public static Rate perMinute(Count times) {
        return times.per(minutes(1));
    }

    /** So many times a minute, of a given shape. */
    public static Rate perMinute(Distribution shape) {
        return PER_MINUTE.of(shape);
    }

    /** So many times an hour. */
    public static Rate perHour(double times) {
        return PER_HOUR.of(times);
    }

    /** So many times an hour, as a 90 % interval: p5 and p95. */
    public static Rate perHour(double p5, double p95) {
        return PER_HOUR.of(p5, p95);
    }

    /** So many times an hour. */
    public static Rate perHour(Count times) {
        return times.per(hours(1));
    }

    /** So many times an hour, of a given shape. */
    public static Rate perHour(Distribution shape) {
        return PER_HOUR.of(shape);
    }

    /** So many times a day of 24 hours. */
    public static Rate perDay(double times) {
        return PER_DAY.of(times);
    }

    /** So many times a day of 24 hours, as a 90 % interval: p5 and p95. */
    public static Rate perDay(double p5, double p95) {
        return PER_DAY.of(p5, p95);
    }

    /** So many times a day of 24 hours. */
    public static Rate perDay(Count times) {
        return times.per(days(1));
    }

    /** So many times a day of 24 hours, of a given shape. */
    public static Rate perDay(Distribution shape) {
        return PER_DAY.of(shape);
    }

    /** So many times a month of 730 hours, a twelfth of 365 days. */
    public static Rate perMonth(double times) {
        return PER_MONTH.of(times);
    }

    /** So many times a month of 730 hours, a twelfth of 365 days, as a 90 % interval: p5 and p95. */
    public static Rate perMonth(double p5, double p95) {
        return PER_MONTH.of(p5, p95);
    }

    /** So many times a month of 730 hours, a twelfth of 365 days. */
    public static Rate perMonth(Count times) {
        return times.per(months(1));
    }

    private static final Unit<Money> USD = new Unit<>("usd", Dimension.MONEY, 1, "", Money::new);

    /** US dollars. */
    public static Money usd(double value) {
        return USD.of(value);
    }

    /** US dollars, as a 90 % interval: p5 and p95. */
    public static Money usd(double p5, double p95) {
        return USD.of(p5, p95);
    }

    /** US dollars, of a given shape. */
    public static Money usd(Distribution shape) {
        return USD.of(shape);
    }

    private static final Unit<Share> PERCENT = new Unit<>("percent", Dimension.SHARE, 0.01, "", Share::new);
    private static final Unit<Share> SHARE = new Unit<>("share", Dimension.SHARE, 1, "", Share::new);

    /** Percent of a whole. */
    public static Share percent(double value) {
        return PERCENT.of(value);
    }

    /** Percent of a whole, as a 90 % interval: p5 and p95. */
    public static Share percent(double p5, double p95) {
        return PERCENT.of(p5, p95);
    }

    /** Percent of a whole, of a given shape. */
    public static Share percent(Distribution shape) {
        return PERCENT.of(shape);
    }

    /** A part of a whole, from 0 to 1. */
    public static Share share(double value) {
        return SHARE.of(value);
    }

    /** A part of a whole, from 0 to 1, as a 90 % interval: p5 and p95. */
    public static Share share(double p5, double p95) {
        return SHARE.of(p5, p95);
    }

    /** A part of a whole, from 0 to 1, of a given shape. */
    public static Share share(Distribution shape) {
        return SHARE.of(shape);
    }

    /**
     * So many nines: {@code nines(4)} is 99.99 %.
     *
     * @throws DesignException unless above 0
     */
    public static Share nines(double nines) {
        if (!(nines > 0 && nines <= 15)) {
            throw new DesignException(
                    "nines(" + Format.plain(nines) + ")",
                    "there are more than 0 and at most 15 nines",
                    "write nines(3)");
        }
        return SHARE.of(1 - Math.pow(10, -nines));
    }

    /** The normal shape of a mean and a standard deviation. */
    public static Distribution normal(double mean, double deviation) {
        return Shapes.normal(mean, deviation);
    }

    /** The uniform shape between two bounds. */
    public static Distribution uniform(double lowest, double highest) {
        return Shapes.uniform(lowest, highest);
    }

    /** The triangular shape of a minimum, a likely value and a maximum. */
    public static Distribution triangular(double minimum, double likely, double maximum) {
        return Shapes.triangular(minimum, likely, maximum);
    }

    /** One of a few values, each followed by its weight: {@code discrete(2, 0.25, 3, 0.75)}. */
    public static Distribution discrete(double... valuesAndWeights) {
        return Shapes.discrete(valuesAndWeights);
    }

    /** The shape of measured values. */
    public static Distribution samples(double... values) {
        return Shapes.samples(values);
    }

    /** The shape of the measured values in a Tablesaw column; missing values are left out. */
    public static Distribution samples(NumericColumn<?> column) {
        return Shapes.samples(((NumericColumn<?>) column.removeMissing()).asDoubleArray());
    }
}
