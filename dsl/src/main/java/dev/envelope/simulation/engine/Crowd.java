package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.station.StationTally;
import dev.envelope.simulation.network.Network;

/**
 * How many calls are at each station of a replication, how long it has run since it began empty, and what its servers have worked.
 *
 * @param at the number of calls, by station
 * @param busy the integral of the number of servers that worked, by station
 */
record Crowd(double seconds, long[] at, double[] busy) {

    /** Of a replication that has not begun. */
    static Crowd none(Network network) {
        int stations = network.stations().size();
        return new Crowd(0, new long[stations], new double[stations]);
    }

    /** What has become of it in a replication that has counted since then. */
    Crowd after(Replication replication) {
        long[] now = at.clone();
        double[] worked = busy.clone();
        for (int s = 0; s < now.length; s++) {
            StationTally tally = replication.station(s);
            now[s] += tally.gained();
            worked[s] += tally.busy();
        }
        return new Crowd(seconds + replication.seconds(), now, worked);
    }

    /** How many more there are at a station than it has servers. */
    double waiting(int station, int servers) {
        return Math.max(0, at[station] - (double) servers);
    }
}
