package dev.envelope.study;

import dev.envelope.analysis.Derivation;
import dev.envelope.analysis.Measure;
import dev.envelope.analysis.Target;
import dev.envelope.analysis.Worlds;
import dev.envelope.model.Model;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Scenarios;
import dev.envelope.quantity.Time;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * How sure an answer is: one measure in thousands of drawn worlds, and the chance that a target is met (Monte Carlo).
 *
 * <p>{@link #table()} shows how the mean and the percentiles settle as the draws grow, with the standard error of the mean;
 * {@link #chart()} the distribution with the target marked.
 *
 * <pre>{@code
 * design.uncertainty(peakRate().atMost(perSecond(40_000))).draws(100_000).seed(7)
 * }</pre>
 */
public final class Uncertainty extends Answer {

    private final Model model;
    private final Measure<?> measure;
    private final @Nullable Target<?> target;
    private final Scenarios scenarios;
    private final Scenario likely;

    private Uncertainty(
            Model model, Measure<?> measure, @Nullable Target<?> target, Scenarios scenarios, Scenario likely) {
        this.model = model;
        this.measure = measure;
        this.target = target;
        this.scenarios = scenarios;
        this.likely = likely;
    }

    /** The uncertainty of a measure. */
    public static Uncertainty of(Model model, Measure<?> measure) {
        return new Uncertainty(model, measure, null, Worlds.of(model), Scenario.likely());
    }

    /** The uncertainty of a measure and the chance that it keeps to its target. */
    public static Uncertainty of(Model model, Target<?> target) {
        return new Uncertainty(model, target.measure(), target, Worlds.of(model), Scenario.likely());
    }

    /** The same with another number of draws; 10,000 unless said. */
    public Uncertainty draws(int draws) {
        return new Uncertainty(model, measure, target, scenarios.draws(draws), likely);
    }

    /** The same with other draws; seed 1 unless said. */
    public Uncertainty seed(long seed) {
        return new Uncertainty(model, measure, target, scenarios.seed(seed), likely);
    }

    /** The same at a moment after the start. */
    public Uncertainty at(Time moment) {
        return new Uncertainty(model, measure, target, scenarios.at(moment), likely.at(moment));
    }

    /** The measure's value in each world. */
    public Outcomes outcomes() {
        return scenarios.of(measure.of(model));
    }

    /**
     * The share of the worlds in which the target is met.
     *
     * @throws DesignException if no target was given
     */
    public double chance() {
        if (target == null) {
            throw new DesignException(
                    "uncertainty(" + measure.name() + ").chance()",
                    "a chance is that of meeting a target",
                    "write uncertainty(peakRate().atMost(perSecond(5_000))).chance()");
        }
        List<Outcomes> both =
                scenarios.of(List.of(measure.of(model).term(), target.bound().term()));
        return target.chance(both.get(0), both.get(1));
    }

    /** The first draws, then more of them: number of draws, mean, its standard error, p5, p50, p95; in base units. */
    public Table table() {
        Outcomes all = outcomes();
        List<Integer> sizes = new ArrayList<>();
        for (int n = 100; n < all.size(); n *= 10) {
            sizes.add(n);
        }
        sizes.add(all.size());
        List<Outcomes> firsts = sizes.stream().map(all::first).toList();
        return Table.create(
                measure.name() + " of " + model.name(),
                IntColumn.create("draws", sizes.stream().mapToInt(n -> n).toArray()),
                column("mean", firsts, Outcomes::mean),
                column("standard error", firsts, Outcomes::standardError),
                column("p5", firsts, o -> o.percentile(5)),
                column("p50", firsts, o -> o.percentile(50)),
                column("p95", firsts, o -> o.percentile(95)));
    }

    private DoubleColumn column(String name, List<Outcomes> of, ToDoubleFunction<Outcomes> number) {
        return Columns.of(name, dimension(), of.stream().mapToDouble(number).toArray());
    }

    /** How likely each value is, with p5, p50, p95 and the target marked. */
    public XYChart chart() {
        List<Mark> marks = target == null
                ? List.of()
                : List.of(new Mark(target.bound().value(), target.side() + " " + target.bound()));
        double[] values = outcomes().values();
        Axis axis = Axis.of(measure.name(), dimension()::format);
        return Charts.distribution(
                measure.name() + " of " + model.name(), skewed(values) ? axis.log() : axis, values, marks);
    }

    private static boolean skewed(double[] values) {
        double least = Arrays.stream(values).min().orElse(0);
        double most = Arrays.stream(values).max().orElse(0);
        return least > 0 && most / least > 30;
    }

    @Override
    public View view() {
        Quantity<?> amount = measure.of(model);
        double[] p = outcomes().percentiles(5, 95);
        View view = View.titled("Uncertainty of " + measure.name() + " of " + model.name())
                .text("Likely " + dimension().format(likely.value(amount)) + "; in 90 % of the worlds "
                        + dimension().format(p[0]) + " to " + dimension().format(p[1]) + ".");
        if (target != null) {
            view = view.text(target + ": met in " + Format.share(chance()) + " of the worlds.");
        }
        if (fleet().matters(scenarios)) {
            double[] built = scenarios.of(fleet().amount()).percentiles(5, 95);
            view = view.text(
                    "Each world has the instances that its own load takes. With those of the likely load it is "
                            + dimension().format(built[0]) + " to "
                            + dimension().format(built[1])
                            + "; " + BuiltFleet.WORD + " asks for that.");
        }
        return view.table("How it settles", this::table)
                .notes("Left out by the formulas", measure.leftOut(model))
                .assumed(Derivation.assumptions(List.of(Derivation.of(amount, likely))))
                .chart(this::chart)
                .text(Worlds.told(scenarios));
    }

    private BuiltFleet fleet() {
        return new BuiltFleet(model, measure);
    }

    private Dimension dimension() {
        Quantity<?> amount = measure.of(model);
        return amount.dimension();
    }
}
