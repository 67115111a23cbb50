package dev.envelope.analysis;

import dev.envelope.quantity.Quantity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An amount, and what had to be decided before it could be written as a formula.
 *
 * <p>A bill takes types of machines, which are chosen and not computed. While its choices hold, the same plan is used month after
 * month and in every drawn world; where the load has outgrown them, another plan takes its place.
 *
 * @param amount the formula
 * @param parts what it is the sum of, by their names and in their order; none for one that is not told as a sum
 * @param choices what was chosen, by what it was chosen for: {@code redis: r7i.large}
 */
public record Plan<Q extends Quantity<Q>>(Q amount, Map<String, Q> parts, Map<String, String> choices) {

    public Plan {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
    }

    /** A formula that holds for all times, and is no sum. */
    static <Q extends Quantity<Q>> Plan<Q> always(Q amount) {
        return new Plan<>(amount, Map.of(), Map.of());
    }
}
