package dev.envelope.study.saving;

import dev.envelope.catalog.Product;
import dev.envelope.cost.Measures;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.model.Role;
import java.util.List;

/** The cheapest class of object storage of the same cloud for what is in each object store, its requests and retrieval included. */
record CheaperStorage() implements Saving {

    @Override
    public String told() {
        return "cheaper class of object storage";
    }

    @Override
    public Effort effort() {
        return Effort.SETTING;
    }

    @Override
    public String risk() {
        return "each object is paid for at least 30 days (90 and more in archives); reading much of it costs more";
    }

    @Override
    public Outcome on(Model model) {
        List<Component<?>> stores = model.architecture().components().stream()
                .filter(component -> component.role() == Role.OBJECT_STORE)
                .toList();
        if (stores.isEmpty()) {
            return new Outcome.NotHere("nothing is kept in an object store");
        }
        Model cheapest = model;
        for (Component<?> store : stores) {
            cheapest = cheapest(cheapest, store);
        }
        return cheapest == model
                ? new Outcome.NotHere("its class of storage is the cheapest for what is kept and read")
                : new Outcome.Done(cheapest);
    }

    private static Model cheapest(Model model, Component<?> store) {
        Model best = model;
        double least = cost(model);
        for (Product product : model.procurement().catalog().products()) {
            if (product.cloud() == model.procurement().cloudOrUsual()
                    && product.serves(store.role().word())) {
                Model other = model.with(store.on(product.id()));
                double cost = cost(other);
                if (cost < least - 0.005) {
                    best = other;
                    least = cost;
                }
            }
        }
        return best;
    }

    private static double cost(Model model) {
        return Measures.MONTHLY_COST.of(model).value();
    }
}
