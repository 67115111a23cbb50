package dev.envelope.performance;

import dev.envelope.capacity.Inverse;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import java.util.function.DoublePredicate;

/**
 * Erlang's two formulas for c servers under an offered load of a, and their inverses; exponential service times.
 *
 * <p>Both come from the recursion {@code B(n) = a B(n−1) ÷ (n + a B(n−1))}, which loses no digits at any size; it takes c
 * steps. A number of servers between two whole ones (an uncertain one) starts from Rapp's parabola, which is exact at 0 and 1
 * and within 3 % between them for loads from 1 on. B holds for any distribution of the service times, C for exponential ones.
 *
 * <p>Source: A. Erlang, 1917; Y. Rapp, Ericsson Technics 20, 1964; D. Jagerman, Bell System Technical Journal 53(3), 1974.
 */
public final class Erlang {

    private Erlang() {}

    /** B: the part of the calls that finds all servers busy, where such calls are turned away. */
    static double blocking(double servers, double load) {
        if (Double.isInfinite(load)) {
            return 1;
        }
        double whole = Math.floor(servers);
        double part = servers - whole;
        double blocked = between(part, load);
        for (double n = 1; n <= whole; n++) {
            double offered = load * blocked;
            blocked = offered / (n + part + offered);
        }
        return blocked;
    }

    /** Rapp's parabola: B for a part of one server. */
    private static double between(double part, double load) {
        double square = (1 + load) * (1 + load) + load;
        return 1 + part * (-(load + 2) + part / (1 + load)) / square;
    }

    /** C: the part of the calls that has to wait, where such calls queue; 1 at or over the limit. */
    public static double waiting(double servers, double load) {
        if (load >= servers) {
            return 1;
        }
        double blocked = blocking(servers, load);
        return servers * blocked / (servers - load + load * blocked);
    }

    /** P(W > t): the part of the calls that waits longer than a time that is given in service times. */
    static double waitsLonger(double servers, double load, double time) {
        return load >= servers ? 1 : waiting(servers, load) * Math.exp(-(servers - load) * time);
    }

    /** The most load under which no larger part than this is turned away. */
    static double loadForBlocking(double servers, double blocked) {
        return blocked >= 1 ? Double.POSITIVE_INFINITY : Inverse.of(a -> blocking(servers, a), blocked, servers);
    }

    /** The most load under which no larger part than this waits longer than a time that is given in service times. */
    static double loadForWait(double servers, double part, double time) {
        return part >= 1 ? servers : Inverse.of(a -> waitsLonger(servers, a, time), part, servers / 2);
    }

    /** The fewest servers of which no larger part than this is turned away; infinite where none may be. */
    static double serversForBlocking(double load, double blocked) {
        return blocked > 0 ? fewest(load, 1, c -> blocking(c, load) <= blocked) : Double.POSITIVE_INFINITY;
    }

    /** The fewest servers for which no larger part than this waits longer than a time that is given in service times. */
    static double serversForWait(double load, double part, double time) {
        return part > 0
                ? fewest(load, Math.floor(load) + 1, c -> waitsLonger(c, load, time) <= part)
                : Double.POSITIVE_INFINITY;
    }

    /** The least whole number from the first on that is enough for a load, if every larger one is. */
    private static double fewest(double load, double first, DoublePredicate enough) {
        if (Double.isInfinite(load)) {
            return load;
        }
        double low = first - 1;
        double high = first;
        while (!enough.test(high)) {
            low = high;
            high = 2 * high - first + 1;
            if (high > MOST_SERVERS) {
                throw new DesignException(
                        "the fewest servers for a load of " + Format.count(load) + " erlangs",
                        "Erlang's formulas are solved for up to ten million servers",
                        "write squareRootStaffing(perSecond(1_000), ms(16), 1), which gets closer the larger the load is");
            }
        }
        while (high - low > 1) {
            double middle = Math.floor((low + high) / 2);
            if (enough.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static final double MOST_SERVERS = 1e7;
}
