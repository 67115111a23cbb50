package dev.envelope.simulation;

import static dev.envelope.quantity.Units.count;

import dev.envelope.capacity.Copies;
import dev.envelope.capacity.Link;
import dev.envelope.capacity.Sizing;
import dev.envelope.model.Component;
import dev.envelope.model.Database;
import dev.envelope.model.Input;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Kind;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import dev.envelope.simulation.network.NetworkBuilder;
import dev.envelope.simulation.network.Quorum;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The nodes of a database some of which have the same records: shards of so many copies, each a station.
 *
 * <ul>
 *   <li>With a quorum, callers ask the copies themselves: a read R of them, and another one in place of one that refuses, and a write all
 *       of them, going on at the W-th answer.
 *   <li>Else writes, and reads that have to see the last one, go to the primary, which is the first copy that is not known to be down. It
 *       does the write and sends it to the others, which apply it; where that is asked for, they are a round trip away, and it answers
 *       when a majority has it.
 *   <li>A write that a copy misses while it is down it applies when it is back: whenever one of its servers has no call to serve, so that
 *       {@code n} writes take {@code n ÷ (servers ÷ service time − calls a second)}. It answers reads meanwhile, and is primary again when
 *       it has caught up.
 *   <li>Other reads go to the primary if primaries are enough for all reads, as sizing says, and else to the copies beside it.
 * </ul>
 *
 * @param nodes how many nodes of a shard have the same records
 * @param voters how many of them count for a majority or a quorum; the others only read
 * @param readers how many of those beside the primary answer reads; 0 where it does itself
 */
record Replicas(Floor floor, Component<?> store, String region, int shards, int nodes, int voters, int readers) {

    private static final double ROUNDING = 1e-6;

    /** Those of a component in a region; none where those beside a primary have nothing to do as long as it is up. */
    static Optional<Replicas> of(Floor floor, Component<?> component, String region) {
        Sizing sizing = Sizing.of(floor.loads(), component, region).orElseThrow();
        int nodes = 1 + floor.whole(sizing.beside());
        if (nodes == 1) {
            return Optional.empty();
        }
        int copies = floor.whole(floor.loads().copies(component));
        int shards = Math.max(1, (int) (floor.value(sizing.primaries()) + ROUNDING));
        int there = floor.instances(component, region);
        if (shards * nodes < there) {
            floor.note(Place.name(component, region) + ": " + shards * nodes + " of its " + there
                    + " nodes are played, because " + nodes + " have the same records");
        }
        Replicas replicas = new Replicas(
                floor, component, region, shards, nodes, Math.min(copies, nodes), floor.whole(sizing.readers()));
        if (!replicas.haveLeaders()) {
            replicas.check(Database.READ_QUORUM);
            replicas.check(Database.WRITE_QUORUM);
        }
        return Optional.of(replicas).filter(Replicas::work);
    }

    /** Whether one copy of each shard takes the writes. */
    boolean haveLeaders() {
        return !Copies.hasQuorum(store);
    }

    private boolean work() {
        return !haveLeaders()
                || readers > 0
                || links().anyMatch(link -> link.operation().kind() == Kind.WRITE);
    }

    private Stream<Link> links() {
        return floor.loads().links().stream()
                .filter(link -> link.to() == store && link.toRegion().equals(region));
    }

    private void check(Input<Count> part) {
        int number = floor.whole(store.get(part));
        if (number > voters) {
            String majority = Format.count(voters / 2 + 1);
            throw new DesignException(
                    "quorum(...) of " + store.name() + ": " + part.name() + " " + number,
                    "of " + voters + " copies, 1 to " + voters + " can take part",
                    "write quorum(" + majority + ", " + majority + "), or copies(" + number + ")");
        }
    }

    /** What is taken for granted of one that was down. */
    String catchingUp() {
        return Place.name(store, region)
                + ": a node that is back applies the writes that it missed whenever a server has no call, answers"
                + " reads meanwhile" + (haveLeaders() ? " and can lead again when it has caught up" : "")
                + " (assumed: it is not built anew from another copy).";
    }

    int stations() {
        return shards * nodes;
    }

    /** How much of the time the busiest node works, if it has so many servers and a call takes one so long. */
    double utilisation(double service, int servers) {
        double first = calls(link -> ofPrimary(link.operation()));
        double others = calls(link -> ofReplica(link.operation()));
        return Math.max(first, others) * service / servers / shards;
    }

    private double calls(ToDoubleFunction<Link> part) {
        return links().mapToDouble(link -> part.applyAsDouble(link)
                        * floor.value(link.rate().times(floor.loads().peak())))
                .sum();
    }

    /** The part of the calls of an operation that the primary of their shard takes; any copy where none leads. */
    private double ofPrimary(Operation operation) {
        if (operation.kind() == Kind.WRITE) {
            return 1;
        }
        return !haveLeaders() ? (double) needed(operation) / nodes : isLed(operation) ? 1 : 0;
    }

    /** The part of them that each of the others takes. */
    private double ofReplica(Operation operation) {
        if (operation.kind() == Kind.WRITE || !haveLeaders()) {
            return ofPrimary(operation);
        }
        return isLed(operation) ? 0 : 1.0 / (nodes - 1);
    }

    /** Whether the primary answers a read. */
    private boolean isLed(Operation read) {
        return readers == 0 || Copies.agree(floor.loads(), read, store);
    }

    private int needed(Operation operation) {
        return floor.whole(Copies.needed(floor.loads(), operation, store, count(voters)));
    }

    /** What a call of an operation does at the stations from the first on. */
    Wiring.Code called(Operation operation, Place place, int priority, NetworkBuilder builder) {
        boolean reads = operation.kind() == Kind.READ;
        int first = place.first();
        int needed = needed(operation);
        if (!haveLeaders()) {
            Quorum asked = new Quorum(place.name(), first, nodes, false, needed, needed, 0);
            Quorum told = new Quorum(place.name(), first, nodes, false, voters, needed, nodes - voters);
            return (next, writes) -> {
                int following = reads
                        ? builder.quorum(asked, builder.copy(priority, builder.report()), next)
                        : applying(told, priority, next, builder);
                return sent(first, following, builder);
            };
        }
        if (reads) {
            return (next, writes) -> {
                int served = builder.copy(priority, next);
                return isLed(operation) ? sent(first, served, builder) : builder.replica(first, shards, nodes, served);
            };
        }
        boolean agrees = Copies.agree(floor.loads(), operation, store);
        int others = agrees ? voters - 1 : 0;
        Quorum rest = new Quorum(place.name(), first, nodes, true, others, needed - 1, nodes - 1 - others);
        return (next, writes) -> {
            int following = applying(rest, priority, next, builder);
            int away = agrees ? builder.delay(floor.value(store.get(Component.HOP)), following) : following;
            return sent(first, builder.copy(priority, away), builder);
        };
    }

    private int sent(int first, int next, NetworkBuilder builder) {
        return builder.shard(first, shards, nodes, next);
    }

    private static int applying(Quorum quorum, int priority, int next, NetworkBuilder builder) {
        return builder.quorum(quorum, builder.apply(priority, builder.report()), next);
    }
}
