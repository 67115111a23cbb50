package dev.envelope.simulation;

import dev.envelope.analysis.Derivation;
import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Servers;
import dev.envelope.capacity.Sizing;
import dev.envelope.model.Component;
import dev.envelope.model.Operation;
import dev.envelope.model.Policies;
import dev.envelope.model.Shape;
import dev.envelope.model.policy.Autoscaler;
import dev.envelope.model.policy.Balancing;
import dev.envelope.model.policy.Bulkhead;
import dev.envelope.model.policy.Discipline;
import dev.envelope.model.policy.QueueLimit;
import dev.envelope.model.policy.RateLimit;
import dev.envelope.model.policy.Shedding;
import dev.envelope.model.policy.Timeout;
import dev.envelope.model.policy.TokenBucket;
import dev.envelope.model.policy.Window;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Scenario;
import dev.envelope.simulation.engine.Network;
import dev.envelope.simulation.engine.Station;
import dev.envelope.simulation.random.ServiceTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The stations of a design: one queue for each component and region, or one for each node that holds data of its own. */
final class Floor {

    private static final double ROUNDING = 1e-6;

    private final Loads loads;
    private final Scenario scenario;
    private final Network.Builder builder;
    private final boolean scales;
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final List<Quantity<?>> used = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Stations for a design; if it scales, with one for each instance that a balancer may ever send calls to. */
    Floor(Loads loads, Scenario scenario, Network.Builder builder, boolean scales) {
        this.scales = scales;
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

    /** Whether a component in a region has as much to do as it can, or more, and its callers wait without end. */
    boolean isUnbounded(Component<?> component, String region) {
        Place place = places.get(Place.name(component, region));
        return place != null && place.isUnbounded();
    }

    /** The value of an amount that the simulation rests on. */
    double value(Quantity<?> amount) {
        used.add(amount);
        return scenario.value(amount);
    }

    Loads loads() {
        return loads;
    }

    /** An amount that is a whole number. */
    int whole(Quantity<?> amount) {
        return (int) Math.rint(value(amount));
    }

    private Place made(Component<?> component, String region, String name) {
        Servers stated = Servers.of(loads, component, region);
        ServiceTimes times = times(component, value(stated.service()), value(stated.variability()));
        if (!component.role().isSized()) {
            int only = builder.station(Station.of(name, Station.UNLIMITED, times));
            return new Place(component, region, name, only, 1, Station.UNLIMITED, 0, Optional.empty(), true);
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
        Station station = traffic(Station.of(name, servers, times), component.policies());
        Optional<QueueLimit> limit = component.policies().find(QueueLimit.class);
        if (limit.isPresent()) {
            int instances = any && !spread ? instances(component, region) : 1;
            station = station.places((int) Math.rint(value(limit.get().calls()) * instances));
        }
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
                isProtected(component, region, utilisation));
    }

    private int balanced(Component<?> component, int now) {
        return component
                .policies()
                .find(Autoscaler.class)
                .filter(policy -> scales && Servers.anyTakesAny(component))
                .map(policy -> Scalers.most(this, policy, now))
                .orElse(now);
    }

    /** Times of the stated shape; where only their variability is known, as the formulas take them. */
    private static ServiceTimes times(Component<?> component, double mean, double variability) {
        Shape shape = component.distribution().orElse(null);
        if (shape instanceof Shape.Lognormal) {
            return new ServiceTimes.LogNormal(mean, variability);
        }
        if (shape instanceof Shape.Hyperexponential) {
            return new ServiceTimes.HyperExponential(mean, variability);
        }
        if (shape instanceof Shape.Empirical measured) {
            return new ServiceTimes.Measured(
                    Arrays.stream(measured.relative()).map(time -> time * mean).toArray());
        }
        return ServiceTimes.of(mean, variability);
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
        double copies = value(loads.copies(place.component()));
        return (int) Math.max(0, Math.min(others, Math.rint((copies - 1) * place.queues())));
    }

    /** How many instances a component that is ours to size has in a region. */
    int instances(Component<?> component, String region) {
        double stated = value(sizing(component, region).instances());
        return (int) Math.max(1, Math.ceil(stated - ROUNDING));
    }

    /** A station in whose queue calls stand as the policies of the component say. */
    private Station traffic(Station plain, Policies policies) {
        Station station = plain;
        Optional<Shedding> shedding = policies.find(Shedding.class);
        if (shedding.isPresent()) {
            station = station.patience(value(shedding.get().after()));
        }
        Optional<Discipline> discipline = policies.find(Discipline.class);
        if (discipline.isPresent()) {
            station = switch (discipline.get().order()) {
                case ARRIVAL -> station;
                case PRIORITY ->
                    station.priorities(discipline.get().operations().size() + 1);
                case SHARING -> station.shared();
            };
        }
        return policies.find(Balancing.class).map(station::balancing).orElse(station);
    }

    /** Which place an operation has in the queue of a component: those that are not named come last. */
    int priority(Component<?> component, Operation asked) {
        List<String> order = component
                .policies()
                .find(Discipline.class)
                .map(Discipline::operations)
                .orElse(List.of());
        int place = order.stream()
                .map(named -> loads.model().operation("priority", named).name())
                .toList()
                .indexOf(asked.name());
        return place < 0 ? order.size() : place;
    }

    private boolean isProtected(Component<?> component, String region, double utilisation) {
        Policies policies = component.policies();
        return Stream.of(Timeout.class, Bulkhead.class, QueueLimit.class, Shedding.class)
                        .anyMatch(kind -> policies.find(kind).isPresent())
                || policies.find(RateLimit.class)
                        .filter(limit ->
                                value(rate(limit)) / value(loads.in(region).peakRate(component)) * utilisation < 1)
                        .isPresent();
    }

    private static Rate rate(RateLimit limit) {
        return limit instanceof TokenBucket bucket
                ? bucket.rate()
                : ((Window) limit).limit().per(((Window) limit).length());
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
