package dev.envelope.performance;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;

/**
 * How long calls take behind a balancer that asks some servers at random and takes the one with the fewest calls.
 *
 * <p>With one choice each server is M/M/1. With d choices the part of the servers with k calls or more is {@code ρ^((d^k − 1) ÷ (d −
 * 1))}, exact for very many servers and exponential service times; it falls doubly exponentially, so that the second choice
 * brings nearly all.
 *
 * <p>Source: M. Mitzenmacher, The Power of Two Choices in Randomized Load Balancing, IEEE Transactions on Parallel and
 * Distributed Systems 12(10), 2001; N. Vvedenskaya et al., 1996.
 *
 * <pre>{@code bestOf(2, percent(90), ms(10))}</pre>
 */
public final class LoadBalancing {

    private static final String EXAMPLE = "bestOf(2, percent(90), ms(10))";
    private static final double NEGLIGIBLE = 1e-17;

    private LoadBalancing() {}

    /**
     * The mean from call to answer with so many choices.
     *
     * @throws DesignException if they are no whole number: two and a half servers cannot be asked
     */
    public static Time meanResponse(Share utilisation, Time service, Count choices) {
        if (!choices.uncertain() && choices.value() > 1 && choices.value() != Math.rint(choices.value())) {
            throw new DesignException(
                    "choices of " + choices, "it is a whole number of servers that are asked", "write " + EXAMPLE);
        }
        return service.times(FACTOR.count(utilisation, choices).named("response over service"))
                .named("mean response time");
    }

    private static final Formula FACTOR = new Formula("power of choices", x -> factor(x[0], x[1]));

    /** {@code Σ ρ^(d + d² + ... + d^k)} over k from 0. */
    private static double factor(double utilisation, double choices) {
        if (utilisation >= 1) {
            return Double.POSITIVE_INFINITY;
        }
        if (Least.coefficient("choices", choices, 1, Double.POSITIVE_INFINITY, "write " + EXAMPLE) == 1) {
            return 1 / (1 - utilisation);
        }
        double sum = 0;
        double exponent = 0;
        double each = 1;
        for (double term = 1; term > NEGLIGIBLE; term = Math.pow(utilisation, exponent)) {
            sum += term;
            each *= choices;
            exponent += each;
        }
        return sum;
    }
}
