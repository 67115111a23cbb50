package dev.envelope.cost;

import dev.envelope.catalog.Catalog;
import dev.envelope.catalog.Cloud;
import dev.envelope.catalog.Instance;
import dev.envelope.catalog.Product;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import java.util.Optional;

/**
 * The same design on another cloud: a product becomes the one of its kind there, a type of machine the cheapest one there with
 * as many processors and as much memory; what has no counterpart is what its role usually is.
 */
final class Translation {

    private final Model model;
    private final Cloud cloud;
    private final Catalog catalog;

    private Translation(Model model, Cloud cloud) {
        this.model = model;
        this.cloud = cloud;
        this.catalog = model.procurement().catalog();
    }

    static Model of(Model model, Cloud cloud) {
        Translation translation = new Translation(model, cloud);
        Model there = model.with(model.procurement().on(cloud));
        for (Component<?> component : model.architecture().components()) {
            String product = component.placement().product();
            if (!product.isEmpty()) {
                there = there.with(component.on(translation.there(product)));
            }
        }
        return there;
    }

    private String there(String name) {
        Optional<Product> product = Supply.product(catalog, name);
        if (product.isPresent()) {
            return product.get().cloud() == cloud ? name : counterpart(product.get());
        }
        Optional<Instance> type = Supply.type(catalog, name);
        if (type.isPresent()) {
            return type.get().cloud().equals(cloud.words()) ? name : counterpart(type.get());
        }
        return name;
    }

    private String counterpart(Product product) {
        return catalog.products().stream()
                .filter(other -> other.cloud() == cloud && other.kind().equals(product.kind()))
                .findFirst()
                .map(Product::id)
                .orElse("");
    }

    private String counterpart(Instance type) {
        return RightSizing.like(type, catalog, cloud).map(Supply::shortName).orElse("");
    }
}
