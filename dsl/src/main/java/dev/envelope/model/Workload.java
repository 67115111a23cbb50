package dev.envelope.model;

import static dev.envelope.quantity.Units.MB;
import static dev.envelope.quantity.Units.bytes;
import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.growth;
import static dev.envelope.quantity.Units.kB;
import static dev.envelope.quantity.Units.million;
import static dev.envelope.quantity.Units.percent;
import static dev.envelope.quantity.Units.years;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Growth;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much is asked of the system: users, what each does a day, sizes, growth, and how long and how often data is kept.
 *
 * @see Input
 */
public final class Workload {

    private static final String PLACEHOLDER = "a placeholder for a consumer service";

    /** Active users a day. */
    public static final Input<Count> USERS =
            new Input<>("users", "users(10_000_000)", Bound.ABOVE_ZERO, million(1), PLACEHOLDER);

    /** Requests of one user a day, where no operation is stated. */
    public static final Input<Count> REQUESTS_PER_USER =
            new Input<>("requests per user and day", "requestsPerUser(10)", Bound.ABOVE_ZERO, count(10), PLACEHOLDER);

    /** The rate at the busiest time of the day over the average rate. */
    public static final Input<Count> PEAK = new Input<>(
            "peak factor",
            "peak(3)",
            Bound.AT_LEAST_ONE,
            count(2),
            "peak is twice the average (A. Xu, System Design Interview, 2020, ch. 2)");

    /** Bytes that come in with a request. */
    public static final Input<DataSize> REQUEST_SIZE =
            new Input<>("request size", "requestSize(kB(1))", Bound.NONE, kB(1), PLACEHOLDER);

    /** Bytes that go out with a response. */
    public static final Input<DataSize> RESPONSE_SIZE =
            new Input<>("response size", "responseSize(kB(10))", Bound.NONE, kB(10), PLACEHOLDER);

    /** Data kept for each user. */
    public static final Input<DataSize> STORED_PER_USER =
            new Input<>("stored per user", "storedPerUser(MB(100))", Bound.NONE, MB(100), PLACEHOLDER);

    /** Data that is there at the start beside what users and operations bring. */
    public static final Input<DataSize> STORED =
            new Input<>("stored at the start", "stored(TB(10))", Bound.NONE, bytes(0), "nothing else is stored");

    /** How long what an operation writes is kept. */
    public static final Input<Time> RETENTION = new Input<>(
            "retention",
            "retention(years(2))",
            Bound.ABOVE_ZERO,
            years(5),
            "five years, the usual horizon of such estimates (Xu 2020, ch. 2)");

    /** How long the operations have been writing when the plan starts. */
    public static final Input<Time> RUNNING_FOR = new Input<>(
            "running for",
            "runningFor(years(0))",
            Bound.NONE,
            years(5),
            "the store is as full as the retention makes it");

    /** Copies of all data. */
    public static final Input<Count> REPLICATION = new Input<>(
            "copies", "replication(3)", Bound.AT_LEAST_ONE, count(1), "one copy: no replication was stated");

    /** Growth of users, rates and stored data a year. */
    public static final Input<Growth> GROWTH =
            new Input<>("growth", "growth(percent(20))", Bound.NONE, growth(percent(0)), "no growth was stated");

    /** Free space on top of the data. */
    public static final Input<Share> HEADROOM =
            new Input<>("headroom", "headroom(percent(20))", Bound.NONE, percent(0), "no headroom was stated");

    /** Users who are there at the same time, each with a connection. */
    public static final Input<Share> ONLINE =
            new Input<>("online", "online(percent(25))", Bound.NONE, percent(25), "never assumed");

    /** How many times the stated load, for a design that was scaled. */
    public static final Input<Count> SCALE =
            new Input<>("scale", "scale(10)", Bound.ABOVE_ZERO, count(1), "the stated load");

    /** How many times the likely load the instances are built for, whatever load comes; without it they follow the load. */
    public static final Input<Count> BUILT_FOR =
            new Input<>("built for", "builtFor(1)", Bound.ABOVE_ZERO, count(1), "never assumed");

    private final Statements statements;
    private final Optional<DailyCurve> dailyCurve;
    private final Map<String, Journey> journeys;

    private Workload(Statements statements, Optional<DailyCurve> dailyCurve, Map<String, Journey> journeys) {
        this.statements = statements;
        this.dailyCurve = dailyCurve;
        this.journeys = Collections.unmodifiableMap(journeys);
    }

    /** A workload of which nothing is stated yet. */
    public static Workload unstated() {
        return new Workload(Statements.NONE, Optional.empty(), Map.of());
    }

    /** The same workload with one input stated, in place of what it was. */
    public <Q extends Quantity<Q>> Workload with(Input<Q> input, Q value) {
        // the peak is stated once: as a factor, or by a curve
        return new Workload(
                statements.with(input, value), input.equals(PEAK) ? Optional.empty() : dailyCurve, journeys);
    }

    /** The same workload with the load of a day spread so over its hours, and the peak factor that follows from it. */
    public Workload with(DailyCurve curve) {
        return new Workload(statements.with(PEAK, curve.peak()), Optional.of(curve), journeys);
    }

    /** The same workload with a journey, in place of the one of its name. */
    Workload with(Journey journey) {
        Map<String, Journey> more = new LinkedHashMap<>(journeys);
        more.put(journey.name(), journey);
        return new Workload(statements, dailyCurve, more);
    }

    /** What users set out to do, in the order in which it was first stated. */
    public List<Journey> journeys() {
        return List.copyOf(journeys.values());
    }

    /** The journeys that call an operation. */
    public List<Journey> journeys(Operation operation) {
        return journeys.values().stream()
                .filter(journey -> journey.steps().containsKey(operation.name()))
                .toList();
    }

    /** How the load of a day is spread over its hours, if that was stated. */
    public Optional<DailyCurve> dailyCurve() {
        return dailyCurve;
    }

    public boolean states(Input<?> input) {
        return statements.has(input);
    }

    /** The stated value, or the assumed one, under the input's name. */
    public <Q extends Quantity<Q>> Q get(Input<Q> input) {
        return statements.of(input, "");
    }

    Map<String, Quantity<?>> stated() {
        Map<String, Quantity<?>> all = new LinkedHashMap<>(statements.stated(""));
        journeys.values().forEach(journey -> all.putAll(journey.stated()));
        return all;
    }
}
