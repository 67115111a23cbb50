package dev.envelope.simulation;

import dev.envelope.model.Model;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Time;
import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.playback.TimeSeries;
import dev.envelope.simulation.random.Arrivals;
import dev.envelope.simulation.scene.Scene;
import dev.envelope.view.Answer;
import dev.envelope.view.View;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.Table;

/**
 * The design run through scenes: what its callers see before, during and after each, and how long it takes to recover.
 *
 * <p>{@link #table()} has a row for each phase and operation, {@link #series()} one for each slice of the time; charts show the
 * time with the scenes shaded. It runs when it is first asked for a number, on all cores; the numbers are the same on any machine,
 * and two drills of the same seed have the same calls. Interrupting the thread stops it.
 *
 * <p>It runs from full work on: for a tenth of its time before the first slice. It lasts as long after each scene as the scene,
 * and a minute at least, unless {@link #duration} says how long. There are as many replications as twenty million requests allow,
 * from 4 to 32; {@link #requests} changes that.
 *
 * <pre>{@code design.simulate(fail("zone 1").at(minutes(2)).lasting(minutes(3)), burst(2).at(minutes(3)))}</pre>
 */
public final class Drill extends Answer {

    private static final double USUAL = 2e7;
    private static final int FEWEST = 4;
    private static final int MOST = 32;
    private static final double LEAD = 0.1;
    private static final int SLICES = 200;
    private static final double[] NICE = {1, 2, 3, 5, 10, 15, 20, 30, 60, 120, 180, 300, 600, 900, 1_800, 3_600};

    private final Model model;
    private final List<Scene> scenes;
    private final double requests;
    private final long seed;
    private final double seconds;
    private final Staging staging;
    private @Nullable Played played;

    private Drill(Model model, List<Scene> scenes, double requests, long seed, double seconds) {
        this.model = model;
        this.scenes = List.copyOf(scenes);
        this.requests = requests;
        this.seed = seed;
        this.staging = new Staging(model, Rehearsal.scaling(model, Scenario.likely(), new Arrivals.Poisson()));
        scenes.forEach(staging::play);
        this.seconds = seconds > 0 ? seconds : staging.end();
    }

    /**
     * The drill of a model at its peak; without scenes it is an ordinary time.
     *
     * @throws DesignException if no operation has a flow, or a scene names what is not there
     */
    public static Drill of(Model model, List<Scene> scenes) {
        if (model.architecture().flows().isEmpty()) {
            throw new DesignException(
                    "simulate(...) of " + model.name(),
                    "no operation has a flow, so there is nothing that a call could go through",
                    "write .flow(\"redirect\", client(\"browser\"), service(\"web\"), database(\"links\"))");
        }
        return new Drill(model, scenes, USUAL, 1, 0);
    }

    /** The same with at most so many requests, of all replications together; twenty million unless said. */
    public Drill requests(double most) {
        if (!(most >= 1_000 && most <= 1e11)) {
            throw new DesignException(
                    "requests(" + Format.plain(most) + ")",
                    "a drill takes between 1,000 and 100 billion requests",
                    "write requests(20_000_000)");
        }
        return new Drill(model, scenes, most, seed, seconds);
    }

    /** The same with other random numbers; seed 1 unless said. */
    public Drill seed(long other) {
        return new Drill(model, scenes, requests, other, seconds);
    }

    /** The same for so long, from the start on. */
    public Drill duration(Time time) {
        if (!(time.value() > 0 && Double.isFinite(time.value()))) {
            throw new DesignException(
                    "duration(" + time + ")", "a drill takes some time", "write duration(minutes(10))");
        }
        return new Drill(model, scenes, requests, seed, time.value());
    }

    private double slice() {
        double unit = 1;
        while (seconds / unit < SLICES / 2.0) {
            unit /= 1_000;
        }
        double within = unit;
        for (double nice : NICE) {
            within = nice * unit;
            if (seconds / within <= SLICES) {
                return within;
            }
        }
        return seconds / SLICES;
    }

    /** What came of it; it is run when this is first asked. */
    private synchronized Played played() {
        if (played == null) {
            Network network = staging.network();
            double slice = slice();
            int slices = (int) Math.ceil(seconds / slice - 1e-9);
            double each = network.rate() * seconds * (staging.meanLoad(seconds) + LEAD);
            int replications = (int) Math.min(MOST, requests / Math.max(1, each));
            if (replications < FEWEST) {
                throw new DesignException(
                        "simulate(...) of " + Format.time(seconds),
                        "that takes " + Format.count(FEWEST * each) + " requests in " + FEWEST
                                + " replications, and it may take " + Format.count(requests),
                        "write requests(" + Format.plain(Math.ceil(FEWEST * each / 1e6) * 1e6)
                                + ") after it, or scenes that last a shorter time");
            }
            TimeSeries series =
                    TimeSeries.of(network, staging.timeline(LEAD * seconds, slice, slices), seed, replications);
            played = new Played(
                    model.name(),
                    staging.operations(),
                    staging.awaited(),
                    staging.groups(),
                    network.guards(),
                    staging.shelves(),
                    staging.acts(),
                    slice,
                    series);
        }
        return played;
    }

