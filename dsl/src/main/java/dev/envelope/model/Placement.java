package dev.envelope.model;

import java.util.List;
import java.util.Optional;

/**
 * Where a component runs, and on what.
 *
 * @param product a product or a type of machine; empty if it was not stated
 * @param regions the regions in which it runs; empty for all
 * @param payment how its instances are paid for; empty if it was not stated
 */
public record Placement(String product, List<String> regions, Optional<Payment> payment) {

    static final Placement ANYWHERE = new Placement("", List.of(), Optional.empty());

    public Placement {
        regions = List.copyOf(regions);
    }

    Placement on(String product) {
        return new Placement(product, regions, payment);
    }

    Placement in(String... regions) {
        return new Placement(product, List.of(regions), payment);
    }

    Placement paid(Payment payment) {
        return new Placement(product, regions, Optional.of(payment));
    }

    String told() {
        return (product.isEmpty() ? "" : ", on " + product)
                + (regions.isEmpty() ? "" : ", in " + String.join(" and ", regions))
                + payment.map(way -> ", " + way).orElse("");
    }
}
