package dev.envelope.model;

import java.util.List;

/**
 * Where a component runs, and on what.
 *
 * @param product a product or a type of machine; empty if it was not stated
 * @param regions the regions in which it runs; empty for all
 */
public record Placement(String product, List<String> regions) {

    static final Placement ANYWHERE = new Placement("", List.of());

    public Placement {
        regions = List.copyOf(regions);
    }

    Placement on(String product) {
        return new Placement(product, regions);
    }

    Placement in(String... regions) {
        return new Placement(product, List.of(regions));
    }

    String told() {
        return (product.isEmpty() ? "" : ", on " + product)
                + (regions.isEmpty() ? "" : ", in " + String.join(" and ", regions));
    }
}
