package dev.envelope.analysis;

import dev.envelope.model.Model;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Term.Label;
import java.util.Map;
import java.util.function.Function;

/**
 * A named number that every design has, such as its peak rate: a pure function of the model.
 *
 * @param <Q> the kind of amount
 */
public final class Measure<Q extends Quantity<Q>> {

    private final String name;
    private final Function<? super Model, Q> formula;
    private final Function<? super Model, Map<String, Q>> parts;
    private final boolean uptime;
    private final int worlds;

    private Measure(
            String name,
            Function<? super Model, Q> formula,
            Function<? super Model, Map<String, Q>> parts,
            boolean uptime,
            int worlds) {
        this.name = name;
        this.formula = formula;
        this.parts = parts;
        this.uptime = uptime;
        this.worlds = worlds;
    }

    /** A measure by its name and its formula. */
    public static <Q extends Quantity<Q>> Measure<Q> named(String name, Function<? super Model, Q> formula) {
        if (name.isBlank()) {
            throw new DesignException(
                    "measure(\"" + name + "\", ...)",
                    "a measure has a name",
                    "write measure(\"support tickets\", ...)");
        }
        return new Measure<>(name, formula, model -> Map.of(), false, Integer.MAX_VALUE);
    }

    /** The same measure, which is the sum of parts that have names; a study of it shows them. */
    public Measure<Q> madeOf(Function<? super Model, Map<String, Q>> parts) {
        return new Measure<>(name, formula, parts, uptime, worlds);
    }

    /**
     * The same measure, which is the part of the time in which something is there. It is close to one in any design, so designs are
     * told apart by what is left of a year and not by a multiple.
     */
    public Measure<Q> uptime() {
        return new Measure<>(name, formula, parts, true, worlds);
    }

    public boolean isUptime() {
        return uptime;
    }

    /** The same measure, which takes so long that a comparison of designs draws no more worlds than these for it. */
    public Measure<Q> inWorlds(int most) {
        return new Measure<>(name, formula, parts, uptime, most);
    }

    /** How many worlds are drawn for it at most. */
    public int worlds() {
        return worlds;
    }

    /** The parts that it is the sum of, in their order; none for one that is not told as a sum. */
    public Map<String, Q> parts(Model model) {
        return parts.apply(model);
    }

    public String name() {
        return name;
    }

    /** The number for a model, under the measure's name. */
    public Q of(Model model) {
        Q number = formula.apply(model);
        boolean named = number.term() instanceof Label label && name.equals(label.name());
        return named ? number : number.named(name);
    }

    /** The promise that it is at most this. */
    public Target<Q> atMost(Q bound) {
        return new Target<>(this, Target.Side.AT_MOST, bound);
    }

    /** The promise that it is at least this. */
    public Target<Q> atLeast(Q bound) {
        return new Target<>(this, Target.Side.AT_LEAST, bound);
    }

    @Override
    public String toString() {
        return name;
    }
}
