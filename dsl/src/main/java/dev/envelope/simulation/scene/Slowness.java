package dev.envelope.simulation.scene;

import dev.envelope.quantity.Format;

/** A component is slow. */
record Slowness(String component, double times, Timing timing) implements Scene {
    @Override
    public Scene with(Timing other) {
        return new Slowness(component, times, other);
    }

    @Override
    public void play(Stage stage) {
        stage.slow(timing, component, times);
    }

    @Override
    public String told() {
        return component + " " + Format.number(times) + "× as slow";
    }

    @Override
    public String toString() {
        return told() + " " + timing;
    }
}
