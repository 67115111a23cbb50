package dev.envelope.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a component runs, and on what.
 *
 * @param product a product or a type of machine; empty if it was not stated
 * @param regions the regions in which it runs; empty for all
 * @param payment how its instances are paid for; empty if it was not stated
 * @param lifecycle what becomes of its data as it ages
 * @param inside whether a client stands in the network of the system, and not out on the internet
 */
public record Placement(
        String product, List<String> regions, Optional<Payment> payment, List<Transition> lifecycle, boolean inside) {

    static final Placement ANYWHERE = new Placement("", List.of(), Optional.empty(), List.of(), false);

    public Placement {
        regions = List.copyOf(regions);
        lifecycle = List.copyOf(lifecycle);
    }

    Placement on(String product) {
        return new Placement(product, regions, payment, lifecycle, inside);
    }

    Placement in(String... regions) {
        return new Placement(product, List.of(regions), payment, lifecycle, inside);
    }

    Placement paid(Payment payment) {
        return new Placement(product, regions, Optional.of(payment), lifecycle, inside);
    }

    Placement aging(List<Transition> lifecycle) {
        return new Placement(product, regions, payment, lifecycle, inside);
    }

    Placement within() {
        return new Placement(product, regions, payment, lifecycle, true);
    }

    /** What is stated of it where nothing is stated of another one, in words. */
    List<String> beyond(Placement other) {
        List<String> beyond = new ArrayList<>();
        if (inside && !other.inside) {
            beyond.add("inside");
        }
        if (!product.isEmpty() && other.product.isEmpty()) {
            beyond.add("on " + product);
        }
        if (!regions.isEmpty() && other.regions.isEmpty()) {
            beyond.add("in " + String.join(" and ", regions));
        }
        if (other.payment.isEmpty()) {
            payment.ifPresent(way -> beyond.add(way.toString()));
        }
        if (other.lifecycle.isEmpty()) {
            lifecycle.forEach(each -> beyond.add(each.tier() + " after " + each.age()));
        }
        return beyond;
    }

    String told() {
        return beyond(ANYWHERE).stream().map(each -> ", " + each).collect(Collectors.joining());
    }
}
