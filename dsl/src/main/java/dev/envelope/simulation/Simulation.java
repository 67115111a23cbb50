package dev.envelope.simulation;

import dev.envelope.model.Model;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import dev.envelope.simulation.engine.Experiment;
import dev.envelope.simulation.engine.Results;
import dev.envelope.simulation.random.Arrivals;
import dev.envelope.view.Answer;
import dev.envelope.view.View;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.Table;

/**
 * The design at its peak as a discrete-event simulation: how long the callers of each operation waited, and what each part did.
 *
 * <p>{@link #table()} has a row for each operation: mean and percentiles, each with the half-width of its 95 % confidence
 * interval; {@link #stations()} one for each part; {@link #chart()} shows
 * all percentiles. It runs once, when it is first
 * asked for a number, on all cores; the numbers are the same on any machine. Interrupting the thread stops it.
 *
 * <p>It runs until the mean and the p99 of every operation are known to 1 %, or two million requests are used up; {@link
 * #relativeHalfWidth} and {@link #requests} change that.
 *
 * <pre>{@code design.simulate().requests(10_000_000).seed(7)}</pre>
 */
public final class Simulation extends Answer {

    private static final double FEWEST = 10_000;
    static final double MOST = 1e10;

    private final Model model;
    private final Time moment;
    private final Arrivals arrivals;
    private final Rehearsal rehearsal;
    private final Experiment experiment;
    private @Nullable Outcome outcome;

    private Simulation(Model model, Time moment, Arrivals arrivals, Rehearsal rehearsal, Experiment experiment) {
        this.model = model;
        this.moment = moment;
        this.arrivals = arrivals;
        this.rehearsal = rehearsal;
        this.experiment = experiment;
    }

    /**
     * The simulation of a model at its peak, now.
     *
     * @throws DesignException if no operation has a flow
     */
    public static Simulation of(Model model) {
        if (model.architecture().flows().isEmpty()) {
            throw new DesignException(
                    "simulate() of " + model.name(),
                    "no operation has a flow, so there is nothing that a call could go through",
                    "write .flow(\"redirect\", client(\"browser\"), service(\"web\"), database(\"links\"))");
        }
        Arrivals random = new Arrivals.Poisson();
        Rehearsal rehearsal = Rehearsal.of(model, Scenario.likely(), random);
        return new Simulation(model, Units.years(0), random, rehearsal, Experiment.of(rehearsal.network()));
    }

    private Simulation with(Time at, Arrivals arriving) {
        Rehearsal anew = Rehearsal.of(model, Scenario.likely().at(at), arriving);
        return new Simulation(model, at, arriving, anew, experiment.on(anew.network()));
    }

    private Simulation with(Experiment changed) {
        return new Simulation(model, moment, arrivals, rehearsal, changed);
    }

    /** The same at a moment after the start. */
    public Simulation at(Time moment) {
        return with(moment, arrivals);
    }

    /**
     * The same with requests in bursts; the mean rate stays what it is.
     *
     * @param times how many times the rate between bursts it is in a burst
     * @param length the mean length of a burst
     * @param share the part of the time that is in bursts
     */
    public Simulation bursts(double times, Time length, Share share) {
        boolean possible = times >= 1 && Double.isFinite(times) && share.value() > 0 && share.value() < 1;
        if (!possible) {
            throw new DesignException(
                    "bursts(" + Format.plain(times) + ", " + length + ", " + share + ")",
                    "a burst has at least the rate between bursts, for a part of the time that is neither none nor all of it",
                    "write bursts(5, seconds(10), percent(10))");
        }
        return with(moment, new Arrivals.Bursty(times, length.value(), share.value()));
    }

    /**
     * The same with requests that follow each other as in a trace, over and over from a random place on, sped up or slowed down to
     * the stated rate: {@code trace(log.doubleColumn("at").asDoubleArray())}.
     *
     * @param moments when requests came, in any unit, ascending; two at least, and not all at once
     */
    public Simulation trace(double... moments) {
        double[] between = new double[Math.max(0, moments.length - 1)];
        Arrays.setAll(between, i -> moments[i + 1] - moments[i]);
        double all = Arrays.stream(between).sum();
        boolean ascending = Arrays.stream(between).allMatch(gap -> gap >= 0);
        if (!(ascending && all > 0 && Double.isFinite(all))) {
            throw new DesignException(
                    "trace(" + (moments.length <= 5 ? Format.plain(moments) : moments.length + " moments") + ")",
                    "a trace is two moments or more at which requests came, in their order",
                    "write trace(0, 0.4, 0.5, 1.3), sorted and without the missing values");
        }
        return with(moment, new Arrivals.Trace(between));
    }

