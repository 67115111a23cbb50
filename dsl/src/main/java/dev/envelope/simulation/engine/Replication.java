package dev.envelope.simulation.engine;

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

    /** How many calls are under way beyond those at the beginning of the count. */
    long gained();

    /** The simulated time in which was counted. */
    double seconds();

    /** What ran it, in words. */
    String engine();
}
