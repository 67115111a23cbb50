package dev.envelope;

import dev.envelope.model.Broker;
import dev.envelope.model.Cache;
import dev.envelope.model.Database;
import dev.envelope.model.Part;
import dev.envelope.model.Popularity;
import dev.envelope.model.Region;
import dev.envelope.model.Role;
import dev.envelope.model.Shape;
import dev.envelope.model.Step;
import dev.envelope.model.Step.Aside;
import dev.envelope.model.Step.Parallel;
import dev.envelope.model.Step.Path;
import dev.envelope.model.Step.Reference;
import dev.envelope.model.Transition;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import java.util.List;
import tech.tablesaw.api.NumericColumn;

/** The words for the parts of a system, and for the ways of operations through them. */
public abstract class ComponentWords extends Units {

    ComponentWords() {}

    /** Who or what asks: a browser, an app, a device; or services in the same cloud, {@code client("callers").inside()}. */
    public static Part client(String name) {
        return Part.named(Role.CLIENT, name);
    }

    /** The service that tells addresses for names. */
    public static Part dns(String name) {
        return Part.named(Role.DNS, name);
    }

    /** A content delivery network: it answers near the users, and fetches what it does not hold by itself. */
    public static Cache cdn(String name) {
        return Cache.named(Role.CDN, name);
    }

    /** What spreads calls over the instances behind it. */
    public static Part loadBalancer(String name) {
        return Part.named(Role.LOAD_BALANCER, name);
    }

    /** The single door to several services: routing, authentication, rate limits. */
    public static Part gateway(String name) {
        return Part.named(Role.GATEWAY, name);
    }

    /** A service of one's own without data in it. */
    public static Part service(String name) {
        return Part.named(Role.SERVICE, name);
    }

    /** What answers a part of the calls from memory; its caller goes on to the miss path for the rest. */
    public static Cache cache(String name) {
        return Cache.named(Role.CACHE, name);
    }

    /** A store with a primary for the writes and replicas for reads, in one shard or several. */
    public static Database database(String name) {
        return Database.named(name);
    }

    /** What keeps messages until somebody has taken them. */
    public static Broker queue(String name) {
        return Broker.named(Role.QUEUE, name);
    }

    /** What keeps messages in order for a time, for any number of readers. */
    public static Broker stream(String name) {
        return Broker.named(Role.STREAM, name);
    }

    /** A provider's store for files of any size. */
    public static Part objectStore(String name) {
        return Part.named(Role.OBJECT_STORE, name);
    }

    /** What finds records by their words. */
    public static Part searchIndex(String name) {
        return Part.named(Role.SEARCH_INDEX, name);
    }

    /** A service that somebody else runs. */
    public static Part external(String name) {
        return Part.named(Role.EXTERNAL, name);
    }

    /** What works on batches or messages while nobody waits. */
    public static Part worker(String name) {
        return Part.named(Role.WORKER, name);
    }

    /** Zipf's law: the k-th most popular key is asked for in proportion to 1 ÷ k^exponent. */
    public static Popularity.Zipf zipf(double exponent) {
        return Popularity.zipf(exponent);
    }

    /** Zipf's law with an uncertain exponent. */
    public static Popularity.Zipf zipf(Count exponent) {
        return Popularity.zipf(exponent);
    }

    /** Every key is asked for as often as any other. */
    public static Popularity.Zipf uniformly() {
        return Popularity.uniform();
    }

    /** Stated or measured: a weight for each key, such as its requests in a log. */
    public static Popularity.Weighted popularity(double... weights) {
        return Popularity.of(weights);
    }

    /** Measured: a Tablesaw column with a row for each key. */
    public static Popularity.Weighted popularity(NumericColumn<?> weights) {
        return Popularity.of(weights);
    }

    /** Service times that are all the same: {@code store.serviceTime(ms(5)).distribution(constant())}. */
    public static Shape constant() {
        return Shape.constant();
    }

    /** Service times without memory. */
    public static Shape exponential() {
        return Shape.exponential();
    }

    /** Service times of so many exponential phases one after the other: a variability of 1 ÷ √phases. */
    public static Shape erlang(int phases) {
        return Shape.erlang(phases);
    }

    /** Service times whose logarithm is normal, of this variability (standard deviation over mean). */
    public static Shape lognormal(double variability) {
        return lognormal(Count.of("lognormal(0.8)", variability));
    }

    /** Service times whose logarithm is normal, of this variability, which may be uncertain. */
    public static Shape lognormal(Count variability) {
        return Shape.lognormal(variability);
    }

    /** Service times that are short, and now and then long, of this variability: at least 1. */
    public static Shape hyperexponential(double variability) {
        return hyperexponential(Count.of("hyperexponential(2)", variability));
    }

    /** Service times that are short, and now and then long, of this variability, which may be uncertain. */
    public static Shape hyperexponential(Count variability) {
        return Shape.hyperexponential(variability);
    }

    /** Service times as they were measured, in any unit; their mean is stated by {@code serviceTime}. */
    public static Shape empirical(double... times) {
        return Shape.empirical(times);
    }

    /** Service times as they were measured: a Tablesaw column with a row for each call. */
    public static Shape empirical(NumericColumn<?> times) {
        return Shape.empirical(times);
    }

    /** Data moves to a cheaper tier at this age: {@code objectStore("videos").lifecycle(after(days(30), "infrequent access"))}. */
    public static Transition after(Time age, String tier) {
        return new Transition(age, tier);
    }

    /** The component of this name that the design has. */
    public static Reference call(String component) {
        return new Reference(component);
    }

    /** Steps after one another, as one step. */
    public static Path path(Step... steps) {
        return Path.of("path", "path(api, store)", steps);
    }

    /** Steps at once, of which the slowest is waited for. */
    public static Parallel parallel(Step... branches) {
        return new Parallel(List.of(branches));
    }

    /** Steps that the caller does not wait for. */
    public static Aside aside(Step... steps) {
        return new Aside(Path.of("aside", "aside(queue(\"log\"))", steps));
    }

    /** A region in which the system runs. */
    public static Region region(String name) {
        return Region.named(name);
    }
}
