package dev.envelope.data.sharding;

import static dev.envelope.quantity.Units.count;

import dev.envelope.performance.Formula;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Share;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Consistent hashing: nodes stand at points of a ring, and a key belongs to the next point.
 *
 * <p>Points are hashes of {@code "node-copy"}. The more of them a node has, the more even its part.
 *
 * <pre>{@code ring(100).virtualNodes(1_000).moved(101)}</pre>
 */
public final class Ring implements Sharding {

    /** Of libketama: 40 digests of four points each. */
    private static final int USUAL = 160;

    private static final Formula ROOT = new Formula("√", x -> Math.sqrt(x[0]));

    /** Points, and points of all other nodes, are the parameters of how the part of a node is distributed. */
    private static final Formula HEAVIEST = new Formula(
            "percentile of Beta's distribution",
            x -> x[0] == 1 ? 1 : BetaDistribution.of(x[1], x[1] * (x[0] - 1)).inverseCumulativeProbability(x[2]));

    private final int nodes;
    private final int virtualNodes;
    private final TreeMap<Long, Integer> points = new TreeMap<>(Long::compareUnsigned);

    private Ring(int nodes, int virtualNodes) {
        this.nodes = nodes;
        this.virtualNodes = virtualNodes;
        for (int node = 0; node < nodes; node++) {
            for (int copy = 0; copy < virtualNodes; copy++) {
                points.put(Hash.of(node + "-" + copy), node);
            }
        }
    }

    /** So many nodes, each at 160 points. */
    public static Ring of(int nodes) {
        Modulo.check("ring", nodes);
        return new Ring(nodes, USUAL);
    }

    /** The same with each node at so many points. */
    public Ring virtualNodes(int points) {
        if (points < 1) {
            throw new DesignException(
                    "virtualNodes(" + points + ")", "a node stands at one point at least", "write virtualNodes(160)");
        }
        return new Ring(nodes, points);
    }

    @Override
    public int nodes() {
        return nodes;
    }

    @Override
    public Ring nodes(int number) {
        Modulo.check("nodes", number);
        return new Ring(number, virtualNodes);
    }

    @Override
    public int owner(String key) {
        Map.Entry<Long, Integer> next = points.ceilingEntry(Hash.of(key));
        return (next == null ? points.firstEntry() : next).getValue();
    }

    @Override
    public Share moved(int toNodes) {
        Modulo.check("moved", toNodes);
        Count more = count(Math.max(nodes, toNodes)).named("nodes with the more");
        Count fewer = count(Math.min(nodes, toNodes)).named("nodes with the fewer");
        return Formula.part(more.minus(fewer), more).named("keys that move");
    }

    /** The coefficient of variation of the nodes' parts of the keys, over all hash functions: their deviation over their mean. */
    public Count balance() {
        return ROOT.count(all().minus(count(1)).dividedBy(points().times(all()).plus(count(1))))
                .named("deviation of the parts over their mean");
    }

    private Count all() {
        return count(nodes).named("nodes");
    }

    private Count points() {
        return count(virtualNodes).named("points each");
    }

    /** The part of all keys that one node does not exceed with this chance, over all hash functions. */
    public Share heaviest(Share chance) {
        return HEAVIEST.share(all(), points(), chance).named("heaviest part");
    }

    @Override
    public String toString() {
        return "ring of " + nodes + " nodes at " + virtualNodes + " points each";
    }
}
