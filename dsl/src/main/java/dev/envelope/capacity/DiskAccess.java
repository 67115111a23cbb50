package dev.envelope.capacity;

import dev.envelope.model.Broker;
import dev.envelope.model.Component;
import dev.envelope.model.Operation.Access;
import dev.envelope.model.Operation.Kind;
import dev.envelope.quantity.Amount;
import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Units;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the calls of a store ask of its disks at the peak: operations a second and bytes a second.
 *
 * <p>A random call is one operation of the disk, however large it is; one call after another that go on where the last ended need
 * none of their own. Both move their bytes: a write those that it sends, a read those that it gets. A queue and a stream
 * append, so every call of theirs is sequential. Every call counts as one that no memory answers: what a page cache or a
 * buffer pool spares is stated as a cache.
 *
 * <p>Source: the two numbers are those by which vendors limit a volume (AWS EC2 user guide, Amazon EBS volume types, 2023-06);
 * a random read of a hard disk is a seek (sirupsen, napkin-math, 2026-03).
 */
record DiskAccess(Loads loads, Component<?> store) {

    /** Operations a second of the calls of some links. */
    Rate operations(Predicate<Link> which) {
        return loads.rate(store, which.and(this::isRandom))
                .times(loads.peak())
                .named("disk operations at " + store.name());
    }

    /** Bytes a second of the calls of some links. */
    Bandwidth bytes(Predicate<Link> which) {
        return loads.links(store)
                .filter(which)
                .flatMap(link -> moved(link).map(link.rate()::times).stream())
                .reduce(Amount::plus)
                .orElse(Units.bytes(0).per(Units.seconds(1)))
                .times(loads.peak())
                .named("disk throughput at " + store.name());
    }

    private boolean isRandom(Link link) {
        return !(store instanceof Broker) && link.operation().access() == Access.RANDOM;
    }

    private static Optional<DataSize> moved(Link link) {
        return link.operation().kind() == Kind.READ ? link.received() : link.sent();
    }
}
