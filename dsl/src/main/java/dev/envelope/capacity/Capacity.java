package dev.envelope.capacity;

import dev.envelope.analysis.Derivation;
import dev.envelope.analysis.Measure;
import dev.envelope.analysis.Worlds;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Workload;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import dev.envelope.view.Answer;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.knowm.xchart.CategoryChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The capacity that a workload asks for: rates, bandwidth and storage, each with its interval and its work shown.
 *
 * <p>{@link #table()} holds a row for each measure: name, value, p5 and p95 as numbers in the base unit, the unit, and the
 * formula. {@link #chart()} shows the average and the peak rate of each operation.
 *
 * <pre>{@code
 * system().users(10_000_000).requestsPerUser(10).peak(3).capacity().at(months(12))
 * }</pre>
 */
public final class Capacity extends Answer {

    private final Model model;
    private final Time moment;

    private Capacity(Model model, Time moment) {
        this.model = model;
        this.moment = moment;
    }

    /** The capacity that a model asks for now. */
    public static Capacity of(Model model) {
        return new Capacity(model, Units.years(0));
    }

    /** The same at a moment after the start. */
    public Capacity at(Time moment) {
        return new Capacity(model, moment);
    }

    /**
     * The derivation of a number of this answer, by its name.
     *
     * @throws dev.envelope.quantity.DesignException if there is no such number, with the nearest name
     */
    public Derivation why(String name) {
        return derivation(Measures.named(model, "why", name));
    }

    /** The derivation of a measure. */
    public Derivation why(Measure<?> measure) {
        return derivation(measure);
    }

    private Derivation derivation(Measure<?> measure) {
        return Derivation.of(measure, model, Scenario.likely().at(moment));
    }

    /** What it assumed because nobody stated it, and the word that states it. */
    public List<String> assumptions() {
        return Derivation.assumptions(headline().stream().map(this::derivation).toList());
    }

    /** One row for each measure; values in base units. */
    public Table table() {
        List<Measure<? extends Quantity<?>>> measures = Measures.of(model);
        List<Derivation> derivations = measures.stream().map(this::derivation).toList();
        List<Outcomes> outcomes = outcomes(measures);
        return Table.create(
                "capacity of " + model.name(),
                StringColumn.create("measure", measures.stream().map(Measure::name)),
                DoubleColumn.create(
                        "value",
                        derivations.stream().mapToDouble(Derivation::value).toArray()),
                DoubleColumn.create(
                        "p5",
                        outcomes.stream().mapToDouble(o -> o.percentile(5)).toArray()),
                DoubleColumn.create(
                        "p95",
                        outcomes.stream().mapToDouble(o -> o.percentile(95)).toArray()),
                StringColumn.create(
                        "unit", outcomes.stream().map(o -> o.dimension().unit())),
                StringColumn.create("formula", derivations.stream().map(Derivation::formula)));
    }

    /** The average and the peak rate of each operation. */
    public CategoryChart chart() {
        List<Operation> operations = model.operations();
        Scenario scenario = Scenario.likely().at(moment);
        Map<String, double[]> series = new LinkedHashMap<>();
        List<String> names = operations.isEmpty()
                ? List.of("requests")
                : operations.stream().map(Operation::name).toList();
        series.put("average", values(scenario, Traffic::averageRate, Traffic::rate));
        series.put("peak", values(scenario, Traffic::peakRate, Traffic::peakRate));
        return Charts.bars("Rate of " + model.name() + when(), "", Axis.of("requests/s", Format::count), names, series);
    }

    private double[] values(Scenario scenario, Function<Model, Rate> all, BiFunction<Model, Operation, Rate> one) {
        return model.operations().isEmpty()
                ? new double[] {scenario.value(all.apply(model))}
                : model.operations().stream()
                        .mapToDouble(o -> scenario.value(one.apply(model, o)))
                        .toArray();
    }

    @Override
    public View view() {
        View view = View.titled("Capacity of " + model.name() + when())
                .table(this::overview)
                .notes("Remarks", remarks())
                .assumed(assumptions())
                .chart(this::chart);
        return uncertain() ? view.text("90 % intervals: " + Worlds.told(Worlds.of(model))) : view;
    }

    private boolean uncertain() {
        return headline().stream().anyMatch(measure -> measure.of(model).uncertain());
    }

    private Table overview() {
        List<Measure<? extends Quantity<?>>> measures = headline();
        List<Derivation> derivations = measures.stream().map(this::derivation).toList();
        List<Outcomes> outcomes = outcomes(measures);
        Table table = Table.create(
                "",
                StringColumn.create("measure", measures.stream().map(Measure::name)),
                StringColumn.create("value", derivations.stream().map(Derivation::amount)));
        if (uncertain()) {
            table.addColumns(
                    StringColumn.create("90 % interval", outcomes.stream().map(Outcomes::interval)));
        }
        return table.addColumns(StringColumn.create("how", derivations.stream().map(Derivation::formula)));
    }

    private List<Measure<? extends Quantity<?>>> headline() {
        boolean storageOnly = model.workload().states(Workload.STORED)
                && !model.workload().states(Workload.USERS)
                && !model.workload().states(Workload.REQUESTS_PER_USER)
                && model.operations().isEmpty();
        if (storageOnly) {
            return List.of(Measures.DATA, Measures.COPIES, Measures.STORAGE);
        }
        List<Measure<? extends Quantity<?>>> shown = new ArrayList<>();
        if (model.operations().size() > 1) {
            model.operations().forEach(o -> shown.add(Measures.averageRate(o.name())));
        }
        model.operations().stream().filter(Operation::fansOut).forEach(o -> shown.add(Measures.deliveries(o.name())));
        shown.addAll(List.of(
                Measures.AVERAGE_RATE,
                Measures.PEAK_RATE,
                Measures.INGRESS,
                Measures.PEAK_INGRESS,
                Measures.EGRESS,
                Measures.PEAK_EGRESS));
        model.operations().stream().filter(Operation::keeps).forEach(o -> shown.add(Measures.records(o.name())));
        shown.addAll(List.of(Measures.DATA, Measures.COPIES, Measures.STORAGE));
        return shown;
    }

    private List<Outcomes> outcomes(List<Measure<? extends Quantity<?>>> measures) {
        return Worlds.of(model)
                .at(moment)
                .of(measures.stream().map(measure -> measure.of(model).term()).toList());
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (model.workload().states(Workload.HEADROOM)) {
            double headroom = model.workload().get(Workload.HEADROOM).value();
            remarks.add("storage with " + Format.share(headroom) + " headroom is at most "
                    + Format.share(1 / (1 + headroom)) + " full");
        }
        boolean keeps = model.operations().stream().anyMatch(Operation::keeps);
        if (keeps && model.workload().states(Workload.RUNNING_FOR)) {
            Time full = model.workload().get(Workload.RETENTION);
            remarks.add("the store still fills: what it holds once the retention of " + full + " is over is shown by"
                    + " capacity().at(...)");
        } else if (keeps) {
            remarks.add("records are those of a full retention; a launch with an empty store is runningFor(years(0))");
        }
        return remarks;
    }

    private String when() {
        return moment.value() == 0 ? "" : " after " + moment;
    }
}