    /** The same with at most so many requests, of all operations together; two million unless said. */
    public Simulation requests(double requests) {
        if (!(requests >= FEWEST && requests <= MOST)) {
            throw new DesignException(
                    "requests(" + Format.plain(requests) + ")",
                    "a simulation takes between 10,000 and 10 billion requests",
                    "write requests(2_000_000)");
        }
        return with(experiment.calls((long) requests));
    }

    /** The same with other random numbers; seed 1 unless said. */
    public Simulation seed(long seed) {
        return with(experiment.seed(seed));
    }

    /** The same, until the half-width of each mean and p99 is this part of it; 1 % unless said, 0 to use all requests. */
    public Simulation relativeHalfWidth(Share part) {
        return with(experiment.precision(part.value()));
    }

    /**
     * The same from empty queues on for so long, in each of the replications, in place of a number of requests.
     *
     * @throws DesignException if that would be more than the requests that it may take
     */
    public Simulation duration(Time each) {
        double needed = each.value() * rehearsal.network().rate() * Experiment.REPLICATIONS;
        if (needed > experiment.calls()) {
            throw new DesignException(
                    "duration(" + each + ")",
                    "that takes " + Format.count(needed) + " requests in " + Experiment.REPLICATIONS
                            + " replications, and it may take " + Format.count(experiment.calls()),
                    "write requests(" + Format.plain(Math.ceil(needed / 1e6) * 1e6) + ") before it, or a shorter time");
        }
        return with(experiment.duration(each.value()));
    }

    /** The same event by event, even where calls only queue and recursions would do: slower, with the same law. */
    public Simulation byEvents() {
        return with(experiment.throughEvents());
    }

    /** What came of it; it is run when this is first asked. */
    synchronized Outcome outcome() {
        if (outcome == null) {
            outcome = Outcome.of(model.name(), rehearsal, experiment);
        }
        return outcome;
    }

    /** What comes of several with the same random numbers, in such a way that their replications can be compared one by one. */
    static List<Outcome> together(List<Simulation> simulations) {
        List<Simulation> steady =
                simulations.stream().filter(each -> each.rehearsal.isSteady()).toList();
        List<Results> results =
                Experiment.together(steady.stream().map(each -> each.experiment).toList());
        return simulations.stream()
                .map(each -> {
                    int ran = steady.indexOf(each);
                    return new Outcome(
                            each.model.name(), each.rehearsal, each.experiment, ran < 0 ? null : results.get(ran));
                })
                .toList();
    }

    /**
     * One row for each operation: requests offered and answered in time, a second; the part that failed, for each reason; the tries that
     * were sent for each guarded call, and the part of the calls that failed because their retry budget was empty, whatever the reason
     * was of their last try; and the mean and percentiles of their times, each with the half-width of its interval; in base
     * units. What too few requests tell is left empty.
     */
    public Table table() {
        return outcome().table();
    }

    /**
     * One row for each part, and for a database whose copies do not all do the same one for its primaries and one for the replicas
     * beside them: how busy its servers were, and with which half-width, how many calls waited on average, how long and with which half-width,
     * how many were served a second, how many were turned away and shed, and the part of the busy time that went into calls for which
     * nobody waited any more.
     */
    public Table stations() {
        return outcome().parts().table();
    }

    /**
     * One row for each cache that says how popular its keys are: how many it holds and how often it is asked; and, each with the half-width
     * of its interval and by the formula, the hit rate, the part of the reads that were stale and for how long they had been, and
     * the writes that only the cache has and for how long it has them.
     *
     * @throws DesignException if there is none
     */
    public Table caches() {
        if (rehearsal.holding().shelves().isEmpty()) {
            throw Holding.noKeys("caches() of " + model.name());
        }
        return outcome().caches().table();
    }

    /**
     * One row for each percentile of each operation, from p20 to the last that there are enough requests for: the time and the
     * half-width of its interval, in seconds.
     */
    public Table percentiles() {
        return outcome().percentiles();
    }

    /** The percentiles of one operation, each with its interval; none if it was not run. */
    public PercentileCurve curve(String operation) {
        return outcome().curve(model.operation("curve", operation).name());
    }

    /** What has to be said about it. */
    public List<String> findings() {
        return outcome().findings();
    }

    /** What it rests on that nobody stated, and the ranges, of each of which the likely value is simulated. */
    public List<String> premises() {
        return rehearsal.floor().premises();
    }

    /** How long the requests took, over percentiles whose distances grow towards the slowest ones, and their intervals. */
    public XYChart chart() {
        return outcome().chart();
    }

    @Override
    public View view() {
        Outcome came = outcome();
        View view = View.titled("Simulation of " + model.name() + (moment.value() == 0 ? "" : " after " + moment))
                .table(came::overview)
                .table("Parts", came.parts()::overview);
        View caches = came.hasCaches() ? view.table("Caches", came.caches()::overview) : view;
        View noted = caches.notes("Findings", came.findings()).assumed(premises());
        return (came.isRun() ? noted.chart(this::chart) : noted).text(came.told());
    }
}
