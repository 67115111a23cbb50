package dev.envelope.study.saving;

import dev.envelope.cost.Measures;
import dev.envelope.model.Model;
import dev.envelope.model.Part;
import dev.envelope.model.Role;
import dev.envelope.model.Transition;
import dev.envelope.quantity.Units;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Data of object stores moves to cheaper tiers as it ages: those of the usual ages that cost least, moving, reading and least times
 * included.
 *
 * <p>Only tiers that answer at once: an archive whose data comes hours later is another service.
 */
record LifeCycle() implements Saving {

    private static final Transition INFREQUENT = new Transition(Units.days(30), "infrequent access");
    private static final Transition COLD = new Transition(Units.days(90), "cold");
    private static final List<Transition[]> LIVES =
            List.of(new Transition[] {INFREQUENT}, new Transition[] {COLD}, new Transition[] {INFREQUENT, COLD});

    @Override
    public String told() {
        return "life cycle of objects";
    }

    @Override
    public Effort effort() {
        return Effort.SETTING;
    }

    @Override
    public String risk() {
        return "reading much of what is old costs more than it saves; what is deleted early is paid for to the end";
    }

    @Override
    public Outcome on(Model model) {
        List<Part> stores = model.architecture().components().stream()
                .filter(component -> component.role() == Role.OBJECT_STORE)
                .map(Part.class::cast)
                .filter(store -> store.placement().lifecycle().isEmpty())
                .toList();
        if (stores.isEmpty()) {
            return new Outcome.NotHere("no object store keeps everything in one tier");
        }
        Model cheapest = model;
        for (Part store : stores) {
            Model before = cheapest;
            cheapest = Stream.concat(Stream.of(before), LIVES.stream().map(life -> before.with(store.lifecycle(life))))
                    .min(Comparator.comparingDouble(LifeCycle::cost))
                    .orElse(before);
        }
        return cheapest == model
                ? new Outcome.NotHere("no cheaper tier pays for what is kept and read")
                : new Outcome.Done(cheapest);
    }

    private static double cost(Model model) {
        return Measures.MONTHLY_COST.of(model).value();
    }
}
