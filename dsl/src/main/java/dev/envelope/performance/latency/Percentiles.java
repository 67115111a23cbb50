package dev.envelope.performance.latency;

import dev.envelope.analysis.Measure;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Time;

/**
 * Percentiles of an operation's latency at the peak, as measures.
 *
 * <pre>{@code sweep(design, "hit rate", range(0.5, 0.99), (d, x) -> d.component(redis.hitRate(x)), p99("history"))}</pre>
 */
public final class Percentiles {

    private Percentiles() {}

    /**
     * The time that a part of an operation's calls does not exceed: {@code of(0.99, "p99", "history")}.
     *
     * @param word what a user wrote to ask for it, which an error names
     */
    public static Measure<Time> of(double part, String word, String operation) {
        if (!(part > 0 && part < 1)) {
            throw new DesignException(
                    word + "(\"" + operation + "\") of " + Format.plain(part),
                    "a percentile lies between 0 and 1",
                    "write p99(\"" + operation + "\")");
        }
        Measure<Time> percentile = Measure.named(
                operation + " " + Route.name(part),
                m -> Route.of(m, word, operation).percentile(part, Route.name(part)));
        return percentile
                .inWorlds(Latency.WORLDS)
                .leavingOut(m -> Route.of(m, word, operation).leftOut());
    }
}
