package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.job.Failure;
import java.util.Arrays;

/** What became of the calls of one operation: how many were answered and how fast, how many failed and why. */
public final class Tally {

    public final Histogram times = new Histogram();
    public long offered;
    long answered;
    double sum;
    public final long[] failed = new long[Failure.values().length];

    /** Guarded calls, and the tries that were sent for them. */
    long calls;

    long tries;

    /** Guarded calls that failed because there was no token for a retry. */
    long unretried;

    /** What failed of that for which nobody waits. */
    public long unheard;

    void answer(double time) {
        answered++;
        sum += time;
        times.add(time);
    }

    /** The same of many, each answered a delay after its time. */
    void answer(double[] times, double[] starts, int from, int to, double delay) {
        double all = 0;
        for (int i = from; i < to; i++) {
            double time = times[i] - starts[i] + delay;
            all += time;
            this.times.add(time);
        }
        answered += to - from;
        sum += all;
    }

    void fail(Failure why) {
        failed[why.ordinal()]++;
    }

    long dropped() {
        return Arrays.stream(failed).sum();
    }

    double mean() {
        return sum / answered;
    }

    void clear() {
        times.clear();
        offered = 0;
        answered = 0;
        sum = 0;
        calls = 0;
        tries = 0;
        unretried = 0;
        unheard = 0;
        Arrays.fill(failed, 0);
    }
}
