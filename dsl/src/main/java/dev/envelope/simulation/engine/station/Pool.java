package dev.envelope.simulation.engine.station;

import dev.envelope.simulation.engine.clock.Tournament;
import dev.envelope.simulation.network.Station;
import java.util.List;

/**
 * The servers of all stations, as columns of numbers: which of them are idle, work, leave after their call, or are off.
 *
 * <p>Each server is a leaf of the tournament with the time at which it is done. Of a station with more servers than {@value #WIDE} they
 * have no leaves of their own, and all stand for the heap of such times; those that share their servers have one leaf for the next
 * call that is done.
 */
public final class Pool {

    public static final int WIDE = 1_024;

    /** Of a leaf its station and the job that is served there. */
    final int[] stationOf;

    final int[] jobAt;

    /** Of a station its first leaf, and how many it has. */
    final int[] firstLeaf;

    final int[] room;

    /**
     * How many servers of a station take calls, how many of these are idle, if they are not shared, and how many others work to the end of
     * their call.
     */
    final int[] servers;

    final int[] idle;
    final int[] leaving;

    private final int heap;
    private final Tournament next;
    private final boolean[] wide;

    /** From a station's first leaf on, those that are idle, and before its end, from there backwards, those that are off. */
    private final int[] resting;

    private final int[] off;

    /** How many leaves the servers of these stations take. */
    public static int leaves(List<Station> stations) {
        return stations.stream().mapToInt(Pool::leaves).sum();
    }

    private static int leaves(Station station) {
        if (station.isShared()) {
            return 1;
        }
        return station.servers() > WIDE ? 0 : station.servers();
    }

    /** All servers are idle; {@code heap} is the leaf of the heap, behind which are theirs. */
    Pool(List<Station> stations, int heap, Tournament next) {
        this.heap = heap;
        this.next = next;
        int n = stations.size();
        int leaves = heap + 1 + leaves(stations);
        stationOf = new int[leaves];
        jobAt = new int[leaves];
        resting = new int[leaves];
        firstLeaf = new int[n];
        room = new int[n];
        servers = stations.stream().mapToInt(Station::servers).toArray();
        idle = stations.stream()
                .mapToInt(station -> station.isShared() ? 0 : station.servers())
                .toArray();
        leaving = new int[n];
        off = new int[n];
        wide = new boolean[n];
        int leaf = heap + 1;
        for (int s = 0; s < n; s++) {
            firstLeaf[s] = leaf;
            room[s] = leaves(stations.get(s));
            wide[s] = room[s] == 0;
            for (int i = 0; i < room[s]; i++, leaf++) {
                stationOf[leaf] = s;
                resting[leaf] = leaf;
            }
        }
    }

    boolean isWide(int s) {
        return wide[s];
    }

    /** How many servers of a station work, those included that leave. */
    int working(int s) {
        return servers[s] + leaving[s] - idle[s];
    }

    /** The leaf of a server that was idle and is not any more. */
    int take(int s) {
        idle[s]--;
        return wide[s] ? heap : resting[firstLeaf[s] + idle[s]];
    }

    /** A server becomes idle. */
    void rest(int s, int leaf) {
        if (!wide[s]) {
            resting[firstLeaf[s] + idle[s]] = leaf;
            next.set(leaf, Tournament.NEVER);
        }
        idle[s]++;
    }

    /** A server is off. */
    void goOff(int s, int leaf) {
        if (!wide[s]) {
            resting[firstLeaf[s] + room[s] - ++off[s]] = leaf;
            next.set(leaf, Tournament.NEVER);
        }
    }

    /** The leaf of a server that was off and is not any more. */
    int comeOn(int s) {
        return wide[s] ? heap : resting[firstLeaf[s] + room[s] - off[s]--];
    }

    /** So many servers that were off are idle. */
    void open(int s, int number) {
        if (wide[s]) {
            idle[s] += number;
            return;
        }
        for (int i = 0; i < number; i++) {
            rest(s, comeOn(s));
        }
    }

    /** So many servers that were idle are off. */
    void close(int s, int number) {
        if (wide[s]) {
            idle[s] -= number;
            return;
        }
        for (int i = 0; i < number; i++) {
            goOff(s, take(s));
        }
    }
}
