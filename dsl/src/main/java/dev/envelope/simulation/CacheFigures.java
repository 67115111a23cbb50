package dev.envelope.simulation;

import dev.envelope.model.Cache;
import dev.envelope.model.Cache.Writing;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Quantity;
import dev.envelope.simulation.Holding.Shelf;
import dev.envelope.simulation.engine.CacheResults;
import dev.envelope.simulation.engine.Interval;
import dev.envelope.simulation.engine.Results;
import dev.envelope.view.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What the caches did whose keys are told, beside what formulas say of them.
 *
 * @param shelves the caches in the order of their numbers in the network
 */
record CacheFigures(String design, List<Shelf> shelves, Floor floor, Results results) {

    private static final double P99 = 0.99;
    private static final double APART = 0.01;
    private static final String BY_FORMULA = " by formula";

    /** A number of each cache, and by which formula it is told; null if there is none. */
    private record Figure(
            String name,
            Dimension dimension,
            Function<CacheResults, Interval> simulated,
            @Nullable ToDoubleFunction<Shelf> formula) {

        Figure(String name, Function<CacheResults, Interval> simulated) {
            this(name, Dimension.TIME, simulated, null);
        }

        double formula(Shelf shelf) {
            return formula == null ? Double.NaN : formula.applyAsDouble(shelf);
        }
    }

    private List<Figure> figures() {
        return List.of(
                new Figure("hit rate", Dimension.SHARE, CacheResults::hitRate, this::hitRate),
                new Figure("stale", Dimension.SHARE, CacheResults::stale, this::stale),
                new Figure("stale for, p50", each -> each.staleFor(0.5)),
                new Figure("stale for, p99", each -> each.staleFor(P99)),
                new Figure("unwritten", Dimension.COUNT, CacheResults::unwritten, this::unwritten),
                new Figure("unwritten for, p99", each -> each.unwrittenFor(P99)));
    }

    private double hitRate(Shelf shelf) {
        return value(shelf.freshness().hitRate());
    }

    private double stale(Shelf shelf) {
        // a call of its own that drops a key comes later than the write, and how much later is told by the simulation
        // alone
        boolean isLater =
                shelf.cache().writing() == Writing.ASIDE && !shelf.freshness().isFetched();
        return isLater || isUntold(shelf) ? Double.NaN : value(shelf.freshness().stale());
    }

    /** Batches come at almost regular times, each with many keys; to the formula every write and every fetch comes at random. */
    private static boolean isUntold(Shelf shelf) {
        Writing writing = shelf.cache().writing();
        return shelf.isBatched() && (writing == Writing.ASIDE || writing == Writing.AROUND);
    }

    private double unwritten(Shelf shelf) {
        return shelf.cache().writing() == Writing.BEHIND
                ? value(shelf.freshness().unwritten())
                : Double.NaN;
    }

    private double value(Quantity<?> formula) {
        return floor.value(formula);
    }

    private Interval simulated(Shelf shelf, Figure figure) {
        return figure.simulated().apply(results.cache(shelf.number()));
    }

    private Table caches() {
        return Table.create(
                "caches of " + design,
                StringColumn.create("cache", shelves.stream().map(Shelf::name)),
                Columns.of(
                        "keys",
                        Dimension.COUNT,
                        numbers(shelf -> value(shelf.popularity().keys()))),
                Columns.of("objects", Dimension.COUNT, numbers(shelf -> value(shelf.objects()))),
                Columns.of(
                        "asked",
                        Dimension.RATE,
                        numbers(shelf -> results.cache(shelf.number()).asked().estimate())));
    }

    private double[] numbers(ToDoubleFunction<Shelf> number) {
        return shelves.stream().mapToDouble(number).toArray();
    }

    /** All figures, each with the half-width of its interval, and by the formula. */
    Table table() {
        Table table = caches();
        for (Figure figure : figures()) {
            String name = figure.name();
            table.addColumns(
                    Columns.of(
                            name,
                            figure.dimension(),
                            numbers(shelf -> simulated(shelf, figure).estimate())),
                    Columns.of(
                            name + " ±",
                            figure.dimension(),
                            numbers(shelf -> simulated(shelf, figure).halfWidth())));
            if (figure.formula() != null) {
                table.addColumns(Columns.of(name + BY_FORMULA, figure.dimension(), numbers(figure::formula)));
            }
        }
        return table;
    }

    /** The figures as they are read: of those that any of the caches has. */
    Table overview() {
        Table table = caches();
        for (Figure figure : figures()) {
            List<String> told = new ArrayList<>();
            List<String> byFormula = new ArrayList<>();
            for (Shelf shelf : shelves) {
                Interval interval = simulated(shelf, figure);
                double formula = figure.formula(shelf);
                told.add(Outcome.told(interval, figure.dimension()));
                byFormula.add(Double.isNaN(formula) ? "" : figure.dimension().format(formula));
            }
            if (shelves.stream().anyMatch(shelf -> isOf(shelf, figure))) {
                table.addColumns(StringColumn.create(figure.name(), told));
                if (byFormula.stream().anyMatch(formula -> !formula.isEmpty())) {
                    table.addColumns(StringColumn.create(figure.name() + BY_FORMULA, byFormula));
                }
            }
        }
        return table;
    }

    /** Hit rates that were stated, and that what the caches hold does not have; and what no formula tells. */
    List<String> findings() {
        return Stream.concat(hitRates(), untold()).toList();
    }

    private Stream<String> untold() {
        return shelves.stream()
                .filter(CacheFigures::isUntold)
                .map(shelf -> shelf.name()
                        + ": stale reads are told by the simulation alone, because the store behind it is called in"
                        + " batches, which come at almost regular times; the formula takes all calls at random");
    }

    private Stream<String> hitRates() {
        return shelves.stream()
                .filter(shelf -> shelf.cache().states(Cache.HIT_RATE) && isApart(shelf))
                .map(shelf -> {
                    String played = Outcome.told(results.cache(shelf.number()).hitRate(), Dimension.SHARE);
                    return shelf.name() + ": a hit rate of " + shelf.cache().get(Cache.HIT_RATE) + " is stated, and "
                            + (shelf.cache().states(Cache.CAPACITY)
                                    ? "what it holds has " + played
                                            + ": drop hitRate(...) or capacity(...), and it follows from the other"
                                    : "its keys have " + played
                                            + " with their writes and their time to live: state capacity(...) in place of it");
                });
    }

    private boolean isApart(Shelf shelf) {
        Interval simulated = results.cache(shelf.number()).hitRate();
        return Math.abs(simulated.estimate() - value(shelf.cache().get(Cache.HIT_RATE)))
                > APART + simulated.halfWidth();
    }

    /** Whether there is something to tell. */
    private boolean isOf(Shelf shelf, Figure figure) {
        return simulated(shelf, figure).estimate() > 0 || figure.formula(shelf) > 0;
    }
}
