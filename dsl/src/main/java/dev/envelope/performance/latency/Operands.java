package dev.envelope.performance.latency;

import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The numbers that a journey is a formula of, each at its position, and the names of its parts. */
final class Operands {

    private final List<Quantity<?>> numbers = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private final Map<String, Journey.Stage> stages = new LinkedHashMap<>();
    private final Map<String, LeftOut> leftOut = new LinkedHashMap<>();

    /** The position of a number. */
    int at(Quantity<?> number) {
        numbers.add(number);
        return numbers.size() - 1;
    }

    /** The position of the part of this name. */
    int part(String name) {
        int at = parts.indexOf(name);
        if (at < 0) {
            parts.add(name);
            return parts.size() - 1;
        }
        return at;
    }

    /** The stage of this name, made at its first call, and what it leaves out. */
    Journey.Stage stage(String name, LeftOut without, Supplier<Journey.Stage> first) {
        Journey.Stage known = stages.get(name);
        if (known == null) {
            known = first.get();
            stages.put(name, known);
            leftOut.put(name, without);
        }
        return known;
    }

    /** The stages by their names, in the order of their first calls. */
    Map<String, Journey.Stage> stages() {
        return stages;
    }

    /** What each stage leaves out. */
    Map<String, LeftOut> leftOut() {
        return leftOut;
    }

    List<String> parts() {
        return parts;
    }

    Quantity<?>[] numbers() {
        return numbers.toArray(Quantity<?>[]::new);
    }

    /** The numbers in a scenario. */
    double[] values(Scenario scenario) {
        return scenario.values(numbers.stream().map(Quantity::term).toList());
    }
}
