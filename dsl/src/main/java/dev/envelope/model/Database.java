package dev.envelope.model;

import static dev.envelope.quantity.Units.count;

import dev.envelope.quantity.Count;
import org.jspecify.annotations.Nullable;

/**
 * A store with a primary that takes the writes and replicas that share the reads, in one shard or several.
 *
 * <pre>{@code database("links").serviceTime(ms(6)).concurrency(32).storage(TB(2)).copies(3)}</pre>
 */
public final class Database extends Component<Database> {

    /** How many nodes hold each record: the primary and its replicas. */
    public static final Input<Count> COPIES =
            new Input<>("copies", "copies(3)", Bound.AT_LEAST_ONE, count(1), "one copy: no replication was stated");

    /** Replicas of each primary that answer reads, where that is stated and not to be found out. */
    public static final Input<Count> REPLICAS =
            new Input<>("read replicas", "replicas(2)", Bound.NONE, count(0), "never assumed");

    /** Into how many parts the records are split, where that is stated and not to be found out. */
    public static final Input<Count> SHARDS =
            new Input<>("shards", "shards(8)", Bound.AT_LEAST_ONE, count(1), "never assumed");

    /** How many copies a read asks, where no primary answers for all of them. */
    public static final Input<Count> READ_QUORUM =
            new Input<>("copies asked by a read", "quorum(2, 2)", Bound.AT_LEAST_ONE, count(1), "never assumed");

    /** For how many copies a write waits, where no primary answers for all of them. */
    public static final Input<Count> WRITE_QUORUM =
            new Input<>("copies that a write waits for", "quorum(2, 2)", Bound.AT_LEAST_ONE, count(1), "never assumed");

    private Database(
            String name, Statements statements, Placement placement, Policies policies, @Nullable Shape shape) {
        super(Role.DATABASE, name, statements, placement, policies, shape);
    }

    /** A database of which only the name is stated. */
    public static Database named(String name) {
        return new Database(checked(Role.DATABASE, name), Statements.NONE, Placement.ANYWHERE, Policies.NONE, null);
    }

    @Override
    Database copy(Statements statements, Placement placement, Policies policies, @Nullable Shape shape) {
        return new Database(name(), statements, placement, policies, shape);
    }

    /** How many nodes hold each record, the primary among them; in place of the design's {@code replication}. */
    public Database copies(double nodes) {
        return with(COPIES, Count.of(COPIES.example(), nodes));
    }

    /**
     * Without a primary: a read asks so many copies, and a write goes to all of them and waits for so many. A read meets the last write
     * where the two are more than the copies.
     */
    public Database quorum(double reads, double writes) {
        return with(READ_QUORUM, Count.of(READ_QUORUM.example(), reads))
                .with(WRITE_QUORUM, Count.of(WRITE_QUORUM.example(), writes));
    }

    /** How many replicas of each primary answer reads; without it, that is computed. */
    public Database replicas(double each) {
        return with(REPLICAS, Count.of(REPLICAS.example(), each));
    }

    /** Into how many shards the records are split; without it, that is computed. */
    public Database shards(double number) {
        return with(SHARDS, Count.of(SHARDS.example(), number));
    }
}
