package dev.envelope.simulation.engine;

import java.util.Arrays;

/**
 * A number of all replications together and of each of them.
 *
 * @param together not a number if there are too few calls for it
 */
record Estimate(double together, double[] ofEach) {

    /**
     * By how much it is above that of another system whose replications had the same random numbers: what chance did to both
     * cancels, replication by replication. Source: A. Law, Simulation Modeling and Analysis, 2015, sections 10.2 (paired-t) and 11.2
     * (common random numbers).
     */
    Estimate above(Estimate base) {
        double[] differences = new double[ofEach.length];
        Arrays.setAll(differences, i -> ofEach[i] - base.ofEach[i]);
        return new Estimate(together - base.together, differences);
    }

    Interval interval(double confidence) {
        return Interval.of(together, ofEach, confidence);
    }
}
