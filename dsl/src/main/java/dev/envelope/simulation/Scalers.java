package dev.envelope.simulation;

import dev.envelope.capacity.Servers;
import dev.envelope.model.policy.Autoscaler;
import dev.envelope.simulation.playback.Scaler;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The stated autoscalers, for the stations of a design: of a place with one queue they change the servers behind it; of one with a
 * balancer they change to how many stations it sends calls.
 */
final class Scalers {

    /** How many times the instances of the beginning there are at most, where no bound is stated. */
    private static final int TIMES_MOST = 10;

    private Scalers() {}

    /** How many instances there may be. */
    static int most(Floor floor, Autoscaler policy, int now) {
        return policy.most().map(floor::whole).orElse(TIMES_MOST * now);
    }

    /** Those of places, and what has to be said of them. */
    static List<Scaler> of(Floor floor, List<Place> places, Set<String> notes) {
        return places.stream()
                .flatMap(place -> of(floor, place, notes).stream())
                .toList();
    }

    private static Optional<Scaler> of(Floor floor, Place place, Set<String> notes) {
        boolean isFixed = place.isUnlimited() || place.queues() > 1 && !Servers.anyTakesAny(place.component());
        return place.component()
                .policies()
                .find(Autoscaler.class)
                .filter(policy -> !isFixed)
                .map(policy -> {
                    if (policy.most().isEmpty()) {
                        notes.add(place.name() + ": at most " + TIMES_MOST + " times the instances of the beginning,"
                                + " because no bound was stated; write autoscale(...).between(2, 20)");
                    }
                    int now = floor.instances(place);
                    int least = floor.whole(policy.least());
                    int most = most(floor, policy, now);
                    return new Scaler(
                            place.first(),
                            place.queues(),
                            place.queues() > 1
                                    ? place.servers()
                                    : (int) Math.max(1, Math.rint((double) place.servers() / now)),
                            Math.max(least, Math.min(most, now)),
                            floor.value(policy.target()),
                            least,
                            most,
                            floor.value(policy.delay()),
                            floor.value(policy.every()),
                            floor.value(policy.settling()));
                });
    }
}
