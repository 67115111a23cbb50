package dev.envelope.simulation.network;

import dev.envelope.model.policy.Balancing;
import dev.envelope.simulation.random.ServiceTimes;

/**
 * Servers with one queue in front of them.
 *
 * @param name decides its random numbers
 * @param servers how many work at the same time; {@link #UNLIMITED} if nobody ever waits
 * @param times how long one call takes one server
 * @param places how many calls wait at most; what comes beyond is turned away
 * @param priorities how many priorities its calls have
 * @param isShared whether all calls are served at once, each as fast as the servers allow, as threads share cores; else the
 *     first that came is next, of several priorities the lowest number first, and nobody is interrupted
 * @param patience a call that has waited longer than this many seconds when its turn comes is turned away
 * @param balancing how calls are spread over this station and those that stand behind it, where there are several
 */
public record Station(
        String name,
        int servers,
        ServiceTimes times,
        int places,
        int priorities,
        boolean isShared,
        double patience,
        Balancing balancing) {

    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** First come, first served, and room for all to wait. */
    public static Station of(String name, int servers, ServiceTimes times) {
        return new Station(name, servers, times, UNLIMITED, 1, false, Guard.NEVER, Balancing.RANDOM);
    }

    /** The same with so many servers. */
    public Station servers(int servers) {
        return new Station(name, servers, times, places, priorities, isShared, patience, balancing);
    }

    Station named(String name) {
        return new Station(name, servers, times, places, priorities, isShared, patience, balancing);
    }

    /** The same with so many places to wait. */
    public Station places(int places) {
        return new Station(name, servers, times, places, priorities, isShared, patience, balancing);
    }

    /** The same for calls of so many priorities. */
    public Station priorities(int priorities) {
        return new Station(name, servers, times, places, priorities, isShared, patience, balancing);
    }

    /** The same with its servers shared by all calls that are there. */
    public Station shared() {
        return new Station(name, servers, times, places, priorities, true, patience, balancing);
    }

    /** The same, turning away what has waited longer than so many seconds when its turn comes. */
    public Station patience(double seconds) {
        return new Station(name, servers, times, places, priorities, isShared, seconds, balancing);
    }

    /** The same with calls spread in this way, where there are several of it. */
    public Station balancing(Balancing way) {
        return new Station(name, servers, times, places, priorities, isShared, patience, way);
    }
}
