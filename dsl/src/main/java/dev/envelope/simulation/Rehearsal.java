package dev.envelope.simulation;

import dev.envelope.capacity.Link;
import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Measures;
import dev.envelope.model.Architecture;
import dev.envelope.model.Flow;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Scenario;
import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.network.NetworkBuilder;
import dev.envelope.simulation.random.Arrivals;
import java.util.ArrayList;
import java.util.List;

/**
 * A design as a network of queues, in one scenario.
 *
 * @param operations the operations that have a flow; the k-th is the k-th of the network
 * @param awaited the places that the callers of each operation wait for
 */
record Rehearsal(List<String> operations, List<List<Place>> awaited, Network network, Floor floor, Holding holding) {

    /** At the load of a scenario. */
    static Rehearsal of(Model model, Scenario scenario, Arrivals arrivals) {
        return of(model, scenario, arrivals, false);
    }

    /** With room for all instances that its autoscalers may ask for. */
    static Rehearsal scaling(Model model, Scenario scenario, Arrivals arrivals) {
        return of(model, scenario, arrivals, true);
    }

    private static Rehearsal of(Model model, Scenario scenario, Arrivals arrivals, boolean scales) {
        Architecture architecture = model.architecture();
        NetworkBuilder builder = new NetworkBuilder();
        Loads loads = Loads.of(model);
        Floor floor = new Floor(loads, scenario, builder, scales);
        Holding holding = new Holding(loads, floor, builder);
        Guarding guarding = new Guarding(floor, builder);
        List<String> operations = new ArrayList<>();
        for (Flow flow : architecture.flows()) {
            Operation asked = model.operation("simulate", flow.operation());
            String name = asked.name();
            int end = builder.end(operations.size());
            Rate all = Measures.peakRate(name).of(model);
            for (String region : loads.regions()) {
                String source = region.isEmpty() ? name : name + " in " + region;
                Rate own = loads.shareOfUsers(region).map(all::times).orElse(all);
                double rate = floor.value(own);
                Wiring wiring = new Wiring(loads, asked, source, region, floor, holding, guarding, builder);
                int entry = wiring.before(architecture.fold(flow, wiring), end);
                if (rate > 0) {
                    builder.source(source, rate, arrivals, operations.size(), entry);
                }
            }
            operations.add(name);
        }
        List<List<Place>> awaited = operations.stream()
                .map(name -> floor.places().stream()
                        .filter(place -> loads.links().stream().anyMatch(link -> waits(link, name, place)))
                        .toList())
                .toList();
        return new Rehearsal(List.copyOf(operations), awaited, builder.build(), floor, holding);
    }

    private static boolean waits(Link link, String operation, Place place) {
        return link.operation().name().equals(operation)
                && link.way() != Link.Way.ASIDE
                && link.to() == place.component()
                && link.toRegion().equals(place.region());
    }

    /** Whether the callers of an operation wait for a place that is at or over its limit. */
    boolean isUnbounded(int operation) {
        return awaited.get(operation).stream().anyMatch(Place::isUnbounded);
    }

    /** Whether there is a steady state to be simulated: something is asked for, and every part can take it. */
    boolean isSteady() {
        return floor.places().stream().noneMatch(Place::isUnbounded)
                && !network.sources().isEmpty();
    }

    /** The operations that can be told: their rate is above zero. */
    boolean isAsked(int operation) {
        return network.sources().stream().anyMatch(source -> source.operation() == operation);
    }
}
