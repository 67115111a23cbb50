package dev.envelope.cost;

import static dev.envelope.quantity.Units.count;

import dev.envelope.capacity.Link;
import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Sizing;
import dev.envelope.capacity.Transfers;
import dev.envelope.catalog.Catalog;
import dev.envelope.catalog.Charge;
import dev.envelope.catalog.Meter;
import dev.envelope.model.Broker;
import dev.envelope.model.Component;
import dev.envelope.model.Database;
import dev.envelope.model.Operation.Kind;
import dev.envelope.model.Workload;
import dev.envelope.quantity.Amount;
import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How much a month of a design is on each meter of a bill, at the average load or as if the peak went on all month. */
final class Metering {

    private static final Time MONTH = Units.months(1);

    private final Loads loads;

    /** What comes together in the month. */
    private final Loads month;

    private final boolean atPeak;

    Metering(Loads loads, boolean atPeak) {
        this.loads = loads;
        this.month = atPeak ? loads : loads.onAverage();
        this.atPeak = atPeak;
    }

    /** What a component is charged for, in the units of the price. */
    Quantity<?> of(Charge charge, Component<?> component) {
        Quantity<?> used = switch (charge.meter()) {
            case INSTANCES -> instances(component);
            case RESOURCES -> count(loads.regions(component).size());
            case CAPACITY_UNITS -> capacityUnits(charge.unit(), component);
            case SHARDS -> shards(component);
            case REQUESTS -> calls(charge, component, link -> true, Link::sent);
            case READS -> calls(charge, component, of(Kind.READ), Link::received);
            case WRITES -> calls(charge, component, of(Kind.WRITE), Link::sent);
            case STORED -> loads.data(component);
            case PROVISIONED -> provisioned(component);
            case BYTES_IN -> moved(month.ingress(component));
            case BYTES_OUT -> moved(month.egress(component));
            case PROCESSED -> moved(processed(component));
            case TO_USERS -> moved(Transfers.of(month).toUsers(component::equals));
            case PEAK_TO_USERS -> Transfers.of(loads).toUsers(component::equals).times(loads.peak());
            case BETWEEN_ZONES, BETWEEN_REGIONS -> Units.bytes(0);
        };
        return times(used, charge.each()).named(component.name() + ": " + charge.item());
    }

    /** What the whole design moves, between the parts that run on machines and out to users. */
    Amount<?> moved(Meter meter, Predicate<Component<?>> toTheInternet, Predicate<Component<?>> onMachines) {
        if (meter == Meter.PEAK_TO_USERS) {
            return Transfers.of(loads).toUsers(toTheInternet).times(loads.peak());
        }
        Transfers transfers = Transfers.of(month);
        Bandwidth moved = switch (meter) {
            case TO_USERS -> transfers.toUsers(toTheInternet);
            case BETWEEN_ZONES ->
                transfers
                        .betweenZones(onMachines)
                        .plus(transfers.betweenCopies(
                                component -> onMachines.test(component) && zones(component) >= 2));
            case BETWEEN_REGIONS -> transfers.betweenRegions();
            default -> throw new IllegalArgumentException(meter.words());
        };
        return moved(moved);
    }

    private double zones(Component<?> component) {
        return loads.model().architecture().get(component, Component.ZONES).value();
    }

    private static Quantity<?> times(Quantity<?> used, double each) {
        return each == 1 ? used : ((Amount<?>) used).times(each);
    }

    Count instances(Component<?> component) {
        return Sizing.all(loads, component).stream()
                .map(Sizing::instances)
                .reduce(Count::plus)
                .orElse(count(0));
    }

    /** What is sent to it and what it answers; what it sends on is the same bytes once more. */
    private Bandwidth processed(Component<?> component) {
        return month.links().stream()
                .filter(link -> link.to() == component)
                .flatMap(link -> Stream.of(link.sent(), link.received())
                        .flatMap(Optional::stream)
                        .map(link.rate()::times))
                .reduce(Bandwidth::plus)
                .orElseGet(() -> Units.bytes(0).per(MONTH));
    }

