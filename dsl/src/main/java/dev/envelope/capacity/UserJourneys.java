package dev.envelope.capacity;

import dev.envelope.analysis.Derivation;
import dev.envelope.model.Component;
import dev.envelope.model.Journey;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Units;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What users set out to do, and the load that each journey brings to each component.
 *
 * <p>{@link #table()} has a row for each journey: whether the system can do without it, how often a user sets out on it, rates, and
 * the calls of operations on it. {@link #load()} has a row for each component: the calls at the peak that come of each journey and of
 * no journey, and the part of them that has to be answered when everything nice to have is shed.
 *
 * <pre>{@code design.journey(journey("checkout").perUserPerDay(0.5).step("search", 3).step("pay", 0.2)).journeys()}</pre>
 */
public final class UserJourneys extends Answer {

    private final Model model;
    private final Loads loads;

    private UserJourneys(Model model) {
        this.model = model;
        this.loads = Loads.of(model);
    }

    /**
     * The journeys of a model.
     *
     * @throws DesignException if it has none
     */
    public static UserJourneys of(Model model) {
        if (model.workload().journeys().isEmpty()) {
            throw new DesignException(
                    "journeys() of " + model.name(),
                    "nobody said what users set out to do",
                    "add .journey(journey(\"checkout\").step(\"search\", 3).step(\"pay\", 0.2))");
        }
        return new UserJourneys(model);
    }

    private List<Journey> all() {
        return model.workload().journeys();
    }

    private Rate rate(Journey journey) {
        return Traffic.users(model).times(journey.perUserPerDay()).per(Units.days(1));
    }

    /** One row for each journey; values in base units. */
    public Table table() {
        return Table.create(
                "journeys of " + model.name(),
                StringColumn.create("journey", all().stream().map(Journey::name)),
                StringColumn.create(
                        "matters", all().stream().map(journey -> journey.isCore() ? "core" : "nice to have")),
                numbers("per user and day", Dimension.COUNT, j -> value(j.perUserPerDay())),
                numbers("rate", Dimension.RATE, j -> value(rate(j))),
                numbers("peak rate", Dimension.RATE, j -> value(rate(j).times(loads.peak()))),
                numbers(
                        "calls",
                        Dimension.COUNT,
                        j -> j.steps().values().stream()
                                .mapToDouble(UserJourneys::value)
                                .sum()));
    }

    private DoubleColumn numbers(String name, Dimension dimension, Function<Journey, Double> number) {
        return Columns.of(
                name, dimension, all().stream().mapToDouble(number::apply).toArray());
    }

    private static double value(Count number) {
        return Scenario.likely().value(number);
    }

    private static double value(Rate rate) {
        return Scenario.likely().value(rate);
    }

    /** One row for each component; calls a second at the peak. */
    public Table load() {
        List<Component<?>> components = model.architecture().components();
        Table table = Table.create(
                "load of " + model.name(),
                StringColumn.create("component", components.stream().map(Component::name)));
        double[] core = new double[components.size()];
        double[] rest = components.stream()
                .mapToDouble(component -> value(loads.peakRate(component)))
                .toArray();
        double[] whole = rest.clone();
        for (Journey journey : all()) {
            double[] brought = components.stream()
                    .mapToDouble(component -> brought(journey, component))
                    .toArray();
            for (int i = 0; i < brought.length; i++) {
                rest[i] = Math.max(0, rest[i] - brought[i]);
                core[i] += journey.isCore() ? brought[i] : 0;
            }
            Columns.add(table, Columns.of(journey.name(), Dimension.RATE, brought));
        }
        Columns.add(table, Columns.of("no journey", Dimension.RATE, rest));
        double[] needed = new double[core.length];
        for (int i = 0; i < needed.length; i++) {
            needed[i] = (core[i] + rest[i]) / whole[i];
        }
        Columns.add(table, Columns.of("cannot be shed", Dimension.SHARE, needed));
        return table;
    }

    /** The calls of a component at the peak that come of a journey: of each operation's the part that the journey asks for. */
    private double brought(Journey journey, Component<?> component) {
        double peak = value(loads.peak());
        return loads.links().stream()
                .filter(link -> link.to() == component)
                .mapToDouble(link -> value(link.rate()) * peak * part(journey, link.operation()))
                .sum();
    }

    private double part(Journey journey, Operation operation) {
        return journey.steps().containsKey(operation.name())
                ? value(Traffic.rate(model, journey, operation)) / value(Traffic.rate(model, operation))
                : 0;
    }

    @Override
    public View view() {
        View view = View.titled("Journeys of " + model.name()).table(this::shown);
        return (model.architecture().isEmpty() ? view : view.table("Peak rate by journey", this::load))
                .assumed(assumptions());
    }

    private Table shown() {
        return table().addColumns(StringColumn.create("steps", all().stream().map(UserJourneys::steps)));
    }

    private static String steps(Journey journey) {
        return journey.steps().entrySet().stream()
                .map(step -> step.getKey() + " × " + Dimension.COUNT.format(value(step.getValue())))
                .collect(Collectors.joining(", "));
    }

    private List<String> assumptions() {
        return Derivation.assumptions(all().stream()
                .map(journey -> Derivation.of(
                        rate(journey).times(loads.peak()).named(journey.name() + " peak rate"), Scenario.likely()))
                .toList());
    }
}
