package dev.envelope.capacity;

import dev.envelope.model.Broker;
import dev.envelope.model.Cache;
import dev.envelope.model.Component;
import dev.envelope.model.Database;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Kind;
import dev.envelope.model.Role;
import dev.envelope.model.Workload;
import dev.envelope.quantity.Amount;
import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What each component of a model has to carry: calls, bytes in and out, and the data that it holds.
 *
 * <p>All numbers of one {@code Loads} share the same traffic, so ask one for everything about a model.
 */
public final class Loads {

    private final Model model;
    private final List<Link> links;
    private final HitRates hitRates;

    private final @Nullable String region;
    private final @Nullable Scenario built;

    private Loads(Model model, List<Link> links, HitRates hitRates, @Nullable String region, @Nullable Scenario built) {
        this.model = model;
        this.links = links;
        this.hitRates = hitRates;
        this.region = region;
        this.built = built;
    }

    /** What the components of a model have to carry in all regions together, with the hit rates that caches have at the peak. */
    public static Loads of(Model model) {
        return of(model, Traffic.peak(model));
    }

    private static Loads of(Model model, Count overAverage) {
        List<Link> calls = Links.of(model, overAverage);
        List<Link> links = new ArrayList<>(calls);
        links.addAll(Replication.of(regions(model), calls));
        return new Loads(model, List.copyOf(links), HitRates.of(model, calls, overAverage), null, stated(model));
    }

    /** The scenario that the instances are stated to be built for. */
    private static @Nullable Scenario stated(Model model) {
        return model.workload().states(Workload.BUILT_FOR)
                ? Scenario.likely()
                        .load(model.workload().get(Workload.BUILT_FOR).value())
                : null;
    }

    /** The same with the hit rates that caches have at the average load: what comes together in a month. */
    public Loads onAverage() {
        if (HitRates.byCalls(model) == 0) {
            return this;
        }
        Loads average = of(model, Units.count(1));
        return new Loads(model, average.links, average.hitRates, region, built);
    }

    /** The same in one region. */
    public Loads in(String region) {
        return new Loads(model, links, hitRates, region, built);
    }

    /** The same with the instances that components have in a scenario, under any load; they stay what they were built for. */
    public Loads builtFor(Scenario scenario) {
        return built != null ? this : new Loads(model, links, hitRates, region, scenario);
    }

    /** The same with the instances that each load takes, whatever they were built for. */
    Loads sizedAnew() {
        return new Loads(model, links, hitRates, region, null);
    }

    /** How many there are of what is sized by the load: as many as it takes, or as were built. */
    Count built(Count sized) {
        return built == null ? sized : Units.count(built.value(sized));
    }

    /**
     * The same in one region after another one was lost, whose users come here as far as the design says: the one with the
     * most users. Empty where nobody stands in for anybody.
     */
    Optional<Loads> afterALoss(String region) {
        return model.geography()
                .failover()
                .flatMap(part -> regions().stream()
                        .filter(other -> !other.equals(region))
                        .max(Comparator.comparingDouble(other ->
                                shareOfUsers(other).map(Quantity::value).orElse(0.0)))
                        .map(lost -> new Loads(model, without(lost, region, part), hitRates, region, built)));
    }

    /** The links with those of a lost region moved to another one, and what it would have sent there gone. */
    private List<Link> without(String lost, String heir, Share part) {
        List<Link> moved = new ArrayList<>();
        for (Link link : links) {
            if (!link.isReplication() && link.toRegion().equals(lost)) {
                moved.add(link.movedTo(heir, rate -> rate.times(part)));
            }
            if (!link.isReplication() || !link.fromRegion().equals(lost)) {
                moved.add(link);
            }
        }
        return moved;
    }

    /** The model that was asked about. */
    public Model model() {
        return model;
    }

    /** The traffic of every call of every flow. */
    public List<Link> links() {
        return links;
    }

    /** The regions in which the system runs; one without a name for a system in one place. */
    public List<String> regions() {
        return regions(model);
    }

    static List<String> regions(Model model) {
        List<String> names =
                model.geography().regions().stream().map(r -> r.name()).toList();
        return names.isEmpty() ? List.of("") : names;
    }

    /** The part of the users in a region; empty for a system in one place. */
    public Optional<Share> shareOfUsers(String region) {
        return model.geography().regions().stream()
                .filter(each -> each.name().equals(region))
                .findFirst()
                .map(model.geography()::users);
    }

    /** The regions in which a component runs. */
    public List<String> regions(Component<?> component) {
        List<String> homes = component.placement().regions();
        return regions().stream()
                .filter(region -> region.isEmpty() || homes.isEmpty() || homes.contains(region))
                .toList();
    }

    /** The part of the calls that a cache answers in all regions together. */
    public Share hitRate(Cache cache) {
        return hitRates.of(cache);
    }

    /** The part of the calls of a region's users that a cache answers. */
    public Share hitRate(Cache cache, String users) {
        return hitRates.of(cache, users);
    }

    /** The part of the calls of a region's users that a cache does not answer. */
    public Share missRate(Cache cache, String users) {
        return hitRates.missed(cache, users);
    }

    /** What writes and a time to live make of a region's cache; empty if nobody said how popular its keys are. */
    public Optional<Freshness> freshness(Cache cache, String region) {
        return hitRates.freshness(cache, region);
    }

    /** Calls a second that arrive at a component on average; of a client, those that it makes. */
    public Rate rate(Component<?> component, Predicate<Link> which) {
        return sum(links(component).filter(which), Link::rate, Units.perSecond(0));
    }

