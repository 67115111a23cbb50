package dev.envelope.cost;

import dev.envelope.analysis.Worlds;
import dev.envelope.catalog.Instance;
import dev.envelope.model.Component;
import dev.envelope.model.Database;
import dev.envelope.model.Model;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Scenarios;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.statistics.descriptive.Quantile;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Which machines to buy for a part, and how many, while its load is uncertain: those whose expected cost is least, what it costs
 * to have bought too few included.
 *
 * <p>{@code cost(world) = rent × number + disks(world) + penalty × max(0, 1 − number ÷ needed(world))}: the penalty is the money
 * that is lost in a month in which the part serves nothing, and is lost in proportion to what is missing of the machines that the
 * design's own rules ask for in that world (target utilisation, those that stand by, zones, copies). Of a part that keeps data that
 * is the load that its nodes do not take or the data that they have no room for; so many of it are taken to be there from the
 * start, as moving the data of a store to more nodes is not priced. Disks that grow with the data are paid for in each world. The regret of a choice in a world is its cost less that of
 * the best choice for that world. The best choices do not depend on the choice, so that the least expected cost is the least
 * expected regret; that of the best is what it would be worth to know the load beforehand.
 *
 * <p>{@link #table()} has a row for each type of machine with its best number; {@link #numbers()} one for each number of the chosen
 * type.
 *
 * <p>Source: L. Savage, "The Theory of Statistical Decision", Journal of the American Statistical Association 46, 1951; H. Raiffa
 * and R. Schlaifer, Applied Statistical Decision Theory, 1961 (expected value of perfect information).
 *
 * <pre>{@code design.cost().leastRegret("api", usd(200_000))   // $200,000 a month go through the api}</pre>
 */
public final class LeastRegret extends Answer {

    /** How many numbers of machines of one type are tried; where worlds need more different ones, so many of them. */
    private static final int NUMBERS = 60;

    private static final int SHOWN = 10;
    private static final double USUAL_PENALTY = 10;

    private final Model model;
    private final Component<?> component;
    private final double penalty;
    private final boolean assumed;
    private final List<Gamble> ranked = new ArrayList<>();
    private final List<Gamble> all = new ArrayList<>();
    private final Map<String, String> impossible = new LinkedHashMap<>();
    private final double[] best;

    private LeastRegret(Model model, Component<?> component, Instance type, double penalty, boolean assumed) {
        this.model = model;
        this.component = component;
        this.penalty = penalty;
        this.assumed = assumed;
        List<Refit> refits = refits(type);
        if (refits.isEmpty()) {
            throw new DesignException(
                    "leastRegret(\"" + component.name() + "\")",
                    "one instance fits on no type of " + type.cloud() + ": " + String.join("; ", rejected()),
                    "state memory(...) of one instance, and for a cache capacity(...) of all");
        }
        List<Outcomes> worlds = Scenarios.standard()
                .naming(Worlds.names(
                        Stream.concat(Stream.of(model), refits.stream().map(Refit::model))
                                .toList()))
                .correlated(model.correlations())
                .of(Stream.<Function<Refit, Quantity<?>>>of(Refit::needed, Refit::disks)
                        .flatMap(amount -> refits.stream().map(amount))
                        .map(Quantity::term)
                        .toList());
        this.best = new double[worlds.get(0).size()];
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        for (int k = 0; k < refits.size(); k++) {
            add(
                    refits.get(k),
                    Needs.of(worlds.get(k).values()),
                    worlds.get(refits.size() + k).values());
        }
        ranked.sort(Comparator.comparingDouble(Gamble::expectedCost).thenComparingDouble(Gamble::rent));
    }

    /** The choice for a part, with ten times its bill lost in a month in which it serves nothing. */
    static LeastRegret of(Model model, Bill bill, String part) {
        return of(model, bill, part, Scenario.likely().value(bill.of(part)) * USUAL_PENALTY, true);
    }

    /** The choice for a part, with so much lost in a month in which it serves nothing. */
    static LeastRegret of(Model model, Bill bill, String part, Money penalty) {
        return of(model, bill, part, Scenario.likely().value(penalty), false);
    }

    private static LeastRegret of(Model model, Bill bill, String part, double penalty, boolean assumed) {
        Component<?> component = model.architecture().component("leastRegret", part);
        String given = "leastRegret(\"" + part + "\")";
        for (var stated : List.of(Component.INSTANCES, Database.SHARDS, Database.REPLICAS)) {
            if (component.states(stated)) {
                throw new DesignException(
                        given,
                        "how many there are is stated already",
                        "leave " + stated.name() + "(...) out, so that it is found out");
            }
        }
        Instance type = bill.type(component)
                .orElseThrow(() -> new DesignException(
                        given,
                        "it does not run on machines",
                        "ask for a part that does, or state one with on(\"m7i.xlarge\")"));
        return new LeastRegret(model, component, type, penalty, assumed);
    }

    private List<Refit> refits(Instance from) {
        List<Refit> refits = new ArrayList<>();
        for (Instance to : model.procurement().catalog().instances().of(from.cloud())) {
            Refit.Fit fit = Refit.of(model, component, from, to);
            fit.refit().ifPresentOrElse(refits::add, () -> impossible.put(Supply.shortName(to), fit.reason()));
        }
        return refits;
    }

    private void add(Refit refit, Needs needs, double[] disks) {
        double rent = Scenario.likely().value(refit.rent());
        List<Gamble> gambles = Arrays.stream(needs.atMost(NUMBERS))
                .mapToObj(number -> new Gamble(refit, needs, number, rent, disks, penalty))
                .toList();
        double[] least = Arrays.stream(needs.numbers())
                .map(needed -> gambles.stream()
                        .mapToDouble(gamble -> gamble.cost(needed))
                        .min()
                        .orElseThrow())
                .toArray();
        for (int i = 0; i < best.length; i++) {
            double machines = least[Arrays.binarySearch(needs.numbers(), needs.worlds()[i])];
            best[i] = Math.min(best[i], machines + disks[i]);
        }
        all.addAll(gambles);
        ranked.add(gambles.stream()
                .min(Comparator.comparingDouble(Gamble::expectedCost))
                .orElseThrow());
    }

    private Gamble chosen() {
        return ranked.get(0);
    }

    /** The type of machine with the least regret, as its cloud calls it: {@code c7i.xlarge}. */
    public String type() {
        return chosen().refit().name();
    }

    /** How many of it. */
    public double number() {
        return chosen().number();
    }

    /** One row for each type of machine with its best number, the least regret first; dollars a month. */
    public Table table() {
        return table(ranked)
                .addColumns(
                        StringColumn.create("why not", ranked.stream().map(gamble -> Rejection.of(gamble, chosen()))));
    }

    /** One row for each number of the chosen type; dollars a month. */
    public Table numbers() {
        return table(all.stream()
                .filter(gamble -> gamble.refit() == chosen().refit())
                .toList());
    }

    /** The numbers next to the chosen one. */
    private Table nearby() {
        Table numbers = numbers();
        int at = numbers.stringColumn("machines").firstIndexOf(told(chosen()));
        int first = Math.max(0, Math.min(at - SHOWN / 2, numbers.rowCount() - SHOWN));
        return numbers.inRange(first, Math.min(first + SHOWN, numbers.rowCount()));
    }

    private Table table(List<Gamble> gambles) {
        return Table.create(
                "machines for " + component.name(),
                StringColumn.create("machines", gambles.stream().map(LeastRegret::told)),
                money("rent", gambles, Gamble::rent),
                Columns.of(
                        "too small in",
                        Dimension.SHARE,
                        gambles.stream().mapToDouble(Gamble::tooSmall).toArray()),
                money("expected loss", gambles, Gamble::expectedLoss),
                money("expected cost", gambles, Gamble::expectedCost),
                money("expected regret", gambles, gamble -> gamble.expectedCost() - mean(best)),
                money("regret p95", gambles, gamble -> p95(gamble.regrets(best))));
    }

    private static DoubleColumn money(String name, List<Gamble> gambles, ToDoubleFunction<Gamble> amount) {
        return Columns.of(
                name, Dimension.MONEY, gambles.stream().mapToDouble(amount).toArray());
    }

    private static String told(Gamble gamble) {
        return Format.count(gamble.number()) + " " + gamble.refit().name();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    private static double p95(double[] values) {
        return Quantile.withDefaults().evaluate(values, 0.95);
    }

    /** What the chosen type costs in each number: the rent, the loss that is to be expected, and both. */
    public XYChart chart() {
        List<Gamble> gambles = all.stream()
                .filter(gamble -> gamble.refit() == chosen().refit())
                .toList();
        double[] numbers = gambles.stream().mapToDouble(Gamble::number).toArray();
        return Charts.lines(
                "How many " + type() + " for " + component.name(),
                Axis.of("machines", Format::number),
                Axis.of("USD a month", Dimension.MONEY::format),
                List.of(
                        Line.of("expected cost", numbers, values(gambles, Gamble::expectedCost)),
                        Line.of("rent", numbers, values(gambles, Gamble::rent)),
                        Line.of("expected loss", numbers, values(gambles, Gamble::expectedLoss))),
                List.of());
    }

    private static double[] values(List<Gamble> gambles, ToDoubleFunction<Gamble> amount) {
        return gambles.stream().mapToDouble(amount).toArray();
    }

    private String sentence() {
        Gamble chosen = chosen();
        return told(chosen) + ": " + Dimension.MONEY.format(chosen.rent()) + " a month, too small in "
                + Format.share(chosen.tooSmall()) + " of the worlds. To know the load beforehand would be worth "
                + Dimension.MONEY.format(chosen.expectedCost() - mean(best)) + " a month.";
    }

    private List<String> cautious() {
        Gamble cautious = all.stream()
                .min(Comparator.comparingDouble(
                        gamble -> Arrays.stream(gamble.regrets(best)).max().orElse(0)))
                .orElseThrow();
        return told(cautious).equals(told(chosen()))
                ? List.of()
                : List.of("the least regret in the worst world (minimax) has " + told(cautious) + ", for "
                        + Dimension.MONEY.format(cautious.rent()) + " a month");
    }

    private List<String> rejected() {
        Map<String, List<String>> byReason = impossible.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        return byReason.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
                .toList();
    }

    private List<String> assumed() {
        List<String> lines = new ArrayList<>(List.of("virtual processors of all types are equally fast"));
        if (component.role().keeps()
                && ranked.stream()
                        .anyMatch(gamble -> gamble.refit().type().disk().value() > 0)) {
            lines.add("on a type that has disks of its own " + component.name()
                    + " is on all of these; they are lost with the machine, for which its copies have to make up");
        }
        if (assumed) {
            lines.add(
                    "a month in which " + component.name() + " serves nothing loses " + Dimension.MONEY.format(penalty)
                            + ", ten times its bill: a placeholder; state the revenue that goes through it with leastRegret(\""
                            + component.name() + "\", usd(" + Format.count(penalty) + "))");
        }
        return lines;
    }

    @Override
    public View view() {
        return View.titled("Least regret for " + component.name() + " of " + model.name())
                .text(sentence())
                .table("Types, each with its best number", () -> table().first(Math.min(SHOWN, ranked.size())))
                .table("How many " + type(), this::nearby)
                .chart(this::chart)
                .notes("More cautious", cautious())
                .notes("Cannot be", rejected())
                .assumed(assumed())
                .text(Worlds.told(Worlds.of(model)));
    }
}
