package dev.envelope.simulation.scene;

import static dev.envelope.quantity.Units.minutes;

import dev.envelope.model.DailyCurve;
import java.util.Optional;

/** A day's load. */
record Day(Optional<DailyCurve> curve, Timing timing) implements Scene {

    static final Timing COMPRESSED = new Timing(minutes(0), minutes(24));

    @Override
    public Scene with(Timing other) {
        return new Day(curve, other);
    }

    @Override
    public void play(Stage stage) {
        stage.day(timing, curve);
    }

    @Override
    public String told() {
        return "a day" + curve.map(each -> " of " + each.name()).orElse("");
    }

    @Override
    public String toString() {
        return told() + " " + timing;
    }
}