    /** Calls a second that arrive at a component on average. */
    public Rate rate(Component<?> component) {
        return rate(component, link -> true).named("rate at " + component.name());
    }

    /** Calls a second that arrive at a component at the busiest time. */
    public Rate peakRate(Component<?> component) {
        return rate(component).times(peak()).named("peak rate at " + component.name());
    }

    /** The rate at the busiest time of the day over the average rate. */
    public Count peak() {
        return Traffic.peak(model);
    }

    /** Bytes a second that come into a component on average: calls to it, and answers to calls of its own. */
    public Bandwidth ingress(Component<?> component) {
        return moved(component, Link::sent, Link::received).named("ingress of " + component.name());
    }

    /** Bytes a second that go out of a component on average: answers, and calls of its own. */
    public Bandwidth egress(Component<?> component) {
        return moved(component, Link::received, Link::sent).named("egress of " + component.name());
    }

    private Bandwidth moved(
            Component<?> component,
            Function<Link, Optional<DataSize>> asCalled,
            Function<Link, Optional<DataSize>> asCaller) {
        Stream<Optional<Bandwidth>> parts = Stream.concat(
                links(component).map(link -> asCalled.apply(link).map(link.rate()::times)),
                from(component).map(link -> asCaller.apply(link).map(link.rate()::times)));
        return sum(parts.flatMap(Optional::stream), each -> each, Units.bytes(0).per(Units.seconds(1)));
    }

    /**
     * The data that a component holds before copies: what operations leave in it for the time of the retention, what lay in
     * it at the start, and what a cache holds.
     *
     * <p>An operation leaves its data once in a store, however often its flow calls the store; of calls that are made more and
     * less often, the one that is made most often counts. A queue or a stream holds every message as it was sent.
     */
    public DataSize data(Component<?> component) {
        List<DataSize> parts = new ArrayList<>();
        if (component instanceof Broker broker) {
            parts.addAll(messages(broker));
        } else if (component.role().keeps()) {
            parts.addAll(records(component, Retained.retention(model)));
        }
        if (component.states(Component.STORED)) {
            parts.add(Traffic.growing(model, component.get(Component.STORED)));
        }
        if (holdsTheRest(component)) {
            parts.add(Retained.stock(model));
        }
        if (component instanceof Cache cache) {
            Held.memory(cache).ifPresent(parts::add);
        }
        return Traffic.sum(parts, Units.bytes(0)).named("data in " + component.name());
    }

    private List<DataSize> messages(Broker broker) {
        Time kept = Retained.retention(model, broker.retention());
        return links(broker)
                .flatMap(link -> link.sent().map(size -> link.rate().over(kept).times(size)).stream())
                .toList();
    }

    /** The part of what operations leave in a store that is older than this. */
    public DataSize olderThan(Component<?> store, Time age) {
        Time retention = model.workload().get(Workload.RETENTION);
        DataSize all = Traffic.sum(List.copyOf(records(store, Retained.retention(model))), Units.bytes(0));
        Time young = Retained.retention(model, retention.atMost(age));
        return all.minus(Traffic.sum(List.copyOf(records(store, young)), Units.bytes(0)));
    }

    private Collection<DataSize> records(Component<?> store, Time kept) {
        Map<String, DataSize> left = new LinkedHashMap<>();
        // in all regions together a record counts once, as the copies of a region do
        links(store)
                .filter(link -> region != null || !link.isReplication())
                .forEach(link -> link.records()
                        .map(records ->
                                records.over(kept).times(link.operation().stored()))
                        .ifPresent(data ->
                                left.merge(link.operation().name() + "\0" + link.origin(), data, Quantity::atLeast)));
        return left.values();
    }

    /** Whether the design's own stock lies in this component: the only one in which anything is kept for good. */
    private boolean holdsTheRest(Component<?> component) {
        List<Component<?>> stores = stores();
        return Retained.hasStock(model) && stores.size() == 1 && stores.get(0) == component;
    }

    /** Stated data that lies in none of the components, because it was not said in which. */
    boolean stockIsHomeless() {
        return Retained.hasStock(model) && stores().size() != 1;
    }

    private List<Component<?>> stores() {
        List<Component<?>> stores = new ArrayList<>();
        for (Component<?> component : model.architecture().components()) {
            boolean holds = component.role() == Role.DATABASE || component.role() == Role.OBJECT_STORE;
            if (holds) {
                stores.add(component);
            }
        }
        return stores;
    }

    /** How many copies of its data there are: as the component says, else as the design does. */
    public Count copies(Component<?> component) {
        boolean own = component.states(Database.COPIES);
        boolean managed = !component.role().isSized();
        return own
                ? component.get(Database.COPIES)
                : managed ? Units.count(1) : model.workload().get(Workload.REPLICATION);
    }

    /** The calls of a component. */
    Stream<Link> links(Component<?> component) {
        return links.stream()
                .filter(link -> link.to() == component && (region == null || region.equals(link.toRegion())));
    }

    private Stream<Link> from(Component<?> component) {
        return links.stream()
                .filter(link ->
                        link.from().filter(caller -> caller == component).isPresent()
                                && (region == null || region.equals(link.fromRegion())));
    }

    private static <T, Q extends Amount<Q>> Q sum(Stream<T> parts, Function<T, Q> amount, Q none) {
        return parts.map(amount).reduce(Amount::plus).orElse(none);
    }

    static Predicate<Link> of(Kind kind) {
        return link -> link.operation().kind() == kind;
    }

    /** Reads that must see the last write. */
    static boolean readsStrongly(Link link) {
        return link.operation().kind() == Kind.READ && link.operation().consistency() == Operation.Consistency.STRONG;
    }
}