    private Rate atLoad(Rate average) {
        return atPeak ? average.times(loads.peak()) : average;
    }

    private DataSize moved(Bandwidth average) {
        return (atPeak ? average.times(loads.peak()) : average).over(MONTH);
    }

    /** Calls in a month; a call with more bytes than count as one counts as several. */
    private Count calls(
            Charge charge, Component<?> component, Predicate<Link> which, Function<Link, Optional<DataSize>> size) {
        Optional<DataSize> chunk = charge.chunk();
        if (chunk.isEmpty()) {
            return atLoad(month.rate(component, which)).over(MONTH);
        }
        Stream<Link> links = month.links().stream().filter(link -> link.to() == component && which.test(link));
        return links.map(link -> size.apply(link)
                        .map(bytes -> units(bytes, chunk.get()).times(link.rate()))
                        .orElse(link.rate()))
                .reduce(Rate::plus)
                .map(rate -> atLoad(rate).over(MONTH))
                .orElse(count(0));
    }

    private static Count units(DataSize bytes, DataSize chunk) {
        return bytes.ratio(chunk).roundedUp().atLeast(count(1));
    }

    private static Predicate<Link> of(Kind kind) {
        return link -> link.operation().kind() == kind;
    }

    /** Disks as stated, else room for what each node of it holds. */
    DataSize provisioned(Component<?> component) {
        if (component.states(Component.STORAGE)) {
            return component.get(Component.STORAGE).times(instances(component));
        }
        Count headroom =
                count(1).plus(loads.model().workload().get(Workload.HEADROOM).asCount());
        return loads.regions(component).stream()
                .map(region -> held(component, region).times(headroom))
                .reduce(DataSize::plus)
                .orElseGet(() -> Units.bytes(0));
    }

    /** The data in a region with its copies; every node of a database holds all of its shard. */
    private DataSize held(Component<?> component, String region) {
        DataSize data = loads.in(region).data(component);
        return component instanceof Database
                ? Sizing.of(loads, component, region)
                        .map(sizing -> data.dividedBy(sizing.shards()).times(sizing.instances()))
                        .orElse(data)
                : data.times(loads.copies(component));
    }

    /** As stated, else as many as the peak's bytes and records take. */
    private Count shards(Component<?> component) {
        if (component.states(Broker.PARTITIONS)) {
            return component.get(Broker.PARTITIONS);
        }
        Catalog catalog = catalog();
        Count peak = loads.peak();
        Count in = loads.ingress(component)
                .times(peak)
                .ratio(catalog.fact("kinesis.shard.in").bandwidth());
        Count records = loads.peakRate(component)
                .ratio(catalog.fact("kinesis.shard.records").rate());
        Count out = loads.egress(component)
                .times(peak)
                .ratio(catalog.fact("kinesis.shard.out").bandwidth());
        return in.atLeast(records).atLeast(out).roundedUp().atLeast(count(1));
    }

    /** The most of new connections, open connections and bytes an hour, each in what a unit takes of it. */
    private Count capacityUnits(String unit, Component<?> component) {
        Catalog catalog = catalog();
        Rate connections = atLoad(month.rate(component))
                .dividedBy(catalog.fact("http.requests.connection").count());
        Count opened = connections.ratio(catalog.fact(unit + ".conn").rate());
        DataSize hourly = moved(processed(component)).dividedBy(MONTH.ratio(Units.hours(1)));
        Count bytes = hourly.ratio(catalog.fact(unit + ".bytes").size());
        Count most = opened.atLeast(bytes);
        if (!loads.model().workload().states(Workload.ONLINE)) {
            return most;
        }
        return Sizing.all(loads, component).stream()
                .map(Sizing::connections)
                .reduce(Count::plus)
                .map(open -> open.dividedBy(catalog.fact(unit + ".active").count()))
                .map(most::atLeast)
                .orElse(most);
    }

    private Catalog catalog() {
        return loads.model().procurement().catalog();
    }
}
