package dev.envelope.performance;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * How likely each number of calls is in a queue of finitely many states: {@code p(n+1) = p(n) × λ(n) ÷ μ(n+1)}.
 *
 * <p>The products are kept as logarithms and scaled by the largest, so that thousands of states neither overflow nor vanish.
 *
 * <p>Source: L. Kleinrock, Queueing Systems, volume 1, 1975, section 3.1.
 */
final class BirthDeath {

    private static final double MOST = 10_000_000;

    private final double[] probabilities;

    private BirthDeath(double[] probabilities) {
        this.probabilities = probabilities;
    }

    /**
     * The states from 0 to the largest.
     *
     * @param births how often one more comes in a state
     * @param deaths how often one leaves a state, above 0 from state 1 on
     * @throws DesignException if there are more than ten million states
     */
    static BirthDeath of(double largest, DoubleUnaryOperator births, DoubleUnaryOperator deaths) {
        if (!(largest <= MOST)) {
            throw new DesignException(
                    Format.count(largest) + " places",
                    "a queue with an end has at most ten million places",
                    "write mmc(...), whose queue has no end");
        }
        double[] p = new double[(int) Math.max(0, Math.floor(largest + 1e-9)) + 1];
        double most = 0;
        for (int n = 1; n < p.length; n++) {
            double ratio = births.applyAsDouble(n - 1) / deaths.applyAsDouble(n);
            if (ratio == Double.POSITIVE_INFINITY) {
                // a state that is left at once is never seen, nor are those before it
                Arrays.fill(p, 0, n, Double.NEGATIVE_INFINITY);
                most = 0;
            } else {
                p[n] = p[n - 1] + Math.log(ratio);
                most = Math.max(most, p[n]);
            }
        }
        double sum = 0;
        for (int n = 0; n < p.length; n++) {
            p[n] = Math.exp(p[n] - most);
            sum += p[n];
        }
        for (int n = 0; n < p.length; n++) {
            p[n] /= sum;
        }
        return new BirthDeath(p);
    }

    /** How likely it is that nothing is there. */
    double empty() {
        return probabilities[0];
    }

    /** How likely it is that no place is free. */
    double full() {
        return probabilities[probabilities.length - 1];
    }

    /** How many there are on average of those beyond a number: beyond 0 all, beyond the servers those that wait. */
    double meanBeyond(double number) {
        double sum = 0;
        for (int n = 0; n < probabilities.length; n++) {
            sum += Math.max(0, n - number) * probabilities[n];
        }
        return sum;
    }

    /**
     * The part of those that get in that waits longer than the servers take, together, for so many calls: {@code Σ P(N ≥ c + j)
     * Poisson(j; calls)}. N is what a call finds that gets in.
     */
    double waitsLonger(int servers, double calls) {
        double longer = 0;
        double found = 0;
        for (int n = probabilities.length - 2; n >= servers; n--) {
            found += probabilities[n];
            longer +=
                    found * (calls > 0 ? PoissonDistribution.of(calls).probability(n - servers) : n == servers ? 1 : 0);
        }
        return longer / (1 - full());
    }
}
