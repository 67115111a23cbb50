package dev.envelope.architecture.pattern;

import dev.envelope.model.Component;
import dev.envelope.model.Input;
import dev.envelope.model.Part;
import dev.envelope.model.Role;
import dev.envelope.quantity.Amount;
import dev.envelope.quantity.Quantity;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * One component that takes the place of several: an instance of it holds what an instance of each of them held.
 *
 * <p>Memory adds up; of all else the most that one of them states is stated for it, and of target utilisations the lowest. How
 * many instances there were of each is not taken over, because it was stated for another component; how long a call takes
 * is told by {@link Work}.
 */
final class Merged {

    private final List<? extends Component<?>> parts;
    private Part merged;

    private Merged(Part merged, List<? extends Component<?>> parts) {
        this.parts = parts;
        this.merged = merged;
    }

    static Part of(Role role, String name, List<? extends Component<?>> parts) {
        Merged all = new Merged(Part.named(role, name), parts);
        all.take(Component.MEMORY, Amount::plus);
        all.take(Component.STORED, Amount::plus);
        all.take(Component.CONCURRENCY, Quantity::atLeast);
        all.take(Component.BANDWIDTH, Quantity::atLeast);
        all.take(Component.STORAGE, Quantity::atLeast);
        all.take(Component.CONNECTIONS, Quantity::atLeast);
        all.take(Component.SPARE, Quantity::atLeast);
        all.take(Component.ZONES, Quantity::atLeast);
        all.take(Component.TARGET, Quantity::atMost);
        all.place();
        return all.merged;
    }

    private <Q extends Quantity<Q>> void take(Input<Q> input, BinaryOperator<Q> both) {
        parts.stream()
                .filter(part -> part.states(input))
                .map(part -> part.get(input))
                .reduce(both)
                .ifPresent(value -> merged = merged.with(input, value));
    }

    /** In the regions of any of them, and on their product if they have one in common. */
    private void place() {
        List<List<String>> regions =
                parts.stream().map(part -> part.placement().regions()).toList();
        if (regions.stream().noneMatch(List::isEmpty)) {
            merged = merged.in(regions.stream().flatMap(List::stream).distinct().toArray(String[]::new));
        }
        List<String> products = parts.stream()
                .map(part -> part.placement().product())
                .distinct()
                .toList();
        if (products.size() == 1) {
            merged = merged.on(products.get(0));
        }
    }
}
