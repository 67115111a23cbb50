package dev.envelope.simulation.random;

/** Draws many random numbers at a time, because one at a time costs more for the call than for the number. */
public interface Sampler {

    /** Fills a part of an array with the next numbers. */
    void fill(double[] numbers, int from, int to);
}
