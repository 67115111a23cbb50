package dev.envelope.simulation;

import static dev.envelope.quantity.Units.count;

import dev.envelope.capacity.Copies;
import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Sizing;
import dev.envelope.model.Component;
import dev.envelope.model.Database;
import dev.envelope.model.Input;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Kind;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import dev.envelope.simulation.engine.Network;
import dev.envelope.simulation.engine.Quorum;
import java.util.Optional;

/**
 * The nodes of a database of which somebody waits for several: shards of so many copies, each a station.
 *
 * <ul>
 *   <li>With a quorum, callers ask the copies themselves: a read R of them, and another one in place of one that refuses, and a write all
 *       of them, going on at the W-th answer.
 *   <li>Else writes, and reads that have to see the last one, go to the primary, which is the first copy that is not known to be down. It
 *       does the write and sends it to the others, a round trip away; where that is asked for, it answers when a majority has it.
 *   <li>Other reads go to any node.
 * </ul>
 *
 * @param nodes how many nodes of a shard have the same records
 * @param voters how many of them count for a majority or a quorum; the others only read
 */
record Replicas(Floor floor, Component<?> store, int shards, int nodes, int voters) {

    /** Those of a component in a region; none where each call asks one node. */
    static Optional<Replicas> of(Floor floor, Component<?> component, String region) {
        Loads loads = floor.loads();
        if (!Copies.areAsked(loads, component)) {
            return Optional.empty();
        }
        int copies = floor.whole(loads.copies(component));
        Sizing sizing = Sizing.of(loads, component, region).orElseThrow();
        int nodes = floor.whole(Copies.together(loads, component, sizing));
        int shards = sizing.isStated() ? floor.whole(sizing.instances()) / nodes : floor.whole(sizing.shards());
        Replicas replicas = new Replicas(floor, component, shards, nodes, Math.min(copies, nodes));
        if (Copies.hasQuorum(component)) {
            replicas.check(Database.READ_QUORUM);
            replicas.check(Database.WRITE_QUORUM);
        }
        return Optional.of(replicas);
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

    int stations() {
        return shards * nodes;
    }

    /** How much of the time a node works, in the mean over all of them, if it has so many servers and a call takes one so long. */
    double utilisation(String region, double service, int servers) {
        double calls = floor.loads().links().stream()
                .filter(link -> link.to() == store && link.toRegion().equals(region) && !link.isReplication())
                .mapToDouble(link -> busy(link.operation())
                        * floor.value(link.rate().times(floor.loads().peak())))
                .sum();
        return calls * service / servers / stations();
    }

    /** How many nodes a call keeps busy. */
    private double busy(Operation operation) {
        boolean reads = operation.kind() == Kind.READ;
        return !reads ? nodes : Copies.hasQuorum(store) ? needed(operation) : 1;
    }

    private int needed(Operation operation) {
        return floor.whole(Copies.needed(floor.loads(), operation, store, count(voters)));
    }

    /** What a call of an operation does at the stations from the first on. */
    Wiring.Code called(Operation operation, Floor.Place place, int priority, Network.Builder builder) {
        boolean reads = operation.kind() == Kind.READ;
        boolean agrees = Copies.agree(floor.loads(), operation, store);
        int first = place.first();
        int needed = needed(operation);
        if (Copies.hasQuorum(store)) {
            Quorum quorum = reads
                    ? new Quorum(place.name(), first, nodes, false, needed, needed, 0)
                    : new Quorum(place.name(), first, nodes, false, voters, needed, nodes - voters);
            return (next, writes) -> sent(first, asking(quorum, priority, next, builder), builder);
        }
        if (reads) {
            return (next, writes) -> agrees
                    ? sent(first, builder.copy(priority, next), builder)
                    : builder.callAny(first, stations(), priority, next);
        }
        int others = agrees ? voters - 1 : 0;
        Quorum rest = new Quorum(place.name(), first, nodes, true, others, needed - 1, nodes - 1 - others);
        return (next, writes) -> {
            int following = asking(rest, priority, next, builder);
            int away = agrees ? builder.delay(floor.value(store.get(Component.HOP)), following) : following;
            return sent(first, builder.copy(priority, away), builder);
        };
    }

    private int sent(int first, int next, Network.Builder builder) {
        return builder.shard(first, shards, nodes, next);
    }

    private static int asking(Quorum quorum, int priority, int next, Network.Builder builder) {
        return builder.quorum(quorum, builder.copy(priority, builder.report()), next);
    }
}
