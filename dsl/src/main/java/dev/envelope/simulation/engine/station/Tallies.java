package dev.envelope.simulation.engine.station;

/**
 * What all stations have done since they count, as columns of numbers: counts, and integrals over the time.
 *
 * <p>A wait counts when it is over and service when it begins, which costs an event least; what is under way is told beside it.
 */
final class Tallies {

    /** What is counted by a moment too much or not yet, and how many calls are there. */
    record UnderWay(double waited, double queued, double busy, long there) {}

    final long[] arrived;
    final long[] left;
    final long[] dropped;
    final long[] shed;
    final double[] abandoned;
    final double[] waited;
    final double[] queued;
    final double[] busy;

    private final long[] before;
    private double since;

    Tallies(int stations) {
        arrived = new long[stations];
        left = new long[stations];
        dropped = new long[stations];
        shed = new long[stations];
        abandoned = new double[stations];
        waited = new double[stations];
        queued = new double[stations];
        busy = new double[stations];
        before = new long[stations];
    }

    /** What a station has done by a moment. */
    StationTally of(int s, double now, UnderWay rest) {
        return new StationTally(
                now - since,
                arrived[s],
                left[s],
                dropped[s],
                shed[s],
                abandoned[s],
                waited[s] + rest.waited(),
                queued[s] + rest.queued(),
                busy[s] + rest.busy(),
                rest.there() - before[s]);
    }

    /** A station counts anew: what is under way counts from now on. */
    void forget(int s, UnderWay rest) {
        arrived[s] = 0;
        left[s] = 0;
        dropped[s] = 0;
        shed[s] = 0;
        abandoned[s] = 0;
        waited[s] = -rest.waited();
        queued[s] = -rest.queued();
        busy[s] = -rest.busy();
        before[s] = rest.there();
    }

    /** The time counts from a moment on. */
    void countFrom(double moment) {
        since = moment;
    }
}
