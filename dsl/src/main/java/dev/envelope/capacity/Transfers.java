package dev.envelope.capacity;

import static dev.envelope.quantity.Units.count;

import dev.envelope.model.Architecture;
import dev.envelope.model.Component;
import dev.envelope.model.Role;
import dev.envelope.quantity.Amount;
import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import dev.envelope.view.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The bytes that cross a network which costs money or time: out to users, between regions, between zones.
 *
 * <p>A client is out on the internet, unless it is said to stand {@link dev.envelope.model.Part#inside() inside}.
 *
 * <p>Between zones: a caller that does not know zones finds the called instance in another one with {@code (z − 1) ÷ z}, and so
 * do the calls that a zone-aware router cannot keep; copies of written data all go to other zones or nodes.
 */
public final class Transfers {

    private final Loads loads;

    private Transfers(Loads loads) {
        this.loads = loads;
    }

    /** What crosses networks in a model. */
    public static Transfers of(Loads loads) {
        return new Transfers(loads);
    }

    /** From users to the system on average. */
    Bandwidth fromUsers() {
        return sum(links(Transfers::isAtTheEdge).map(l -> l.sent().map(l.rate()::times)))
                .named("from users");
    }

    /** From the system to users on average: the egress that providers bill. */
    Bandwidth toUsers() {
        return toUsers(component -> true);
    }

    /** From some components to users on average. */
    public Bandwidth toUsers(Predicate<Component<?>> from) {
        return sum(links(link -> isAtTheEdge(link) && from.test(link.to()))
                        .map(l -> l.received().map(l.rate()::times)))
                .named("to users");
    }

    /** To services of others on average, answers included. */
    Bandwidth external() {
        return sum(links(link -> link.to().role() == Role.EXTERNAL).flatMap(Transfers::bothWays))
                .named("to and from external services");
    }

    /** Between regions on average, both ways. */
    public Bandwidth betweenRegions() {
        return sum(links(Link::crossesRegions).flatMap(Transfers::bothWays)).named("between regions");
    }

    /** What stores send to themselves in other regions on average: a part of what goes between regions. */
    Bandwidth replication() {
        return sum(links(Link::isReplication).flatMap(Transfers::bothWays)).named("replication between regions");
    }

    /** Between zones of a region on average, both ways. */
    Bandwidth betweenZones() {
        return betweenZones(component -> true);
    }

    /** Between zones of a region on average, both ways, where both ends are of these components, or one is a client inside. */
    public Bandwidth betweenZones(Predicate<Component<?>> which) {
        List<Optional<Bandwidth>> parts = new ArrayList<>();
        links(link -> isInside(link)
                        && zones(link.to()).value() >= 2
                        && which.test(link.to())
                        && link.from().filter(which.or(Transfers::isClient)).isPresent())
                .forEach(link -> {
                    Count elsewhere = elsewhere(link.to());
                    bothWays(link).forEach(each -> parts.add(each.map(b -> b.times(elsewhere))));
                });
        return sum(parts.stream()).named("between zones");
    }

    /** How many of the calls to a component cross zones. */
    private Count elsewhere(Component<?> component) {
        Architecture architecture = loads.model().architecture();
        Count zones = zones(component);
        Count any = zones.minus(count(1)).dividedBy(zones);
        return architecture.states(component, Component.ZONE_AWARE)
                ? any.times(architecture.get(component, Component.ZONE_AWARE).complement())
                : any;
    }

    /** From a store's node to those that hold its copies, on average. */
    Bandwidth betweenCopies() {
        return betweenCopies(component -> true);
    }

    /** From the nodes of some stores to those that hold their copies, on average. */
    public Bandwidth betweenCopies(Predicate<Component<?>> which) {
        return sum(links(link -> link.records().isPresent() && link.to().role().keeps() && which.test(link.to()))
                        .map(link -> Optional.of(link.records()
                                .orElseThrow()
                                .times(link.operation().stored())
                                .times(loads.copies(link.to()).minus(count(1))))))
                .named("between copies");
    }

    private static boolean isAtTheEdge(Link link) {
        boolean fromClient = link.from().filter(caller -> !caller.isInside()).isPresent();
        boolean direct = link.from().isEmpty() && link.to().role() != Role.CLIENT;
        return fromClient || direct;
    }

    private static boolean isClient(Component<?> component) {
        return component.role() == Role.CLIENT;
    }

    private boolean isInside(Link link) {
        return !isAtTheEdge(link)
                && link.from().isPresent()
                && !link.crossesRegions()
                && link.to().role().isSized();
    }

    private Count zones(Component<?> component) {
        return loads.model().architecture().get(component, Component.ZONES);
    }

    private Stream<Link> links(Predicate<Link> which) {
        return loads.links().stream().filter(which);
    }

    private static Stream<Optional<Bandwidth>> bothWays(Link link) {
        return Stream.of(link.sent().map(link.rate()::times), link.received().map(link.rate()::times));
    }

    private static Bandwidth sum(Stream<Optional<Bandwidth>> parts) {
        return parts.flatMap(Optional::stream)
                .reduce(Amount::plus)
                .orElse(Units.bytes(0).per(Units.seconds(1)));
    }

    private List<Bandwidth> all() {
        return List.of(
                fromUsers(), toUsers(), external(), betweenRegions(), replication(), betweenZones(), betweenCopies());
    }

    /** What crosses each network in a month, in the order of the table. */
    List<DataSize> inAMonth() {
        Time month = Units.months(1);
        return all().stream().map(each -> each.over(month)).toList();
    }

    Table table(Scenario scenario) {
        List<Bandwidth> all = all();
        return Table.create(
                "transfer",
                StringColumn.create(
                        "network",
                        List.of(
                                "from users",
                                "to users",
                                "external services",
                                "between regions",
                                "replication in it",
                                "between zones",
                                "between copies")),
                Columns.of("average", Dimension.BANDWIDTH, values(scenario, all.stream())),
                Columns.of(
                        "peak",
                        Dimension.BANDWIDTH,
                        values(scenario, all.stream().map(b -> b.times(loads.peak())))));
    }

    private static double[] values(Scenario scenario, Stream<? extends Quantity<?>> amounts) {
        return amounts.mapToDouble(scenario::value).toArray();
    }
}
