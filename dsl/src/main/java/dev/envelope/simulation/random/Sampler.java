package dev.envelope.simulation.random;

/** Draws many random numbers at a time, because one at a time costs more for the call than for the number. */
public interface Sampler {

    /** Fills a part of an array with the next numbers. */
    void fill(double[] numbers, int from, int to);

    /** Fills a part of an array with sums of a start and the next numbers, the first, the first two and so on: moments instead of gaps. */
    default void fillWithSums(double start, double[] sums, int from, int to) {
        fill(sums, from, to);
        double sum = start;
        for (int i = from; i < to; i++) {
            sum += sums[i];
            sums[i] = sum;
        }
    }
}
