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
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The cheapest machine on which one instance of a part runs: with a virtual processor for each call that it works on at once, or of
 * calls that wait {@code calls at once × CPU time ÷ service time}, and the memory that it was stated to have or that its share of the cached data takes.
 *
 * <p>Among the types of x86_64 that the catalogue has for the cloud, by their price on demand; of two that cost the same the one of
 * which fewer are needed. A part of which only a
 * throughput is known runs on what that throughput was measured on. A cache whose memory was not stated may be split over
 * several machines; any other part is only where no type is large enough, and the bill says so.
 *
 * <p>It is chosen for the likely load of one moment: of a cache whose data grows, a later one may ask for a larger type.
 */
final class RightSizing {

    /** Of a cache that may be split: what a few more small nodes would save is lost in looking after them. */
    private static final int NODES = 6;

    /** A type in numbers: what is compared with many is computed once. */
    private record Type(Instance instance, double vcpus, double memory, double hourly) {
        static Type of(Instance instance) {
            double hourly = instance.price(Purchase.ON_DEMAND)
                    .orElseThrow()
                    .price()
                    .of(Units.hours(1))
                    .value();
            return new Type(
                    instance, instance.vcpus().value(), instance.memory().value(), hourly);
        }

        /** How many of it have so much together. */
        int number(double processors, double bytes) {
            return (int) Math.max(1, Math.ceil(Math.max(processors / vcpus, bytes / memory) - 1e-9));
        }
    }

    private final Loads loads;
    private final Cloud cloud;
    private final List<Type> types;
    private final Scenario scenario;

    private RightSizing(Loads loads, Cloud cloud, List<Type> types, Scenario scenario) {
        this.loads = loads;
        this.cloud = cloud;
        this.types = types;
        this.scenario = scenario;
    }

    /** The machines for the likely load of now. */
    static RightSizing of(Loads loads) {
        Cloud cloud = loads.model().procurement().cloudOrUsual();
        return new RightSizing(loads, cloud, types(loads.model().procurement().catalog(), cloud), Scenario.likely());
    }

    /** The machines for the likely load of a moment after the start. */
    RightSizing at(Time moment) {
        return new RightSizing(loads, cloud, types, scenario.at(moment));
    }

    private static List<Type> types(Catalog catalog, Cloud cloud) {
        return catalog.instances().of(cloud.words()).stream()
                .filter(instance -> instance.architecture().equals("x86_64"))
                .filter(instance -> instance.price(Purchase.ON_DEMAND).isPresent())
                .map(Type::of)
                .toList();
    }

    /** The cheapest type of a cloud with as many processors and as much memory as another type; empty if there is none. */
    static Optional<Instance> like(Instance other, Catalog catalog, Cloud cloud) {
        Type wanted = Type.of(other);
        return types(catalog, cloud).stream()
                .filter(type -> type.number(wanted.vcpus(), wanted.memory()) == 1)
                .min(Comparator.comparingDouble(Type::hourly))
                .map(Type::instance);
    }

    /** The machines for a component; several for each instance where no type is large enough. */
    Supply.Choice machines(Component<?> component) {
        double vcpus = scenario.value(processors(component));
        double memory = scenario.value(memory(component));
        String asked = Format.count(vcpus) + " vCPU" + told(component)
                + (memory > 0 ? " and " + Dimension.DATA_SIZE.format(memory) : "");
        boolean splits = component instanceof Cache && !component.states(Component.MEMORY);
        Optional<Supply.Machines> cheapest = cheapest(vcpus, memory, splits ? NODES : 1);
        if (cheapest.isPresent()) {
            return Supply.Choice.assumed(
                    cheapest.get(),
                    component.name() + " is on " + cheapest.get().told() + ", the cheapest of " + cloud.words()
                            + " with " + asked + ": state another with on(...)");
        }
        Supply.Machines several = cheapest(vcpus, memory, Integer.MAX_VALUE).orElseThrow();
        return Supply.Choice.of(several)
                .finding(
                        "one instance of " + component.name() + " asks for " + asked + ", and no type of "
                                + cloud.words()
                                + " in the catalogue has that, so it is " + several.told()
                                + ": state cores(...) and memory(...) of one instance, cpuTime(...) of a call that waits, or on(...)");
    }

    private Optional<Supply.Machines> cheapest(double vcpus, double memory, int most) {
        return types.stream()
                .filter(type -> type.number(vcpus, memory) <= most)
                .min(Comparator.<Type>comparingDouble(type -> type.number(vcpus, memory) * type.hourly())
                        .thenComparingInt(type -> type.number(vcpus, memory)))
                .map(type -> new Supply.Machines(type.instance(), type.number(vcpus, memory)));
    }

    /** The virtual processors of one instance: one for each call at once, or of what waits for the part of it that is on a core. */
    Count processors(Component<?> component) {
        if (isMeasured(component)) {
            return usual(component.role());
        }
        Count calls = component.get(Component.CONCURRENCY);
        return component.states(Component.CPU_TIME)
                ? calls.times(component.get(Component.CPU_TIME).ratio(component.get(Component.SERVICE_TIME)))
                        .named("cores of one instance of " + component.name())
                : calls;
    }

    private static boolean isMeasured(Component<?> component) {
        return component.throughput().isPresent() && !component.states(Component.CONCURRENCY);
    }

    /** Where the number of processors comes from. */
    private static String told(Component<?> component) {
        if (isMeasured(component)) {
            return "";
        }
        Count calls = component.get(Component.CONCURRENCY);
        return component.states(Component.CPU_TIME)
                ? " for " + Format.count(calls.value()) + " calls at once that are on a core for "
                        + component.get(Component.CPU_TIME) + " of " + component.get(Component.SERVICE_TIME)
                : ", one for each call at once";
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
