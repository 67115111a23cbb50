package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.job.Failure;
import dev.envelope.simulation.engine.station.StationTally;
import dev.envelope.simulation.network.Network;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** What the replications of an experiment have counted, and what can be said from it. */
public final class Results {

    /** So many calls of a replication have to lie beyond a percentile, or it is not told. */
    public static final int BEYOND = 10;

    private static final double P99 = 0.99;

    private final Network network;
    private final Replication[] replications;
    private final double confidence;
    private final WarmUp warmUp;
    private final Growth growth;
    private final Histogram[] together;

    Results(Network network, Replication[] replications, double confidence, WarmUp warmUp, Growth growth) {
        this.network = network;
        this.replications = replications;
        this.confidence = confidence;
        this.warmUp = warmUp;
        this.growth = growth;
        this.together = new Histogram[network.operations()];
        for (int k = 0; k < together.length; k++) {
            together[k] = new Histogram();
            for (Replication replication : replications) {
                together[k].add(replication.tally(k).times);
            }
        }
    }

    /** What was left out. */
    public WarmUp warmUp() {
        return warmUp;
    }

    /** By how many calls a second the queues of some stations grow without end, all together; 0 if they do not. */
    public double growth(List<Integer> stations) {
        return stations.stream().mapToDouble(s -> growth.perSecond()[s]).sum();
    }

    boolean isGrowing() {
        return growth.isSomewhere();
    }

    /** In how many replications the one of these queues grew that did so in most of them. */
    public int growing(List<Integer> stations) {
        return stations.stream().mapToInt(s -> growth.replications()[s]).max().orElse(0);
    }

    /** How many calls of an operation were answered. */
    public long answered(int operation) {
        return sum(replication -> replication.tally(operation).answered);
    }

    /** How many calls of an operation were made. */
    public long offered(int operation) {
        return sum(replication -> replication.tally(operation).offered);
    }

    /** How many calls of an operation failed. */
    public long dropped(int operation) {
        return sum(replication -> replication.tally(operation).dropped());
    }

    /** How many calls of an operation failed for a reason. */
    public long failed(int operation, Failure why) {
        return sum(replication -> replication.tally(operation).failed[why.ordinal()]);
    }

    /** How many tries were sent for each guarded call of an operation; not a number if it makes none. */
    public double triesPerCall(int operation) {
        double tries = sum(replication -> replication.tally(operation).tries);
        return tries / sum(replication -> replication.tally(operation).calls);
    }

    /** How many guarded calls of an operation failed because there was no token for a retry. */
    public long unretried(int operation) {
        return sum(replication -> replication.tally(operation).unretried);
    }

    /** What failed of that for which nobody waits, of calls of an operation. */
    public long unheard(int operation) {
        return sum(replication -> replication.tally(operation).unheard);
    }

    /** How long was simulated, by all replications together. */
    public double seconds() {
        return Arrays.stream(replications).mapToDouble(Replication::seconds).sum();
    }

    private long sum(ToLongFunction<Replication> count) {
        return Arrays.stream(replications).mapToLong(count).sum();
    }

    /** How many calls of an operation were answered a second. */
    public Interval goodput(int operation) {
        return interval(
                estimate(answered(operation) / seconds(), each -> each.tally(operation).answered / each.seconds()));
    }

    /** The mean time in which an operation is answered. */
    public Interval mean(int operation) {
        return interval(meanOf(operation));
    }

    /** By how much that mean is above the one of an operation of the base. */
    public Interval meanAbove(Results base, int ofBase, int operation) {
        return interval(meanOf(operation).above(base.meanOf(ofBase)));
    }

    private Estimate meanOf(int operation) {
        double sum = Arrays.stream(replications)
                .mapToDouble(each -> each.tally(operation).sum)
                .sum();
        return estimate(sum / answered(operation), each -> each.tally(operation).mean());
    }

    /** The part of the calls of an operation that failed. */
    public Interval failing(int operation) {
        return interval(failingOf(operation)).ofShare();
    }

    /** By how much that part is above the one of an operation of the base. */
    public Interval failingAbove(Results base, int ofBase, int operation) {
        return interval(failingOf(operation).above(base.failingOf(ofBase)));
    }

    private Estimate failingOf(int operation) {
        double dropped = dropped(operation);
        return estimate(dropped / (answered(operation) + dropped), each -> {
            double failed = each.tally(operation).dropped();
            return failed / (each.tally(operation).answered + failed);
        });
    }

    /** The time that a part of an operation's calls does not exceed; unknown if too few lie beyond it. */
    public Interval percentile(int operation, double part) {
        return interval(percentileOf(operation, part));
    }

    /** By how much that time is above the one of an operation of the base; unknown if one of them is. */
    public Interval percentileAbove(Results base, int ofBase, int operation, double part) {
        return interval(percentileOf(operation, part).above(base.percentileOf(ofBase, part)));
    }

    private Estimate percentileOf(int operation, double part) {
        if (answered(operation) * (1 - part) < (double) BEYOND * replications.length) {
            return estimate(Double.NaN, each -> Double.NaN);
        }
        return estimate(
                together[operation].percentile(part),
                each -> each.tally(operation).times.percentile(part));
    }

    /** The mean wait at some stations, of all their calls together. */
    public Interval wait(List<Integer> stations) {
        return interval(estimate(
                together(stations, this::station).meanWait(),
                each -> together(stations, each::station).meanWait()));
    }

    /** How many servers of some stations were busy on average, of each of these. */
    public Interval busy(List<Integer> stations) {
        return interval(estimate(
                together(stations, this::station).meanBusy(),
                each -> together(stations, each::station).meanBusy()));
    }

    private static StationTally together(List<Integer> stations, IntFunction<StationTally> ofEach) {
        return stations.stream().map(ofEach::apply).reduce(StationTally::plus).orElseThrow();
    }

    /** What ran it, as the line under an answer says it. */
    public String engine() {
        return replications[0].engine();
    }

    /** The counts of some stations together, of all replications. */
    public StationTally stations(List<Integer> stations) {
        return together(stations, this::station);
    }

    /** The counts of a station, of all replications together. */
    public StationTally station(int station) {
        return Arrays.stream(replications)
                .map(each -> each.station(station))
                .reduce(StationTally::plus)
                .orElseThrow();
    }

    /** What a cache did whose keys are told. */
    public CacheResults cache(int cache) {
        return new CacheResults(replications, cache, confidence);
    }

    /** The largest half-width over its estimate among the mean and the p99 of all operations; infinite if one is unknown. */
    double precision() {
        double worst = 0;
        for (int k = 0; k < network.operations(); k++) {
            double both = Math.max(mean(k).relative(), percentile(k, P99).relative());
            worst = Double.isNaN(both) ? Double.POSITIVE_INFINITY : Math.max(worst, both);
        }
        return worst;
    }

    /** What holds in every replication, or the engine lost somebody. */
    void check() {
        for (Replication replication : replications) {
            replication.check(network);
        }
    }

    /** Without a half-width where parts had not filled up: how replications differ tells nothing of what all of them miss. */
    private Interval interval(Estimate estimate) {
        return warmUp.isOver() ? estimate.interval(confidence) : new Interval(estimate.together(), Double.NaN);
    }

    private Estimate estimate(double together, ToDoubleFunction<Replication> ofEach) {
        return new Estimate(
                together, Arrays.stream(replications).mapToDouble(ofEach).toArray());
    }
}
