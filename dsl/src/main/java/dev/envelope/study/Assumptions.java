package dev.envelope.study;

import dev.envelope.analysis.Derivation;
import dev.envelope.analysis.Measure;
import dev.envelope.analysis.Worlds;
import dev.envelope.model.Model;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Term.Variable;
import dev.envelope.quantity.Units;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Everything that answers rest on: each input with its value and range, who vouches for it and why, and the part of each
 * answer's variance that it causes (the total {@link Sobol} index).
 *
 * <p>{@link #table()} has a row for each input, in the order in which the answers use them.
 *
 * <pre>{@code design.assumptions(storage())}</pre>
 */
public final class Assumptions extends Answer {

    private final Model model;
    private final List<? extends Measure<?>> measures;

    private Assumptions(Model model, List<? extends Measure<?>> measures) {
        this.model = model;
        this.measures = measures;
    }

    /** The inputs of these measures. */
    public static Assumptions of(Model model, List<? extends Measure<?>> measures) {
        return new Assumptions(model, List.copyOf(measures));
    }

    /** One row for each input; the parts of the variance are numbers between 0 and 1. */
    public Table table() {
        Map<String, Derivation> inputs = new LinkedHashMap<>();
        // asked at a later moment, when growth is an input too
        Scenario later = Scenario.likely().at(Units.years(1));
        measures.forEach(measure -> Derivation.of(measure.of(model), later)
                .leaves()
                .forEach(leaf -> inputs.putIfAbsent(leaf.name(), leaf)));
        Table table = Table.create(
                "assumptions of " + model.name(),
                StringColumn.create("input", inputs.keySet()),
                StringColumn.create("value", inputs.values().stream().map(Derivation::amount)),
                StringColumn.create(
                        "by", inputs.values().stream().map(d -> d.kind().name().toLowerCase(Locale.ROOT))),
                StringColumn.create("because", inputs.values().stream().map(Derivation::origin)));
        Map<Variable, String> names = Worlds.names(List.of(model));
        for (Measure<?> measure : measures) {
            Map<String, Double> parts = parts(measure);
            if (!parts.isEmpty()) {
                Columns.add(
                        table,
                        Columns.of(
                                "of variance of " + measure.name(),
                                Dimension.SHARE,
                                inputs.values().stream()
                                        .mapToDouble(input -> input.variable()
                                                .map(v -> parts.get(names.getOrDefault(v, input.name())))
                                                .orElse(Double.NaN))
                                        .toArray()));
            }
        }
        return table;
    }

    /** The total index of each input of a measure; none where nothing moves it, or where inputs are correlated. */
    private Map<String, Double> parts(Measure<?> measure) {
        return measure.of(model).uncertain() && model.correlations().isEmpty()
                ? Sensitivity.of(model, measure).measured().stream()
                        .collect(Collectors.toMap(Sensitivity.Effect::input, Sensitivity.Effect::total, Math::max))
                : Map.of();
    }

    @Override
    public View view() {
        View view = View.titled("What " + model.name() + " rests on").table(this::table);
        return measures.stream().anyMatch(measure -> !parts(measure).isEmpty())
                ? view.text("Of variance: the part that stays if the input alone is not known (total index), now. "
                        + Worlds.told(Worlds.of(model)))
                : view;
    }
}
