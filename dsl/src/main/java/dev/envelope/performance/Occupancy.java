package dev.envelope.performance;

/**
 * How many calls are in M/M/c: {@code P(N ≥ n) = C ρ^(n−c)} from c on, and below it the sum of the states down from c.
 *
 * <p>Between whole numbers the logarithm is interpolated, which is what it does by itself from c on. Whole servers only.
 */
final class Occupancy {

    private Occupancy() {}

    /** P(N ≥ n). */
    static double atLeast(double servers, double load, double n) {
        if (load >= servers || n <= 0) {
            return 1;
        }
        double all = Erlang.waiting(servers, load);
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
        double state = Math.log(Erlang.waiting(servers, load) * (1 - load / servers));
        for (double k = servers; k > 0; k--) {
            state += Math.log(k / load);
        }
        // of so many servers that none is ever waited for, calls are there as Poisson's law has it
        return Double.isFinite(state) ? Math.exp(state) : Math.exp(-load);
    }

    /** The n at which P(N ≥ n) is a given part. */
    static double places(double servers, double load, double overflow) {
        if (load >= servers) {
            return Double.POSITIVE_INFINITY;
        }
        double all = Erlang.waiting(servers, load);
        if (overflow <= all || servers <= 1) {
            return servers + Math.log(overflow / all) / Math.log(load / servers);
        }
        double low = Math.floor(servers);
        while (low > 0 && atLeast(servers, load, low) < overflow) {
            low--;
        }
        double from = Math.log(atLeast(servers, load, low));
        double to = Math.log(atLeast(servers, load, low + 1));
        return low + (from - Math.log(overflow)) / (from - to);
    }
}
