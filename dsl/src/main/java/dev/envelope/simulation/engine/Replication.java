package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.station.StationTally;
import dev.envelope.simulation.network.Network;

/** One run of a network with random numbers of its own; it goes on from where it stopped. */
interface Replication {

    /** Runs until so many more calls have been answered or turned away. */
    void run(long calls);

    /** Runs until this moment. */
    void runTo(double moment);

    /** Forgets what was counted so far: the warm-up. */
    void forget();

    /** The counts of an operation. */
    Tally tally(int operation);

    /** The counts of a station. */
    StationTally station(int station);

    /** The counts of a cache whose keys are told. */
    CacheTally cache(int cache);

    /** How many calls are under way beyond those at the beginning of the count. */
    long gained();

    /** The simulated time in which was counted. */
    double seconds();

    /** Little's law and the conservation of calls at every station, and of calls in the whole. */
    default void check(Network network) {
        long lost = -gained();
        for (int k = 0; k < network.operations(); k++) {
            lost += tally(k).offered - tally(k).answered - tally(k).dropped();
        }
        if (lost != 0) {
            throw new IllegalStateException("the simulation has lost " + lost + " calls");
        }
        for (int s = 0; s < network.stations().size(); s++) {
            station(s).check(network.stations().get(s).name());
        }
    }

    /** What ran it, in words. */
    String engine();
}
