package dev.envelope.architecture.pattern;

import dev.envelope.model.Component;
import dev.envelope.model.Input;
import dev.envelope.model.Part;
import dev.envelope.model.Payment;
import dev.envelope.model.Role;
import dev.envelope.model.policy.Policy;
import dev.envelope.quantity.Amount;
import dev.envelope.quantity.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * One component that takes the place of several: an instance of it holds what an instance of each of them held.
 *
 * <p>Memory adds up; of all else the most that one of them states is stated for it, and of target utilisations, availabilities
 * and calls kept in the zone the least. A policy, a distribution, a product and a way to pay are taken over where those that
 * state one state the same; what they disagree on is told by {@link #lost()}. How many instances there were of each is not taken
 * over, because it was stated for another component; how long a call takes is told by {@link Work}.
 */
final class Merged {

    private final List<? extends Component<?>> parts;
    private final List<String> lost = new ArrayList<>();
    private Part merged;

    private Merged(Part merged, List<? extends Component<?>> parts) {
        this.parts = parts;
        this.merged = merged;
    }

    static Merged of(Role role, String name, List<? extends Component<?>> parts) {
        Merged all = new Merged(Part.named(role, name), parts);
        all.take(Component.MEMORY, Amount::plus);
        all.take(Component.STORED, Amount::plus);
        all.take(Component.CONCURRENCY, Quantity::atLeast);
        if (parts.stream()
                .allMatch(part -> part.states(Component.CPU_TIME))) { // what does not say is on a core all the time
            all.take(Component.CPU_TIME, Quantity::atLeast);
        }
        all.take(Component.VARIABILITY, Quantity::atLeast);
        all.take(Component.HOP, Quantity::atLeast);
        all.take(Component.BANDWIDTH, Quantity::atLeast);
        all.take(Component.STORAGE, Quantity::atLeast);
        all.take(Component.IOPS, Quantity::atLeast);
        all.take(Component.DISK_THROUGHPUT, Quantity::atLeast);
        all.take(Component.CONNECTIONS, Quantity::atLeast);
        all.take(Component.SPARE, Quantity::atLeast);
        all.take(Component.ZONES, Quantity::atLeast);
        all.take(Component.COMMON, Quantity::atLeast);
        all.take(Component.TARGET, Quantity::atMost);
        all.take(Component.AVAILABILITY, Quantity::atMost);
        all.take(Component.ZONE_AWARE, Quantity::atMost);
        all.spread();
        all.place();
        if (role != Role.WORKER) { // takes events from a stream, and nobody waits for it
            all.call();
        }
        return all;
    }

    /** The component that takes their place. */
    Part component() {
        return merged;
    }

    /** What they state and disagree on, in words. */
    List<String> lost() {
        return List.copyOf(lost);
    }

    private <Q extends Quantity<Q>> void take(Input<Q> input, BinaryOperator<Q> both) {
        parts.stream()
                .filter(part -> part.states(input))
                .map(part -> part.get(input))
                .reduce(both)
                .ifPresent(value -> merged = merged.with(input, value));
    }

    /** A distribution of service times, unless one of them states another, or another variability. */
    private void spread() {
        if (parts.stream().anyMatch(part -> part.distribution().isPresent())) {
            common(part -> Optional.of(part).filter(one -> one.states(Component.VARIABILITY)), Merged::spread)
                    .flatMap(Component::distribution)
                    .ifPresent(shape -> merged = merged.distribution(shape));
        }
    }

    private static String spread(Component<?> part) {
        return part.distribution()
                .map(shape -> shape + " of variability " + part.get(Component.VARIABILITY))
                .orElse("no distribution");
    }

    /** In the regions of any of them, and on their product, paid for as they are. */
    private void place() {
        List<List<String>> regions =
                parts.stream().map(part -> part.placement().regions()).toList();
        if (regions.stream().noneMatch(List::isEmpty)) {
            merged = merged.in(regions.stream().flatMap(List::stream).distinct().toArray(String[]::new));
        }
        common(
                        part -> Optional.of(part.placement().product()).filter(product -> !product.isEmpty()),
                        product -> product)
                .ifPresent(product -> merged = merged.on(product));
        common(part -> part.placement().payment(), Payment::toString)
                .ifPresent(payment -> merged = merged.purchase(payment));
    }

    private void call() {
        parts.stream()
                .flatMap(part -> part.policies().all().stream())
                .map(Policy::kind)
                .distinct()
                .forEach(kind -> common(part -> part.policies().find(kind), Policy::told)
                        .ifPresent(policy -> merged = merged.policy(policy)));
    }

    /** What all of them that state it state alike; where they do not, what each of them does is told as lost. */
    private <T> Optional<T> common(Function<Component<?>, Optional<? extends T>> stated, Function<T, String> told) {
        Map<String, T> different = new LinkedHashMap<>();
        List<String> each = new ArrayList<>();
        for (Component<?> part : parts) {
            stated.apply(part).ifPresent(found -> {
                different.putIfAbsent(told.apply(found), found);
                each.add(told.apply(found) + " of " + part.name());
            });
        }
        if (different.size() > 1) {
            lost.add(String.join(", ", each));
            return Optional.empty();
        }
        return different.values().stream().findFirst();
    }
}
