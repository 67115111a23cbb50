package dev.envelope.cost;

import static dev.envelope.quantity.Units.GiB;
import static dev.envelope.quantity.Units.TB;
import static dev.envelope.quantity.Units.usd;

import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Sizing;
import dev.envelope.catalog.Catalog;
import dev.envelope.catalog.Instance;
import dev.envelope.catalog.Purchase;
import dev.envelope.model.Cache;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Scenario;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A part on another type of machine: how many of it are needed then, and what one costs.
 *
 * <p>A machine with twice the virtual processors works on twice as many calls at once, and takes twice the rate. Virtual
 * processors of all types are taken for equally fast. What a part keeps is on the type's own disks where it has such, else on disks
 * over the network, as large as stated or as the data asks for; what a cache has to hold is spread over the memory of the type.
 *
 * @param type the type of machine
 * @param part the part on it
 * @param model the model with that part
 * @param needed how many are needed, those that stand by among them
 * @param bound what decides that number in the likely world: work, disk, memory
 * @param rent what one costs a month, with the disk that was stated for it
 * @param disks what is paid a month for disks that grow with the data, however many machines there are
 */
record Refit(Instance type, Component<?> part, Model model, Count needed, String bound, Money rent, Money disks) {

    /** A part on a type of machine, or in the last place why it cannot be on it. */
    record Fit(Optional<Refit> refit, String reason) {}

    static Fit of(Model model, Component<?> component, Instance from, Instance to) {
        if (to.price(Purchase.ON_DEMAND).isEmpty()) {
            return not("it has no price on demand in the catalogue");
        }
        Loads before = Loads.of(model);
        boolean onItsDisks = component.role().keeps() && to.disk().value() > 0;
        if (onItsDisks && before.copies(component).value() < 2) {
            return not("its disks are lost with the machine, and there is one copy of the data: state replication(3)");
        }
        Component<?> roomy = onItsDisks ? component.with(Component.STORAGE, to.disk()) : spread(component, to);
        DataSize memory = RightSizing.of(before).memory(roomy);
        if (to.memory().value() < memory.value()) {
            return not(to.memory() + " of memory, and one instance asks for " + memory);
        }
        double times = to.vcpus().value() / from.vcpus().value();
        return resized(roomy, times)
                .map(resized -> new Fit(Optional.of(made(model, resized.on(to.id()), to)), ""))
                .orElseGet(() -> not(to.vcpus() + " is less than one call at once takes"));
    }

    private static Fit not(String reason) {
        return new Fit(Optional.empty(), reason);
    }

    /** A cache of which it is known what it has to hold needs as many machines as hold it. */
    private static Component<?> spread(Component<?> component, Instance to) {
        boolean holds = component instanceof Cache cache
                && (cache.states(Cache.CAPACITY) || cache.popularity().isPresent());
        return holds ? component.with(Component.MEMORY, to.memory()) : component;
    }

    private static Optional<Component<?>> resized(Component<?> component, double times) {
        if (component.throughput().isPresent()) {
            return Optional.of(component.with(
                    Component.THROUGHPUT, component.throughput().get().times(times)));
        }
        Count calls = component.get(Component.CONCURRENCY).times(times);
        return calls.value() < 1 ? Optional.empty() : Optional.of(component.with(Component.CONCURRENCY, calls));
    }

    private static Refit made(Model before, Component<?> there, Instance to) {
        Model model = before.with(there);
        Loads loads = Loads.of(model);
        Catalog catalog = model.procurement().catalog();
        List<Sizing> sizings = Sizing.all(loads, there);
        Count needed =
                sizings.stream().map(Sizing::instances).reduce(Count::plus).orElseThrow();
        String bound = sizings.stream()
                .max(Comparator.comparingDouble(sizing -> Scenario.likely().value(sizing.needed())))
                .map(sizing -> sizing.binding(Scenario.likely()).resource())
                .orElseThrow();
        Purchase purchase = model.procurement().payment(there).base();
        Money rent = Rent.of(to, purchase, catalog).monthly();
        if (!Machinery.needsDisks(there, to)) {
            return new Refit(to, there, model, needed, bound, rent, usd(0));
        }
        Money disks = Machinery.disks(catalog, new Metering(loads, false), there, to).stream()
                .map(Line::monthly)
                .reduce(usd(0), Money::plus);
        return there.states(Component.STORAGE)
                ? new Refit(to, there, model, needed, bound, rent.plus(disks.dividedBy(needed)), usd(0))
                : new Refit(to, there, model, needed, bound, rent, disks);
    }

    String name() {
        return Supply.shortName(type);
    }

    /** What decides the number: {@code vCPU}, {@code TB of disk} or {@code GiB of memory}. */
    String unit() {
        return switch (bound) {
            case "disk" -> "TB of disk";
            case "memory" -> "GiB of memory";
            default -> "vCPU";
        };
    }

    /** How much of that one machine has. */
    double each() {
        return switch (bound) {
            case "disk" -> part.get(Component.STORAGE).ratio(TB(1)).value();
            case "memory" -> part.get(Component.MEMORY).ratio(GiB(1)).value();
            default -> type.vcpus().value();
        };
    }
}
