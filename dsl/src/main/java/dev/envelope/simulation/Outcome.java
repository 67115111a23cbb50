package dev.envelope.simulation;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.simulation.engine.Experiment;
import dev.envelope.simulation.engine.Interval;
import dev.envelope.simulation.engine.Results;
import dev.envelope.simulation.engine.WarmUp;
import dev.envelope.simulation.engine.job.Failure;
import dev.envelope.view.Columns;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What came of a simulation: tables, a chart and what has to be said about them.
 *
 * @param results null if a part is at or over its limit: then there is no steady state, and nothing was run
 */
record Outcome(
        String design,
        Rehearsal rehearsal,
        Experiment experiment,
        @Nullable Results results) {

    static final double[] PARTS = {0.5, 0.95, 0.99, 0.999};

    private static final String OFFERED = "offered";
    private static final String TRIES = "tries a call";
    private static final String UNRETRIED = "no token to retry";

    static final Interval UNBOUNDED = new Interval(Double.POSITIVE_INFINITY, Double.NaN);
    private static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);

    static Outcome of(String design, Rehearsal rehearsal, Experiment experiment) {
        return new Outcome(design, rehearsal, experiment, rehearsal.isSteady() ? experiment.run() : null);
    }

    boolean isRun() {
        return results != null;
    }

    private Interval of(int operation, IntFunction<Interval> known) {
        if (results != null && rehearsal.isAsked(operation) && !waitsForGrowing(operation)) {
            return known.apply(operation);
        }
        return rehearsal.isUnbounded(operation) ? UNBOUNDED : UNKNOWN;
    }

    /** Whether callers of an operation wait for a part whose queue grew without end. */
    private boolean waitsForGrowing(int operation) {
        return rehearsal.awaited().get(operation).stream()
                .flatMap(place -> place.groups().stream())
                .anyMatch(group -> run().growth(group.stations()) > 0);
    }

    private Stream<Place.Group> growing() {
        return rehearsal.floor().groups().stream()
                .filter(group -> results != null && results.growth(group.stations()) > 0);
    }

    private Interval mean(int operation) {
        return of(operation, k -> run().mean(k));
    }

    private Interval percentile(int operation, double part) {
        return of(operation, k -> run().percentile(k, part));
    }

    /** Whether it has numbers for an operation. */
    boolean tells(String operation) {
        int known = rehearsal.operations().indexOf(operation);
        return isRun() && known >= 0 && rehearsal.isAsked(known) && !waitsForGrowing(known);
    }

    Results run() {
        if (results == null) {
            throw new IllegalStateException("nothing was run");
        }
        return results;
    }

    private IntStream all() {
        return IntStream.range(0, rehearsal.operations().size());
    }

    private Table rates() {
        Table table = Table.create(
                "simulation of " + design,
                StringColumn.create("operation", rehearsal.operations()),
                column(OFFERED, Dimension.RATE, k -> run().offered(k) / run().seconds()),
                column("answered", Dimension.RATE, k -> run().goodput(k).estimate()));
        for (Failure why : Failure.values()) {
            table.addColumns(column(why.told(), Dimension.SHARE, k -> run().failed(k, why) / over(k)));
        }
        return table.addColumns(
                column(TRIES, Dimension.COUNT, k -> run().triesPerCall(k)),
                column(UNRETRIED, Dimension.SHARE, k -> run().unretried(k) / over(k)));
    }

    private double over(int operation) {
        return run().answered(operation) + (double) run().dropped(operation);
    }

    private DoubleColumn column(String name, Dimension dimension, IntToDoubleFunction known) {
        boolean ran = results != null;
        return Columns.of(
                name,
                dimension,
                all().mapToDouble(k -> ran && rehearsal.isAsked(k) ? known.applyAsDouble(k) : Double.NaN)
                        .toArray());
    }

    private double failed(Failure why) {
        return results == null ? 0 : all().mapToLong(k -> run().failed(k, why)).sum();
    }

    Table table() {
        Table table = rates();
        add(table, "mean", this::mean);
        for (double part : PARTS) {
            add(table, name(part), k -> percentile(k, part));
        }
        return table;
    }

    private void add(Table table, String name, IntFunction<Interval> interval) {
        List<Interval> intervals = all().mapToObj(interval).toList();
        table.addColumns(
                column(name, intervals, Interval::estimate), column(name + " ±", intervals, Interval::halfWidth));
    }

    private static DoubleColumn column(String name, List<Interval> intervals, ToDoubleFunction<Interval> part) {
        return Columns.of(
                name, Dimension.TIME, intervals.stream().mapToDouble(part).toArray());
    }

    /** The table as it is read: each time with its interval behind it. */
    Table overview() {
        Table table = rates();
        if (Stream.of(Failure.values()).allMatch(why -> failed(why) == 0)
                && growing().findAny().isEmpty()) {
            table.removeColumns(OFFERED);
        }
        Stream.of(Failure.values()).filter(why -> failed(why) == 0).forEach(why -> table.removeColumns(why.told()));
        if (rehearsal.network().guards().isEmpty()) {
            table.removeColumns(TRIES);
        }
        if (all().allMatch(k -> results == null || run().unretried(k) == 0)) {
            table.removeColumns(UNRETRIED);
        }
        table.addColumns(StringColumn.create("mean", all().mapToObj(k -> told(mean(k), Dimension.TIME))));
        for (double part : PARTS) {
            table.addColumns(StringColumn.create(
                    name(part), all().mapToObj(k -> told(percentile(k, part), Dimension.TIME))));
        }
        return table;
    }

    static String name(double part) {
        return "p" + Format.number(100 * part);
    }

    /** An interval as it is read; empty if it is not known. */
    static String told(Interval interval, Dimension dimension) {
        if (!interval.isKnown()) {
            return "";
        }
        String estimate = dimension.format(interval.estimate());
        return Double.isNaN(interval.halfWidth())
                ? estimate
                : estimate + " ± " + dimension.format(interval.halfWidth());
    }

    /** Whether there is a cache whose keys were told. */
    boolean hasCaches() {
        return results != null && !rehearsal.holding().shelves().isEmpty();
    }

    /**
     * What the caches did whose keys are told.
     *
     * @throws DesignException if nothing was simulated
     */
    CacheFigures caches() {
        if (results == null) {
            throw new DesignException(
                    "caches() of " + design,
                    "a part is at or over its limit, so that nothing was simulated",
                    "give it more instances, or drop instances(...) to have them computed");
        }
        return new CacheFigures(design, rehearsal.holding().shelves(), rehearsal.floor(), results);
    }

    /** What the parts did. */
    PartFigures parts() {
        return new PartFigures(
                design,
                rehearsal.floor().groups(),
                !rehearsal.network().guards().isEmpty(),
                results);
    }

    /** The percentiles of each operation, as far as there are enough requests to tell them. */
    Table percentiles() {
        return PercentileCurve.table(design, curves());
    }

    XYChart chart() {
        return PercentileCurve.chart(
                "Latency of " + design + ", simulated",
                curves().stream().map(PercentileCurve::line).toList());
    }

    PercentileCurve curve(String operation) {
        int known = rehearsal.operations().indexOf(operation);
        return PercentileCurve.of(operation, part -> known < 0 ? UNKNOWN : percentile(known, part));
    }

    private List<PercentileCurve> curves() {
        return rehearsal.operations().stream().map(this::curve).toList();
    }

    /** What is to be said where calls failed for which nobody waits, so that no answer tells it. */
    static String failedAside(String operation, double calls) {
        return operation + ": " + Format.count(calls)
                + " calls for which nobody waits failed, and are not made again; where a queue delivers once more what has failed, state"
                + " policy(retries(20).backoff(seconds(1), seconds(30))) at what is called";
    }

    List<String> findings() {
        List<String> found = new ArrayList<>();
        for (Place place : rehearsal.floor().places()) {
            if (place.isOverloaded() && !place.isUnbounded()) {
                found.add(place.name() + " is offered " + Format.share(place.utilisation())
                        + " of what it can take: only its policies keep callers from waiting without end");
            }
            if (place.isUnbounded()) {
                found.add(place.name() + " is at " + Format.share(place.utilisation())
                        + " of what it can take, so the wait in front of it is unbounded and nothing was simulated: give it more"
                        + " instances, or drop instances(...) to have them computed");
            }
        }
        growing().forEach(group -> found.add(grows(group)));
        if (growing().findAny().isEmpty()
                && results != null
                && !results.warmUp().isOver()) {
            found.add(unfilled(results.warmUp()));
        }
        all().filter(k -> tells(rehearsal.operations().get(k)))
                .forEach(k -> Arrays.stream(PARTS)
                        .filter(part -> !percentile(k, part).isKnown())
                        .findFirst()
                        .ifPresent(part -> found.add(tooFew(k, part))));
        all().filter(k -> results != null && run().unheard(k) > 0)
                .forEach(k -> found.add(failedAside(rehearsal.operations().get(k), run().unheard(k))));
        if (hasCaches()) {
            found.addAll(caches().findings());
        }
        found.addAll(rehearsal.floor().notes());
        return found;
    }

    List<String> premises() {
        return rehearsal.floor().premises();
    }

    private String grows(Place.Group group) {
        Place place = group.place();
        String although = place.isOverloaded()
                ? ". Limit them"
                : ", although it is " + Format.share(place.utilisation())
                        + " busy by what is stated. Retries, hedges and calls"
                        + " that nobody waits for any more are work, too, and so is an uneven share of one queue: limit them";
        return group.name() + " is unbounded: " + Format.count(run().growth(group.stations()))
                + " calls more wait there every second, in " + run().growing(group.stations()) + " of "
                + Experiment.REPLICATIONS + " replications" + although
                + " by a budget, a breaker or queueLimit(...), or give it more instances";
    }

    private static String unfilled(WarmUp warmUp) {
        return "The parts had not filled up when counting began, so that times come out too short and have no interval: "
                + (warmUp.requests() <= Simulation.MOST
                        ? "raise requests(...) to " + Format.count(warmUp.requests()) + " at least"
                        : "one is so close to its limit that no simulation fills it; latency() has its formula");
    }

    private String tooFew(int operation, double part) {
        String name = rehearsal.operations().get(operation);
        double known = run().answered(operation);
        if (known == 0) {
            return name + ": none of " + Format.count(run().dropped(operation)) + " requests was answered";
        }
        double needed = Results.BEYOND * Experiment.REPLICATIONS / (1 - part) * over(operation) / known;
        return name + ": " + Format.count(known) + " answered requests tell no " + name(part) + "; that takes "
                + Format.count(needed) + ", so raise requests(...)";
    }

    /** How it was run, in a line. */
    String told() {
        if (results == null) {
            return "Nothing was simulated.";
        }
        long counted =
                all().mapToLong(k -> run().answered(k) + run().dropped(k)).sum();
        String left = results.warmUp().calls() == 0
                ? ""
                : ", without the first " + Format.count(results.warmUp().calls()) + " of each (MSER-5)";
        return results.engine() + ": " + Format.count(counted) + " requests in " + Experiment.REPLICATIONS
                + " replications" + left + ", seed " + experiment.seed() + ". Intervals are of "
                + Format.share(experiment.confidence()) + " confidence.";
    }
}
