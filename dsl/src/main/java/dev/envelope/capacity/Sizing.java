package dev.envelope.capacity;

import static dev.envelope.quantity.Units.count;

import dev.envelope.model.Cache;
import dev.envelope.model.Component;
import dev.envelope.model.Database;
import dev.envelope.model.Model;
import dev.envelope.model.Role;
import dev.envelope.model.Workload;
import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Share;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How many instances of a component one region takes at the peak, what for, and how busy they are.
 *
 * <p>Each resource asks for a number of instances: work (the utilisation law, {@code rate × service time}, or the rate over an
 * instance's throughput), operations and throughput of the disk, bandwidth, disk space, memory and connections, each held to the target utilisation where it is a rate. The
 * largest decides. Beside them are as many spare ones as stated (N+1), or enough in every zone that the others carry the
 * peak without it; and where a region stands in for another one that is lost, enough for the users of both.
 *
 * <p>Source of the utilisation law: Denning and Buzen, "The Operational Analysis of Queueing Network Models", ACM Computing
 * Surveys 10(3), 1978.
 */
public final class Sizing {

    /**
     * What one resource asks for.
     *
     * @param resource the resource, such as {@code work} or {@code disk}
     * @param instances how many instances it asks for, before rounding
     * @param full how many it would ask for if each were used to the full, and not to the target utilisation
     */
    public record Need(String resource, Count instances, Count full) {}

    private static final String WORK = "work";

    private final Loads loads;
    private final Component<?> component;
    private final String region;
    private final Map<String, Function<Predicate<Link>, Count>> efforts = new LinkedHashMap<>();
    private final List<Need> needs;
    private final @Nullable Shards shards;
    private final @Nullable Sizing afterALoss;

    private Sizing(Loads here, Component<?> component, String region, @Nullable Sizing afterALoss) {
        this.loads = here;
        this.component = component;
        this.region = region;
        this.afterALoss = afterALoss;
        efforts();
        this.shards = component instanceof Database && !isStated() ? new Shards(this, loads, component) : null;
        this.needs = asked();
    }

    /** The sizing of a component in one of its regions; empty for what scales by itself. */
    public static Optional<Sizing> of(Loads loads, Component<?> component, String region) {
        if (!component.role().isSized()) {
            return Optional.empty();
        }
        Sizing afterALoss = loads.afterALoss(region)
                .map(more -> new Sizing(more, component, region, null))
                .orElse(null);
        return Optional.of(new Sizing(loads.in(region), component, region, afterALoss));
    }

    /** The sizing of a component in each of its regions; none for what scales by itself. */
    public static List<Sizing> all(Loads loads, Component<?> component) {
        return loads.regions(component).stream()
                .flatMap(region -> of(loads, component, region).stream())
                .toList();
    }

    /**
     * The sizing of a component of this name in each of its regions.
     *
     * @throws DesignException if there is none of this name, or it scales by itself
     */
    static List<Sizing> all(Model model, String word, String name) {
        Component<?> component = model.architecture().component(word, name);
        List<Sizing> all = all(Loads.of(model), component);
        if (all.isEmpty()) {
            throw new DesignException(
                    word + "(\"" + name + "\")",
                    "a " + component.role().told() + " scales by itself, so it has no number of instances",
                    "ask for a component that you run, or for peakRateAt(\"" + name + "\")");
        }
        return all;
    }

    /** The component, and the region where there are several. */
    public String at() {
        return component.name() + (region.isEmpty() ? "" : " in " + region);
    }

    private Share target() {
        return loads.model().architecture().get(component, Component.TARGET);
    }

    /** What calls keep busy, each for the calls of some links: a write does it on every replica, a read on one node. */
    private void efforts() {
        efforts.put(WORK, this::work);
        DiskAccess disk = new DiskAccess(loads, component);
        if (component.states(Component.IOPS) && component.role().keeps()) {
            Rate each = component.get(Component.IOPS).times(target());
            efforts.put("disk operations", which -> disk.operations(which).ratio(each));
        }
        if (component.states(Component.DISK_THROUGHPUT) && component.role().keeps()) {
            Bandwidth each = component.get(Component.DISK_THROUGHPUT).times(target());
            efforts.put("disk throughput", which -> disk.bytes(which).ratio(each));
        }
    }

    /** What each of its resources asks for. */
    List<Need> needs() {
        return List.copyOf(needs);
    }

    private List<Need> asked() {
        List<Need> all = new ArrayList<>();
        efforts.forEach((resource, effort) ->
                all.add(busy(resource, effort.apply(link -> true).named(resource + " at " + at()))));
        if (component.states(Component.BANDWIDTH)) {
            var each = component.get(Component.BANDWIDTH).times(target());
            var most = loads.ingress(component).atLeast(loads.egress(component)).times(loads.peak());
            all.add(busy("bandwidth", most.ratio(each)));
        }
        if (component.states(Component.STORAGE) && component.role().keeps()) {
            all.add(held("disk", disk().ratio(component.get(Component.STORAGE))));
        }
        if (component.states(Component.MEMORY) && component instanceof Cache cache) {
            Held.memory(cache).ifPresent(held -> all.add(held("memory", held.ratio(component.get(Component.MEMORY)))));
        }
        if (component.states(Component.CONNECTIONS)) {
            all.add(held("connections", connections().ratio(component.get(Component.CONNECTIONS))));
        }
        return all;
    }

    private Need busy(String resource, Count instances) {
        return new Need(resource, instances, instances.times(target()));
    }

    private static Need held(String resource, Count instances) {
        return new Need(resource, instances, instances);
    }

    /** How many instances the calls of some links keep busy to the target utilisation at the peak, by what they take most of. */
    Count effort(Predicate<Link> which) {
        return efforts.values().stream()
                .map(effort -> effort.apply(which))
                .reduce(Count::atLeast)
                .orElseThrow();
    }

    private Count work(Predicate<Link> which) {
        Rate peak = loads.rate(component, which).times(loads.peak());
        Optional<Rate> throughput = component.throughput();
        if (throughput.isPresent()) {
            return peak.ratio(throughput.orElseThrow().times(target()));
        }
        return peak.over(component.get(Component.SERVICE_TIME))
                .named("busy at " + at())
                .dividedBy(component.get(Component.CONCURRENCY).times(target()));
    }

    /** The data of one shard's node, or of all instances of what has no shards, with its headroom. */
    private DataSize disk() {
        DataSize once = loads.data(component);
        DataSize held = shards != null ? once : once.times(loads.copies(component));
        return held.times(
                count(1).plus(loads.model().workload().get(Workload.HEADROOM).asCount()));
    }

    /**
     * Connections at the same time: of users who are online, where that is stated and they call it, else Little's law
     * over the service time.
     */
    public Count connections() {
        boolean front = loads.links().stream()
                .anyMatch(link -> link.to() == component
                        && link.from().filter(c -> c.role() == Role.CLIENT).isPresent());
        if (front && loads.model().workload().states(Workload.ONLINE)) {
            Count online =
                    Traffic.users(loads.model()).times(loads.model().workload().get(Workload.ONLINE));
            return loads.shareOfUsers(region).map(online::times).orElse(online).named("online at " + at());
        }
        return loads.peakRate(component)
                .over(component.get(Component.SERVICE_TIME))
                .named("open calls at " + at());
    }

    /** What the data alone asks for; one instance where no disk is stated. */
    Count forData() {
        return needs.stream()
                .filter(need -> need.resource().equals("disk"))
                .map(Need::instances)
                .findFirst()
                .orElse(count(1));
    }

    /** The resource that decides in a scenario. */
    public Need binding(Scenario scenario) {
        return needs.stream()
                .max(Comparator.comparingDouble(need -> scenario.value(need.instances())))
                .orElseThrow();
    }

    /** Whether the number was stated. */
    public boolean isStated() {
        return component.states(Component.INSTANCES);
    }

    /** What decides the number in a scenario, in words. */
    public String decidedBy(Scenario scenario) {
        Need most = binding(scenario);
        if (afterALoss != null && scenario.value(instances()) > scenario.value(own())) {
            return "loss of a region";
        }
        return scenario.value(most.instances()) > 1 ? most.resource() : "at least one";
    }

    /** How many instances are needed, before rounding and without those that stand by. */
    public Count needed() {
        return needs.stream().map(Need::instances).reduce(Count::atLeast).orElseThrow();
    }

    /** How many instances there are: as stated, else as many as are needed and those that stand by. */
    public Count instances() {
        return loads.built(nodes()).named("instances of " + at());
    }

    private Count nodes() {
        if (component.states(Component.INSTANCES)) {
            return component.get(Component.INSTANCES);
        }
        if (shards != null) {
            return shards().times(count(1).plus(replicas()));
        }
        return afterALoss == null ? own() : own().atLeast(afterALoss.own());
    }

    /** For the region's own load, and what stands by. */
    private Count own() {
        if (shards != null) {
            return shards.shards().times(count(1).plus(shards.replicas()));
        }
        Count least = needed().roundedUp().atLeast(count(1));
        Count spared = least.plus(spare());
        Count zones = zones();
        if (zones.value() < 2) {
            return spared.atLeast(component.role().keeps() ? loads.copies(component) : count(1));
        }
        return least.dividedBy(zones.minus(count(1))).roundedUp().times(zones).atLeast(spared);
    }

    Count spare() {
        return loads.model().architecture().get(component, Component.SPARE);
    }

    Count zones() {
        return loads.model().architecture().get(component, Component.ZONES);
    }

    /** Into how many shards a database is split; one for any other component. */
    public Count shards() {
        if (shards == null) {
            return count(1);
        }
        Count own = shards.shards();
        return loads.built(afterALoss == null ? own : own.atLeast(afterALoss.shards()));
    }

    /** How many nodes of a database's shard stand beside its primary; none for any other component. */
    public Count replicas() {
        if (shards == null) {
            return count(0);
        }
        Count own = shards.replicas();
        return loads.built(afterALoss == null ? own : own.atLeast(afterALoss.replicas()));
    }

    /** How much of the time the busiest of its nodes works at the peak; above 1 it is overloaded. */
    public Share utilisation() {
        return new Share(busiest(WORK).term()).named("utilisation of " + at());
    }

    private Count busiest(String resource) {
        if (!isSplit()) {
            return need(resource).full().dividedBy(instances());
        }
        return split().busiest(effort(resource), primaries(), beside()).times(target());
    }

    private Function<Predicate<Link>, Count> effort(String resource) {
        return Objects.requireNonNull(efforts.get(resource), resource);
    }

    /** Whether some of its nodes may have the same records, so that each of these applies their writes. */
    private boolean isSplit() {
        return shards != null
                || component instanceof Database
                        && (loads.copies(component).value() > 1 || component.states(Database.SHARDS));
    }

    private Shards split() {
        return new Shards(this, loads, component);
    }

    /** How many of its nodes hold other records than each of the others: the primaries of a database, else all. */
    public Count primaries() {
        if (!isSplit()) {
            return instances();
        }
        return shards != null ? shards() : instances().dividedBy(Copies.together(loads, component, this));
    }

    /** How many nodes stand beside each of these with the same records. */
    public Count beside() {
        if (!isSplit()) {
            return count(0);
        }
        return shards != null
                ? replicas()
                : Copies.together(loads, component, this).minus(count(1));
    }

    /** How many of the nodes beside a primary answer reads that need not see the last write; 0 where it answers them itself. */
    public Count readers() {
        return isSplit() ? split().readers(effort(WORK), primaries(), beside()) : count(0);
    }

    private Need need(String resource) {
        return needs.stream()
                .filter(need -> need.resource().equals(resource))
                .findFirst()
                .orElseThrow();
    }

    /**
     * How many times what is used of a resource there is of it. A need that grows in proportion to the load is full at so many times the
     * load; one behind a cache whose hit rate goes with the load grows otherwise.
     */
    public Count lastsTo(Need need) {
        if (efforts.containsKey(need.resource())) {
            return count(1).dividedBy(busiest(need.resource()));
        }
        Count there = shards == null ? instances() : shards();
        return there.dividedBy(need.full());
    }

    /** The resource that is full first in a scenario. */
    public Need first(Scenario scenario) {
        return needs.stream()
                .min(Comparator.comparingDouble(need -> scenario.value(lastsTo(need))))
                .orElseThrow();
    }
}
