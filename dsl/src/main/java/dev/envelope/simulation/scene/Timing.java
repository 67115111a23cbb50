package dev.envelope.simulation.scene;

import static dev.envelope.quantity.Units.minutes;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Time;

/**
 * When a scene begins, after the start of the simulation, and how long it lasts.
 *
 * @param begins one minute unless said
 * @param lasts two minutes unless said
 */
public record Timing(Time begins, Time lasts) {

    static final Timing USUAL = new Timing(minutes(1), minutes(2));

    Timing at(Time moment) {
        if (!(moment.value() >= 0 && Double.isFinite(moment.value()))) {
            throw new DesignException(
                    "at(" + moment + ")", "a scene begins at the start or after it", "write at(minutes(2))");
        }
        return new Timing(moment, lasts);
    }

    Timing lasting(Time time) {
        if (!(time.value() > 0 && Double.isFinite(time.value()))) {
            throw new DesignException(
                    "lasting(" + time + ")", "a scene lasts longer than no time", "write lasting(minutes(3))");
        }
        return new Timing(begins, time);
    }

    /** The moment in seconds. */
    public double from() {
        return begins.value();
    }

    /** The moment of its end in seconds. */
    public double to() {
        return begins.value() + lasts.value();
    }

    @Override
    public String toString() {
        return "after " + begins + ", for " + lasts;
    }
}
