package dev.envelope.capacity;

import static dev.envelope.quantity.Units.count;

import dev.envelope.model.Component;
import dev.envelope.model.Database;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Consistency;
import dev.envelope.model.Operation.Kind;
import dev.envelope.quantity.Count;

/**
 * How many copies of a record take part in a call of a store.
 *
 * <p>Where a quorum is stated no copy leads: a read asks R copies and waits for all of these, a write goes to every copy and waits for
 * W. Else writes go to a primary, which answers after a majority has them if somebody has to see the last one, and at once if not.
 *
 * <p>Source: D. Gifford, Weighted Voting for Replicated Data, SOSP 1979; D. Ongaro and J. Ousterhout, In Search of an Understandable
 * Consensus Algorithm, USENIX ATC 2014.
 *
 * <pre>{@code database("carts").copies(3).quorum(2, 2)}</pre>
 */
public final class Copies {

    private Copies() {}

    /** Whether a quorum of its copies answers, and not a primary. */
    public static boolean hasQuorum(Component<?> store) {
        return store.states(Database.READ_QUORUM);
    }

    /** Whether somebody waits for several copies at a store, or for one that leads. */
    public static boolean areAsked(Loads loads, Component<?> store) {
        return store instanceof Database
                && loads.copies(store).value() > 1
                && (hasQuorum(store)
                        || loads.links().stream()
                                .anyMatch(link -> link.to() == store && agree(loads, link.operation(), store)));
    }

    /**
     * Whether an operation has to see the last write, or writes what such a read asks: then it waits for a majority of a store's copies,
     * or asks their primary.
     */
    public static boolean agree(Loads loads, Operation operation, Component<?> store) {
        return isStrong(operation) || operation.kind() == Kind.WRITE && isReadStrongly(loads, store);
    }

    /** Whether some read of a store has to see the last write. */
    public static boolean isReadStrongly(Loads loads, Component<?> store) {
        return loads.links().stream().anyMatch(link -> link.to() == store && Loads.readsStrongly(link));
    }

    private static boolean isStrong(Operation operation) {
        return operation.consistency() == Consistency.STRONG;
    }

    /** How many of so many copies have to be there for an operation. */
    public static Count needed(Loads loads, Operation operation, Component<?> store, Count copies) {
        if (hasQuorum(store)) {
            return store.get(operation.kind() == Kind.READ ? Database.READ_QUORUM : Database.WRITE_QUORUM);
        }
        return agree(loads, operation, store) ? majority(copies) : count(1);
    }

    /** More than half of so many copies. */
    public static Count majority(Count copies) {
        return copies.dividedBy(count(2)).roundedDown().plus(count(1)).named("majority");
    }

    /** How many nodes have the same records: a primary and what stands beside it; of a stated number, as many as there are copies. */
    public static Count together(Loads loads, Component<?> database, Sizing sized) {
        if (!sized.isStated()) {
            return sized.replicas().plus(count(1));
        }
        Count copies = loads.copies(database);
        if (copies.value() > 1) {
            return copies.atMost(sized.instances());
        }
        return database.states(Database.SHARDS)
                ? sized.instances().dividedBy(database.get(Database.SHARDS)).roundedUp()
                : sized.instances();
    }
}
