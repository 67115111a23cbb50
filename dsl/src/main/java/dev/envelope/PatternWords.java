package dev.envelope;

import dev.envelope.analysis.Measure;
import dev.envelope.architecture.pattern.ActiveActive;
import dev.envelope.architecture.pattern.ActivePassive;
import dev.envelope.architecture.pattern.CacheAside;
import dev.envelope.architecture.pattern.CdnInFront;
import dev.envelope.architecture.pattern.Cqrs;
import dev.envelope.architecture.pattern.EventDriven;
import dev.envelope.architecture.pattern.Microservices;
import dev.envelope.architecture.pattern.Monolith;
import dev.envelope.architecture.pattern.Pattern;
import dev.envelope.architecture.pattern.ProjectionLag;
import dev.envelope.architecture.pattern.ReadReplicas;
import dev.envelope.architecture.pattern.Sharded;
import dev.envelope.model.Cache;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Time;
import java.util.List;

/** The words for architecture patterns, which rewrite a design: {@code design.as(monolith())}. */
public abstract class PatternWords extends ComponentWords {

    PatternWords() {}

    /** All services, and the workers that are waited for, in one deployable. */
    public static Pattern monolith() {
        return new Monolith();
    }

    /** A service for each store, which alone calls it, behind a gateway. */
    public static Pattern microservices() {
        return new Microservices();
    }

    /** So many replicas that answer reads beside each primary. */
    public static Pattern readReplicas(double each) {
        return new ReadReplicas(Count.of("readReplicas(2)", each));
    }

    /** Every database split into so many shards. */
    public static Pattern sharded(double number) {
        return new Sharded(Count.of("sharded(8)", number));
    }

    /** A cache that callers ask before a database, and whose entry they drop when they write there. */
    public static Pattern cacheAside(Cache cache) {
        return new CacheAside(cache);
    }

    /** A content delivery network between the users and everything else, for reads. */
    public static Pattern cdnInFront(Cache cdn) {
        return new CdnInFront(cdn);
    }

    /** Everything in each of these regions, which serve their own users and stand in for each other. */
    public static Pattern activeActive(String... regions) {
        return new ActiveActive(List.of(regions));
    }

    /** Everything in each of these regions, of which the first serves all users and the others stand in for it. */
    public static Pattern activePassive(String... regions) {
        return new ActivePassive(List.of(regions));
    }

    /** Writes that are accepted into a stream, and worked on by consumers that nobody waits for. */
    public static Pattern eventDriven() {
        return new EventDriven();
    }

    /** Commands and queries apart, with an event store between them and a projector behind it. */
    public static Cqrs cqrs() {
        return new Cqrs();
    }

    /** How long after a write the projector of {@code cqrs()} has brought the read models up to date. */
    public static Measure<Time> projectionLag() {
        return projectionLag(Cqrs.PROJECTOR);
    }

    /** How long after an event a worker has brought the stores up to date. */
    public static Measure<Time> projectionLag(String worker) {
        return ProjectionLag.behind(worker);
    }
}
