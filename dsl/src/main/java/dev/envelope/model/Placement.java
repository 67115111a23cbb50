package dev.envelope.model;

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
 */
public record Placement(String product, List<String> regions, Optional<Payment> payment, List<Transition> lifecycle) {

    static final Placement ANYWHERE = new Placement("", List.of(), Optional.empty(), List.of());

    public Placement {
        regions = List.copyOf(regions);
        lifecycle = List.copyOf(lifecycle);
    }

    Placement on(String product) {
        return new Placement(product, regions, payment, lifecycle);
    }

    Placement in(String... regions) {
        return new Placement(product, List.of(regions), payment, lifecycle);
    }

    Placement paid(Payment payment) {
        return new Placement(product, regions, Optional.of(payment), lifecycle);
    }

    Placement aging(List<Transition> lifecycle) {
        return new Placement(product, regions, payment, lifecycle);
    }

    String told() {
        return (product.isEmpty() ? "" : ", on " + product)
                + (regions.isEmpty() ? "" : ", in " + String.join(" and ", regions))
                + payment.map(way -> ", " + way).orElse("")
                + lifecycle.stream()
                        .map(each -> ", " + each.tier() + " after " + each.age())
                        .collect(Collectors.joining());
    }
}
