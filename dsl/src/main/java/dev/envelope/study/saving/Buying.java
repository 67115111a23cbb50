package dev.envelope.study.saving;

import dev.envelope.catalog.Instance;
import dev.envelope.catalog.Purchase;
import dev.envelope.cost.Bill;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.model.Payment;
import dev.envelope.model.Procurement;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a model is bought: what several savings ask for. */
final class Buying {

    private Buying() {}

    /** How the instances of the parts are paid for that do not say. */
    static Payment usual(Procurement procurement) {
        return procurement.payment().orElse(Payment.of(Purchase.ON_DEMAND));
    }

    /** The parts that run on machines, and on which type. */
    static Map<Component<?>, Instance> machines(Model model) {
        Bill bill = Bill.of(model);
        Map<Component<?>, Instance> types = new LinkedHashMap<>();
        for (Component<?> component : model.architecture().components()) {
            bill.machine(component).ifPresent(type -> types.put(component, type));
        }
        return types;
    }
}
