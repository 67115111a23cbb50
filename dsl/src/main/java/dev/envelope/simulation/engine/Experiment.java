package dev.envelope.simulation.engine;

import dev.envelope.simulation.network.Network;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Independent replications of a network on all cores, until the answer is sure enough or the calls are used up.
 *
 * <p>A replication's numbers depend on the seed and its own number alone, and all of them run equally far before it is asked
 * whether that is enough. So the answer is the same on any number of cores.
 *
 * <p>What a system does that began empty is left out: the replications run until, in the series of their mean response times, MSER-5
 * finds a beginning that is shorter than half of it, and for as long as {@link Fleet#fillingTime} tells; all of that is forgotten.
 * Where arrivals follow the hours of a day
 * there is no steady state; then each replication runs for a duration, and nothing is left out.
 *
 * @param calls how many calls all replications run at most, without the warm-up
 * @param precision the half-width over the mean, and over the p99, of each operation at which it is enough
 * @param confidence that of all intervals
 * @param duration the simulated time of each replication, in seconds, in place of a number of calls; 0 for none
 * @param byEvents whether events are simulated even where recursions would do
 */
public record Experiment(
        Network network,
        long seed,
        long calls,
        double precision,
        double confidence,
        double duration,
        boolean byEvents) {

    /** How many replications there are. */
    public static final int REPLICATIONS = 32;

    /** Two million calls, or 1 %, at a confidence of 95 %. */
    public static Experiment of(Network network) {
        return new Experiment(network, 1, 2_000_000, 0.01, 0.95, 0, false);
    }

    /** The same with another network. */
    public Experiment on(Network another) {
        return new Experiment(another, seed, calls, precision, confidence, duration, byEvents);
    }

    /** The same with other random numbers. */
    public Experiment seed(long seed) {
        return new Experiment(network, seed, calls, precision, confidence, duration, byEvents);
    }

    /** The same with so many calls at most. */
    public Experiment calls(long calls) {
        return new Experiment(network, seed, calls, precision, confidence, duration, byEvents);
    }

    /** The same up to this half-width over the estimate; 0 to use all calls. */
    public Experiment precision(double precision) {
        return new Experiment(network, seed, calls, precision, confidence, duration, byEvents);
    }

    /** The same with this confidence in its intervals. */
    public Experiment confidence(double confidence) {
        return new Experiment(network, seed, calls, precision, confidence, duration, byEvents);
    }

    /** The same for a duration in place of a number of calls. */
    public Experiment duration(double seconds) {
        return new Experiment(network, seed, calls, precision, confidence, seconds, byEvents);
    }

    /** The same event by event, even where recursions would do. */
    public Experiment throughEvents() {
        return new Experiment(network, seed, calls, precision, confidence, duration, true);
    }

    /**
     * Runs it.
     *
     * @throws CancellationException when the thread is interrupted
     */
    public Results run() {
        return duration > 0 ? fleet().forDuration() : fleet().untilSure();
    }

    /**
     * Runs several networks so that their replications can be compared one by one: by the same engine, without the same number of
     * calls at the beginning, and for all the calls that each may take.
     *
     * @throws CancellationException when the thread is interrupted
     */
    public static List<Results> together(List<Experiment> experiments) {
        boolean recursions = experiments.stream()
                .allMatch(each -> each.paths(new Program(each.network)).isPresent());
        List<Fleet> fleets = experiments.stream()
                .map(each -> (recursions ? each : each.throughEvents()).fleet())
                .toList();
        List<WarmUp> own = fleets.stream().map(Fleet::warmUp).toList();
        long longest = own.stream().mapToLong(WarmUp::calls).max().orElse(0);
        return IntStream.range(0, fleets.size())
                .mapToObj(i -> fleets.get(i).toTheEnd(own.get(i), longest, i + 1 + " of " + fleets.size()))
                .toList();
    }

    private Optional<Paths> paths(Program program) {
        return byEvents ? Optional.empty() : Paths.of(network, program);
    }

    private Fleet fleet() {
        Program program = new Program(network);
        Optional<Paths> paths = paths(program);
        Replication[] all = new Replication[REPLICATIONS];
        for (int i = 0; i < REPLICATIONS; i++) {
            int number = i;
            all[i] = paths.<Replication>map(each -> new FeedForward(network, program, each, seed, number))
                    .orElseGet(() -> new EventLoop(network, program, seed, number));
        }
        return new Fleet(this, all);
    }
}
