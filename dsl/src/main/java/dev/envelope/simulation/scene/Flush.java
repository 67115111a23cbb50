package dev.envelope.simulation.scene;

import static dev.envelope.quantity.Units.seconds;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Time;

/** A cache is emptied at a moment. */
public record Flush(String cache, Timing timing) implements Scene {

    static final Timing USUAL = new Timing(Timing.USUAL.begins(), seconds(0));

    @Override
    public Flush with(Timing other) {
        return new Flush(cache, other);
    }

    @Override
    public Flush at(Time moment) {
        return with(timing.at(moment));
    }

    /** Refused: it is empty at once. */
    @Override
    public Flush lasting(Time time) {
        throw new DesignException(
                "flush(\"" + cache + "\").lasting(" + time + ")",
                "a cache is empty at once, and fills up as it is asked",
                "write fail(\"" + cache + "\").lasting(" + time.range() + ") if it is down for a time");
    }

    @Override
    public void play(Stage stage) {
        stage.flush(timing, cache);
    }

    @Override
    public String told() {
        return cache + " emptied";
    }

    @Override
    public String toString() {
        return told() + " after " + timing.begins();
    }
}
