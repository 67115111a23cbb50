package dev.envelope.performance;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * How likely each number of calls is in a queue of finitely many states: {@code p(n+1) = p(n) × λ(n) ÷ μ(n+1)}.
 *
 * <p>The more there are the fewer come, and the more leave, so that the states fade to both sides of the most likely one. They are told
 * from it on, over it, as far as they are more than nothing: neither do the products overflow, nor does it matter how many places
 * nobody ever stands at.
 *
 * <p>Source: L. Kleinrock, Queueing Systems, volume 1, 1975, section 3.1.
 */
final class BirthDeath {

    private static final int MOST = 10_000_000;
    private static final double LARGEST = 1e15;

    private final double first;
    private final double[] probabilities;
    private final double largest;

    private BirthDeath(double first, double[] probabilities, double largest) {
        this.first = first;
        this.probabilities = probabilities;
        this.largest = largest;
    }

    /**
     * The states from 0 to the largest.
     *
     * @param births how often one more comes in a state, the less often the larger it is
     * @param deaths how often one leaves a state, above 0 from state 1 on, the more often the larger it is
     * @throws DesignException if more than ten million states to one side of the most likely one are more than nothing
     */
    static BirthDeath of(double largest, DoubleUnaryOperator births, DoubleUnaryOperator deaths) {
        if (!(largest <= LARGEST)) {
            throw tooMany(largest);
        }
        double last = Math.max(0, Math.floor(largest + 1e-9));
        DoubleUnaryOperator rise = n -> births.applyAsDouble(n - 1) / deaths.applyAsDouble(n);
        double likeliest = likeliest(last, rise);
        double[] below = fading(likeliest, i -> 1 / rise.applyAsDouble(likeliest - i + 1));
        double[] above = fading(last - likeliest, i -> rise.applyAsDouble(likeliest + i));
        double[] p = new double[below.length + 1 + above.length];
        for (int i = 0; i < below.length; i++) {
            p[below.length - 1 - i] = below[i];
        }
        p[below.length] = 1;
        System.arraycopy(above, 0, p, below.length + 1, above.length);
        double sum = Arrays.stream(p).sum();
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return new BirthDeath(likeliest - below.length, p, last);
    }

    /** The last state that is as likely as the one before it. */
    private static double likeliest(double last, DoubleUnaryOperator rise) {
        double low = 0;
        double high = last;
        while (low < high) {
            double middle = Math.ceil((low + high) / 2);
            if (rise.applyAsDouble(middle) >= 1) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The states to one side of the most likely one, over it, as far as they are more than nothing. */
    private static double[] fading(double steps, DoubleUnaryOperator factor) {
        double[] p = new double[16];
        int size = 0;
        double now = factor.applyAsDouble(1);
        while (size < steps && now >= Double.MIN_NORMAL) {
            if (size == MOST) {
                throw tooMany(steps);
            }
            if (size == p.length) {
                p = Arrays.copyOf(p, 2 * size);
            }
            p[size++] = now;
            now *= factor.applyAsDouble(size + 1);
        }
        return Arrays.copyOf(p, size);
    }

    private static DesignException tooMany(double places) {
        return new DesignException(
                Format.count(places) + " places",
                "a queue with an end is told by at most ten million numbers of calls that may be there",
                "write mmc(...), whose queue has no end");
    }

    /** How likely it is that nothing is there. */
    double empty() {
        return first == 0 ? probabilities[0] : 0;
    }

    /** How likely it is that no place is free. */
    double full() {
        int end = probabilities.length - 1;
        return first + end == largest ? probabilities[end] : 0;
    }

    /** How many there are on average of those beyond a number: beyond 0 all, beyond the servers those that wait. */
    double meanBeyond(double number) {
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            sum += Math.max(0, first + i - number) * probabilities[i];
        }
        return sum;
    }

    /** How many there are on average, of more than a number so many: up to the servers those that are worked on. */
    double meanUpTo(double number) {
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            sum += Math.min(first + i, number) * probabilities[i];
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
        for (int i = probabilities.length - 1; i >= 0 && first + i >= servers; i--) {
            if (first + i < largest) {
                found += probabilities[i];
                longer += found * exactly((int) (first + i - servers), calls);
            }
        }
        // fewer than the least that is ever there are found by nobody
        if (first > servers) {
            longer += found
                    * (calls > 0
                            ? PoissonDistribution.of(calls).cumulativeProbability((int) (first - 1 - servers))
                            : 1);
        }
        return longer / (1 - full());
    }

    private static double exactly(int number, double calls) {
        return calls > 0 ? PoissonDistribution.of(calls).probability(number) : number == 0 ? 1 : 0;
    }
}
