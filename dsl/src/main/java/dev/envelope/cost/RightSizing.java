package dev.envelope.cost;

import static dev.envelope.quantity.Units.GiB;
import static dev.envelope.quantity.Units.bytes;
import static dev.envelope.quantity.Units.count;

import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Sizing;
import dev.envelope.catalog.Cloud;
import dev.envelope.catalog.Instance;
import dev.envelope.catalog.Purchase;
import dev.envelope.model.Cache;
import dev.envelope.model.Component;
import dev.envelope.model.Role;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Units;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The cheapest type of machine on which one instance of a part runs: with a virtual processor for each call that it works
 * on at once, and the memory that it was stated to have or that its share of the cached data takes.
 *
 * <p>Among the types of x86_64 that the catalogue has for the cloud, by their price on demand. A part of which only a
 * throughput is known runs on what that throughput was measured on.
 */
final class RightSizing {

    private final Loads loads;
    private final Cloud cloud;

    RightSizing(Loads loads) {
        this.loads = loads;
        this.cloud = loads.model().procurement().cloudOrUsual();
    }

    /** The machines for a component. */
    Supply.Choice machines(Component<?> component) {
        Count vcpus = processors(component);
        DataSize memory = memory(component);
        String asked = vcpus + " processors" + (memory.value() > 0 ? " and " + memory : "");
        Optional<Instance> cheapest =
                types().stream().filter(type -> holds(type, vcpus, memory)).findFirst();
        if (cheapest.isPresent()) {
            return Supply.Choice.of(
                    new Supply.Machines(cheapest.get()),
                    component.name() + " is on " + Supply.shortName(cheapest.get()) + ", the cheapest of "
                            + cloud.words() + " with " + asked + ": state another with on(...)");
        }
        return types().stream()
                .max(Comparator.comparingDouble(type -> type.memory().value()))
                .map(largest -> Supply.Choice.of(
                        new Supply.Machines(largest),
                        component.name() + " asks for " + asked + ", and no type of " + cloud.words()
                                + " in the catalogue has that: it is priced on " + Supply.shortName(largest)
                                + "; state cores(...) and memory(...) of one instance, or on(...)"))
                .orElseGet(() -> Supply.Choice.of(new Supply.Unpriced(
                        component.name() + " has no price: the catalogue has no machines of " + cloud.words())));
    }

    /** Those of the cloud, the cheapest first. */
    private List<Instance> types() {
        return loads.model().procurement().catalog().instances().of(cloud.words()).stream()
                .filter(type -> type.architecture().equals("x86_64"))
                .filter(type -> type.price(Purchase.ON_DEMAND).isPresent())
                .sorted(Comparator.comparingDouble(RightSizing::hourly))
                .toList();
    }

    private static double hourly(Instance type) {
        return type.price(Purchase.ON_DEMAND)
                .orElseThrow()
                .price()
                .of(Units.hours(1))
                .value();
    }

    private static boolean holds(Instance type, Count vcpus, DataSize memory) {
        // a machine that is sold as 32 GiB holds what was stated as 32 GB, and the other way round nearly
        return type.vcpus().value() >= vcpus.value() && type.memory().value() >= memory.value();
    }

    private static Count processors(Component<?> component) {
        boolean measured = component.throughput().isPresent() && !component.states(Component.CONCURRENCY);
        return measured ? usual(component.role()) : component.get(Component.CONCURRENCY);
    }

    /** What the throughput that is assumed for a role was measured on. */
    private static Count usual(Role role) {
        return switch (role) {
            case LOAD_BALANCER, GATEWAY, CACHE -> count(1);
            case DATABASE, QUEUE, STREAM -> count(4);
            default -> count(8);
        };
    }

    private DataSize memory(Component<?> component) {
        if (component.states(Component.MEMORY)) {
            return component.get(Component.MEMORY);
        }
        if (component instanceof Cache) {
            Count nodes = Sizing.all(loads, component).stream()
                    .map(Sizing::needed)
                    .reduce(Count::plus)
                    .orElse(count(1))
                    .roundedUp()
                    .atLeast(count(1));
            return loads.data(component).dividedBy(nodes);
        }
        boolean broker = component.role() == Role.QUEUE || component.role() == Role.STREAM;
        return broker ? GiB(8) : bytes(0);
    }
}
