package dev.envelope;

import dev.envelope.model.DailyCurve;
import dev.envelope.quantity.Share;
import dev.envelope.simulation.scene.Deployment;
import dev.envelope.simulation.scene.Failure;
import dev.envelope.simulation.scene.Flush;
import dev.envelope.simulation.scene.Scene;

/** The words for what a design is to live through: {@code design.simulate(fail("zone 1").at(minutes(2)), burst(2))}. */
public abstract class SceneWords extends PolicyWords {

    SceneWords() {}

    /** The load goes from so many times the stated one to so many times, in a line. */
    public static Scene ramp(double from, double to) {
        return Scene.ramp(from, to);
    }

    /** The load is so many times the stated one. */
    public static Scene burst(double times) {
        return Scene.burst(times);
    }

    /** A component or a zone is down: {@code fail("redis")}, {@code fail("zone 1")}, {@code fail("api").instances(2)}. */
    public static Failure fail(String name) {
        return Scene.fail(name);
    }

    /** A call takes a component so many times as long. */
    public static Scene slow(String component, double times) {
        return Scene.slow(component, times);
    }

    /** A cache is emptied, by hand or by a restart: {@code flush("redis").at(minutes(2))}. */
    public static Flush flush(String cache) {
        return Scene.flush(cache);
    }

    /** This part of a component's calls asks for one key, and so for one of its nodes; after half a minute, for a minute, unless said. */
    public static Scene hotKey(String component, Share part) {
        return Scene.hotKey(component, part);
    }

    /** A new version is rolled out: {@code deployment("api").unavailable(percent(25)).surge(percent(25))}. */
    public static Deployment deployment(String component) {
        return Scene.deployment(component);
    }

    /** A day by the design's own daily curve, in 24 minutes unless said. */
    public static Scene day() {
        return Scene.day();
    }

    /** A day by another daily curve, in 24 minutes unless said: {@code day(officeHours()).lasting(hours(24))}. */
    public static Scene day(DailyCurve curve) {
        return Scene.day(curve);
    }
}
