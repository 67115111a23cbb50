package dev.envelope.availability;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.percent;

import dev.envelope.capacity.Copies;
import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Sizing;
import dev.envelope.model.Architecture;
import dev.envelope.model.Component;
import dev.envelope.model.Database;
import dev.envelope.model.Operation;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Share;
import java.util.Optional;

/**
 * A component in one region, as an operation depends on it.
 *
 * <p>Needed are as many instances as carry the peak. Of a database it is the nodes of the one shard that has a record: as many of
 * them as carry the shard's peak, and a majority where an operation has to see the last write. A replica takes over from a
 * primary at once.
 *
 * @param component what it is
 * @param region where; empty for a system in one place
 * @param promise how much of the time it, or each of it, is there
 * @param needed how many have to be there
 * @param nodes how many there are
 * @param zones over how many zones they are spread
 * @param common the part of the downtime of each that it shares with its zone
 */
record Part(
        Component<?> component, String region, Promise promise, Count needed, Count nodes, Count zones, Share common) {

    static Part of(Loads loads, Operation operation, Component<?> component, String region) {
        Promise promise = Promise.of(component);
        Optional<Sizing> sizing = promise.ofEach() ? Sizing.of(loads, component, region) : Optional.empty();
        if (sizing.isEmpty()) {
            return new Part(component, region, promise, count(1), count(1), count(1), percent(0));
        }
        Sizing sized = sizing.orElseThrow();
        Architecture architecture = loads.model().architecture();
        Count zones = architecture.get(component, Component.ZONES);
        Share common = architecture.get(component, Component.COMMON);
        if (!(component instanceof Database)) {
            return new Part(component, region, promise, sized.needed(), sized.instances(), zones, common);
        }
        Count nodes = Copies.together(loads, component, sized);
        Count shards = sized.isStated() ? sized.instances().dividedBy(nodes) : sized.shards();
        Count agreeing = Copies.needed(loads, operation, component, nodes);
        return new Part(
                component, region, promise, sized.needed().dividedBy(shards).atLeast(agreeing), nodes, zones, common);
    }

    /** The component, and the region where there are several. */
    String name() {
        return component.name() + (region.isEmpty() ? "" : " in " + region);
    }

    /** The same with one instance more. */
    Part withOneMore() {
        return new Part(component, region, promise, needed, nodes.plus(count(1)), zones, common);
    }

    /** How much of the time as many are there as are needed. */
    Share availability() {
        return promise.ofEach()
                ? Redundancy.kOfN(
                                needed.named("needed of " + name()),
                                nodes.named("nodes of " + name()),
                                promise.share(),
                                zones,
                                common)
                        .named("availability of " + name())
                : promise.share();
    }
}
