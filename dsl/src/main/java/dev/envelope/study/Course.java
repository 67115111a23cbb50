package dev.envelope.study;

import dev.envelope.analysis.Measure;
import dev.envelope.analysis.Plan;
import dev.envelope.analysis.Target;
import dev.envelope.analysis.Worlds;
import dev.envelope.model.Model;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Scenarios;
import dev.envelope.quantity.Term;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Band;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Mark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;

/**
 * One measure month by month: the likely world, its parts where it is a sum, all worlds, and the bound that it is held to.
 *
 * @param target null where nothing was promised
 * @param plans the formula that holds in each month, the same object as long as its choices hold
 * @param likely its likely value in each month
 * @param parts the likely values of what it is the sum of, by their names
 * @param outcomes its value in each world, month by month
 * @param bounds the bound in each world, month by month; of no use without a target
 */
record Course(
        Measure<?> measure,
        @Nullable Target<?> target,
        List<? extends Plan<?>> plans,
        double[] likely,
        Map<String, double[]> parts,
        List<Outcomes> outcomes,
        List<Outcomes> bounds) {

    static <Q extends Quantity<Q>> Course of(Model model, int months, Measure<Q> measure, @Nullable Target<?> target) {
        Function<Time, Plan<Q>> planned = measure.plans(model);
        List<Plan<Q>> plans = IntStream.rangeClosed(0, months)
                .mapToObj(month -> planned.apply(Units.months(month)))
                .toList();
        Scenarios worlds = Worlds.of(model);
        List<Outcomes> outcomes = new ArrayList<>();
        List<Outcomes> bounds = new ArrayList<>();
        for (int month = 0; month <= months; month++) {
            Term amount = plans.get(month).amount().term();
            List<Term> asked = target == null
                    ? List.of(amount)
                    : List.of(amount, target.bound().term());
            List<Outcomes> now = worlds.at(Units.months(month)).of(asked);
            outcomes.add(now.get(0));
            bounds.add(now.get(now.size() - 1));
        }
        return new Course(measure, target, plans, likely(plans, Plan::amount), parts(plans), outcomes, bounds);
    }

    private static <Q extends Quantity<Q>> double[] likely(List<Plan<Q>> plans, Function<Plan<Q>, Q> amount) {
        return IntStream.range(0, plans.size())
                .mapToDouble(month -> Scenario.likely().at(Units.months(month)).value(amount.apply(plans.get(month))))
                .toArray();
    }

    private static <Q extends Quantity<Q>> Map<String, double[]> parts(List<Plan<Q>> plans) {
        Map<String, double[]> parts = new LinkedHashMap<>();
        for (String part : plans.get(0).parts().keySet()) {
            parts.put(
                    part,
                    likely(plans, plan -> Objects.requireNonNull(plan.parts().get(part))));
        }
        return parts;
    }

    String name() {
        return measure.name();
    }

    Dimension dimension() {
        return plans.get(0).amount().dimension();
    }

    boolean uncertain() {
        return plans.stream().anyMatch(plan -> plan.amount().uncertain());
    }

    /** A percentile of the worlds in each of these months. */
    double[] percentiles(int[] months, double percent) {
        return IntStream.of(months)
                .mapToDouble(month -> outcomes.get(month).percentile(percent))
                .toArray();
    }

    /** The share of the worlds in which a target is not met in each of these months. */
    double[] missed(Target<?> target, int[] months) {
        return IntStream.of(months)
                .mapToDouble(month -> 1 - target.chance(outcomes.get(month), bounds.get(month)))
                .toArray();
    }

    /** When a target is first missed, over all worlds. */
    GrowthStudy.Crossing crossing(Target<?> target) {
        int worlds = outcomes.get(0).size();
        int[] missed = IntStream.range(0, worlds)
                .map(i -> IntStream.range(0, outcomes.size())
                        .filter(month -> !target.met(
                                outcomes.get(month).get(i), bounds.get(month).get(i)))
                        .findFirst()
                        .orElse(-1))
                .filter(month -> month >= 0)
                .sorted()
                .toArray();
        double first = IntStream.range(0, likely.length)
                .filter(month -> !target.met(likely[month], target.bound().value()))
                .asDoubleStream()
                .findFirst()
                .orElse(Double.NaN);
        return missed.length == 0
                ? new GrowthStudy.Crossing(target, 0, first, Double.NaN, Double.NaN)
                : new GrowthStudy.Crossing(
                        target,
                        (double) missed.length / worlds,
                        first,
                        missed[(int) (0.1 * (missed.length - 1))],
                        missed[(int) (0.9 * (missed.length - 1))]);
    }

    /** Its course; of a sum the parts on top of each other. */
    XYChart chart(String title, Axis x) {
        int[] months = IntStream.range(0, likely.length).toArray();
        double[] at = IntStream.of(months).asDoubleStream().toArray();
        Axis y = Axis.of(name(), dimension()::format);
        Band outer = uncertain() ? new Band(percentiles(months, 5), percentiles(months, 95)) : null;
        List<Mark> limits = target == null
                ? List.of()
                : List.of(new Mark(target.bound().value(), target.side() + " " + target.bound()));
        if (parts.size() > 1) {
            return Charts.stack(title, x, y, at, parts, outer, limits);
        }
        return Charts.projection(
                title,
                x,
                y,
                at,
                outer,
                uncertain() ? new Band(percentiles(months, 25), percentiles(months, 75)) : null,
                uncertain() ? percentiles(months, 50) : likely,
                limits);
    }
}
