package dev.envelope.simulation;

import dev.envelope.capacity.Servers;
import dev.envelope.model.Component;
import dev.envelope.model.Operation;
import dev.envelope.model.Policies;
import dev.envelope.model.Shape;
import dev.envelope.model.policy.Balancing;
import dev.envelope.model.policy.Bulkhead;
import dev.envelope.model.policy.Discipline;
import dev.envelope.model.policy.QueueLimit;
import dev.envelope.model.policy.RateLimit;
import dev.envelope.model.policy.Shedding;
import dev.envelope.model.policy.Timeout;
import dev.envelope.model.policy.TokenBucket;
import dev.envelope.model.policy.Window;
import dev.envelope.quantity.Rate;
import dev.envelope.simulation.network.Station;
import dev.envelope.simulation.random.ServiceTimes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a component takes calls: how long they take, in which order, and which it turns away. */
record Serving(Floor floor) {

    /** Times of the stated shape; where only their variability is known, as the formulas take them. */
    ServiceTimes times(Component<?> component, Servers stated) {
        double mean = floor.value(stated.service());
        double variability = floor.value(stated.variability());
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

    /** A station that calls come to as policies say, with a queue for so many instances. */
    Station station(Station plain, Policies policies, int instances) {
        Station station = plain;
        Optional<QueueLimit> limit = policies.find(QueueLimit.class);
        if (limit.isPresent()) {
            station = station.places((int) Math.rint(floor.value(limit.get().calls()) * instances));
        }
        Optional<Shedding> shedding = policies.find(Shedding.class);
        if (shedding.isPresent()) {
            station = station.patience(floor.value(shedding.get().after()));
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
                .map(named -> floor.loads().model().operation("priority", named).name())
                .toList()
                .indexOf(asked.name());
        return place < 0 ? order.size() : place;
    }

    /** Whether something keeps callers from waiting without end at a component that is so busy. */
    boolean isProtected(Component<?> component, String region, double utilisation) {
        Policies policies = component.policies();
        return Stream.of(Timeout.class, Bulkhead.class, QueueLimit.class, Shedding.class)
                        .anyMatch(kind -> policies.find(kind).isPresent())
                || policies.find(RateLimit.class)
                        .filter(limit -> floor.value(rate(limit))
                                        / floor.value(floor.loads().in(region).peakRate(component))
                                        * utilisation
                                < 1)
                        .isPresent();
    }

    private static Rate rate(RateLimit limit) {
        return limit instanceof TokenBucket bucket
                ? bucket.rate()
                : ((Window) limit).limit().per(((Window) limit).length());
    }
}
