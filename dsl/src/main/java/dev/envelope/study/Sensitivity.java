package dev.envelope.study;

import dev.envelope.analysis.Derivation;
import dev.envelope.analysis.Measure;
import dev.envelope.analysis.Worlds;
import dev.envelope.model.Model;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Distribution.Scores;
import dev.envelope.quantity.Program;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Scenarios;
import dev.envelope.quantity.Term.Variable;
import dev.envelope.quantity.Time;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Bar;
import dev.envelope.view.chart.Charts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What matters most: each input alone moved to its p5 and its p95 (a tornado), and the part of the answer's variance that
 * comes from it ({@link Sobol} indices).
 *
 * <p>{@link #table()} has a row for each uncertain input, widest first: the answer at the input's p5 and p95, the first-order
 * and the total index. With correlated inputs there are no indices, since they take the inputs as independent.
 *
 * <pre>{@code design.sensitivity(storage())}</pre>
 */
public final class Sensitivity extends Answer {

    /** What one input does to the answer; values in the base units of the answer. */
    public record Effect(
            String input,
            Dimension inputDimension,
            double inputLow,
            double inputHigh,
            double low,
            double high,
            double first,
            double total) {

        double width() {
            return Math.abs(high - low);
        }
    }

    private final Model model;
    private final Measure<?> measure;
    private final Scenarios scenarios;
    private final Scenario likely;

    private Sensitivity(Model model, Measure<?> measure, Scenarios scenarios, Scenario likely) {
        this.model = model;
        this.measure = measure;
        this.scenarios = scenarios;
        this.likely = likely;
    }

    /**
     * The sensitivity of a measure.
     *
     * @throws DesignException if no input of it has a range
     */
    public static Sensitivity of(Model model, Measure<?> measure) {
        if (!measure.of(model).uncertain()) {
            throw new DesignException(
                    "sensitivity(" + measure.name() + ")",
                    "no input of it has a range, so none matters more than another",
                    "state what you are unsure of with two numbers, its p5 and p95: users(million(8, 12))");
        }
        return new Sensitivity(model, measure, Worlds.of(model), Scenario.likely());
    }

    /** The same with another number of draws for each input; 10,000 unless said. */
    public Sensitivity draws(int draws) {
        return new Sensitivity(model, measure, scenarios.draws(draws), likely);
    }

    /** The same with other draws; seed 1 unless said. */
    public Sensitivity seed(long seed) {
        return new Sensitivity(model, measure, scenarios.seed(seed), likely);
    }

    /** The same at a moment after the start, when growth matters too. */
    public Sensitivity at(Time moment) {
        return new Sensitivity(model, measure, scenarios.at(moment), likely.at(moment));
    }

    /**
     * What each uncertain input does, widest first; one that does nothing at this moment is left out.
     *
     * @throws DesignException if none does anything
     */
    public List<Effect> effects() {
        List<Effect> effects = measured();
        if (effects.isEmpty()) {
            throw new DesignException(
                    "sensitivity(" + measure.name() + ")",
                    "no input with a range moves it at this moment",
                    "ask later, when growth counts: sensitivity(...).at(months(12))");
        }
        return effects;
    }

    /** The same, or nothing if no input does anything. */
    List<Effect> measured() {
        Quantity<?> amount = measure.of(model);
        Map<Variable, String> names = Worlds.names(List.of(model));
        // an input that only the measure has goes by its own name
        Derivation.of(amount, likely)
                .leaves()
                .forEach(leaf -> leaf.variable().ifPresent(v -> names.putIfAbsent(v, leaf.name())));
        List<Variable> inputs = Program.of(List.of(amount.term())).variables();
        double[] nothing = new double[inputs.size()];
        Arrays.fill(nothing, Double.NaN);
        Sobol sobol = scenarios.correlations().isEmpty() ? Sobol.of(amount, scenarios) : new Sobol(nothing, nothing);
        List<Effect> effects = new ArrayList<>();
        for (int k = 0; k < inputs.size(); k++) {
            Variable input = inputs.get(k);
            effects.add(new Effect(
                    names.getOrDefault(input, "input " + (k + 1)),
                    input.dimension(),
                    input.distribution().at(Scores.P5),
                    input.distribution().at(Scores.P95),
                    likely.moved(input, Scores.P5).value(amount),
                    likely.moved(input, Scores.P95).value(amount),
                    sobol.first()[k],
                    sobol.total()[k]));
        }
        effects.removeIf(effect -> effect.width() == 0 && !(effect.total() > 0));
        effects.sort(Comparator.comparingDouble(Effect::width).reversed());
        return effects;
    }

    /** One row for each uncertain input, widest first; the answers in its base unit. */
    public Table table() {
        return table(effects());
    }

    private Table table(List<Effect> effects) {
        Dimension dimension = measure.of(model).dimension();
        Table table = Table.create(
                measure.name() + " of " + model.name(),
                StringColumn.create("input", effects.stream().map(Effect::input)),
                StringColumn.create(
                        "p5 to p95",
                        effects.stream()
                                .map(e -> e.inputDimension().format(e.inputLow()) + " to "
                                        + e.inputDimension().format(e.inputHigh()))),
                Columns.of(
                        "at p5",
                        dimension,
                        effects.stream().mapToDouble(Effect::low).toArray()),
                Columns.of(
                        "at p95",
                        dimension,
                        effects.stream().mapToDouble(Effect::high).toArray()));
        return scenarios.correlations().isEmpty()
                ? table.addColumns(
                        Columns.of(
                                "first-order index",
                                Dimension.COUNT,
                                effects.stream().mapToDouble(Effect::first).toArray()),
                        Columns.of(
                                "total index",
                                Dimension.COUNT,
                                effects.stream().mapToDouble(Effect::total).toArray()))
                : table;
    }

    /** The tornado: one bar for each input, widest on top. */
    public XYChart chart() {
        Quantity<?> amount = measure.of(model);
        List<Bar> bars = effects().stream()
                .map(e -> new Bar(
                        e.input(),
                        e.low(),
                        e.high(),
                        e.inputDimension().format(e.inputLow()),
                        e.inputDimension().format(e.inputHigh())))
                .toList();
        return Charts.tornado(
                "What moves " + measure.name() + " of " + model.name() + " (each input from p5 to p95)",
                Axis.of(measure.name(), amount.dimension()::format),
                likely.value(amount),
                bars);
    }

    @Override
    public View view() {
        List<Effect> effects = effects();
        Quantity<?> amount = measure.of(model);
        String indices = scenarios.correlations().isEmpty()
                ? "First-order index: the part of the variance that goes if the input alone is known; total index: the part that"
                        + " stays if it alone is not. " + Worlds.told(scenarios)
                : "No variance indices: they take inputs as independent, and this design correlates some.";
        View view = View.titled("Sensitivity of " + measure.name() + " of " + model.name())
                .text("Likely " + amount.dimension().format(likely.value(amount)) + "; "
                        + effects.get(0).input() + " moves it most.");
        if (new BuiltFleet(model, measure).matters(scenarios)) {
            view = view.text("Each value of an input has the instances that its own load takes; " + BuiltFleet.WORD
                    + " keeps those of the likely load.");
        }
        return view.table(() -> table(effects))
                .notes("Left out by the formulas", measure.leftOut(model))
                .assumed(Derivation.assumptions(List.of(Derivation.of(amount, likely))))
                .chart(this::chart)
                .text(indices);
    }
}
