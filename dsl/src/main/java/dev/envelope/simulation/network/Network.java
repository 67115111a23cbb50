package dev.envelope.simulation.network;

import dev.envelope.simulation.random.Arrivals;
import java.util.List;

/**
 * Stations, and the programs by which calls go through them: what a replication runs.
 *
 * <p>Immutable. A program is put together from its end: each node is made with the number of the node that follows it.
 */
public record Network(
        List<Station> stations,
        List<Node> nodes,
        List<Source> sources,
        List<Guard> guards,
        List<Limit> limits,
        List<Quorum> quorums,
        List<LruCache> caches,
        int operations) {

    /**
     * Where calls come from.
     *
     * @param rate calls a second in the mean
     * @param entry the first node of each call
     */
    public record Source(String name, double rate, Arrivals arrivals, int operation, int entry) {}

    public Network {
        stations = List.copyOf(stations);
        nodes = List.copyOf(nodes);
        sources = List.copyOf(sources);
        guards = List.copyOf(guards);
        limits = List.copyOf(limits);
        quorums = List.copyOf(quorums);
        caches = List.copyOf(caches);
    }

    /** The same with other stations, one in the place of each. */
    public Network with(List<Station> others) {
        return new Network(others, nodes, sources, guards, limits, quorums, caches, operations);
    }

    /** After how many seconds at most what was written behind a cache is in its store. */
    public double longestFlush() {
        return caches.stream().mapToDouble(LruCache::flush).max().orElse(0);
    }

    /** All calls a second. */
    public double rate() {
        return sources.stream().mapToDouble(Source::rate).sum();
    }
}
