package dev.envelope.study.saving;

import dev.envelope.catalog.Instance;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import java.util.Map;

/** The cheapest type of machine that holds a part, in place of the one that was stated for it. */
record RightSize() implements Saving {

    @Override
    public String told() {
        return "right-size stated machines";
    }

    @Override
    public Effort effort() {
        return Effort.ROLL_OUT;
    }

    @Override
    public String risk() {
        return "what the part needs beyond its stated cores and memory is not in the estimate";
    }

    @Override
    public Outcome on(Model model) {
        Model changed = model;
        for (Map.Entry<Component<?>, Instance> each : Buying.machines(model).entrySet()) {
            if (!each.getKey().placement().product().isEmpty()) {
                changed = changed.with(each.getKey().on(""));
            }
        }
        return changed == model
                ? new Outcome.NotHere("every part is on the cheapest type that holds it: none was stated")
                : new Outcome.Done(changed);
    }
}
