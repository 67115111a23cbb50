package dev.envelope.capacity;

import static dev.envelope.quantity.Units.count;

import dev.envelope.model.Component;
import dev.envelope.model.Database;
import dev.envelope.model.Model;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Share;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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

    static final String COPIES = "copies";
    static final String ZONES = "zones";

    private final Loads loads;
    private final Component<?> component;
    private final String region;
    private final Needs needs;
    private final @Nullable Shards shards;
    private final @Nullable Sizing afterALoss;

    private Sizing(Loads here, Component<?> component, String region, @Nullable Sizing afterALoss) {
        this.loads = here;
        this.component = component;
        this.region = region;
        this.afterALoss = afterALoss;
        boolean isSharded = component instanceof Database && !isStated();
        this.needs = new Needs(loads, component, region, at(), isSharded);
        this.shards = isSharded ? split() : null;
    }

    /** The sizing of a component in one of its regions; empty for what scales by itself. */
    public static Optional<Sizing> of(Loads loads, Component<?> component, String region) {
        if (!component.isLimited()) {
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
                    component.role().one() + " scales by itself, so it has no number of instances",
                    "ask for a component that you run, or for peakRateAt(\"" + name + "\")");
        }
        return all;
    }

    /** The component, and the region where there are several. */
    public String at() {
        return component.name() + (region.isEmpty() ? "" : " in " + region);
    }

    /** What each of its resources asks for. */
    List<Need> needs() {
        return needs.all();
    }

    /**
     * Connections at the same time: of users who are online, where that is stated and they call it, else Little's law
     * over the service time.
     */
    public Count connections() {
        return needs.connections();
    }

    /** The resource that decides in a scenario. */
    public Need binding(Scenario scenario) {
        return needs.binding(scenario);
    }

    /** Whether the number was stated, or is not ours to choose. */
    public boolean isStated() {
        return component.states(Component.INSTANCES) || !isOurs();
    }

    /** Whether we run it; what somebody else runs is here because of a stated limit. */
    boolean isOurs() {
        return component.role().isSized();
    }

    /** What decides the number in a scenario, in words, and what makes more of it: {@code disk, 3 × for copies}. */
    public String decidedBy(Scenario scenario) {
        if (afterALoss != null && scenario.value(instances()) > scenario.value(own())) {
            return "loss of a region";
        }
        if (shards != null) {
            return shards.decidedBy(scenario);
        }
        double least = scenario.value(least());
        double all = scenario.value(own());
        if (all <= scenario.value(least().plus(spare()))) {
            return needs.decidedBy(scenario, least);
        }
        return scenario.value(zones()) < 2
                ? COPIES
                : needs.decidedBy(scenario, least) + ", " + Format.number(all / least) + " × for " + ZONES;
    }

    /** How many instances are needed, before rounding and without those that stand by. */
    public Count needed() {
        return needs.largest();
    }

    /** How many instances there are: as stated, else as many as are needed and those that stand by. */
    public Count instances() {
        return loads.built(nodes()).named("instances of " + at());
    }

    private Count nodes() {
        if (isStated()) {
            return component.states(Component.INSTANCES) ? component.get(Component.INSTANCES) : count(1);
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
        Count least = least();
        Count spared = least.plus(spare());
        Count zones = zones();
        if (zones.value() < 2) {
            return spared.atLeast(component.role().keeps() ? loads.copies(component) : count(1));
        }
        return least.dividedBy(zones.minus(count(1))).roundedUp().times(zones).atLeast(spared);
    }

    /** How many the load takes, whole ones, and one if there is none. */
    private Count least() {
        return needed().roundedUp().atLeast(count(1));
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
        return busiest(Needs.WORK).named("utilisation of " + at());
    }

    private Share busiest(String resource) {
        if (!isSplit()) {
            return needs.target().times(needs.of(resource).instances()).dividedBy(instances());
        }
        return needs.target().times(split().busiest(needs.effort(resource), primaries(), beside()));
    }

    /** Whether some of its nodes may have the same records, so that each of these applies their writes. */
    private boolean isSplit() {
        return shards != null
                || component instanceof Database
                        && (loads.copies(component).value() > 1 || component.states(Database.SHARDS));
    }

    private Shards split() {
        return new Shards(this, needs, loads, component);
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
        return isSplit() ? split().readers(needs.effort(Needs.WORK), primaries(), beside()) : count(0);
    }

    /**
     * How many times what is used of a resource there is of it. A need that grows in proportion to the load is full at so many times the
     * load; one behind a cache whose hit rate goes with the load grows otherwise.
     */
    public Count lastsTo(Need need) {
        if (needs.isKeptBusy(need)) {
            return count(1).dividedBy(busiest(need.resource()).asCount());
        }
        Count there = shards == null ? instances() : shards();
        return there.dividedBy(need.full());
    }

    /** The resource that is full first in a scenario. */
    public Need first(Scenario scenario) {
        return needs.all().stream()
                .min(Comparator.comparingDouble(need -> scenario.value(lastsTo(need))))
                .orElseThrow();
    }
}
