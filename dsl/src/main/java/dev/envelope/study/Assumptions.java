package dev.envelope.study;

import dev.envelope.analysis.Derivation;
import dev.envelope.analysis.Measure;
import dev.envelope.model.Model;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Term.Variable;
import dev.envelope.view.Answer;
import dev.envelope.view.View;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        measures.forEach(measure -> Derivation.of(measure.of(model), Scenario.likely())
                .leaves()
                .forEach(leaf -> inputs.putIfAbsent(leaf.name(), leaf)));
        Table table = Table.create(
                "assumptions of " + model.name(),
                StringColumn.create("input", inputs.keySet()),
                StringColumn.create("value", inputs.values().stream().map(Derivation::amount)),
                StringColumn.create(
                        "by", inputs.values().stream().map(d -> d.kind().name().toLowerCase(Locale.ROOT))),
                StringColumn.create(
                        "because", inputs.values().stream().map(d -> d.origin().equals("stated") ? "" : d.origin())));
        for (Measure<?> measure : measures) {
            if (measure.of(model).uncertain() && model.correlations().isEmpty()) {
                Map<Variable, Double> parts = new IdentityHashMap<>();
                Sensitivity.of(model, measure).effects().forEach(e -> parts.put(e.variable(), e.total()));
                table.addColumns(Columns.of(
                        "of variance of " + measure.name(),
                        Dimension.SHARE,
                        inputs.values().stream()
                                .mapToDouble(d -> parts.getOrDefault(d.variable(), Double.NaN))
                                .toArray()));
            }
        }
        return table;
    }

    @Override
    public View view() {
        return View.titled("What " + model.name() + " rests on").table(this::table);
    }
}
