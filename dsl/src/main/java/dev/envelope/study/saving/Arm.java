package dev.envelope.study.saving;

import dev.envelope.catalog.Catalog;
import dev.envelope.catalog.Instance;
import dev.envelope.catalog.Purchase;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.quantity.Units;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Machines with Arm processors, at least as large, for every part for which there are cheaper ones.
 *
 * <p>A virtual processor of arm64 is a core and one of x86_64 mostly half a core; they are taken for equally fast.
 */
record Arm() implements Saving {

    private static final String ARM = "arm64";

    @Override
    public String told() {
        return "machines with Arm processors";
    }

    @Override
    public Effort effort() {
        return Effort.ROLL_OUT;
    }

    @Override
    public String risk() {
        return "images are built for arm64, and a native library may lack it; measure the speed of a core";
    }

    @Override
    public Outcome on(Model model) {
        Catalog catalog = model.procurement().catalog();
        Model changed = model;
        for (Map.Entry<Component<?>, Instance> each : Buying.machines(model).entrySet()) {
            Optional<Instance> arm = arm(catalog, each.getValue());
            if (arm.isPresent()) {
                changed = changed.with(each.getKey().on(arm.get().id()));
            }
        }
        return changed == model
                ? new Outcome.NotHere("the catalogue has no cheaper machines with Arm processors here")
                : new Outcome.Done(changed);
    }

    private static Optional<Instance> arm(Catalog catalog, Instance type) {
        return catalog.instances().of(type.cloud()).atLeast(type.vcpus(), type.memory()).stream()
                .filter(other ->
                        other.architecture().equals(ARM) && !type.architecture().equals(ARM))
                .filter(other -> hourly(other) < hourly(type))
                .min(Comparator.comparingDouble(Arm::hourly));
    }

    private static double hourly(Instance type) {
        return type.price(Purchase.ON_DEMAND)
                .map(fact -> fact.price().of(Units.hours(1)).value())
                .orElse(Double.POSITIVE_INFINITY);
    }
}
