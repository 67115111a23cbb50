package dev.envelope.capacity;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.percent;

import dev.envelope.model.Cache;
import dev.envelope.model.Component;
import dev.envelope.model.Role;
import dev.envelope.model.Workload;
import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
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

/** How many instances each resource of a component asks for in one region at the peak. */
final class Needs {

    static final String WORK = "work";
    static final String DISK = "disk";
    static final String AT_LEAST_ONE = "at least one";

    private final Loads loads;
    private final Component<?> component;
    private final String region;
    private final String at;
    private final boolean isSharded;
    private final Map<String, Function<Predicate<Link>, Count>> efforts = new LinkedHashMap<>();
    private final List<Need> all;

    /**
     * The needs of a component.
     *
     * @param at what the component in the region is called
     * @param isSharded whether its instances hold parts of the data, and not all of it
     */
    Needs(Loads here, Component<?> component, String region, String at, boolean isSharded) {
        this.loads = here;
        this.component = component;
        this.region = region;
        this.at = at;
        this.isSharded = isSharded;
        efforts();
        this.all = List.copyOf(asked());
    }

    /** How much of the time an instance may be busy: of what somebody else runs, as much as its limit says. */
    Share target() {
        return component.role().isSized() || component.states(Component.TARGET)
                ? loads.model().architecture().get(component, Component.TARGET)
                : percent(100);
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

    private List<Need> asked() {
        List<Need> asked = new ArrayList<>();
        efforts.forEach((resource, effort) ->
                asked.add(busy(resource, effort.apply(link -> true).named(resource + " at " + at))));
        if (component.states(Component.BANDWIDTH)) {
            var each = component.get(Component.BANDWIDTH).times(target());
            var most = loads.ingress(component).atLeast(loads.egress(component)).times(loads.peak());
            asked.add(busy("bandwidth", most.ratio(each)));
        }
        if (component.states(Component.STORAGE) && component.role().keeps()) {
            asked.add(held(DISK, disk().ratio(component.get(Component.STORAGE))));
        }
        if (component.states(Component.MEMORY) && component instanceof Cache cache) {
            Held.memory(cache)
                    .ifPresent(held -> asked.add(held("memory", held.ratio(component.get(Component.MEMORY)))));
        }
        if (component.states(Component.CONNECTIONS)) {
            asked.add(held("connections", connections().ratio(component.get(Component.CONNECTIONS))));
        }
        return asked;
    }

    private Need busy(String resource, Count instances) {
        return new Need(resource, instances, instances.times(target()));
    }

    private static Need held(String resource, Count instances) {
        return new Need(resource, instances, instances);
    }

    private Count work(Predicate<Link> which) {
        Rate peak = loads.rate(component, which).times(loads.peak());
        Optional<Rate> throughput = component.throughput();
        if (throughput.isPresent()) {
            return peak.ratio(throughput.orElseThrow().times(target()));
        }
        return peak.over(component.get(Component.SERVICE_TIME))
                .named("busy at " + at)
                .dividedBy(component.get(Component.CONCURRENCY).times(target()));
    }

    /** The data of one shard's node, or of all instances of what has no shards, with its headroom. */
    private DataSize disk() {
        DataSize once = loads.data(component);
        DataSize held = isSharded ? once : once.times(loads.copies(component));
        return held.times(
                count(1).plus(loads.model().workload().get(Workload.HEADROOM).asCount()));
    }

    /** Connections at the same time. */
    Count connections() {
        boolean front = loads.links().stream()
                .anyMatch(link -> link.to() == component
                        && link.from().filter(c -> c.role() == Role.CLIENT).isPresent());
        if (front && loads.model().workload().states(Workload.ONLINE)) {
            Count online =
                    Traffic.users(loads.model()).times(loads.model().workload().get(Workload.ONLINE));
            return loads.shareOfUsers(region).map(online::times).orElse(online).named("online at " + at);
        }
        return loads.peakRate(component)
                .over(component.get(Component.SERVICE_TIME))
                .named("open calls at " + at);
    }

    /** All of them: what calls keep busy first. */
    List<Need> all() {
        return all;
    }

    /** What a resource asks for, which asks for something. */
    Need of(String resource) {
        return find(resource).orElseThrow();
    }

    private Optional<Need> find(String resource) {
        return all.stream().filter(need -> need.resource().equals(resource)).findFirst();
    }

    /** What the data alone asks for; one instance where no disk is stated. */
    Count forData() {
        return find(DISK).map(Need::instances).orElse(count(1));
    }

    /** The largest of them. */
    Count largest() {
        return all.stream().map(Need::instances).reduce(Count::atLeast).orElseThrow();
    }

    /** The one that is the largest in a scenario. */
    Need binding(Scenario scenario) {
        return all.stream()
                .max(Comparator.comparingDouble(need -> scenario.value(need.instances())))
                .orElseThrow();
    }

    /** What so many instances are for, in words. */
    String decidedBy(Scenario scenario, double instances) {
        return instances > 1 ? binding(scenario).resource() : AT_LEAST_ONE;
    }

    /** The resource of which the calls of some links take most in a scenario. */
    String busiest(Scenario scenario, Predicate<Link> which) {
        return efforts.keySet().stream()
                .max(Comparator.comparingDouble(
                        resource -> scenario.value(effort(resource).apply(which))))
                .orElseThrow();
    }

    /** Whether calls keep the resource of a need busy, so that it depends on which of the nodes get them. */
    boolean isKeptBusy(Need need) {
        return efforts.containsKey(need.resource());
    }

    /** How many instances the calls of some links keep busy to the target utilisation at the peak, by what they take most of. */
    Count effort(Predicate<Link> which) {
        return efforts.values().stream()
                .map(effort -> effort.apply(which))
                .reduce(Count::atLeast)
                .orElseThrow();
    }

    /** The same by one resource that calls keep busy. */
    Function<Predicate<Link>, Count> effort(String resource) {
        return Objects.requireNonNull(efforts.get(resource), resource);
    }
}
