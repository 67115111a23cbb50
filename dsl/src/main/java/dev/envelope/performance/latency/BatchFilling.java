package dev.envelope.performance.latency;

import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * How long a call waits until its batch is full, of calls that come at random.
 *
 * <p>The last of n calls waits for nothing, and the one that k come after for Erlang's time of k: F(t) = E[min(N + 1, n)] / n of
 * Poisson's N of mean rate t. A number between two whole ones is the one or the other, as often as makes it the mean; more
 * calls are in the larger batches. The mean is (n - 1) / 2 times of the time between calls.
 *
 * @param size calls in a batch in the mean, at least one
 * @param rate calls a second that fill it
 */
record BatchFilling(double size, double rate) {

    private double whole() {
        return Math.floor(size);
    }

    private double rest() {
        return size - whole();
    }

    /** How likely it is to wait no longer than this. */
    double within(double time) {
        double whole = whole();
        double calls = rate * time;
        double fewer = noMore(whole - 1, calls);
        double smaller = calls * noMore(whole - 2, calls) + fewer + whole * (1 - fewer);
        return (smaller + rest() * (1 - fewer)) / size;
    }

    /** How likely it is that no more than these come. */
    private static double noMore(double calls, double mean) {
        if (calls < 0) {
            return 0;
        }
        return mean > 0 ? PoissonDistribution.of(mean).cumulativeProbability((int) calls) : 1;
    }

    double mean() {
        double whole = whole();
        return size == 1 ? 0 : whole * (whole - 1 + 2 * rest()) / (2 * size * rate);
    }

    /** How likely it is that the batch is full at all. */
    double ends() {
        return rate > 0 ? 1 : 1 / size;
    }
}
