package dev.envelope.simulation.engine;

import dev.envelope.model.policy.Balancing;
import dev.envelope.simulation.engine.job.Jobs;
import dev.envelope.simulation.engine.station.Stations;
import dev.envelope.simulation.network.Station;
import dev.envelope.simulation.random.Samples;
import java.util.List;

/** Which of several stations, which stand one behind the other, a call goes to, by the {@link Balancing} of the first of them. */
final class Spread {

    private final Stations stations;
    private final Nodes nodes;
    private final Samples samples;
    private final Balancing[] ways;
    private final int[] turn;

    Spread(List<Station> all, Stations stations, Nodes nodes, Samples samples) {
        this.stations = stations;
        this.nodes = nodes;
        this.samples = samples;
        this.ways = all.stream().map(Station::balancing).toArray(Balancing[]::new);
        this.turn = new int[ways.length];
    }

    /**
     * The station that a call goes to.
     *
     * @param avoided a station that it does not go to if there is another one
     * @param address a number that all calls of one user have
     */
    int pick(int from, int avoided, int address, int stream) {
        int all = nodes.members(from);
        int gap = avoided == Jobs.NOBODY ? all : place(from, avoided, all);
        int among = gap < all ? all - 1 : all;
        int picked = switch (ways[from]) {
            case ROUND_ROBIN -> turn[from] = (turn[from] + 1) % among;
            case RANDOM -> any(among, stream);
            case LEAST_CONNECTIONS -> least(from, among, gap, stream);
            case TWO_CHOICES -> better(from, among, gap, stream);
            case IP_HASH -> Math.floorMod(mixed(address), among);
        };
        return station(from, picked, gap);
    }

    /** A copy of a shard that is not its first; where all of them are avoided, the first. */
    int replica(int shard, int copies, int avoided, int address, int stream) {
        return nodes.areAvoided(shard + 1) ? nodes.leader(shard, copies) : pick(shard + 1, avoided, address, stream);
    }

    /** Which of those that calls go to a station is; none of them, if it is none or the only one. */
    private int place(int from, int station, int all) {
        int i = 0;
        while (i < all && nodes.member(from, i) != station) {
            i++;
        }
        return all == 1 ? all : i;
    }

    /** The finaliser of MurmurHash3 (A. Appleby 2011): numbers one after the other go anywhere. */
    private static int mixed(int address) {
        int z = (address ^ address >>> 16) * 0x85ebca6b;
        z = (z ^ z >>> 13) * 0xc2b2ae35;
        return z ^ z >>> 16;
    }

    /** The i-th of those that are not left out. */
    private int station(int from, int i, int gap) {
        return nodes.member(from, i < gap ? i : i + 1);
    }

    private int any(int among, int stream) {
        return (int) (among * samples.next(stream));
    }

    private int least(int from, int among, int gap, int stream) {
        long fewest = Long.MAX_VALUE;
        int ties = 0;
        for (int i = 0; i < among; i++) {
            long there = stations.there(station(from, i, gap));
            if (there < fewest) {
                fewest = there;
                ties = 0;
            }
            ties += there == fewest ? 1 : 0;
        }
        int left = ties == 1 ? 0 : any(ties, stream);
        int i = 0;
        while (stations.there(station(from, i, gap)) != fewest || left-- > 0) {
            i++;
        }
        return i;
    }

    private int better(int from, int among, int gap, int stream) {
        int one = any(among, stream);
        if (among == 1) {
            return one;
        }
        int drawn = any(among - 1, stream);
        int other = drawn < one ? drawn : drawn + 1;
        return stations.there(station(from, other, gap)) < stations.there(station(from, one, gap)) ? other : one;
    }
}
