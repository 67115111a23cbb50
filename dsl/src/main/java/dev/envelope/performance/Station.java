package dev.envelope.performance;

import static dev.envelope.quantity.Units.count;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Time;

/**
 * A station of a network of queues.
 *
 * @param name how it is asked for
 * @param service the mean time of one visit
 * @param visits how often a call visits it, in a closed network; an open one computes that
 * @param servers how many calls are worked on at once
 */
public record Station(String name, Time service, Count visits, Count servers) {

    public Station {
        if (name.isBlank()) {
            throw new DesignException(
                    "station(\"" + name + "\", ...)", "a station has a name", "write station(\"cpu\", ms(40))");
        }
        servers = Least.servers(servers);
    }

    /** A station with one server that each call visits once. */
    public static Station named(String name, Time service) {
        return new Station(name, service, count(1), count(1));
    }

    /** The same, visited so often by each call. */
    public Station visits(double each) {
        return new Station(name, service, count(each), servers);
    }

    /** The same with so many servers. */
    public Station servers(double number) {
        return new Station(name, service, visits, count(number));
    }

    /** The service demand: what a call takes of it in all its visits. */
    public Time demand() {
        return service.times(visits).named("demand at " + name);
    }
}
