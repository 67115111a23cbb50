package dev.envelope.simulation.scene;

import dev.envelope.quantity.Format;

/** The load is a number of times the stated one. */
record Burst(double times, Timing timing) implements Scene {
    @Override
    public Scene with(Timing other) {
        return new Burst(times, other);
    }

    @Override
    public void play(Stage stage) {
        stage.load(timing, times);
    }

    @Override
    public String told() {
        return "load " + Format.number(times) + "×";
    }

    @Override
    public String toString() {
        return told() + " " + timing;
    }
}
