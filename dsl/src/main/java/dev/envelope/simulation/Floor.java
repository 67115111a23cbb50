package dev.envelope.simulation;

import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Servers;
import dev.envelope.model.Component;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenario;
import dev.envelope.simulation.engine.Network;
import dev.envelope.simulation.engine.Station;
import dev.envelope.simulation.random.ServiceTimes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stations of a design: one queue for each component and region, or one for each node that holds data of its own. */
final class Floor {

    private static final double ROUNDING = 1e-6;

    /**
     * A component in a region.
     *
     * @param first the first of its stations
     * @param queues how many stations it has
     * @param servers how many servers each has
     * @param utilisation how busy the busiest is by the formula
     */
    record Place(String name, int first, int queues, int servers, double utilisation) {
        boolean isOverloaded() {
            return utilisation >= 1;
        }

        boolean isUnlimited() {
            return servers == Station.UNLIMITED;
        }
    }

    private final Loads loads;
    private final Scenario scenario;
    private final Network.Builder builder;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final List<Quantity<?>> used = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Floor(Loads loads, Scenario scenario, Network.Builder builder) {
        this.loads = loads;
        this.scenario = scenario;
        this.builder = builder;
    }

    /** The place of a component in a region. */
    Place place(Component<?> component, String region) {
        String name = name(component, region);
        Place known = places.get(name);
        if (known == null) {
            known = made(component, region, name);
            places.put(name, known);
        }
        return known;
    }

    private static String name(Component<?> component, String region) {
        return component.name() + (region.isEmpty() ? "" : " in " + region);
    }

    /** Whether a component in a region has as much to do as it can, or more. */
    boolean isOverloaded(Component<?> component, String region) {
        Place place = places.get(name(component, region));
        return place != null && place.isOverloaded();
    }

    /** The value of an amount that the simulation rests on. */
    double value(Quantity<?> amount) {
        used.add(amount);
        return scenario.value(amount);
    }

    private Place made(Component<?> component, String region, String name) {
        Servers stated = Servers.of(loads, component, region);
        ServiceTimes times = ServiceTimes.of(value(stated.service()), value(stated.variability()));
        if (!component.role().isSized()) {
            int only = builder.station(Station.of(name, Station.UNLIMITED, times));
            return new Place(name, only, 1, Station.UNLIMITED, 0);
        }
        double utilisation = value(stated.utilisation());
        double together = value(stated.together());
        int servers = (int) Math.max(1, Math.ceil(together - ROUNDING));
        if (Math.abs(servers - together) > ROUNDING) {
            notes.add(name + ": " + servers + " servers in place of " + Format.number(together)
                    + ", because there are no parts of one");
        }
        double busy = value(loads.in(region).peakRate(component)) * times.mean();
        int queues = Servers.anyTakesAny(component) || busy == 0
                ? 1
                : (int) Math.max(1, Math.ceil(busy / (together * utilisation) - ROUNDING));
        int first = builder.stations(Station.of(name, servers, times), queues);
        return new Place(name, first, queues, servers, utilisation);
    }

    Collection<Place> places() {
        return places.values();
    }

    /** What the numbers rest on. */
    List<Quantity<?>> used() {
        return used;
    }

    /** What was done differently from what was stated. */
    List<String> notes() {
        return notes;
    }
}
