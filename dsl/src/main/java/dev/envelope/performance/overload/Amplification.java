package dev.envelope.performance.overload;

import dev.envelope.model.policy.Retries;
import dev.envelope.performance.Formula;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Share;
import java.util.Optional;

/**
 * How many tries reach the bottom of a stack of callers for one call at its top, if each of them tries again.
 *
 * <p>While the bottom fails always, each layer makes all its tries for each try of the one above it: {@code (1 + r)^layers}. Google counts
 * retries (three layers with three of them: 64), Amazon counts tries (five layers with three: 243). With a budget a layer adds no more than
 * its share in the long run: {@code (1 + min(r, b))^layers}. With a part p of independent failures it makes {@code 1 + p + ... + p^r} tries.
 *
 * <pre>{@code Amplification.whenDown(retries(3), count(3))}</pre>
 */
public final class Amplification {

    private static final Formula WHEN_DOWN =
            new Formula("(1 + retries)^layers", x -> Math.pow(1 + Math.min(x[0], x[2]), x[1]));
    private static final Formula TRIES = new Formula("1 + p + ... + p^r", x -> tries(x[0], x[1], x[2]));

    private Amplification() {}

    /** The tries at the bottom for each call at the top while the bottom is down. */
    public static Count whenDown(Retries each, Count layers) {
        return WHEN_DOWN.count(each.retries(), layers, most(each)).named("tries at the bottom");
    }

    /** The tries that one caller makes for each call, if a part of the tries fails. */
    public static Count tries(Retries retries, Share failing) {
        return TRIES.count(failing, retries.retries(), most(retries)).named("tries");
    }

    /** What a budget leaves of the retries for each call; without one, all of them. */
    static Quantity<?> most(Retries retries) {
        Optional<Share> budget = retries.budget();
        return budget.isPresent() ? budget.get() : retries.retries();
    }

    /** Tries for each call, of which a part fails each time; retries for each call are at most as many as that. */
    static double tries(double failing, double retries, double most) {
        double all = failing >= 1 ? retries + 1 : (1 - Math.pow(failing, retries + 1)) / (1 - failing);
        return Math.min(all, 1 + most);
    }
}
