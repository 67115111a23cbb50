package dev.envelope.simulation;

import dev.envelope.capacity.Link;
import dev.envelope.capacity.Loads;
import dev.envelope.model.Component;
import dev.envelope.model.Role;
import dev.envelope.model.policy.Bulkhead;
import java.util.List;
import java.util.Optional;

/** Who waits for a part on threads that could run out: that of a caller is busy for its own service time only, unless a bulkhead is stated. */
record HeldThreads(Loads loads) {

    /** A line for each caller of a part that becomes slow or hangs, and that would be played otherwise with a bulkhead. */
    List<String> notes(Place called) {
        return loads.links().stream()
                .filter(link -> link.to() == called.component()
                        && link.toRegion().equals(called.region())
                        && link.way() != Link.Way.ASIDE)
                .map(Link::from)
                .flatMap(Optional::stream)
                .distinct()
                .filter(caller -> caller.role() == Role.SERVICE || caller.role() == Role.WORKER)
                .filter(caller -> !isHeld(caller) && !isHeld(called.component()))
                .map(caller -> caller.name() + ": its threads are not held while it waits for "
                        + called.component().name() + ", so they never run out; with policy(bulkhead(n)) at "
                        + caller.name() + " they do, n of them for each instance that calls it.")
                .toList();
    }

    private static boolean isHeld(Component<?> component) {
        return component.policies().find(Bulkhead.class).isPresent();
    }
}