    private TimeCharts charts() {
        return new TimeCharts(played());
    }

    /**
     * One row for each phase and operation: calls offered and answered a second, the part of the calls that failed, and for each reason,
     * p50 and p99, and how long after the end of the scene before it was as it had been.
     *
     * <p>Recovered is where in three slices running the p99 is at most 1.25 times that before all scenes, and the part that fails at
     * most one per cent more; where the calls of a slice tell no p99, in three times running over as many slices as do.
     */
    public Table table() {
        return played().table();
    }

    private boolean hasCaches() {
        return !staging.shelves().isEmpty();
    }

    /** What came of the caches. */
    private Played playedCaches(String word) {
        if (!hasCaches()) {
            throw Holding.noKeys(word + " of " + model.name());
        }
        return played();
    }

    /**
     * One row for each phase and cache that says how popular its keys are: the part of the calls that it answered, and that it answered with
     * what was not the last value; how many writes only it had in the mean, and how many it lost, each with its half-width; and how long
     * after the end of the scene before it answered 95 % of the part that it had answered before all scenes.
     *
     * @throws DesignException if there is none
     */
    public Table caches() {
        return new PlayedCaches(playedCaches("caches()")).table();
    }

    /** One row for each slice of the time: by operation and by part; in base units. */
    public Table series() {
        return played().slices();
    }

    /** Calls a second over the time: offered, answered and failed. */
    public XYChart traffic() {
        return charts().traffic();
    }

    /** Failed calls a second over the time, by the reason. */
    public XYChart failures() {
        return charts().failures();
    }

    /**
     * The part of the time in which circuit breakers were open and half-open, over the time: in the mean over the callers, each of which
     * has a breaker of its own. The rest of the time they were closed.
     *
     * @throws DesignException if nobody has one
     */
    public XYChart breakers() {
        TimeCharts charts = charts();
        if (!charts.hasBreakers()) {
            throw new DesignException(
                    "breakers() of " + model.name(),
                    "no component that is called states a circuit breaker",
                    "write policy(breaker(percent(50))) at the component that is called");
        }
        return charts.breakers();
    }

    /** p50 and p99 of each operation over the time. */
    public XYChart latency() {
        return charts().latency();
    }

    /** How busy the servers of the busiest parts are over the time. */
    public XYChart utilisation() {
        return charts().utilisation();
    }

    /** How many calls wait at the parts with the longest queues over the time. */
    public XYChart waiting() {
        return charts().waiting();
    }

    /**
     * Which part of the calls the caches answer over the time that say how popular their keys are.
     *
     * @throws DesignException if there is none
     */
    public XYChart hitRate() {
        return new TimeCharts(playedCaches("hitRate()")).hitRate();
    }

    /** How many servers the parts have over the time whose number changes. */
    public XYChart servers() {
        return charts().servers();
    }

    @Override
    public View view() {
        Played came = played();
        TimeCharts charts = charts();
        View view = View.titled("Simulation of " + model.name() + ", " + events())
                .text(String.join("; ", scenes.stream().map(Scene::toString).toList()) + ".")
                .table(came::overview);
        view = hasCaches() ? view.table("Caches", new PlayedCaches(came)::overview) : view;
        view = view.notes(
                        "Findings",
                        Stream.concat(came.findings().stream(), staging.findings().stream())
                                .toList())
                .chart(this::traffic);
        view = charts.hasReasons() ? view.chart(this::failures) : view;
        view = charts.hasBreakers() ? view.chart(this::breakers) : view;
        view = view.chart(this::latency).chart(this::utilisation).chart(this::waiting);
        view = hasCaches() ? view.chart(this::hitRate) : view;
        view = charts.isStaffChanging() ? view.chart(this::servers) : view;
        return view.notes("How it is played", staging.notes())
                .assumed(staging.premises())
                .text(came.told(seed));
    }

    private String events() {
        return switch (scenes.size()) {
            case 0 -> "nothing happening";
            case 1 -> scenes.get(0).told();
            default -> scenes.size() + " scenes";
        };
    }
}
