package dev.envelope.study.saving;

import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.quantity.Units;

/** Calls between parts go to an instance in the caller's own zone where one is free. */
record StayInTheZone() implements Saving {

    @Override
    public String told() {
        return "zone-aware routing";
    }

    @Override
    public Effort effort() {
        return Effort.SETTING;
    }

    @Override
    public String risk() {
        return "zones with more callers than others overload their own instances; 90 % of calls staying is assumed";
    }

    @Override
    public Outcome on(Model model) {
        boolean spread = model.architecture().components().stream()
                .anyMatch(component ->
                        model.architecture().get(component, Component.ZONES).value() >= 2);
        if (model.architecture().components().stream()
                .anyMatch(component -> model.architecture().states(component, Component.ZONE_AWARE))) {
            return new Outcome.NotHere("calls are kept in their zone already");
        }
        return spread
                ? new Outcome.Done(model.withDefault(Component.ZONE_AWARE, Units.percent(90)))
                : new Outcome.NotHere("nothing is spread over zones");
    }
}
