package dev.envelope.simulation.scene;

import static dev.envelope.quantity.Units.minutes;
import static dev.envelope.quantity.Units.seconds;

import dev.envelope.quantity.Share;

/** A part of a component's calls goes to one node. */
record HotKey(String component, Share part, Timing timing) implements Scene {

    /** Shorter than other scenes: a node feels it at once, and the designs that it is asked of have the most calls to play. */
    static final Timing USUAL = new Timing(seconds(30), minutes(1));

    @Override
    public Scene with(Timing other) {
        return new HotKey(component, part, other);
    }

    @Override
    public void play(Stage stage) {
        stage.hot(timing, component, part.value());
    }

    @Override
    public String told() {
        return part + " of " + component + " on one key";
    }

    @Override
    public String toString() {
        return told() + " " + timing;
    }
}
