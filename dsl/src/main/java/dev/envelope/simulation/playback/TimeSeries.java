package dev.envelope.simulation.playback;

import dev.envelope.progress.Progress;
import dev.envelope.quantity.Format;
import dev.envelope.simulation.engine.BreakerState;
import dev.envelope.simulation.engine.CacheTally.Count;
import dev.envelope.simulation.engine.Growth;
import dev.envelope.simulation.engine.Histogram;
import dev.envelope.simulation.engine.Interval;
import dev.envelope.simulation.engine.Results;
import dev.envelope.simulation.engine.job.Failure;
import dev.envelope.simulation.network.Network;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the replications of a timeline did in each of its slices, and what can be said from it.
 *
 * <p>Each replication runs from the first slice to the last; their numbers depend on the seed and their own number alone, so that the
 * answer is the same on any number of cores. An answered call counts in the slice in which it is answered. The memory is that of the
 * slices, whatever the number of calls.
 */
public final class TimeSeries {

    private static final double CONFIDENCE = 0.95;

    private final Timeline timeline;
    private final Take[] takes;
    private final Histogram[][] together;

    private TimeSeries(Timeline timeline, Take[] takes, Histogram[][] together) {
        this.timeline = timeline;
        this.takes = takes;
        this.together = together;
    }

    /**
     * Runs a timeline so many times.
     *
     * @throws CancellationException when the thread is interrupted
     */
    public static TimeSeries of(Network network, Timeline timeline, long seed, int replications) {
        Histogram[][] together = new Histogram[network.operations()][timeline.slices()];
        for (Histogram[] each : together) {
            Arrays.setAll(each, i -> new Histogram());
        }
        Thread caller = Thread.currentThread();
        AtomicBoolean stopped = new AtomicBoolean();
        Take[] takes = new Take[replications];
        Progress progress = Progress.of(
                "simulating " + replications + " times " + Format.time(timeline.seconds()),
                (double) replications * timeline.slices());
        IntStream.range(0, replications)
                .parallel()
                .forEach(i -> takes[i] = new Playback(network, timeline, seed, i, together, progress).run(() -> {
                    if (caller.isInterrupted()) {
                        stopped.set(true);
                    }
                    return stopped.get();
                }));
        if (stopped.get()) {
            Thread.interrupted();
            throw new CancellationException("interrupted while simulating");
        }
        return new TimeSeries(timeline, takes, together);
    }

    public int replications() {
        return takes.length;
    }

    public int slices() {
        return timeline.slices();
    }

    /** The moment at which a slice ends, in seconds; that of slice −1 is the beginning. */
    public double end(int slice) {
        return (slice + 1) * timeline.slice();
    }

    /** A number of a replication between two slices. */
    private interface Reading {
        double of(Take take);
    }

    private Interval interval(Reading reading) {
        double[] each = Arrays.stream(takes).mapToDouble(reading::of).toArray();
        double mean = Arrays.stream(each).average().orElseThrow();
        return Interval.of(mean, each, CONFIDENCE);
    }

    private Interval perSecond(Reading sum, int from, int to) {
        return interval(take -> sum.of(take) / (timeline.slice() * (to - from)));
    }

