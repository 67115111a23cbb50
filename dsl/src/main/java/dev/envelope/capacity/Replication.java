package dev.envelope.capacity;

import dev.envelope.model.Broker;
import dev.envelope.model.Component;
import dev.envelope.model.Operation;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stores that live in several regions send each other: every record, once to each other region, after its caller was
 * answered.
 *
 * <p>Rate to each other region = records a second × the part of them that is stated to go across; bytes = what the operation
 * stores.
 */
final class Replication {

    private record Write(Operation operation, String origin, Component<?> store, String region) {}

    private Replication() {}

    /** The traffic between the regions of stores, from that of the flows. */
    static List<Link> of(List<String> regions, List<Link> flows) {
        Map<Write, Rate> records = new LinkedHashMap<>();
        for (Link link : flows) {
            if (isAcross(link.to())) {
                Write write = new Write(link.operation(), link.origin(), link.to(), link.toRegion());
                // an operation leaves its record once, however many of its steps write it
                link.records().ifPresent(rate -> records.merge(write, rate, Quantity::atLeast));
            }
        }
        List<Link> sent = new ArrayList<>();
        records.forEach((write, rate) -> regions.stream()
                .filter(region -> !region.equals(write.region()) && isIn(write.store(), region))
                .forEach(region -> sent.add(copy(write, rate, region))));
        return sent;
    }

    private static boolean isAcross(Component<?> component) {
        return component.role().keeps() && !(component instanceof Broker) && component.states(Component.ACROSS);
    }

    private static boolean isIn(Component<?> store, String region) {
        List<String> homes = store.placement().regions();
        return homes.isEmpty() || homes.contains(region);
    }

    private static Link copy(Write write, Rate records, String region) {
        Rate rate = records.times(write.store().get(Component.ACROSS));
        return new Link(
                write.operation(),
                write.origin(),
                Optional.of(write.store()),
                write.store(),
                write.region(),
                region,
                rate,
                rate,
                rate,
                true,
                Optional.of(write.operation().stored()),
                Optional.empty(),
                Link.Way.ASIDE);
    }
}
