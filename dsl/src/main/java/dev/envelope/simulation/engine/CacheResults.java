package dev.envelope.simulation.engine;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** What the replications of an experiment have counted of a cache whose keys are told, and what can be said from it. */
public final class CacheResults {

    /** The count of a replication, and the time in which was counted. */
    private record Run(CacheTally tally, double seconds) {}

    private final List<Run> runs;
    private final double confidence;

    CacheResults(Replication[] replications, int cache, double confidence) {
        this.runs = Arrays.stream(replications)
                .map(each -> new Run(each.cache(cache), each.seconds()))
                .toList();
        this.confidence = confidence;
    }

    /** How many calls asked it for a key, a second. */
    public Interval asked() {
        return each(sum(tally -> tally.asked) / seconds(), run -> run.tally().asked / run.seconds());
    }

    /** The part of them that it answered. */
    public Interval hitRate() {
        return part(tally -> tally.hits);
    }

    /** The part of them that it answered with what was not the last value. */
    public Interval stale() {
        return part(tally -> tally.stale);
    }

    private Interval part(ToLongFunction<CacheTally> count) {
        return each(
                        (double) sum(count) / sum(tally -> tally.asked),
                        run -> (double) count.applyAsLong(run.tally()) / run.tally().asked)
                .ofShare();
    }

    /** For how long what was answered had not been the last value: the time that a part of those answers does not exceed. */
    public Interval staleFor(double part) {
        return percentile(part, tally -> tally.staleFor);
    }

    /** How many writes it had answered and not written to the store, in the mean over the time. */
    public Interval unwritten() {
        double all = runs.stream().mapToDouble(run -> run.tally().unwritten).sum();
        return each(all / seconds(), run -> run.tally().unwritten / run.seconds());
    }

    /** For how long the first write of a key had been in it alone when it was written: the time that a part of them does not exceed. */
    public Interval unwrittenFor(double part) {
        return percentile(part, tally -> tally.unwrittenFor);
    }

    private Interval percentile(double part, Function<CacheTally, Histogram> times) {
        Histogram all = new Histogram();
        runs.forEach(run -> all.add(times.apply(run.tally())));
        if (all.count() * (1 - part) < (double) Results.BEYOND * runs.size()) {
            return new Interval(Double.NaN, Double.NaN);
        }
        if (all.percentile(part) >= Histogram.LONGEST) {
            return new Interval(Double.POSITIVE_INFINITY, Double.NaN);
        }
        return each(all.percentile(part), run -> times.apply(run.tally()).percentile(part));
    }

    private long sum(ToLongFunction<CacheTally> count) {
        return runs.stream().mapToLong(run -> count.applyAsLong(run.tally())).sum();
    }

    private double seconds() {
        return runs.stream().mapToDouble(Run::seconds).sum();
    }

    private Interval each(double together, ToDoubleFunction<Run> ofEach) {
        return Interval.of(together, runs.stream().mapToDouble(ofEach).toArray(), confidence);
    }
}
