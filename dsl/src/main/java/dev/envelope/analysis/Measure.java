package dev.envelope.analysis;

import dev.envelope.model.Model;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Term.Label;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A named number that every design has, such as its peak rate: a pure function of the model, or of the model and a moment where
 * something has to be decided for that moment first.
 *
 * @param <Q> the kind of amount
 */
public final class Measure<Q extends Quantity<Q>> {

    private static final Time NOW = Units.seconds(0);

    private final String name;
    private final Function<? super Model, Function<Time, Plan<Q>>> plans;
    private final boolean uptime;
    private final int worlds;
    private final Function<? super Model, List<String>> leftOut;

    private Measure(
            String name,
            Function<? super Model, Function<Time, Plan<Q>>> plans,
            boolean uptime,
            int worlds,
            Function<? super Model, List<String>> leftOut) {
        this.name = name;
        this.plans = plans;
        this.uptime = uptime;
        this.worlds = worlds;
        this.leftOut = leftOut;
    }

    /** A measure by its name and its formula. */
    public static <Q extends Quantity<Q>> Measure<Q> named(String name, Function<? super Model, Q> formula) {
        return planned(name, model -> {
            Plan<Q> plan = Plan.always(formula.apply(model));
            return moment -> plan;
        });
    }

    /**
     * A measure by its name and the plan for a model at each moment after the start; as long as the choices are the same it
     * has to be the same object.
     */
    public static <Q extends Quantity<Q>> Measure<Q> planned(
            String name, Function<? super Model, Function<Time, Plan<Q>>> plans) {
        if (name.isBlank()) {
            throw new DesignException(
                    "measure(\"" + name + "\", ...)",
                    "a measure has a name",
                    "write measure(\"support tickets\", ...)");
        }
        return new Measure<>(name, plans, false, Integer.MAX_VALUE, model -> List.of());
    }

    /**
     * The same measure, which is the part of the time in which something is there. It is close to one in any design, so designs are
     * told apart by what is left of a year and not by a multiple.
     */
    public Measure<Q> uptime() {
        return new Measure<>(name, plans, true, worlds, leftOut);
    }

    public boolean isUptime() {
        return uptime;
    }

    /** The same measure, which takes so long that a comparison of designs draws no more worlds than these for it. */
    public Measure<Q> inWorlds(int most) {
        return new Measure<>(name, plans, uptime, most, leftOut);
    }

    /** How many worlds are drawn for it at most. */
    public int worlds() {
        return worlds;
    }

    /** The same measure, whose formula leaves out some of what a model states: a line for each. */
    public Measure<Q> leavingOut(Function<? super Model, List<String>> lines) {
        return new Measure<>(name, plans, uptime, worlds, lines);
    }

    /** What its formula leaves out of what a model states, a line for each. */
    public List<String> leftOut(Model model) {
        return leftOut.apply(model);
    }

    public String name() {
        return name;
    }

    /** The number for a model, under the measure's name. */
    public Q of(Model model) {
        return at(model, NOW);
    }

    /** The number for a model as it is planned for a moment after the start, under the measure's name. */
    public Q at(Model model, Time moment) {
        return plans(model).apply(moment).amount();
    }

    /** The plan for a model at each moment after the start: the same object as long as its choices hold. */
    public Function<Time, Plan<Q>> plans(Model model) {
        Function<Time, Plan<Q>> planned = plans.apply(model);
        Map<Plan<Q>, Plan<Q>> known = new IdentityHashMap<>();
        return moment -> known.computeIfAbsent(planned.apply(moment), this::named);
    }

    private Plan<Q> named(Plan<Q> plan) {
        Q number = plan.amount();
        boolean named = number.term() instanceof Label label && name.equals(label.name());
        return named ? plan : new Plan<>(number.named(name), plan.parts(), plan.choices());
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
