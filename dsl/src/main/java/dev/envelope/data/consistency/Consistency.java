package dev.envelope.data.consistency;

import dev.envelope.analysis.Derivation;
import dev.envelope.capacity.Copies;
import dev.envelope.capacity.Link;
import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Sizing;
import dev.envelope.model.Component;
import dev.envelope.model.Database;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Kind;
import dev.envelope.model.Role;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Scenario;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What each operation sees at each store, who answers it, and how many nodes it keeps busy.
 *
 * <p>A read that has to see the last write asks the primary of the copies; then every write of that store waits for a majority. Other
 * reads go to the primaries, too, as long as these take all of them, and else to replicas; a causal one to a replica that has what it
 * depends on. Of a database that states a {@code quorum(R, W)} any R copies answer. A write is applied by every copy, whichever it
 * waits for.
 *
 * <p>{@link #table()} has a row for each operation and store that it calls: copies, R, W, the nodes that a call keeps busy, and
 * the calls of nodes a second at the peak.
 *
 * <pre>{@code design.operation(read("balance").perUserPerDay(2).strong()).consistency()}</pre>
 */
public final class Consistency extends Answer {

    private static final String PRIMARY = "the primary";

    private record Row(Operation operation, Component<?> store, Quorum quorum, double peakRate) {
        boolean isRead() {
            return operation.kind() == Kind.READ;
        }

        int nodes() {
            return isRead() ? quorum.reads() : quorum.copies();
        }
    }

    private final Model model;
    private final Loads loads;

    private Consistency(Model model) {
        this.model = model;
        this.loads = Loads.of(model);
    }

    /**
     * The consistency of a model's operations.
     *
     * @throws DesignException if no operation calls a store
     */
    public static Consistency of(Model model) {
        Consistency consistency = new Consistency(model);
        if (consistency.rows().isEmpty()) {
            throw new DesignException(
                    "consistency() of " + model.name(),
                    "no operation calls a store, so there is nothing to agree on",
                    "write .flow(\"balance\", service(\"api\"), database(\"accounts\"))");
        }
        return consistency;
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Operation operation : model.operations()) {
            for (Component<?> store : model.architecture().components()) {
                double rate = calls(operation, store).stream()
                        .mapToDouble(link -> Scenario.likely().value(link.rate().times(loads.peak())))
                        .sum();
                if (isStore(store) && !calls(operation, store).isEmpty()) {
                    rows.add(new Row(operation, store, quorum(operation, store), rate));
                }
            }
        }
        return rows;
    }

    private List<Link> calls(Operation operation, Component<?> store) {
        return loads.links().stream()
                .filter(link -> link.operation() == operation && link.to() == store && !link.isReplication())
                .toList();
    }

    private static boolean isStore(Component<?> component) {
        return component.role() == Role.DATABASE || component.role() == Role.SEARCH_INDEX;
    }

    /** Who is asked, as sizing, {@code latency()} and the simulation have it. */
    private String answeredBy(Row row) {
        if (!row.isRead()) {
            return "all copies";
        }
        if (Copies.hasQuorum(row.store())) {
            return "any " + Format.count(row.quorum().reads()) + " copies";
        }
        if (!(row.store() instanceof Database)) {
            return "any copy";
        }
        return switch (row.operation().consistency()) {
            case STRONG -> PRIMARY;
            case CAUSAL -> others(row.store(), "a replica that has caught up");
            case EVENTUAL -> others(row.store(), "a replica");
        };
    }

    /** Who answers reads that need not see the last write: the primary where it takes all, as in each region it is sized. */
    private String others(Component<?> store, String replica) {
        return Sizing.all(loads, store).stream()
                .map(sizing -> whole(sizing.readers()) > 0 ? replica : PRIMARY)
                .distinct()
                .collect(Collectors.joining(" or "));
    }

    /** As stated; else writes wait for a majority where they have to, and a read asks one copy. */
    private Quorum quorum(Operation operation, Component<?> store) {
        int copies = whole(loads.copies(store));
        if (Copies.hasQuorum(store)) {
            return new Quorum(copies, whole(store.get(Database.READ_QUORUM)), whole(store.get(Database.WRITE_QUORUM)));
        }
        Quorum majority = Quorum.majority(copies);
        boolean writesAgree = Copies.isReadStrongly(loads, store)
                || operation.kind() == Kind.WRITE && Copies.agree(loads, operation, store);
        return majority.reads(1).writes(writesAgree ? majority.writes() : 1);
    }

    private static int whole(Count number) {
        return (int) Math.round(number.value());
    }

    /** One row for each operation and store; rates a second. */
    public Table table() {
        List<Row> rows = rows();
        return Table.create(
                "consistency of " + model.name(),
                StringColumn.create(
                        "operation", rows.stream().map(row -> row.operation().name())),
                StringColumn.create(
                        "does", rows.stream().map(row -> told(row.operation().kind()))),
                StringColumn.create(
                        "sees",
                        rows.stream()
                                .map(row -> row.isRead() ? told(row.operation().consistency()) : "")),
                StringColumn.create(
                        "store", rows.stream().map(row -> row.store().name())),
                StringColumn.create("answered by", rows.stream().map(this::answeredBy)),
                numbers("copies", Dimension.COUNT, rows, row -> row.quorum().copies()),
                numbers(
                        "R",
                        Dimension.COUNT,
                        rows,
                        row -> row.isRead() ? row.quorum().reads() : Double.NaN),
                numbers("W", Dimension.COUNT, rows, row -> row.quorum().writes()),
                numbers("nodes", Dimension.COUNT, rows, Row::nodes),
                numbers("peak rate", Dimension.RATE, rows, Row::peakRate),
                numbers("node peak rate", Dimension.RATE, rows, row -> row.peakRate() * row.nodes()));
    }

    private static String told(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static DoubleColumn numbers(
            String name, Dimension dimension, List<Row> rows, ToDoubleFunction<Row> number) {
        return Columns.of(name, dimension, rows.stream().mapToDouble(number).toArray());
    }

    /** What keeps a read from seeing what it has to see, a line for each with what to write. */
    public List<String> findings() {
        List<String> found = new ArrayList<>();
        for (Row row : rows()) {
            if (row.isRead() && row.operation().consistency() != Operation.Consistency.EVENTUAL) {
                unmet(row, found);
                late(row, found);
                cached(row, found);
                elsewhere(row, found);
            }
        }
        return List.copyOf(found);
    }

    /** Copies that a read asks, of which none needs to have the last write. */
    private static void unmet(Row row, List<String> found) {
        if (!row.quorum().isStrong() && Copies.hasQuorum(row.store())) {
            int majority = Quorum.majority(row.quorum().copies()).reads();
            found.add(row.operation().name() + " has to see earlier writes, and " + row.quorum() + " of \""
                    + row.store().name() + "\" need not meet: write quorum(" + majority + ", " + majority
                    + "), or leave " + told(row.operation().consistency()) + "() out");
        }
    }

    /** Writes that reach the store after they were answered. */
    private void late(Row row, List<String> found) {
        String late = loads.links().stream()
                .filter(link -> link.to() == row.store()
                        && link.operation().kind() == Kind.WRITE
                        && link.way() == Link.Way.ASIDE
                        && !link.isReplication())
                .map(link -> link.operation().name())
                .distinct()
                .collect(Collectors.joining(", "));
        if (!late.isEmpty()) {
            found.add(row.operation().name() + " has to see earlier writes, and " + late
                    + " is answered before it is in \""
                    + row.store().name() + "\": let its caller wait for that store, or leave "
                    + told(row.operation().consistency()) + "() out");
        }
    }

    /** A cache that answers in place of the store. */
    private void cached(Row row, List<String> found) {
        boolean missed = calls(row.operation(), row.store()).stream().anyMatch(link -> link.way() == Link.Way.MISSED);
        if (missed) {
            found.add(row.operation().name() + " has to see earlier writes, and a cache may answer it in place of \""
                    + row.store().name() + "\": let it go past the cache, or leave "
                    + told(row.operation().consistency()) + "() out");
        }
    }

    /** Writes of other regions, which arrive after they were answered. */
    private void elsewhere(Row row, List<String> found) {
        boolean replicated = loads.links().stream().anyMatch(link -> link.to() == row.store() && link.isReplication());
        if (replicated) {
            found.add(row.operation().name() + " has to see earlier writes, and those of another region are answered"
                    + " before they are in \"" + row.store().name() + "\" here: keep it in(...) one region, or leave "
                    + told(row.operation().consistency()) + "() out");
        }
    }

    @Override
    public View view() {
        return View.titled("Consistency of " + model.name())
                .table(this::table)
                .notes("Findings", findings())
                .assumed(assumptions())
                .text(
                        "Primaries answer all reads as long as they can; replicas take those that need not see the last write.");
    }

    private List<String> assumptions() {
        List<String> assumed = new ArrayList<>();
        String eventual = rows().stream()
                .filter(row -> row.isRead() && row.operation().consistency() == Operation.Consistency.EVENTUAL)
                .map(row -> row.operation().name())
                .distinct()
                .collect(Collectors.joining(", "));
        if (!eventual.isEmpty()) {
            assumed.add(eventual + ": eventual, where nothing else is stated; state it with strong() or causal()");
        }
        assumed.addAll(Derivation.assumptions(rows().stream()
                .map(row -> Derivation.of(loads.copies(row.store()), Scenario.likely()))
                .toList()));
        return assumed;
    }
}
