package dev.envelope.model;

import dev.envelope.quantity.Quantity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The inputs that were stated, in the order in which they were first stated; immutable. */
public final class Statements {

    public static final Statements NONE = new Statements(Map.of());

    private final Map<Input<?>, Quantity<?>> values;

    private Statements(Map<Input<?>, Quantity<?>> values) {
        this.values = values;
    }

    /** The same with this input, in place of what was stated for it. */
    public <Q extends Quantity<Q>> Statements with(Input<Q> input, Q value) {
        var more = new LinkedHashMap<>(values);
        more.put(input, input.bound().check(input, value));
        return new Statements(Collections.unmodifiableMap(more));
    }

    /** The same without what was stated for this input. */
    public Statements without(Input<?> input) {
        var fewer = new LinkedHashMap<>(values);
        fewer.remove(input);
        return new Statements(Collections.unmodifiableMap(fewer));
    }

    public boolean has(Input<?> input) {
        return values.containsKey(input);
    }

    /** The stated values by the names of their inputs after the prefix. */
    public Map<String, Quantity<?>> stated(String prefix) {
        Map<String, Quantity<?>> named = new LinkedHashMap<>();
        values.forEach((input, value) -> named.put(prefix + input.name(), value));
        return named;
    }

    /** The stated value, or the assumed one; labelled with the input's name after the prefix. */
    public <Q extends Quantity<Q>> Q of(Input<Q> input, String prefix) {
        Quantity<?> stated = values.get(input);
        return stated == null ? input.assume(prefix) : input.state(prefix, stated);
    }

    /** What was stated, in words: {@code service time 4 ms, concurrency 16}. */
    public String told() {
        return String.join(", ", beyond(NONE));
    }

    /** What was stated here and not there, in words. */
    List<String> beyond(Statements other) {
        return values.entrySet().stream()
                .filter(each -> !other.has(each.getKey()))
                .map(each -> each.getKey().name() + " " + each.getKey().state("", each.getValue()))
                .toList();
    }
}
