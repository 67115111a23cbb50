package dev.envelope.simulation;

import dev.envelope.analysis.Derivation;
import dev.envelope.capacity.Link;
import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Servers;
import dev.envelope.capacity.Sizing;
import dev.envelope.model.Component;
import dev.envelope.model.policy.Autoscaler;
import dev.envelope.model.policy.Balancing;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Scenario;
import dev.envelope.simulation.network.NetworkBuilder;
import dev.envelope.simulation.network.Station;
import dev.envelope.simulation.random.ServiceTimes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stations of a design: one queue for each component and region, or one for each node that holds data of its own. */
final class Floor {

    private static final double ROUNDING = 1e-6;

    private final Loads loads;
    private final Scenario scenario;
    private final NetworkBuilder builder;
    private final boolean scales;
    private final Serving serving;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final List<Quantity<?>> used = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Stations for a design; if it scales, with one for each instance that a balancer may ever send calls to. */
    Floor(Loads loads, Scenario scenario, NetworkBuilder builder, boolean scales) {
        this.scales = scales;
        this.serving = new Serving(this);
        this.loads = loads;
        this.scenario = scenario;
        this.builder = builder;
    }

    /** The place of a component in a region. */
    Place place(Component<?> component, String region) {
        String name = Place.name(component, region);
        Place known = places.get(name);
        if (known == null) {
            known = made(component, region, name);
            places.put(name, known);
        }
        return known;
    }

    /** Whether the stations from this one on have data of their own, so that not any of them takes any call. */
    boolean isParted(int first) {
        return places.values().stream()
                .anyMatch(place -> place.first() == first && !Servers.anyTakesAny(place.component()));
    }

    /** The value of an amount that the simulation rests on. */
    double value(Quantity<?> amount) {
        used.add(amount);
        return scenario.value(amount);
    }

    Loads loads() {
        return loads;
    }

    /** How components take calls. */
    Serving serving() {
        return serving;
    }

    /** An amount that is a whole number. */
    int whole(Quantity<?> amount) {
        return (int) Math.rint(value(amount));
    }

    private Place made(Component<?> component, String region, String name) {
        Servers stated = Servers.of(loads, component, region);
        ServiceTimes times = serving.times(component, stated);
        if (!component.isLimited()) {
            int only = builder.station(Station.of(name, Station.UNLIMITED, times));
            return new Place(component, region, name, only, 1, Station.UNLIMITED, 0, Optional.empty(), true, true);
        }
        double utilisation = value(stated.utilisation());
        boolean any = Servers.anyTakesAny(component);
        boolean spread = component.policies().find(Balancing.class).isPresent();
        double together = value(stated.together()) / (spread && any ? instances(component, region) : 1);
        int servers = (int) Math.max(1, Math.ceil(together - ROUNDING));
        if (Math.abs(servers - together) > ROUNDING) {
            notes.add(name + ": " + servers + " servers in place of " + Format.number(together)
                    + ", because there are no parts of one");
        }
        Optional<Replicas> replicas = Replicas.of(this, component, region);
        if (replicas.isPresent()) {
            utilisation = replicas.get().utilisation(times.mean(), servers);
        }
        int queues = replicas.isPresent()
                ? replicas.get().stations()
                : spread ? balanced(component, instances(component, region)) : any ? 1 : primaries(component, region);
        int behindEach = any && !spread ? instances(component, region) : 1;
        Station station = serving.station(Station.of(name, servers, times), component.policies(), behindEach);
        int first = builder.stations(station, queues);
        return new Place(
                component,
                region,
                name,
                first,
                queues,
                servers,
                utilisation,
                replicas,
                serving.isProtected(component, region, utilisation),
                isAwaited(component, region));
    }

    private boolean isAwaited(Component<?> component, String region) {
        return loads.links().stream()
                .anyMatch(link ->
                        link.to() == component && link.toRegion().equals(region) && link.way() != Link.Way.ASIDE);
    }

    private int balanced(Component<?> component, int now) {
        return component
                .policies()
                .find(Autoscaler.class)
                .filter(policy -> scales && Servers.anyTakesAny(component))
                .map(policy -> Scalers.most(this, policy, now))
                .orElse(now);
    }

    private int primaries(Component<?> component, String region) {
        return Math.max(1, (int) (value(sizing(component, region).primaries()) + ROUNDING));
    }

    private Sizing sizing(Component<?> component, String region) {
        return Sizing.of(loads, component, region).orElseThrow();
    }

    /** How many instances a place has, of which there may be several to a station, and others to come. */
    int instances(Place place) {
        if (place.isUnlimited() || !Servers.anyTakesAny(place.component())) {
            return place.queues();
        }
        int now = instances(place.component(), place.region());
        return place.queues() == 1 ? now : Math.min(now, place.queues());
    }

    /** The servers of so many of the instances behind one queue; all, whatever their number, of all instances. */
    int servers(Place place, int instances) {
        int all = instances(place);
        return instances >= all ? Station.UNLIMITED : (int) Math.rint((double) place.servers() * instances / all);
    }

    /** How many nodes of a place that keeps data stand by: they have a copy of it, and take over from one that is down. */
    int standingBy(Place place) {
        if (place.isUnlimited() || Servers.anyTakesAny(place.component())) {
            return 0;
        }
        int others = instances(place.component(), place.region()) - place.queues();
        double copies = value(loads.copies(place.component())) - 1;
        double beside = value(sizing(place.component(), place.region()).beside());
        return (int) Math.max(0, Math.min(others, Math.rint(Math.max(copies, beside) * place.queues())));
    }

    /** How many instances a component that is ours to size has in a region. */
    int instances(Component<?> component, String region) {
        double stated = value(sizing(component, region).instances());
        return (int) Math.max(1, Math.ceil(stated - ROUNDING));
    }

    Collection<Place> places() {
        return places.values();
    }

    /** The stations that do the same, and so are told together. */
    List<Place.Group> groups() {
        return places.values().stream()
                .flatMap(place -> place.groups().stream())
                .toList();
    }

    /** What the numbers rest on that nobody stated, or of which one value counts. */
    List<String> premises() {
        return Derivation.premises(
                used.stream().map(amount -> Derivation.of(amount, scenario)).toList());
    }

    void note(String note) {
        notes.add(note);
    }

    /** What was done differently from what was stated. */
    List<String> notes() {
        return notes;
    }
}
