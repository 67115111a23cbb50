package dev.envelope.cost;

import static dev.envelope.quantity.Units.GiB;
import static dev.envelope.quantity.Units.bytes;
import static dev.envelope.quantity.Units.count;

import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Sizing;
import dev.envelope.catalog.Catalog;
import dev.envelope.catalog.Cloud;
import dev.envelope.catalog.Instance;
import dev.envelope.catalog.Purchase;
import dev.envelope.model.Cache;
import dev.envelope.model.Component;
import dev.envelope.model.Role;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Units;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cheapest machine on which one instance of a part runs: with a virtual processor for each call that it works
 * on at once, and the memory that it was stated to have or that its share of the cached data takes.
 *
 * <p>Among the types of x86_64 that the catalogue has for the cloud, by their price on demand. A part of which only a
 * throughput is known runs on what that throughput was measured on. A cache whose memory was not stated may be split over
 * several machines; any other part is only where no type is large enough, and the bill says so.
 */
final class RightSizing {

    /** Of a cache that may be split: what a few more small nodes would save is lost in looking after them. */
    private static final int NODES = 6;

    private final Loads loads;
    private final Cloud cloud;

    RightSizing(Loads loads) {
        this.loads = loads;
        this.cloud = loads.model().procurement().cloudOrUsual();
    }

    /** The machines for a component; several for each instance where no type is large enough. */
    Supply.Choice machines(Component<?> component) {
        Count vcpus = processors(component);
        DataSize memory = memory(component);
        String asked = Format.count(vcpus.value()) + " vCPU"
                + (memory.value() > 0 ? " and " + Dimension.DATA_SIZE.format(memory.value()) : "");
        boolean splits = component instanceof Cache && !component.states(Component.MEMORY);
        Optional<Supply.Machines> cheapest = types().map(type -> new Supply.Machines(type, number(type, vcpus, memory)))
                .filter(machines -> machines.each() <= (splits ? NODES : 1))
                .min(Comparator.comparingDouble(RightSizing::hourly));
        if (cheapest.isPresent()) {
            return Supply.Choice.assumed(
                    cheapest.get(),
                    component.name() + " is on " + cheapest.get().told() + ", the cheapest of " + cloud.words()
                            + " with " + asked + ": state another with on(...)");
        }
        Supply.Machines several = types().map(type -> new Supply.Machines(type, number(type, vcpus, memory)))
                .min(Comparator.comparingDouble(RightSizing::hourly))
                .orElseThrow();
        return Supply.Choice.of(several)
                .finding("one instance of " + component.name() + " asks for " + asked + ", and no type of "
                        + cloud.words()
                        + " in the catalogue has that, so it is " + several.told()
                        + ": state cores(...) and memory(...) of one instance, or on(...)");
    }

    /** How many of a type have so much together. */
    private static int number(Instance type, Count vcpus, DataSize memory) {
        double times = Math.max(
                vcpus.value() / type.vcpus().value(),
                memory.value() / type.memory().value());
        return (int) Math.max(1, Math.ceil(times - 1e-9));
    }

    private static double hourly(Supply.Machines machines) {
        return machines.each() * hourly(machines.type());
    }

    private Stream<Instance> types() {
        return types(loads.model().procurement().catalog(), cloud);
    }

    /** The types of a cloud, the cheapest first. */
    static Stream<Instance> types(Catalog catalog, Cloud cloud) {
        return catalog.instances().of(cloud.words()).stream()
                .filter(type -> type.architecture().equals("x86_64"))
                .filter(type -> type.price(Purchase.ON_DEMAND).isPresent())
                .sorted(Comparator.comparingDouble(RightSizing::hourly));
    }

    private static double hourly(Instance type) {
        return type.price(Purchase.ON_DEMAND)
                .orElseThrow()
                .price()
                .of(Units.hours(1))
                .value();
    }

    static boolean holds(Instance type, Count vcpus, DataSize memory) {
        return type.vcpus().value() >= vcpus.value() && type.memory().value() >= memory.value();
    }

    /** The virtual processors of one instance. */
    Count processors(Component<?> component) {
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

    /** The memory of one instance; nothing where nobody said. */
    DataSize memory(Component<?> component) {
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
