package dev.envelope.performance;

import dev.envelope.capacity.Inverse;
import java.util.function.DoublePredicate;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * Erlang's two formulas for c servers under an offered load of a, and their inverses; exponential service times.
 *
 * <p>Both come from the recursion {@code B(n) = a B(n−1) ÷ (n + a B(n−1))}, which loses no digits at any size; it takes c
 * steps. A number of servers between two whole ones (an uncertain one) starts from Rapp's parabola, which is exact at 0 and 1
 * and within 3 % between them for loads from 1 on. B holds for any distribution of the service times, C for exponential ones.
 *
 * <p>From ten thousand servers on B is told as what it is, how likely c calls are among those of a Poisson distribution that are c or
 * fewer, by incomplete gamma functions: the same digits in less than a millisecond. Beyond a hundred billion servers chance is less than
 * three millionths of the load, and B is what the servers cannot take, {@code max(0, 1 − c ÷ a)}. So every load has an answer, also
 * an unlikely one of a drawn world.
 *
 * <p>Source: A. Erlang, 1917; Y. Rapp, Ericsson Technics 20, 1964; D. Jagerman, Bell System Technical Journal 53(3), 1974.
 */
public final class Erlang {

    /** From so many servers on incomplete gamma functions take less time than the recursion. */
    private static final double MANY = 10_000;

    /** Beyond so many servers they are no longer found. */
    private static final double ALL = 1e11;

    private static final double SMALL = 1e-17;

    /** A chance that still has all its digits. */
    private static final double TINY = 1e-200;

    private Erlang() {}

    /** B: the part of the calls that finds all servers busy, where such calls are turned away. */
    static double blocking(double servers, double load) {
        if (Double.isInfinite(load)) {
            return 1;
        }
        if (servers > ALL) {
            return Math.max(0, 1 - servers / load);
        }
        if (servers >= MANY) {
            double fewer = RegularizedGamma.Q.value(servers + 1, load);
            return fewer > TINY ? RegularizedGamma.P.derivative(servers + 1, load) / fewer : flooded(servers, load);
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

    /** B where the load is so far above the servers that fewer calls are never there: {@code 1 ÷ Σ c! ÷ ((c − k)! a^k)}. */
    private static double flooded(double servers, double load) {
        double term = 1;
        double sum = 1;
        for (double n = servers; term > sum * SMALL; n--) {
            term *= n / load;
            sum += term;
        }
        return 1 / sum;
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
        double step = Math.max(1, Math.ulp(first));
        double low = first - step;
        double high = first;
        while (!enough.test(high)) {
            low = high;
            high += step;
            step *= 2;
        }
        while (high - low > Math.max(1, Math.ulp(high))) {
            double middle = Math.floor((low + high) / 2);
            if (enough.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
