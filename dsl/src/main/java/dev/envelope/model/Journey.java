package dev.envelope.model;

import static dev.envelope.quantity.Units.count;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a user sets out to do: how often a day, and how often each operation is called on the way. The operations of journeys take
 * their rates from them.
 *
 * <pre>{@code journey("checkout").perUserPerDay(0.5).step("search", 3).step("pay", 0.2)}</pre>
 */
public final class Journey {

    static final Input<Count> PER_USER =
            new Input<>("journeys per user and day", "perUserPerDay(0.5)", Bound.ABOVE_ZERO, count(1), "once a day");

    private final String name;
    private final Statements statements;
    private final Map<String, Count> steps;
    private final boolean core;

    private Journey(String name, Statements statements, Map<String, Count> steps, boolean core) {
        this.name = name;
        this.statements = statements;
        this.steps = Collections.unmodifiableMap(steps);
        this.core = core;
    }

    /**
     * A journey of which only the name is stated.
     *
     * @throws DesignException if the name is blank
     */
    public static Journey named(String name) {
        if (name.isBlank()) {
            throw new DesignException(
                    "journey(\"" + name + "\")", "a journey has a name", "write journey(\"checkout\")");
        }
        return new Journey(name, Statements.NONE, Map.of(), true);
    }

    /** How often each user sets out on it a day. */
    public Journey perUserPerDay(double times) {
        return perUserPerDay(Count.of(PER_USER.example(), times));
    }

    /** How often each user sets out on it a day, as a 90 % interval: p5 and p95. */
    public Journey perUserPerDay(double p5, double p95) {
        return perUserPerDay(Count.of(PER_USER.example(), p5, p95));
    }

    /** How often each user sets out on it a day. */
    public Journey perUserPerDay(Count times) {
        return new Journey(name, statements.with(PER_USER, times), steps, core);
    }

    /** One call of an operation. */
    public Journey step(String operation) {
        return step(operation, 1);
    }

    /** So many calls of an operation in the mean; a part of one where not every journey comes so far. */
    public Journey step(String operation, double calls) {
        return step(operation, Count.of("step(\"search\", 3)", calls));
    }

    /** So many calls of an operation in the mean, in place of those that it had. */
    public Journey step(String operation, Count calls) {
        var input = new Input<>(
                name + ": calls of " + operation, "step(\"search\", 3)", Bound.ABOVE_ZERO, count(1), "never assumed");
        Map<String, Count> more = new LinkedHashMap<>(steps);
        more.put(operation, input.bound().check(input, calls));
        return new Journey(name, statements, more, core);
    }

    /** The same journey, which the system can do without for a while: the first load to be shed. */
    public Journey niceToHave() {
        return new Journey(name, statements, steps, false);
    }

    public String name() {
        return name;
    }

    /** Whether the system is there for it, and cannot do without. */
    public boolean isCore() {
        return core;
    }

    /** How often each operation is called on it, by the names of the operations in the order of the steps. */
    public Map<String, Count> steps() {
        Map<String, Count> named = new LinkedHashMap<>();
        steps.forEach((operation, calls) -> named.put(operation, calls.named(name + ": calls of " + operation)));
        return named;
    }

    public Count perUserPerDay() {
        return statements.of(PER_USER, name + ": ");
    }

    Map<String, Quantity<?>> stated() {
        Map<String, Quantity<?>> all = new LinkedHashMap<>(statements.stated(name + ": "));
        steps.forEach((operation, calls) -> all.put(name + ": calls of " + operation, calls));
        return all;
    }

    /** The journey in words: {@code journey "checkout": 0.5 a user and day, search 3, pay 0.2}. */
    @Override
    public String toString() {
        StringBuilder told = new StringBuilder("journey \"" + name + "\": " + perUserPerDay() + " a user and day");
        steps.forEach((operation, calls) ->
                told.append(", ").append(operation).append(' ').append(calls));
        return told.append(core ? "" : ", nice to have").toString();
    }
}
