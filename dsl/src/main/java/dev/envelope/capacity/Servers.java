package dev.envelope.capacity;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.percent;

import dev.envelope.model.Component;
import dev.envelope.model.Role;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Term.Source;
import dev.envelope.quantity.Time;
import java.util.Optional;

/**
 * What serves the calls of a component in one region: how long a call takes, how much that varies, how many are served at once
 * out of one queue, and how busy they are at the peak.
 *
 * <p>Instances that can take any call have one queue together, as behind a balancer that knows who is free. Nodes that hold
 * different data (databases, caches, brokers, search indexes) have a queue each, and the busiest of them is told. What
 * somebody else runs makes calls wait where it is stated how many it takes, at once or a second; else it is a delay.
 *
 * @param service how long a call takes one server in the mean
 * @param variability the standard deviation of that time over its mean
 * @param utilisation how much of the time the servers of the busiest queue work at the peak; 0 of what scales by itself
 * @param together how many servers a queue has
 */
public record Servers(Time service, Count variability, Share utilisation, Count together) {

    private static final String OF_A_BROKER =
            "its callers wait longer where it writes to disks or to other brokers first: Kafka took 2 ms at p50 and 3 ms at p99 from"
                    + " producer to consumer (LinkedIn, 2014-04, kafka.linkedin.3); state it with serviceTime(ms(2)) and"
                    + " throughput(perSecond(100_000))";

    /** Those of a component in a region. */
    public static Servers of(Loads loads, Component<?> component, String region) {
        Optional<Sizing> sizing = Sizing.of(loads, component, region);
        return new Servers(
                service(component),
                component.get(Component.VARIABILITY),
                sizing.map(Sizing::utilisation).orElse(percent(0)),
                sizing.map(each -> together(component, each)).orElse(count(1)));
    }

    /** As stated; of what states how much it takes, the time that this leaves for each call. */
    static Time service(Component<?> component) {
        if (component.states(Component.SERVICE_TIME) || component.throughput().isEmpty()) {
            return component.get(Component.SERVICE_TIME);
        }
        return concurrency(component)
                .at(component.throughput().orElseThrow())
                .named(component.name() + ": service time by its throughput");
    }

    /** How many calls an instance works on at once, if what is stated or usual is its throughput: one, if nobody says. */
    private static Count concurrency(Component<?> component) {
        if (component.states(Component.CONCURRENCY)) {
            return component.get(Component.CONCURRENCY);
        }
        String why = isUsualBroker(component) ? OF_A_BROKER : "state it with concurrency(16)";
        return count(1).labelled(
                        component.name() + ": concurrency",
                        new Source(
                                Source.Kind.ASSUMED,
                                "one call at a time, because its limit is told as a throughput; " + why));
    }

    /** Whether all that is known of a broker is what such brokers usually take. */
    private static boolean isUsualBroker(Component<?> component) {
        return (component.role() == Role.QUEUE || component.role() == Role.STREAM)
                && !component.states(Component.THROUGHPUT);
    }

    private static Count each(Component<?> component) {
        if (component.throughput().isEmpty()) {
            return component.get(Component.CONCURRENCY);
        }
        return component.states(Component.SERVICE_TIME)
                ? component.throughput().orElseThrow().over(component.get(Component.SERVICE_TIME))
                : concurrency(component);
    }

    private static Count together(Component<?> component, Sizing sizing) {
        return anyTakesAny(component)
                ? sizing.instances().times(each(component)).named("servers of " + sizing.at())
                : each(component);
    }

    /** Whether an instance can take any call, so that all of them have one queue. */
    public static boolean anyTakesAny(Component<?> component) {
        return switch (component.role()) {
            case LOAD_BALANCER, GATEWAY, SERVICE, WORKER, EXTERNAL -> true;
            default -> false;
        };
    }
}
