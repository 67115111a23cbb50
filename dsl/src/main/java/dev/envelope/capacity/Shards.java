package dev.envelope.capacity;

import static dev.envelope.quantity.Units.count;

import dev.envelope.model.Component;
import dev.envelope.model.Database;
import dev.envelope.model.Operation.Kind;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Operator;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Term;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * How a database is split and copied where one node is not enough.
 *
 * <p>Primaries take the writes and the reads that must see the last one; the other reads go to the replicas as soon as the
 * primaries cannot take them too. A replica applies every write of its shard, and reads with what is left. With a quorum no copy
 * leads: each applies every write, and a read is one of R of the N copies.
 */
final class Shards {

    private final Sizing sizing;
    private final Needs needs;
    private final Loads loads;
    private final Component<?> database;

    Shards(Sizing sizing, Needs needs, Loads loads, Component<?> database) {
        this.sizing = sizing;
        this.needs = needs;
        this.loads = loads;
        this.database = database;
    }

    private Count primary(Function<Predicate<Link>, Count> effort) {
        if (!Copies.hasQuorum(database)) {
            return effort.apply(link -> !goesToReplicas(link)).named("work of primaries at " + sizing.at());
        }
        Count part = database.get(Database.READ_QUORUM).dividedBy(loads.copies(database));
        return effort.apply(Loads.of(Kind.WRITE))
                .plus(effort.apply(Loads.of(Kind.READ)).times(part))
                .named("work of each copy at " + sizing.at());
    }

    private Count reads(Function<Predicate<Link>, Count> effort) {
        return effort.apply(this::goesToReplicas).named("reads at " + sizing.at());
    }

    private boolean goesToReplicas(Link link) {
        return link.operation().kind() == Kind.READ && !Loads.readsStrongly(link) && !Copies.hasQuorum(database);
    }

    /**
     * Into how many shards it is split: as few as take the writes and hold the data; where reads need replicas, so many that
     * applying the writes takes at most half of a replica.
     */
    Count shards() {
        return database.states(Database.SHARDS)
                ? database.get(Database.SHARDS)
                : operation(SHARDS, primary(needs::effort), reads(needs::effort), needs.forData())
                        .named("shards of " + sizing.at());
    }

    /** How many nodes of a shard stand beside its primary: for reads, for copies, for zones and to stand by. */
    Count replicas() {
        Count copies = loads.copies(database).minus(count(1));
        if (database.states(Database.REPLICAS)) {
            return database.get(Database.REPLICAS).atLeast(copies);
        }
        return forReads()
                .plus(sizing.spare())
                .atLeast(copies)
                .atLeast(sizing.zones().minus(count(1)))
                .named("replicas of " + sizing.at());
    }

    private Count forReads() {
        return operation(REPLICAS, primary(needs::effort), reads(needs::effort), shards())
                .named("replicas for reads at " + sizing.at());
    }

    /** What decides how many nodes there are in a scenario: what there are shards for, and what each has more than one node for. */
    String decidedBy(Scenario scenario) {
        double nodes = 1 + scenario.value(replicas());
        return shardsFor(scenario)
                + (nodes > 1 ? ", " + Format.number(nodes) + " × for " + replicasFor(scenario, nodes - 1) : "");
    }

    private String shardsFor(Scenario scenario) {
        double shards = scenario.value(shards());
        if (database.states(Database.SHARDS)) {
            return "stated shards";
        }
        if (shards <= 1) {
            return Needs.AT_LEAST_ONE;
        }
        return scenario.value(needs.forData().roundedUp()) >= shards
                ? Needs.DISK
                : needs.busiest(scenario, link -> !goesToReplicas(link));
    }

    private String replicasFor(Scenario scenario, double replicas) {
        if (scenario.value(loads.copies(database)) > replicas) {
            return Sizing.COPIES;
        }
        if (database.states(Database.REPLICAS)) {
            return "stated replicas";
        }
        if (scenario.value(sizing.zones()) > replicas) {
            return Sizing.ZONES;
        }
        return scenario.value(forReads()) > 0 ? needs.busiest(scenario, this::goesToReplicas) + " of reads" : "spares";
    }

    /** How busy the busiest node of so many shards and replicas is with an effort, in nodes that work to the target. */
    Count busiest(Function<Predicate<Link>, Count> effort, Count shards, Count replicas) {
        return operation(BUSIEST, primary(effort), reads(effort), shards, replicas);
    }

    /** How many of so many replicas of a shard answer its reads; 0 where its primary does. */
    Count readers(Function<Predicate<Link>, Count> effort, Count shards, Count replicas) {
        return operation(READERS, primary(effort), reads(effort), shards, replicas);
    }

    private static Count operation(Operator operator, Count... operands) {
        List<Term> terms = List.of(operands).stream().map(Count::term).toList();
        return new Count(new Term.Operation(Dimension.COUNT, operator, terms));
    }

    private static boolean areEnough(double primaries, double reads, double shards) {
        return primaries + reads <= shards + 1e-9;
    }

    /** Operands: work of primaries, reads, data; in nodes. */
    private static final Operator SHARDS = new Operator.Function("shards for", x -> {
        double least = Math.max(1, Math.ceil(Math.max(x[0], x[2]) - 1e-9));
        boolean replicated = x[0] + x[1] > least;
        return replicated ? Math.max(least, Math.ceil(2 * x[0] - 1e-9)) : least;
    });

    /** Operands: work of primaries, reads, shards. */
    private static final Operator REPLICAS = new Operator.Function("replicas for", x -> {
        double free = 1 - x[0] / x[2];
        return areEnough(x[0], x[1], x[2]) ? 0 : Math.ceil(x[1] / x[2] / free - 1e-9);
    });

    /** Operands: work of primaries, reads, shards, replicas. */
    private static final Operator BUSIEST = new Operator.Function("busiest node of", x -> {
        double primary = x[0] / x[2];
        double reads = x[1] / x[2];
        return areEnough(x[0], x[1], x[2]) || x[3] == 0 ? primary + reads : Math.max(primary, primary + reads / x[3]);
    });

    /** Operands: work of primaries, reads, shards, replicas. */
    private static final Operator READERS =
            new Operator.Function("replicas that read of", x -> areEnough(x[0], x[1], x[2]) ? 0 : x[3]);
}
