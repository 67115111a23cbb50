package dev.envelope.simulation.engine;

import dev.envelope.progress.Progress;
import dev.envelope.quantity.Format;
import dev.envelope.simulation.network.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Independent replications of a network on all cores, until the answer is sure enough or the calls are used up.
 *
 * <p>A replication's numbers depend on the seed and its own number alone, and all of them run equally far before it is asked
 * whether that is enough. So the answer is the same on any number of cores.
 *
 * <p>What a system does that began empty is left out: the replications run until, in the series of their mean response times, MSER-5
 * finds a beginning that is shorter than half of it, and for at least ten times the mean time of a call, and a flush of each cache; all of that is forgotten.
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

    private static final int MEANS = 400;
    private static final int OF_FIVE = 5;
    private static final int TIMES_THE_MEAN = 10;
    private static final int FIRST_ROUND = 500;
    private static final int SLICE = 10_000;

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
        return new Fleet(all, Thread.currentThread(), new AtomicBoolean());
    }

    /** What is done by one replication. */
    private interface Task {
        void run(int number, Replication replication);
    }

    /** The replications of one run, which stop when the thread that asked is interrupted. */
    private final class Fleet {

        private final Replication[] all;
        private final Thread caller;
        private final AtomicBoolean stopped;

        Fleet(Replication[] all, Thread caller, AtomicBoolean stopped) {
            this.all = all;
            this.caller = caller;
            this.stopped = stopped;
        }

        Results untilSure() {
            WarmUp warmUp = warmUp();
            long each = Math.max(1, calls / REPLICATIONS);
            Progress progress = Progress.of(
                    "simulating " + (precision == 0 ? "" : "at most ") + Format.count(calls) + " calls", calls);
            long done = 0;
            Results results;
            do {
                long round = precision == 0 ? each : Math.min(each - done, Math.max(FIRST_ROUND, done));
                onAll((number, replication) -> run(replication, round, progress));
                done += round;
                results = new Results(network, all, confidence, warmUp);
            } while (done < each && results.precision() > precision);
            results.check();
            return results;
        }

        /** All calls, after a beginning of so many; of several networks the one that is told. */
        Results toTheEnd(WarmUp sofar, long beginning, String which) {
            long rest = beginning - sofar.calls();
            Progress progress = Progress.of("simulating " + which, (double) calls + REPLICATIONS * rest);
            onAll((number, replication) -> {
                run(replication, rest, progress);
                replication.forget();
                run(replication, Math.max(1, calls / REPLICATIONS), progress);
            });
            Results results = new Results(network, all, confidence, new WarmUp(beginning, sofar.isOver()));
            results.check();
            return results;
        }

        Results forDuration() {
            Progress progress = Progress.of("simulating " + Format.time(duration), REPLICATIONS * duration);
            onAll((number, replication) -> {
                for (double time = 0; time < duration && !isStopped(); time += duration / 100) {
                    replication.runTo(Math.min(duration, time + duration / 100));
                    progress.add(duration / 100);
                }
            });
            Results results = new Results(network, all, confidence, WarmUp.NONE);
            results.check();
            return results;
        }

        /** Runs the beginning and forgets it. */
        private WarmUp warmUp() {
            double[][] series = new double[REPLICATIONS][MEANS];
            long ofMean = OF_FIVE;
            long most = Math.max(calls / REPLICATIONS, MEANS * OF_FIVE);
            Progress progress = Progress.of("filling up", (double) REPLICATIONS * most);
            onAll((number, replication) -> fill(series[number], 0, replication, OF_FIVE, progress));
            while (!isSettled(series) && 2 * ofMean * MEANS <= most) {
                ofMean *= 2;
                long size = ofMean;
                onAll((number, replication) -> {
                    for (int i = 0; i < MEANS / 2; i++) {
                        series[number][i] = (series[number][2 * i] + series[number][2 * i + 1]) / 2;
                    }
                    fill(series[number], MEANS / 2, replication, size, progress);
                });
            }
            boolean settled = isSettled(series);
            for (Replication replication : all) {
                replication.forget();
            }
            return new WarmUp(ofMean * MEANS, settled);
        }

        /** A system begins with the calls that are soon done; the rule alone would not see that in so short a series. */
        private boolean isSettled(double[][] series) {
            double[] means = mean(series);
            double seconds = Arrays.stream(all)
                    .mapToDouble(Replication::seconds)
                    .average()
                    .orElseThrow();
            return WarmUp.isOver(means)
                    && seconds >= network.longestFlush()
                    && seconds
                            >= TIMES_THE_MEAN * Arrays.stream(means).average().orElseThrow();
        }

        private void fill(double[] means, int from, Replication replication, long ofMean, Progress progress) {
            for (int i = from; i < MEANS && !isStopped(); i++) {
                double sum = 0;
                long count = 0;
                for (int k = 0; k < network.operations(); k++) {
                    sum -= replication.tally(k).sum;
                    count -= replication.tally(k).answered;
                }
                replication.run(ofMean);
                progress.add(ofMean);
                for (int k = 0; k < network.operations(); k++) {
                    sum += replication.tally(k).sum;
                    count += replication.tally(k).answered;
                }
                means[i] = count == 0 ? 0 : sum / count;
            }
        }

        private void run(Replication replication, long number, Progress progress) {
            for (long done = 0; done < number && !isStopped(); done += SLICE) {
                long slice = Math.min(SLICE, number - done);
                replication.run(slice);
                progress.add(slice);
            }
        }

        private boolean isStopped() {
            if (caller.isInterrupted()) {
                stopped.set(true);
            }
            return stopped.get();
        }

        private void onAll(Task task) {
            IntStream.range(0, REPLICATIONS).parallel().forEach(i -> task.run(i, all[i]));
            if (isStopped()) {
                Thread.interrupted();
                throw new CancellationException("interrupted while simulating");
            }
        }
    }

    private static double[] mean(double[][] series) {
        return IntStream.range(0, MEANS)
                .mapToDouble(i -> Arrays.stream(series)
                        .mapToDouble(each -> each[i])
                        .average()
                        .orElseThrow())
                .toArray();
    }
}
