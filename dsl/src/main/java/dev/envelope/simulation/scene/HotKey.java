package dev.envelope.simulation.scene;

import dev.envelope.quantity.Share;

/** A part of a component's calls goes to one node. */
record HotKey(String component, Share part, Timing timing) implements Scene {
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
