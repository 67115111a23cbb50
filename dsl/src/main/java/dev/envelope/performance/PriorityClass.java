package dev.envelope.performance;

import static dev.envelope.quantity.Units.count;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Time;

/**
 * Calls of one priority: how many there are, and how long they take.
 *
 * @param name how it is asked for
 * @param arrivals calls a second, at random
 * @param service the mean time that a call occupies a server
 * @param variability standard deviation over mean of the service times; 1 unless stated
 */
public record PriorityClass(String name, Rate arrivals, Time service, Count variability) {

    public PriorityClass {
        if (name.isBlank()) {
            throw new DesignException(
                    "priorityClass(\"" + name + "\", ...)",
                    "a class of calls has a name",
                    "write priorityClass(\"paid\", perSecond(20), ms(10))");
        }
    }

    /** Calls that take exponential times. */
    public static PriorityClass named(String name, Rate arrivals, Time service) {
        return new PriorityClass(name, arrivals, service, count(1));
    }

    /** The same with other service times: 0 where all take the same time. */
    public PriorityClass variability(double coefficient) {
        return new PriorityClass(name, arrivals, service, Count.of("variability(0.5)", coefficient));
    }
}
