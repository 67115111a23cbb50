package dev.envelope.performance;

import static dev.envelope.quantity.Units.count;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.util.List;

/**
 * What interruptions do to service times, and what a station does to the calls that leave it.
 *
 * <p>Variabilities are coefficients of variation, standard deviation over mean. With the same availability long pauses are far
 * worse than short ones: garbage collections, failovers, compactions.
 *
 * <p>Source: W. Hopp and M. Spearman, Factory Physics, 2008, sections 8.4 and 8.5.
 *
 * <pre>{@code
 * var pauses = interrupted(ms(15), 0.2, ms(744), ms(248));
 * pauses.service()
 * pauses.variability()
 * }</pre>
 *
 * @param service the mean service time with the interruptions in it
 * @param variability its coefficient of variation
 */
public record Variability(Time service, Count variability) implements Worked {

    /**
     * A service that is interrupted now and then, and goes on where it was.
     *
     * @param service its mean time without interruptions
     * @param variability its coefficient of variation without them
     * @param between the mean time between the end of an interruption and the next one, exponential
     * @param outage the mean length of an interruption
     * @param outageVariability its coefficient of variation
     * @throws DesignException if a call or the time between interruptions takes no time
     */
    public static Variability withOutages(
            Time service, Count variability, Time between, Time outage, Count outageVariability) {
        lasting("service time", service);
        lasting("time between interruptions", between);
        Count available = between.ratio(between.plus(outage)).named("available");
        Count squared = SQUARED.count(variability, available, outage.ratio(service), outageVariability);
        return new Variability(
                service.dividedBy(available).named("service time with outages"),
                ROOT.count(squared).named("variability with outages"));
    }

    private static void lasting(String name, Time time) {
        if (!time.uncertain() && !(time.value() > 0)) {
            throw new DesignException(
                    "interrupted(...) with a " + name + " of " + time,
                    "it is longer than no time",
                    "write interrupted(ms(15), 0.2, ms(744), ms(248))");
        }
    }

    /**
     * The coefficient of variation of the times between calls that leave a station, for the one after it: {@code c_d² = 1 + (1 −
     * ρ²) (c_a² − 1) + ρ² ÷ √c (c_s² − 1)}.
     */
    public static Count departures(Share utilisation, Count servers, Count ofArrivals, Count ofService) {
        return DEPARTURES.count(utilisation, servers, ofArrivals, ofService).named("variability of departures");
    }

    /** The same with one server. */
    public static Count departures(Share utilisation, Count ofArrivals, Count ofService) {
        return departures(utilisation, count(1), ofArrivals, ofService);
    }

    @Override
    public String title() {
        return "A service that is interrupted";
    }

    @Override
    public List<? extends Quantity<?>> numbers() {
        return List.of(service, variability);
    }

    @Override
    public String takenForGranted() {
        return "Exponential times between interruptions, after which a call goes on where it was.";
    }

    @Override
    public String toString() {
        return view().toString();
    }

    /** Operands: c_s, availability A, outage over service time r ÷ S, c_r. */
    private static final Formula SQUARED =
            new Formula("c² with outages", x -> x[0] * x[0] + (1 + x[3] * x[3]) * x[1] * (1 - x[1]) * x[2]);

    private static final Formula ROOT = new Formula("√", x -> Math.sqrt(x[0]));

    private static final Formula DEPARTURES = new Formula("departures", x -> {
        double square = x[0] * x[0];
        return Math.sqrt(1 + (1 - square) * (x[2] * x[2] - 1) + square / Math.sqrt(x[1]) * (x[3] * x[3] - 1));
    });
}
