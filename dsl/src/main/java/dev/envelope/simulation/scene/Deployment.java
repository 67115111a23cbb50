package dev.envelope.simulation.scene;

import static dev.envelope.quantity.Units.percent;

import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;

/**
 * A rolling update.
 *
 * @param unavailable the part of the instances that may be away at a time, rounded down
 * @param surge the part by which there may be more, rounded up; at least one of both is one instance
 */
public record Deployment(String component, Share unavailable, Share surge, Timing timing) implements Scene {

    static final Share USUAL = percent(25);

    /** The same with another part of the instances away at a time. */
    public Deployment unavailable(Share part) {
        return new Deployment(component, part, surge, timing);
    }

    /** The same with another part of the instances started beside the old ones. */
    public Deployment surge(Share part) {
        return new Deployment(component, unavailable, part, timing);
    }

    @Override
    public Deployment with(Timing other) {
        return new Deployment(component, unavailable, surge, other);
    }

    @Override
    public Deployment at(Time moment) {
        return with(timing.at(moment));
    }

    @Override
    public Deployment lasting(Time time) {
        return with(timing.lasting(time));
    }

    @Override
    public void play(Stage stage) {
        stage.deploy(timing, component, unavailable.value(), surge.value());
    }

    @Override
    public String told() {
        return "deployment of " + component;
    }

    @Override
    public String toString() {
        return told() + " " + timing;
    }
}
