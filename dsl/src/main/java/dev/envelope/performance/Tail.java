package dev.envelope.performance;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.Share;

/**
 * What many calls at once do to the tail, and what a second try does about it.
 *
 * <p>Calls are taken as independent; servers that are slow at the same time (a shared disk, a pause of all) are worse.
 *
 * <p>Source: J. Dean and L. Barroso, The Tail at Scale, Communications of the ACM 56(2), 2013.
 *
 * <pre>{@code
 * slowestOf(100, percent(1))      // 63 % of the calls that ask a hundred servers
 * slowEach(100, percent(1))       // what each of them is allowed for 1 % of all
 * }</pre>
 */
public final class Tail {

    private Tail() {}

    /** How many calls are slow that ask so many servers, each slow in a part of its calls: {@code 1 − (1 − p)^n}. */
    public static Share slow(Share each, Count servers) {
        return SLOW.share(each, servers).named("slow calls");
    }

    /** How many calls of each server may be slow so that no more are of those that ask so many servers. */
    public static Share slowestAllowed(Share all, Count servers) {
        return ALLOWED.share(all, servers).named("slow calls of each server");
    }

    private static final Formula SLOW = new Formula("slowest of", x -> -Math.expm1(x[1] * Math.log1p(-x[0])));
    private static final Formula ALLOWED =
            new Formula("slowest of, inverse", x -> -Math.expm1(Math.log1p(-x[0]) / x[1]));
}
