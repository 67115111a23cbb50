package dev.envelope.model;

import static dev.envelope.quantity.Units.count;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How the load of a day is spread over its 24 hours; the peak factor is its busiest hour over the mean.
 *
 * <p>Values are relative: requests of each hour in any unit.
 */
public final class DailyCurve {

    private static final int HOURS = 24;
    private static final double NIGHT = 0.1;

    private final String name;
    private final double[] hours;

    private DailyCurve(String name, double[] hours) {
        this.name = name;
        this.hours = hours.clone();
    }

    /**
     * A stated or measured curve.
     *
     * @param hours 24 values, midnight first
     * @throws DesignException unless there are 24 values, none negative, and one above 0
     */
    public static DailyCurve of(double... hours) {
        boolean finite = Arrays.stream(hours).allMatch(h -> h >= 0 && Double.isFinite(h));
        if (hours.length != HOURS || !finite || Arrays.stream(hours).sum() == 0) {
            throw new DesignException(
                    "dailyCurve(...) of " + hours.length + " values" + (finite ? "" : ", not all of them from 0 on"),
                    "a day has 24 hours, each with its load from 0 on, and one of them above it",
                    "write dailyCurve(2, 1, 1, 1, 1, 2, 4, 7, 9, 10, 10, 10, 9, 10, 10, 10, 9, 8, 7, 6, 5, 4, 3, 2),"
                            + " or officeHours()");
        }
        return new DailyCurve("24 stated hours", hours);
    }

    /** Full load from 9 to 17 o'clock, a tenth of it at night, and two hours from one to the other. */
    public static DailyCurve officeHours() {
        return new DailyCurve("office hours", plateau(9, 17, 2));
    }

    /** A wave with its top at 20 o'clock and a tenth of it at 8: what people do at home. */
    public static DailyCurve evenings() {
        double middle = (1 + NIGHT) / 2;
        double[] wave = IntStream.range(0, HOURS)
                .mapToDouble(h -> middle + (1 - middle) * Math.cos(2 * Math.PI * (h - 20) / HOURS))
                .toArray();
        return new DailyCurve("evenings", wave);
    }

    private static double[] plateau(int from, int to, int shoulder) {
        return IntStream.range(0, HOURS)
                .mapToDouble(h -> {
                    int outside = Math.max(0, Math.max(from - h, h - (to - 1)));
                    return Math.max(NIGHT, 1 - (1 - NIGHT) * outside / (shoulder + 1.0));
                })
                .toArray();
    }

    public String name() {
        return name;
    }

    /** The load of each hour over the mean of the day, midnight first. */
    public double[] overMean() {
        double mean = Arrays.stream(hours).average().orElseThrow();
        return Arrays.stream(hours).map(h -> h / mean).toArray();
    }

    /** The busiest hour; the first of several. */
    public int busiestHour() {
        return IntStream.range(0, HOURS)
                .reduce((a, b) -> hours[b] > hours[a] ? b : a)
                .orElseThrow();
    }

    /** The load of the busiest hour over the mean of the day. */
    public Count peak() {
        return count(overMean()[busiestHour()])
                .because(name + ": the hour from " + busiestHour() + " o'clock over the mean of the day");
    }

    @Override
    public String toString() {
        return name + ", busiest from " + busiestHour() + " o'clock with " + Format.number(overMean()[busiestHour()])
                + " times the mean";
    }
}
