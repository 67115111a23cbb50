package dev.envelope.simulation.engine;

import dev.envelope.progress.Progress;
import dev.envelope.quantity.Format;
import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.network.Station;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** The replications of one experiment, which stop when the thread that asked is interrupted. */
final class Fleet {

    private static final int REPLICATIONS = Experiment.REPLICATIONS;

    private static final int MEANS = 400;
    private static final int OF_FIVE = 5;
    private static final int TIMES_THE_MEAN = 10;
    private static final int RELAXATIONS = 3;

    /** The beginning takes about this many times the calls that are counted at most. */
    private static final int BEGINNING = 2;

    private static final int FIRST_ROUND = 500;
    private static final int SLICE = 10_000;

    /** After so many calls of each replication a queue that grows need not be watched any longer. */
    private static final int ENOUGH = 10_000;

    /** What is done by one replication. */
    private interface Task {
        void run(int number, Replication replication);
    }

    private final Experiment experiment;
    private final Network network;
    private final long calls;
    private final Replication[] all;
    private final Thread caller = Thread.currentThread();
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** What was there when the beginning was over. */
    private Crowd[] beginning;

    Fleet(Experiment experiment, Replication[] all) {
        this.experiment = experiment;
        this.network = experiment.network();
        this.calls = experiment.calls();
        this.all = all;
        this.beginning = new Crowd[REPLICATIONS];
        Arrays.fill(beginning, Crowd.none(network));
    }

    Results untilSure() {
        WarmUp warmUp = warmUp();
        double precision = experiment.precision();
        long each = Math.max(1, calls / REPLICATIONS);
        Progress progress =
                Progress.of("simulating " + (precision == 0 ? "" : "at most ") + Format.count(calls) + " calls", calls);
        long done = 0;
        Results results;
        do {
            long round = precision == 0 ? each : Math.min(each - done, Math.max(FIRST_ROUND, done));
            onAll((number, replication) -> run(replication, round, progress));
            done += round;
            results = results(warmUp);
        } while (done < each && results.precision() > precision && !(results.isGrowing() && done >= ENOUGH));
        results.check();
        return results;
    }

    /** All calls, after a beginning of so many; of several networks the one that is told. */
    Results toTheEnd(WarmUp sofar, long longest, String which) {
        long rest = longest - sofar.calls();
        Progress progress = Progress.of("simulating " + which, (double) calls + REPLICATIONS * rest);
        onAll((number, replication) -> run(replication, rest, progress));
        forget();
        onAll((number, replication) -> run(replication, Math.max(1, calls / REPLICATIONS), progress));
        Results results = results(new WarmUp(longest, sofar.requests()));
        results.check();
        return results;
    }

    Results forDuration() {
        double duration = experiment.duration();
        Progress progress = Progress.of("simulating " + Format.time(duration), REPLICATIONS * duration);
        onAll((number, replication) -> {
            for (double time = 0; time < duration && !isStopped(); time += duration / 100) {
                replication.runTo(Math.min(duration, time + duration / 100));
                progress.add(duration / 100);
            }
        });
        Results results = new Results(network, all, experiment.confidence(), WarmUp.NONE, Growth.none(network));
        results.check();
        return results;
    }

    private Results results(WarmUp warmUp) {
        return new Results(network, all, experiment.confidence(), warmUp, Growth.of(network, beginning, crowds()));
    }

    private Crowd[] crowds() {
        return IntStream.range(0, REPLICATIONS)
                .mapToObj(i -> beginning[i].after(all[i]))
                .toArray(Crowd[]::new);
    }

    private void forget() {
        beginning = crowds();
        for (Replication replication : all) {
            replication.forget();
        }
    }

