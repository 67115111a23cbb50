package dev.envelope.simulation.scene;

import dev.envelope.model.DailyCurve;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.util.Optional;

/**
 * Something that happens to a design while it runs: it begins at a moment, lasts for a time, and then is over.
 *
 * <p>Immutable; a word makes it. Unless said, it begins after one minute and lasts for two.
 *
 * <pre>{@code fail("zone 1").at(minutes(2)).lasting(minutes(3))}</pre>
 */
public sealed interface Scene permits Ramp, Burst, Failure, Slowness, Flush, HotKey, Deployment, Day {

    /** When it begins, and how long it lasts. */
    Timing timing();

    /** The same at another time. */
    Scene with(Timing timing);

    /** Does it. */
    void play(Stage stage);

    /** What it is, without when: {@code fail zone 1}. */
    String told();

    /** The same from a moment after the start on. */
    default Scene at(Time moment) {
        return with(timing().at(moment));
    }

    /** The same for so long. */
    default Scene lasting(Time time) {
        return with(timing().lasting(time));
    }

    /** The load goes from so many times the stated one to so many times, in a line; then it is what was stated again. */
    static Scene ramp(double from, double to) {
        boolean possible = from >= 0 && to >= 0 && Double.isFinite(from) && Double.isFinite(to);
        if (!possible) {
            throw new DesignException(
                    "ramp(" + Format.plain(from) + ", " + Format.plain(to) + ")",
                    "a load is a number of times the stated one, from 0 on",
                    "write ramp(1, 3)");
        }
        return new Ramp(from, to, Timing.USUAL);
    }

    /** The load is so many times the stated one. */
    static Scene burst(double times) {
        return new Burst(Checked.times("burst", times, "burst(2)"), Timing.USUAL);
    }

    /** A component or a zone is down: {@code fail("redis")}, {@code fail("zone 1").hanging()}. */
    static Failure fail(String name) {
        return new Failure(name, Integer.MAX_VALUE, false, Timing.USUAL);
    }

    /** A call takes a component so many times as long, if it is begun in that time. */
    static Scene slow(String component, double times) {
        return new Slowness(component, Checked.times("slow", times, "slow(\"" + component + "\", 10)"), Timing.USUAL);
    }

    /** A cache is emptied, by hand or by a restart: it fills up again from its misses. */
    static Flush flush(String cache) {
        return new Flush(cache, Flush.USUAL);
    }

    /** This part of a component's calls asks for one key, so that all of them go to one of its nodes. */
    static Scene hotKey(String component, Share part) {
        return new HotKey(component, part, HotKey.USUAL);
    }

    /** A new version is rolled out: a quarter of the instances at a time, as a Kubernetes Deployment does unless said. */
    static Deployment deployment(String component) {
        return new Deployment(component, Deployment.USUAL, Deployment.USUAL, Timing.USUAL);
    }

    /** A day, by the design's own daily curve: in 24 minutes from the start unless said, so that an hour is a minute. */
    static Scene day() {
        return new Day(Optional.empty(), Day.COMPRESSED);
    }

    /** A day by another curve. */
    static Scene day(DailyCurve curve) {
        return new Day(Optional.of(curve), Day.COMPRESSED);
    }
}
