package dev.envelope.simulation.scene;

import static dev.envelope.quantity.Units.minutes;
import static dev.envelope.quantity.Units.percent;
import static dev.envelope.quantity.Units.seconds;

import dev.envelope.model.DailyCurve;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Something that happens to a design while it runs: it begins at a moment, lasts for a time, and then is over.
 *
 * <p>Immutable; a word makes it. Unless said, it begins after one minute and lasts for two.
 *
 * <pre>{@code fail("zone 1").at(minutes(2)).lasting(minutes(3))}</pre>
 */
public sealed interface Scene {

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
        return new Slowness(component, Checked.times("slow", times, "slow(\"payments\", 10)"), Timing.USUAL);
    }

    /** A cache is emptied, by hand or by a restart: it fills up again from its misses. */
    static Flush flush(String cache) {
        return new Flush(cache, Flush.USUAL);
    }

    /** This part of a component's calls asks for one key, so that all of them go to one of its nodes. */
    static Scene hotKey(String component, Share part) {
        return new HotKey(component, part, Timing.USUAL);
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

    /**
     * Instances are down.
     *
     * @param most how many of a component's
     * @param hangs whether they leave calls without an answer, as a host does that is cut off or frozen; else they refuse them, as one
     *     does whose process has died
     */
    record Failure(String name, int most, boolean hangs, Timing timing) implements Scene {

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

    /** A cache is emptied at a moment. */
    record Flush(String cache, Timing timing) implements Scene {

        private static final Timing USUAL = new Timing(Timing.USUAL.begins(), seconds(0));

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

    /**
     * A rolling update.
     *
     * @param unavailable the part of the instances that may be away at a time, rounded down
     * @param surge the part by which there may be more, rounded up; at least one of both is one instance
     */
    record Deployment(String component, Share unavailable, Share surge, Timing timing) implements Scene {

        private static final Share USUAL = percent(25);

        /** The same with another part of the instances away at a time. */
        public Deployment unavailable(Share part) {
            return new Deployment(component, part, surge, timing);
        }

        /** The same with another part of the instances started beside the old ones. */
        public Deployment surge(Share part) {
            return new Deployment(component, unavailable, part, timing);
        }

        @Override
        public Deployment with(Timing other) {
            return new Deployment(component, unavailable, surge, other);
        }

        @Override
        public Deployment at(Time moment) {
            return with(timing.at(moment));
        }

        @Override
        public Deployment lasting(Time time) {
            return with(timing.lasting(time));
        }

        @Override
        public void play(Stage stage) {
            stage.deploy(timing, component, unavailable.value(), surge.value());
        }

        @Override
        public String told() {
            return "deployment of " + component;
        }

        @Override
        public String toString() {
            return told() + " " + timing;
        }
    }

    /** A day's load. */
    record Day(Optional<DailyCurve> curve, Timing timing) implements Scene {

        private static final Timing COMPRESSED = new Timing(minutes(0), minutes(24));

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
}
