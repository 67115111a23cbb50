package dev.envelope.performance;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import java.util.List;

/** The least that a queue and a network of queues are: a queue has servers, each station of a network a name of its own. */
final class Least {

    private Least() {}

    /**
     * A number of servers.
     *
     * @throws DesignException if there is less than one for certain
     */
    static Count servers(Count servers) {
        if (!servers.uncertain() && !(servers.value() >= 1)) {
            throw new DesignException(
                    "a queue with " + servers + " servers",
                    "somebody has to serve it, so there is at least one",
                    "write 1 or more");
        }
        return servers;
    }

    /**
     * The stations of a network.
     *
     * @throws DesignException if there is none, or two have the same name
     */
    static List<Station> stations(Station... stations) {
        List<String> names = List.of(stations).stream().map(Station::name).toList();
        if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
            throw new DesignException(
                    "a network of the stations " + names,
                    "there is at least one station, and each has a name of its own",
                    "write closedNetwork(station(\"cpu\", ms(40)), station(\"disk\", ms(30)))");
        }
        return List.of(stations);
    }

    /**
     * A coefficient of a law.
     *
     * @throws DesignException if it is outside of its range
     */
    static double coefficient(String name, double value, double least, double most, String remedy) {
        if (!(value >= least && value <= most) || Double.isInfinite(value)) {
            throw new DesignException(
                    name + " of " + Format.plain(value),
                    Double.isInfinite(most)
                            ? "it is a finite number from " + Format.plain(least) + " on"
                            : "it is a number from " + Format.plain(least) + " to " + Format.plain(most),
                    remedy);
        }
        return value;
    }
}
