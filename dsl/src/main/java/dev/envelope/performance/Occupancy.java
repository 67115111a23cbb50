package dev.envelope.performance;

import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * How many calls are in M/M/c: {@code P(N ≥ n) = C ρ^(n−c)} from c on, and below it the sum of the states down from c.
 *
 * <p>Between whole numbers the logarithm is interpolated, which is what it does by itself from c on. Whole servers only.
 */
final class Occupancy {

    /** What is told by so small a number has lost its digits. */
    private static final double HARDLY_EVER = 1e-290;

    private Occupancy() {}

    /** P(N ≥ n). */
    static double atLeast(double servers, double load, double n) {
        if (load >= servers || n <= 0) {
            return 1;
        }
        double all = Erlang.waiting(servers, load);
        if (all < HARDLY_EVER) {
            return unlimited(load, n);
        }
        double rho = load / servers;
        if (n >= servers) {
            return all * Math.pow(rho, n - servers);
        }
        double state = all * (1 - rho);
        double sum = all;
        for (double k = servers; k > n; k--) {
            state *= k / load;
            double more = Math.min(1, sum + state);
            if (k - 1 < n) {
                return sum * Math.pow(more / sum, k - n);
            }
            sum = more;
        }
        return sum;
    }

    /** P(N = 0), from the state of full servers down; by its logarithm, because it is soon too small for a double. */
    static double idle(double servers, double load) {
        if (load >= servers) {
            return 0;
        }
        double all = Erlang.waiting(servers, load);
        if (all < HARDLY_EVER) {
            return Math.exp(-load);
        }
        double state = Math.log(all * (1 - load / servers));
        for (double k = servers; k > 0; k--) {
            state += Math.log(k / load);
        }
        return Math.exp(state);
    }

    /** P(N ≥ n) of so many servers that none is ever waited for, which is Poisson's law. */
    private static double unlimited(double load, double n) {
        if (load == 0) {
            return 0;
        }
        PoissonDistribution calls = PoissonDistribution.of(load);
        int whole = (int) Math.min(n, Integer.MAX_VALUE);
        double from = calls.survivalProbability(whole - 1);
        return whole == n ? from : from * Math.pow(calls.survivalProbability(whole) / from, n - whole);
    }

    /** The n at which P(N ≥ n) is a given part. */
    static double places(double servers, double load, double overflow) {
        if (load >= servers || overflow <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        double all = Erlang.waiting(servers, load);
        if ((overflow <= all && all >= HARDLY_EVER) || servers <= 1) {
            return servers + Math.log(overflow / all) / Math.log(load / servers);
        }
        double low = all < HARDLY_EVER ? unlimitedBelow(load, overflow) : below(servers, load, overflow);
        double from = Math.log(atLeast(servers, load, low));
        double to = Math.log(atLeast(servers, load, low + 1));
        return low + (from - Math.log(overflow)) / (from - to);
    }

    /** The largest whole number with P(N ≥ n) of at least a part. */
    private static double below(double servers, double load, double overflow) {
        double low = Math.floor(servers);
        while (low > 0 && atLeast(servers, load, low) < overflow) {
            low--;
        }
        return low;
    }

    /** The same of so many servers that none is ever waited for. */
    private static double unlimitedBelow(double load, double overflow) {
        return load == 0 ? 0 : PoissonDistribution.of(load).inverseSurvivalProbability(overflow);
    }
}
