package dev.envelope.capacity;

import dev.envelope.analysis.Derivation;
import dev.envelope.analysis.Worlds;
import dev.envelope.model.Component;
import dev.envelope.model.DailyCurve;
import dev.envelope.model.Model;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Scenario;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Band;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * A day of a design, hour by hour: its rate, and how many instances of each part without data an autoscaler keeps.
 *
 * <p>The number at an hour is that of the design at the load of this hour; what holds data stays as it is. So the least and
 * the most of a column are the range of a horizontal autoscaler.
 *
 * <pre>{@code design.dailyCurve(officeHours()).day()}</pre>
 */
public final class Day extends Answer {

    private final Model model;
    private final DailyCurve curve;
    private final Map<String, Count> instances = new LinkedHashMap<>();
    private final Rate peak;
    private final double[] overPeak;

    private Day(Model model, DailyCurve curve) {
        this.model = model;
        this.curve = curve;
        this.overPeak = Arrays.stream(curve.overMean())
                .map(h -> h / curve.peak().value())
                .toArray();
        this.peak = Measures.PEAK_RATE.of(model);
        Loads loads = Loads.of(model);
        for (Component<?> component : model.architecture().components()) {
            if (!component.role().keeps()) {
                Sizing.all(loads, component).stream()
                        .filter(each -> !each.isStated())
                        .forEach(each -> instances.put(each.at(), each.instances()));
            }
        }
    }

    private double[] likely(Quantity<?> amount) {
        return Arrays.stream(overPeak)
                .map(load -> Scenario.likely().load(load).value(amount))
                .toArray();
    }

    /**
     * The day of a model.
     *
     * @throws DesignException if it states no daily curve
     */
    public static Day of(Model model) {
        return new Day(
                model,
                model.workload()
                        .dailyCurve()
                        .orElseThrow(() -> new DesignException(
                                "day() of " + model.name(),
                                "a peak factor does not say when the peak is",
                                "state .dailyCurve(officeHours()), or 24 values")));
    }

    /**
     * One row for each hour: the rate, and the instances of each part without data; beside what is uncertain, its p5 and p95.
     */
    public Table table() {
        Table table = Table.create(
                "a day of " + model.name(),
                IntColumn.create("hour", IntStream.range(0, overPeak.length).toArray()));
        add(table, "rate", peak);
        instances.forEach((name, number) -> add(table, name, number));
        return table;
    }

    private void add(Table table, String name, Quantity<?> amount) {
        List<Outcomes> outcomes = amount.uncertain() ? hours(amount) : List.of();
        Columns.add(table, Columns.ranging(name, amount.dimension(), likely(amount), outcomes));
    }

    /** What becomes of an amount, hour by hour. */
    private List<Outcomes> hours(Quantity<?> amount) {
        return Arrays.stream(overPeak)
                .mapToObj(load -> Worlds.of(model).load(load).of(amount))
                .toList();
    }

    /** The rate over the hours. */
    public XYChart chart() {
        double[] hours = IntStream.range(0, overPeak.length).mapToDouble(h -> h).toArray();
        return Charts.lines(
                "A day of " + model.name(),
                Axis.of("hour", h -> Format.number(h) + ":00"),
                Axis.of("requests/s", Format::count),
                List.of(new Line("rate", hours, likely(peak), peak.uncertain() ? Band.of(hours(peak)) : null)),
                List.of());
    }

    @Override
    public View view() {
        View view = View.titled("A day of " + model.name())
                .text(curve + ".")
                .notes("Range of an autoscaler", ranges())
                .chart(this::chart)
                .table(this::table)
                .assumed(Derivation.assumptions(List.of(Derivation.of(peak, Scenario.likely()))));
        boolean uncertain = peak.uncertain() || instances.values().stream().anyMatch(Quantity::uncertain);
        return uncertain ? view.text("90 % intervals: " + Worlds.told(Worlds.of(model))) : view;
    }

    private List<String> ranges() {
        List<String> lines = new ArrayList<>();
        instances.forEach((name, number) -> {
            double[] values = likely(number);
            double least = Arrays.stream(values).min().orElseThrow();
            double most = Arrays.stream(values).max().orElseThrow();
            double mean = Arrays.stream(values).average().orElseThrow();
            lines.add(name + ": " + Format.count(least) + " to " + Format.count(most) + " instances, "
                    + Format.number(mean) + " in the mean of the day");
        });
        return lines;
    }
}
