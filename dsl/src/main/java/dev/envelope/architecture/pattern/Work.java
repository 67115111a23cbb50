package dev.envelope.architecture.pattern;

import static dev.envelope.quantity.Units.seconds;

import dev.envelope.capacity.CallRates;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.quantity.Amount;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Time;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The work of operations that goes from some components to others, so that none of it is lost.
 *
 * <p>An operation's work is Σ calls × service time over the components that did it (the utilisation law). Each of its calls to
 * those that do it now takes an equal part, and a batch of calls the part of all of them. Where operations meet in a component, its service time is the mean over its
 * calls: Σ calls × time of a call ÷ Σ calls. A component with a throughput in place of a service time works for
 * {@code concurrency ÷ throughput} on a call.
 */
final class Work {

    /** Who did the work of an operation, and who does it now. */
    private record Move(List<String> from, List<String> to) {}

    private final Model before;
    private final CallRates then;
    private final Model after;
    private final CallRates now;
    private final Map<Operation, Move> moves = new LinkedHashMap<>();
    private final Map<String, Count> batches = new LinkedHashMap<>();

    Work(Model before, Model after) {
        this.before = before;
        this.then = CallRates.of(before);
        this.after = after;
        this.now = CallRates.of(after);
    }

    /** The work that some components did for an operation is done by others, as far as the flow now calls them. */
    void move(Operation operation, List<String> from, List<String> to) {
        List<String> called =
                to.stream().filter(name -> isCalled(now.of(operation, name))).toList();
        if (!called.equals(from)) {
            moves.put(operation, new Move(from, called));
        }
    }

    /** A component is called once for so many calls of an operation, and works on all of them then. */
    void batch(String component, Count calls) {
        batches.put(component, calls);
    }

    private Rate worked(Operation operation, String component) {
        Rate calls = now.of(operation, component);
        Count batch = batches.get(component);
        return batch == null ? calls : calls.times(batch);
    }

    /** The rewritten model with the service time of every component that takes over work. */
    Model moved() {
        Set<String> changed = new TreeSet<>();
        moves.values().forEach(move -> changed.addAll(move.to()));
        Model moved = after;
        for (String name : changed) {
            Component<?> component = after.architecture().component("call", name);
            Optional<Time> mean = serviceTime(name);
            if (mean.isPresent()) {
                moved = moved.with(component.with(Component.SERVICE_TIME, mean.orElseThrow()));
            }
        }
        return moved;
    }

    /** The mean time of a call over all operations that call a component; empty if none does. */
    private Optional<Time> serviceTime(String component) {
        List<Operation> callers = after.operations().stream()
                .filter(operation -> isCalled(now.of(operation, component)))
                .toList();
        Optional<Rate> all =
                callers.stream().map(operation -> now.of(operation, component)).reduce(Amount::plus);
        if (callers.size() == 1) {
            return Optional.of(each(callers.get(0), component));
        }
        return callers.stream()
                .map(operation -> each(operation, component)
                        .times(now.of(operation, component)
                                .ratio(all.orElseThrow())
                                .named(component + ": part of " + operation.name())))
                .reduce(Amount::plus);
    }

    private static boolean isCalled(Rate rate) {
        return rate.value() > 0;
    }

    /** How long a call of a component takes for an operation. */
    private Time each(Operation operation, String component) {
        Move move = moves.get(operation);
        if (move == null || !move.to().contains(component)) {
            return serviceTimeBefore(component);
        }
        Rate calls = move.to().stream()
                .map(name -> worked(operation, name))
                .reduce(Amount::plus)
                .orElseThrow();
        Time call = move.from().stream()
                .filter(name -> isCalled(then.of(operation, name)))
                .map(name -> serviceTimeBefore(name)
                        .times(gone(operation, name, move.to()).ratio(calls)))
                .reduce(Amount::plus)
                .orElse(seconds(0));
        Count batch = batches.get(component);
        return (batch == null ? call : call.times(batch)).named(component + ": service time of " + operation.name());
    }

    /** The calls of a component whose work others do now. */
    private Rate gone(Operation operation, String component, List<String> to) {
        Rate calls = then.of(operation, component);
        Rate left = now.of(operation, component);
        return to.contains(component) || !isCalled(left) ? calls : calls.minus(left);
    }

    private Time serviceTimeBefore(String name) {
        return serviceTime(before.architecture().component("call", name));
    }

    /** How long a component works on a call: as stated or assumed, else as its throughput tells. */
    static Time serviceTime(Component<?> component) {
        return component.states(Component.THROUGHPUT)
                ? component.get(Component.CONCURRENCY).at(component.get(Component.THROUGHPUT))
                : component.get(Component.SERVICE_TIME);
    }
}
