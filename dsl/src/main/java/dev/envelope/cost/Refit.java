package dev.envelope.cost;

import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Sizing;
import dev.envelope.catalog.Instance;
import dev.envelope.catalog.Purchase;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Money;
import java.util.Optional;

/**
 * A part on another type of machine: how many of it are needed then, and what one costs.
 *
 * <p>A machine with twice the virtual processors works on twice as many calls at once, and takes twice the rate. Virtual
 * processors of all types are taken for equally fast.
 *
 * @param type the type of machine
 * @param model the model with the part on it
 * @param needed how many are needed, those that stand by among them
 * @param rent what one costs a month
 */
record Refit(Instance type, Model model, Count needed, Money rent) {

    /** A part on a type of machine, or in the last place why it cannot be on it. */
    record Fit(Optional<Refit> refit, String reason) {}

    static Fit of(Model model, Component<?> component, Instance from, Instance to) {
        if (to.price(Purchase.ON_DEMAND).isEmpty()) {
            return not("it has no price on demand in the catalogue");
        }
        DataSize memory = RightSizing.of(Loads.of(model)).memory(component);
        if (to.memory().value() < memory.value()) {
            return not(to.memory() + " of memory, and one instance asks for " + memory);
        }
        double times = to.vcpus().value() / from.vcpus().value();
        Optional<? extends Component<?>> resized = resized(component, times);
        if (resized.isEmpty()) {
            return not(to.vcpus() + " is less than one call at once takes");
        }
        Component<?> there = resized.get().on(to.id());
        Model changed = model.with(there);
        Count needed = Sizing.all(Loads.of(changed), there).stream()
                .map(Sizing::instances)
                .reduce(Count::plus)
                .orElseThrow();
        Purchase purchase = model.procurement().payment(component).base();
        Money rent = Rent.of(to, purchase, model.procurement().catalog()).monthly();
        return new Fit(Optional.of(new Refit(to, changed, needed, rent)), "");
    }

    private static Fit not(String reason) {
        return new Fit(Optional.empty(), reason);
    }

    private static Optional<? extends Component<?>> resized(Component<?> component, double times) {
        if (component.throughput().isPresent()) {
            return Optional.of(component.with(
                    Component.THROUGHPUT, component.throughput().get().times(times)));
        }
        Count calls = component.get(Component.CONCURRENCY).times(times);
        return calls.value() < 1 ? Optional.empty() : Optional.of(component.with(Component.CONCURRENCY, calls));
    }

    String name() {
        return Supply.shortName(type);
    }

    double vcpus() {
        return type.vcpus().value();
    }
}
