package dev.envelope.simulation.engine;

import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.network.Node;
import dev.envelope.simulation.network.Node.Kind;
import dev.envelope.simulation.network.Station;
import dev.envelope.simulation.random.Keys;
import dev.envelope.simulation.random.Sampler;
import dev.envelope.simulation.random.Samples;
import dev.envelope.simulation.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The nodes of a network as columns of numbers, and where their random numbers come from: the streams are those of the
 * stations, then those of the sources, then those of the nodes.
 */
public final class Program {

    /** What needs no random numbers. */
    static final int NO_STREAM = -1;

    /** The place of a time that never comes. */
    static final int NO_DELAY = -1;

    final Kind[] kind;
    final int[] at;
    final int[] count;
    final double[] number;
    final int[] next;
    final int[] stream;
    final int[][] branches;
    final boolean[] isEach;
    final boolean[] isPulled;

    /** The lengths of the delays, and of the timers that guards have; a node for a delay has the place of its own in it. */
    final double[] delays;

    private final Map<String, Integer> streams = new LinkedHashMap<>();
    private final Map<String, Keys> drawn = new HashMap<>();
    private final Network network;

    public Program(Network network) {
        this.network = network;
        List<Node> nodes = network.nodes();
        int n = nodes.size();
        kind = nodes.stream().map(Node::kind).toArray(Kind[]::new);
        at = nodes.stream().mapToInt(Node::at).toArray();
        count = nodes.stream().mapToInt(Node::count).toArray();
        number = nodes.stream().mapToDouble(Node::number).toArray();
        next = nodes.stream().mapToInt(Node::next).toArray();
        stream = new int[n];
        branches = new int[n][];
        isEach = new boolean[n];
        isPulled = new boolean[n];
        DoubleStream ways =
                nodes.stream().filter(node -> node.kind() == Kind.DELAY).mapToDouble(Node::number);
        DoubleStream timers =
                network.guards().stream().flatMapToDouble(guard -> DoubleStream.of(guard.timeout(), guard.hedge()));
        delays = DoubleStream.concat(ways, timers.filter(Double::isFinite))
                .distinct()
                .sorted()
                .toArray();
        int first = network.stations().size() + network.sources().size();
        for (int i = 0; i < n; i++) {
            Node node = nodes.get(i);
            isEach[i] = node.isEach();
            isPulled[i] = node.isPulled();
            branches[i] = node.branches().stream().mapToInt(each -> each).toArray();
            stream[i] = node.stream().isEmpty()
                    ? NO_STREAM
                    : streams.computeIfAbsent(node.stream(), name -> first + streams.size());
            if (node.kind() == Kind.DRAW) {
                drawn.put(node.stream(), network.caches().get(node.count()).keys());
            }
            if (node.kind() == Kind.DELAY) {
                at[i] = delay(node.number());
            }
        }
    }

    /** The place of a length among the delays; {@link #NO_DELAY} if it has no end. */
    int delay(double seconds) {
        return Double.isFinite(seconds) ? Arrays.binarySearch(delays, seconds) : NO_DELAY;
    }

    /** All random numbers of a replication. */
    Samples samples(long seed, int replication) {
        List<Sampler> samplers = new ArrayList<>();
        for (Station station : network.stations()) {
            samplers.add(station.times().sampler(Streams.named(seed, replication, station.name() + ": service")));
        }
        for (Network.Source source : network.sources()) {
            samplers.add(source.arrivals()
                    .sampler(source.rate(), Streams.named(seed, replication, source.name() + ": arrivals")));
        }
        for (String name : streams.keySet()) {
            UniformRandomProvider random = Streams.named(seed, replication, name);
            Keys keys = drawn.get(name);
            samplers.add(keys == null ? Samples.uniform(random) : keys.sampler(random));
        }
        return new Samples(samplers.toArray(Sampler[]::new));
    }
}
