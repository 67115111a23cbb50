package dev.envelope.simulation;

import dev.envelope.model.Component;
import dev.envelope.simulation.network.Station;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A component in a region, as stations that stand one behind the other.
 *
 * @param first the first of its stations
 * @param queues how many stations it has
 * @param servers how many servers each has
 * @param utilisation how busy the busiest is by the formula
 * @param replicas how these are copies of each other, where some are and have something to do
 * @param isProtected whether something is stated that keeps its callers from waiting without end
 * @param isAwaited whether somebody waits for its answers
 */
record Place(
        Component<?> component,
        String region,
        String name,
        int first,
        int queues,
        int servers,
        double utilisation,
        Optional<Replicas> replicas,
        boolean isProtected,
        boolean isAwaited) {

    /**
     * Stations of a place that all do the same.
     *
     * @param nodes what these nodes are among the others of the place; empty if there are no others
     */
    record Group(Place place, String nodes, List<Integer> stations) {
        String name() {
            return place.name() + (nodes.isEmpty() ? "" : " " + nodes);
        }
    }

    /** The name of a component in a region. */
    static String name(Component<?> component, String region) {
        return component.name() + (region.isEmpty() ? "" : " in " + region);
    }

    boolean isOverloaded() {
        return utilisation >= 1;
    }

    /** Whether its callers wait without end. */
    boolean isUnbounded() {
        return isOverloaded() && !isProtected;
    }

    /** Whether we run it. */
    boolean isOurs() {
        return component.role().isSized();
    }

    boolean isUnlimited() {
        return servers == Station.UNLIMITED;
    }

    /** Its stations: the primaries of a database and their replicas apart, where copies do not all do the same. */
    List<Group> groups() {
        if (replicas.filter(Replicas::haveLeaders).isEmpty()) {
            return List.of(group("", i -> true));
        }
        int nodes = replicas.get().nodes();
        return List.of(
                group(queues == nodes ? "primary" : "primaries", i -> i % nodes == 0),
                group(queues == 2 ? "replica" : "replicas", i -> i % nodes > 0));
    }

    private Group group(String nodes, IntPredicate which) {
        List<Integer> stations = IntStream.range(0, queues)
                .filter(which)
                .mapToObj(i -> first + i)
                .toList();
        return new Group(this, nodes, stations);
    }

    /** Which of its nodes is the i-th to be replaced: of each record one copy after the other, and those that lead last. */
    int turn(int i) {
        int nodes = replicas.map(Replicas::nodes).orElse(1);
        int shards = queues / nodes;
        return i % shards * nodes + nodes - 1 - i / shards;
    }

    /** In which of so many zones its i-th node is, from 0 on: copies of a record in one after the other, and so are primaries. */
    int zone(int node, int zones) {
        int nodes = replicas.map(Replicas::nodes).orElse(1);
        return (node / nodes + node % nodes) % zones;
    }
}
