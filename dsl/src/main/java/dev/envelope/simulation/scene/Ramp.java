package dev.envelope.simulation.scene;

import dev.envelope.quantity.Format;
import java.util.stream.IntStream;

/** The load goes from a level to another. */
record Ramp(double from, double to, Timing timing) implements Scene {

    private static final int STEPS = 60;

    @Override
    public Scene with(Timing other) {
        return new Ramp(from, to, other);
    }

    @Override
    public void play(Stage stage) {
        stage.load(
                timing,
                IntStream.range(0, STEPS)
                        .mapToDouble(i -> from + (to - from) * (i + 0.5) / STEPS)
                        .toArray());
    }

    @Override
    public String told() {
        return "load " + Format.number(from) + "× to " + Format.number(to) + "×";
    }

    @Override
    public String toString() {
        return told() + " " + timing;
    }
}
