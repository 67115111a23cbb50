package dev.envelope.performance.latency;

import dev.envelope.analysis.Measure;
import dev.envelope.model.Flow;
import dev.envelope.model.Model;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Percentiles of an operation's latency at the peak, its mean and the times of its parts, as measures.
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
        return measure(operation + " " + Route.name(part), word, operation, route -> route.percentile(part));
    }

    private static Measure<Time> measure(String name, String word, String operation, Function<Route, Time> time) {
        Measure<Time> measure = Measure.named(name, m -> time.apply(Route.of(m, word, operation)));
        return measure.inWorlds(Latency.WORLDS)
                .leavingOut(m -> Route.of(m, word, operation).leftOut());
    }

    /** The latencies of each operation that has a flow: {@code feed p50} to {@code feed p99.9}, and {@code feed mean}. */
    public static List<Measure<Time>> all(Model model) {
        List<Measure<Time>> all = new ArrayList<>();
        for (Flow flow : model.architecture().flows()) {
            for (double part : Latency.PARTS) {
                all.add(of(part, "latency", flow.operation()));
            }
            all.add(measure(flow.operation() + " mean", "latency", flow.operation(), Route::mean));
        }
        return all;
    }

    /** The times of the parts of each operation that has a flow: {@code feed api mean} and {@code feed api p99}, of one call. */
    public static List<Measure<Time>> ofParts(Model model) {
        List<Measure<Time>> all = new ArrayList<>();
        for (Flow flow : model.architecture().flows()) {
            String operation = flow.operation();
            Operands operands = Route.of(model, "latency", operation).operands();
            for (String part : operands.parts()) {
                String name = operation + " " + part;
                all.add(measure(name + " mean", "latency", operation, route -> route.mean(part)));
                if (operands.stages().containsKey(part)) {
                    all.add(measure(name + " p99", "latency", operation, route -> route.p99(part)));
                }
            }
        }
        return all;
    }
}
