package dev.envelope.performance;

import static dev.envelope.quantity.Units.seconds;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Time;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Users of one kind in a closed network: how many there are, how long they think, and what a call of theirs takes of each station.
 *
 * @param name how it is asked for
 * @param users how many there are
 * @param think the time between an answer and the next call
 * @param demands the service time of a call at each station, in all its visits
 */
public record UserClass(String name, Count users, Time think, Map<String, Time> demands) {

    public UserClass {
        if (name.isBlank()) {
            throw new DesignException(
                    "userClass(\"" + name + "\", ...)",
                    "a class of users has a name",
                    "write userClass(\"shoppers\", 40)");
        }
        demands = Collections.unmodifiableMap(new LinkedHashMap<>(demands));
    }

    /** So many users who never think and ask for nothing yet. */
    public static UserClass named(String name, double users) {
        return named(name, Count.of("userClass(\"shoppers\", 40)", users));
    }

    /** So many users, which may be uncertain. */
    public static UserClass named(String name, Count users) {
        return new UserClass(name, users, seconds(0), Map.of());
    }

    /** The same who let a time pass between an answer and their next call. */
    public UserClass think(Time mean) {
        return new UserClass(name, users, mean, demands);
    }

    /** The same whose calls take so much of a station. */
    public UserClass demand(String station, Time service) {
        Map<String, Time> more = new LinkedHashMap<>(demands);
        more.put(station, service);
        return new UserClass(name, users, think, more);
    }

    /** What a call takes of a station; nothing, where it never goes there. */
    Time demand(String station) {
        return demands.getOrDefault(station, seconds(0));
    }
}