    private static double sum(double[] numbers, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += numbers[i];
        }
        return sum;
    }

    /** Calls of an operation that came, a second, from one slice to before another. */
    public Interval offered(int operation, int from, int to) {
        return perSecond(take -> sum(take.offered[operation], from, to), from, to);
    }

    /** Calls of an operation that were answered, a second. */
    public Interval answered(int operation, int from, int to) {
        return perSecond(take -> sum(take.answered[operation], from, to), from, to);
    }

    /** Calls of an operation that failed, a second. */
    public Interval failed(int operation, int from, int to) {
        return perSecond(
                take -> Stream.of(take.failed[operation])
                        .mapToDouble(reason -> sum(reason, from, to))
                        .sum(),
                from,
                to);
    }

    /** Calls of an operation that failed for a reason, a second. */
    public Interval failed(int operation, Failure why, int from, int to) {
        return perSecond(take -> sum(take.failed[operation][why.ordinal()], from, to), from, to);
    }

    /** What failed of that for which nobody waits, of calls of an operation, a second. */
    public Interval unheard(int operation, int from, int to) {
        return perSecond(take -> sum(take.unheard[operation], from, to), from, to);
    }

    /** The part of the time in which the breakers of a guard were in a state, in the mean over its callers. */
    public Interval breakers(int guard, BreakerState state, int from, int to) {
        return perSecond(take -> sum(take.breakers[guard][state.ordinal()], from, to), from, to)
                .ofShare();
    }

    /** The time that a part of the calls answered in these slices did not exceed; unknown if too few lie beyond it. */
    public double percentile(int operation, int from, int to, double part) {
        Histogram all = new Histogram();
        for (int i = from; i < to; i++) {
            all.add(together[operation][i]);
        }
        return all.count() * (1 - part) < Results.BEYOND ? Double.NaN : all.percentile(part);
    }

    /** The p99 of an operation in a slice, and how it scatters over the replications; the median's way for {@code part} 0.5. */
    public Interval inSlice(int operation, int slice, double part) {
        double estimate = percentile(operation, slice, slice + 1, part);
        double[] each = Arrays.stream(takes)
                .mapToDouble(take -> part == 0.5 ? take.median[operation][slice] : take.p99[operation][slice])
                .filter(Double::isFinite)
                .toArray();
        return each.length < 2 ? new Interval(estimate, Double.NaN) : Interval.of(estimate, each, CONFIDENCE);
    }

    /** How much of the time the servers of a part worked; above 1 while those that leave finish their calls. */
    public Interval utilisation(int part, int from, int to) {
        Interval busy = interval(take -> {
            double there = sum(take.servers[part], from, to);
            return there == 0 ? 0 : sum(take.busy[part], from, to) / there;
        });
        return busy.within(0, Math.max(1, busy.estimate()));
    }

    /** How many calls waited at a part, in the mean. */
    public Interval queue(int part, int from, int to) {
        return perSecond(take -> sum(take.queued[part], from, to), from, to);
    }

    /** Whether the queue of a part, which began when the run did, goes on to grow from one slice to before another. */
    public boolean grows(int part, int from, int to) {
        int middle = (from + to) / 2;
        if (middle == from) {
            return false;
        }
        double[] gained = Arrays.stream(takes)
                .mapToDouble(take -> sum(take.queued[part], middle, to) / (timeline.slice() * (to - middle))
                        - sum(take.queued[part], from, middle) / (timeline.slice() * (middle - from)))
                .toArray();
        double begun = timeline.lead() + timeline.slice() * (from + middle) / 2;
        return Growth.goesOn(queue(part, from, middle).estimate() / begun, gained, timeline.slice() * (to - from) / 2);
    }

    /** How many servers a part had, in the mean. */
    public Interval servers(int part, int from, int to) {
        return perSecond(take -> sum(take.servers[part], from, to), from, to);
    }

    /** How many writes the copies of a part that were down had still to apply at the end of a slice. */
    public Interval behind(int part, int slice) {
        return interval(take -> take.behind[part][slice]);
    }

    /** The part of the calls that a cache answered of those that asked it; not a number where none did. */
    public Interval hitRate(int cache, int from, int to) {
        return part(cache, Count.HITS, from, to);
    }

    /** The part of the calls that a cache answered with what was not the last value. */
    public Interval stale(int cache, int from, int to) {
        return part(cache, Count.STALE, from, to);
    }

    private Interval part(int cache, Count what, int from, int to) {
        return interval(take -> sum(take, cache, what, from, to) / sum(take, cache, Count.ASKED, from, to))
                .ofShare();
    }

    private static double sum(Take take, int cache, Count what, int from, int to) {
        return sum(take.caches[cache][what.ordinal()], from, to);
    }

    /** How many writes only a cache had, in the mean. */
    public Interval unwritten(int cache, int from, int to) {
        return perSecond(take -> sum(take, cache, Count.UNWRITTEN, from, to), from, to);
    }

    /** How many writes were answered and went with a cache before its store had them. */
    public Interval lost(int cache, int from, int to) {
        return interval(take -> sum(take, cache, Count.LOST, from, to));
    }
}
