package dev.envelope.simulation.scene;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Time;

/**
 * Instances are down.
 *
 * @param most how many of a component's
 * @param hangs whether they leave calls without an answer, as a host does that is cut off or frozen; else they refuse them, as one
 *     does whose process has died
 */
public record Failure(String name, int most, boolean hangs, Timing timing) implements Scene {

    /** The same of so many instances of the component. */
    public Failure instances(int number) {
        if (number < 1) {
            throw new DesignException(
                    "instances(" + number + ")",
                    "at least one instance fails",
                    "write fail(\"" + name + "\").instances(1)");
        }
        return new Failure(name, number, hangs, timing);
    }

    /**
     * The same of instances that answer nothing, not even that they do not: calls wait for their timeout, or until the health check
     * takes the instance out, or for its end, when it goes on with them.
     */
    public Failure hanging() {
        return new Failure(name, most, true, timing);
    }

    @Override
    public Failure with(Timing other) {
        return new Failure(name, most, hangs, other);
    }

    @Override
    public Failure at(Time moment) {
        return with(timing.at(moment));
    }

    @Override
    public Failure lasting(Time time) {
        return with(timing.lasting(time));
    }

    @Override
    public void play(Stage stage) {
        stage.fail(timing, name, most, hangs);
    }

    @Override
    public String told() {
        return (most == Integer.MAX_VALUE ? "" : most + " of ") + name + (hangs ? " hanging" : " down");
    }

    @Override
    public String toString() {
        return told() + " " + timing;
    }
}