    /** Runs the beginning and forgets it: until it is over, or queues grow, or it has taken its share of the calls. */
    WarmUp warmUp() {
        double[][] series = new double[REPLICATIONS][MEANS];
        long ofMean = OF_FIVE;
        long most = BEGINNING * calls / REPLICATIONS;
        Progress progress = Progress.of("filling up", (double) REPLICATIONS * Math.max(most, MEANS * OF_FIVE));
        onAll((number, replication) -> fill(series[number], 0, replication, OF_FIVE, progress));
        Crowd[] middle = beginning;
        boolean isGrowing = false;
        while (!isSettled(series, middle) && !isGrowing && ofMean * MEANS < most) {
            ofMean *= 2;
            long size = ofMean;
            middle = crowds();
            onAll((number, replication) -> {
                for (int i = 0; i < MEANS / 2; i++) {
                    series[number][i] = (series[number][2 * i] + series[number][2 * i + 1]) / 2;
                }
                fill(series[number], MEANS / 2, replication, size, progress);
            });
            isGrowing = Growth.of(network, middle, crowds()).isSomewhere();
        }
        WarmUp warmUp = new WarmUp(ofMean * MEANS, isSettled(series, middle) ? 0 : requests(series, middle));
        forget();
        return warmUp;
    }

    /** A system begins with the calls that are soon done; the rule alone would not see that in so short a series. */
    private boolean isSettled(double[][] series, Crowd[] middle) {
        double[] means = mean(series);
        return WarmUp.isOver(means) && seconds() >= fillingTime(means, middle);
    }

    /** With how many calls the beginning would be over; twice as many where nothing tells how long it takes. */
    private double requests(double[][] series, Crowd[] middle) {
        return Math.max(2.0 * calls, fillingTime(mean(series), middle) * network.rate() * REPLICATIONS / BEGINNING);
    }

    private double seconds() {
        return Arrays.stream(all).mapToDouble(Replication::seconds).average().orElseThrow();
    }

    /**
     * How long a system that began empty takes at least to fill up: ten times the mean time of a call, a flush of each cache, and three relaxation
     * times of arrivals and of each station, {@code S max(1, (1 + C²) / (2c (1 - √ρ)²))}, with the mean S and the coefficient of variation C of the service
     * times, c servers, and as busy as they were in the second half of the time. After one relaxation time a queue is as long as in the end but for a few per cent.
     *
     * <p>Source: J. Abate and W. Whitt, Transient behavior of the M/M/1 queue: starting at the origin, Queueing Systems 2, 1987; several
     * servers as a fast one.
     */
    private double fillingTime(double[] means, Crowd[] middle) {
        double longest =
                Math.max(TIMES_THE_MEAN * Arrays.stream(means).average().orElseThrow(), network.longestFlush());
        for (Network.Source source : network.sources()) {
            longest = Math.max(longest, RELAXATIONS * source.arrivals().relaxationTime());
        }
        Crowd[] now = crowds();
        for (int s = 0; s < network.stations().size(); s++) {
            Station station = network.stations().get(s);
            if (station.servers() != Station.UNLIMITED && station.places() == Station.UNLIMITED) {
                longest = Math.max(longest, RELAXATIONS * relaxationTime(station, busy(s, middle, now)));
            }
        }
        return longest;
    }

    private static double relaxationTime(Station station, double busy) {
        double idle = 1 - Math.sqrt(Math.min(1, busy / station.servers()));
        double variability = station.times().variability();
        double times = (1 + variability * variability) / (2 * station.servers() * idle * idle);
        return station.times().mean() * Math.max(1, times);
    }

    /** How many servers of a station worked between two moments. */
    private static double busy(int s, Crowd[] from, Crowd[] to) {
        double worked = 0;
        double seconds = 0;
        for (int i = 0; i < from.length; i++) {
            worked += to[i].busy()[s] - from[i].busy()[s];
            seconds += to[i].seconds() - from[i].seconds();
        }
        return worked / seconds;
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

    private static double[] mean(double[][] series) {
        return IntStream.range(0, MEANS)
                .mapToDouble(i -> Arrays.stream(series)
                        .mapToDouble(each -> each[i])
                        .average()
                        .orElseThrow())
                .toArray();
    }
}
