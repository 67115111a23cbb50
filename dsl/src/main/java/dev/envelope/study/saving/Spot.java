package dev.envelope.study.saving;

import dev.envelope.catalog.Purchase;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.model.Payment;
import dev.envelope.model.Role;
import java.util.List;

/**
 * Spare machines that can be taken back, for parts of one role that keep nothing.
 *
 * @param role services or workers
 */
record Spot(Role role) implements Saving {

    @Override
    public String told() {
        return "spot machines for " + role.told() + "s";
    }

    @Override
    public Effort effort() {
        return role == Role.WORKER ? Effort.SETTING : Effort.ROLL_OUT;
    }

    @Override
    public String risk() {
        return role == Role.WORKER
                ? "work is interrupted at two minutes' notice and starts again"
                : "a whole pool may be taken back at two minutes' notice: spread over types, keep a part on demand";
    }

    @Override
    public Outcome on(Model model) {
        List<Component<?>> parts = Buying.machines(model).keySet().stream()
                .filter(component -> component.role() == role)
                .<Component<?>>map(component -> component)
                .toList();
        if (parts.isEmpty()) {
            return new Outcome.NotHere("no " + role.told() + " runs on machines");
        }
        boolean autoscaled = Buying.usual(model.procurement()).added().isPresent();
        Payment spot = Payment.of(Purchase.SPOT);
        Payment payment = autoscaled ? spot.autoscaled(spot) : spot;
        Model changed = model;
        for (Component<?> part : parts) {
            if (part.placement().payment().isEmpty()) {
                changed = changed.with(part.purchase(payment));
            }
        }
        return changed == model
                ? new Outcome.NotHere("the " + role.told() + "s say how they are paid for")
                : new Outcome.Done(changed);
    }
}
