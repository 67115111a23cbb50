package dev.envelope.model;

import static dev.envelope.quantity.Units.GB;
import static dev.envelope.quantity.Units.TB;
import static dev.envelope.quantity.Units.bytes;
import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.gbps;
import static dev.envelope.quantity.Units.ms;
import static dev.envelope.quantity.Units.perSecond;
import static dev.envelope.quantity.Units.percent;
import static dev.envelope.quantity.Units.us;

import dev.envelope.model.policy.Policy;
import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a system: what it does, what one instance of it takes, and how many there are unless that is to be found out.
 *
 * <p>Immutable; a component with nothing stated but its name refers to the one that the design has. What one instance takes
 * is stated by its service time and its concurrency, or by its throughput; memory, storage, bandwidth and connections limit
 * it only where they are stated.
 *
 * <pre>{@code service("api").serviceTime(ms(4)).concurrency(16)}</pre>
 *
 * @param <C> the type itself, so that every step keeps the words of its role
 */
public abstract sealed class Component<C extends Component<C>> implements Step permits Part, Cache, Database, Broker {

    /** How many there are, where that is stated and not to be found out. */
    public static final Input<Count> INSTANCES =
            new Input<>("instances", "instances(4)", Bound.AT_LEAST_ONE, count(1), "never assumed");

    /** How many calls one instance works on at once. */
    public static final Input<Count> CONCURRENCY = new Input<>(
            "concurrency",
            "concurrency(16)",
            Bound.AT_LEAST_ONE,
            count(8),
            "eight cores, a call on each; a placeholder");

    /** How long one call occupies one unit of the concurrency. */
    public static final Input<Time> SERVICE_TIME =
            new Input<>("service time", "serviceTime(ms(4))", Bound.ABOVE_ZERO, ms(10), "a placeholder");

    /** How long one call keeps a core busy, of the service time that it occupies a thread for. */
    public static final Input<Time> CPU_TIME =
            new Input<>("CPU time", "cpuTime(ms(1))", Bound.ABOVE_ZERO, ms(1), "never assumed");

    /** Standard deviation of the service time over its mean. */
    public static final Input<Count> VARIABILITY = new Input<>(
            "variability", "variability(1)", Bound.NONE, count(1), "exponential service times: deviation equals mean");

    /** The round trip between it and its caller in the same region. */
    public static final Input<Time> HOP = new Input<>(
            "network round trip",
            "hop(us(500))",
            Bound.ABOVE_ZERO,
            us(250),
            "within a region, across zones at best (sirupsen, napkin-math, 2026-03)");

    /** How long a call took in a load test of the component, at the least load: its service, and whatever it waited for. */
    public static final Input<Time> MEASURED_LATENCY =
            new Input<>("measured latency", "measuredLatency(ms(20))", Bound.ABOVE_ZERO, ms(20), "never assumed");

    /** How many calls a second one instance takes at most. */
    public static final Input<Rate> THROUGHPUT =
            new Input<>("throughput", "throughput(perSecond(5_000))", Bound.ABOVE_ZERO, perSecond(1), "never assumed");

    /** Bytes a second of one instance's network, each way. */
    public static final Input<Bandwidth> BANDWIDTH =
            new Input<>("bandwidth", "bandwidth(gbps(10))", Bound.ABOVE_ZERO, gbps(10), "never assumed");

    /** Memory of one instance. */
    public static final Input<DataSize> MEMORY =
            new Input<>("memory", "memory(GB(64))", Bound.ABOVE_ZERO, GB(64), "never assumed");

    /** Disk of one instance. */
    public static final Input<DataSize> STORAGE =
            new Input<>("storage", "storage(TB(2))", Bound.ABOVE_ZERO, TB(2), "never assumed");

    /** Operations a second that the disk of one instance takes at most. */
    public static final Input<Rate> IOPS =
            new Input<>("disk operations", "iops(3_000)", Bound.ABOVE_ZERO, perSecond(3_000), "never assumed");

    /** Bytes a second that the disk of one instance moves at most. */
    public static final Input<Bandwidth> DISK_THROUGHPUT = new Input<>(
            "disk throughput", "diskThroughput(MiB(125).per(seconds(1)))", Bound.ABOVE_ZERO, gbps(1), "never assumed");

    /** How many connections one instance holds at most. */
    public static final Input<Count> CONNECTIONS =
            new Input<>("connections", "connections(10_000)", Bound.AT_LEAST_ONE, count(10_000), "never assumed");

    /** How much of what an instance takes is planned to be used at the peak. */
    public static final Input<Share> TARGET = new Input<>(
            "target utilisation",
            "utilisation(percent(60))",
            Bound.ABOVE_ZERO,
            percent(60),
            "room for bursts, and queues stay short; a usual target of autoscaling");

    /** How many instances more than the load needs. */
    public static final Input<Count> SPARE = new Input<>(
            "spare instances", "spare(1)", Bound.NONE, count(1), "N+1: one may fail or be replaced at the peak");

    /** Over how many zones the instances are spread, so that the rest carries the peak when one is lost. */
    public static final Input<Count> ZONES =
            new Input<>("zones", "zones(3)", Bound.AT_LEAST_ONE, count(1), "no zones were stated");

    /** How many of the calls to it a router keeps in the caller's zone, before the others go to any. */
    public static final Input<Share> ZONE_AWARE = new Input<>(
            "kept in the zone", "zoneAware(percent(90))", Bound.NONE, percent(0), "callers do not know zones");

    /** Data that lies in it at the start beside what operations write. */
    public static final Input<DataSize> STORED =
            new Input<>("stored at the start", "stored(TB(10))", Bound.NONE, bytes(0), "nothing else is stored");

    /** The part of the time that one instance is there; of what scales by itself, all of it. */
    public static final Input<Share> AVAILABILITY = new Input<>(
            "availability of an instance",
            "availability(percent(99.9))",
            Bound.ABOVE_ZERO,
            percent(99.5),
            "never assumed");

    /** The part of an instance's downtime in which all other instances of its zone are down, too. */
    public static final Input<Share> COMMON = new Input<>(
            "downtime in common",
            "inCommon(percent(10))",
            Bound.NONE,
            percent(10),
            "the usual beta factor of identical machines and software in one place (IEC 61508-6, 2010, annex D: 1 to"
                    + " 10 %)");

    /** The part of the records that a store sends to all other regions in which it is. */
    public static final Input<Share> ACROSS = new Input<>(
            "records that go across regions",
            "acrossRegions(percent(100))",
            Bound.ABOVE_ZERO,
            percent(100),
            "never assumed");

    /** What can be said of somebody else's service. */
    private static final Set<Input<?>> OF_OTHERS =
            Set.of(SERVICE_TIME, VARIABILITY, HOP, CONCURRENCY, THROUGHPUT, INSTANCES, AVAILABILITY);

    private final Role role;
    private final String name;
    private final Statements statements;
    private final Placement placement;
    private final Policies policies;
    private final @Nullable Shape shape;

    Component(
            Role role,
            String name,
            Statements statements,
            Placement placement,
            Policies policies,
            @Nullable Shape shape) {
        this.role = role;
        this.name = name;
        this.statements = statements;
        this.placement = placement;
        this.policies = policies;
        this.shape = shape;
    }

    /** The name of a component, if it can be one. */
    static String checked(Role role, String name) {
        if (name.isBlank()) {
            throw new DesignException(
                    role.word() + "(\"" + name + "\")",
                    "a component has a name",
                    "write " + role.word() + "(\"orders\")");
        }
        return name;
    }

    /** What somebody else's service runs on cannot be stated, but only how it answers. */
    private static void checkOurs(Role role, String name, Input<?> input) {
        if (role == Role.EXTERNAL && !OF_OTHERS.contains(input)) {
            throw new DesignException(
                    "external(\"" + name + "\")." + input.example(),
                    "somebody else runs it, so that what it runs on (" + input.name() + ") changes no answer",
                    "state how it answers: serviceTime(ms(180)), and concurrency(400) or throughput(perSecond(500)) if"
                            + " its contract has such a limit; or write service(\"" + name + "\")");
        }
    }

    abstract C copy(Statements statements, Placement placement, Policies policies, @Nullable Shape shape);

    /** How many there are; without it, that is computed. */
    public C instances(double number) {
        return instances(Count.of(INSTANCES.example(), number));
    }

    /** How many there are; without it, that is computed. */
    public C instances(Count number) {
        return with(INSTANCES, number);
    }

    /** How many calls one instance works on at once: its cores, or its threads where calls wait for something else. */
    public C concurrency(double calls) {
        return with(CONCURRENCY, Count.of(CONCURRENCY.example(), calls));
    }

    /** How many cores one instance has, each working on one call at a time: another word for the concurrency. */
    public C cores(double cores) {
        return with(CONCURRENCY, Count.of("cores(8)", cores));
    }

    /** How long one call occupies one core or thread. */
    public C serviceTime(Time mean) {
        return with(SERVICE_TIME, mean);
    }

    /**
     * How long one call keeps a core busy; for the rest of its service time it waits for something else, on a thread. It says how many
     * cores a machine for one instance has; without it, one for each call at once.
     */
    public C cpuTime(Time mean) {
        return with(CPU_TIME, mean);
    }

    /**
     * How much service times vary: their standard deviation over their mean; 0 for constant, 1 for exponential ones. It takes the
     * place of a stated distribution.
     */
    public C variability(double coefficient) {
        return with(VARIABILITY, Count.of(VARIABILITY.example(), coefficient));
    }

    /**
     * How service times spread around their mean; it states their variability, too, and takes the place of what was stated for
     * that: {@code serviceTime(ms(20)).distribution(lognormal(0.8))}.
     */
    public C distribution(Shape shape) {
        Count variability = shape.variability().because("of " + shape);
        return copy(statements.with(VARIABILITY, variability), placement, policies, shape);
    }

    /**
     * How long a call took in a load test at the least load: no formula has it in it, and {@code latency()} says where one contradicts
     * it.
     */
    public C measuredLatency(Time leastLoad) {
        return with(MEASURED_LATENCY, leastLoad);
    }

    /** The round trip between it and its caller in the same region; of what users call directly, their way to it. */
    public C hop(Time roundTrip) {
        return with(HOP, roundTrip);
    }

    /** How many calls a second one instance takes at most, in place of service time and concurrency. */
    public C throughput(Rate calls) {
        return with(THROUGHPUT, calls);
    }

    /** Bytes a second of one instance's network, each way. */
    public C bandwidth(Bandwidth each) {
        return with(BANDWIDTH, each);
    }

    /** Memory of one instance. */
    public C memory(DataSize each) {
        return with(MEMORY, each);
    }

    /** Disk of one instance. */
    public C storage(DataSize each) {
        return with(STORAGE, each);
    }

    /** Operations a second that the disk of one instance takes at most: 3,000 of an AWS gp3 volume as it comes. */
    public C iops(double each) {
        return iops(perSecond(each));
    }

    /** Operations a second that the disk of one instance takes at most: {@code iops(fact("i4i.xlarge.iops").rate())}. */
    public C iops(Rate each) {
        return with(IOPS, each);
    }

    /** Bytes a second that the disk of one instance moves at most: {@code diskThroughput(fact("base.hdd.seq").bandwidth())}. */
    public C diskThroughput(Bandwidth each) {
        return with(DISK_THROUGHPUT, each);
    }

    /** How many connections one instance holds at most. */
    public C connections(double each) {
        return with(CONNECTIONS, Count.of(CONNECTIONS.example(), each));
    }

    /** How much of what an instance takes is planned to be used at the peak. */
    public C utilisation(Share target) {
        return with(TARGET, target);
    }

    /** How many instances more than the load needs: 1 is N+1. */
    public C spare(double instances) {
        return with(SPARE, Count.of(SPARE.example(), instances));
    }

    /** Over how many zones it is spread; the rest carries the peak when one is lost. */
    public C zones(double zones) {
        return with(ZONES, Count.of(ZONES.example(), zones));
    }

    /** The part of the time that one instance is there; of what scales by itself, all of it. */
    public C availability(Share each) {
        return with(AVAILABILITY, each);
    }

    /** The part of an instance's downtime in which all other instances of its zone are down, too (the beta factor). */
    public C inCommon(Share part) {
        return with(COMMON, part);
    }

    /** How many of the calls to it a router keeps in the caller's zone; the others go to any zone. */
    public C zoneAware(Share kept) {
        return with(ZONE_AWARE, kept);
    }

    /** The data that lies in it at the start; it grows with the system. */
    public C stored(DataSize size) {
        return with(STORED, size);
    }

    /** What it runs on: a product, or a type of machine. */
    public C on(String product) {
        return copy(statements, placement.on(product), policies, shape);
    }

    /** How its instances are paid for, in place of how the design's are. */
    public C purchase(Payment payment) {
        return copy(statements, placement.paid(payment), policies, shape);
    }

    /** The regions in which it runs; without it, in all. */
    public C in(String... regions) {
        return copy(statements, placement.in(regions), policies, shape);
    }

    /** How it is called, and how it takes calls: {@code policy(timeout(ms(300)), retries(2))}; each replaces one of its kind. */
    public C policy(Policy... stated) {
        Policy[] own = Stream.of(stated).map(each -> each.of(name)).toArray(Policy[]::new);
        return copy(statements, placement, policies.with(own), shape);
    }

    /** Every record of it goes to all other regions in which it is; without it, a region has what its own users write. */
    public C acrossRegions() {
        return acrossRegions(percent(100));
    }

    /** This part of its records goes to all other regions in which it is; the rest stays where it was written. */
    public C acrossRegions(Share part) {
        return with(ACROSS, part);
    }

    public Role role() {
        return role;
    }

    public String name() {
        return name;
    }

    /** Where it runs, and on what. */
    public Placement placement() {
        return placement;
    }

    /** Whether it stands in the network of the system: all but a client that does not say so. */
    public boolean isInside() {
        return role != Role.CLIENT || placement.inside();
    }

    /** How it is called, and how it takes calls. */
    public Policies policies() {
        return policies;
    }

    /** How service times spread, if more than their variability is stated; else it is taken as Gamma's distribution. */
    public Optional<Shape> distribution() {
        return Optional.ofNullable(shape);
    }

    @Nullable
    Shape shape() {
        return shape;
    }

    public boolean states(Input<?> input) {
        return statements.has(input);
    }

    /**
     * Whether calls may have to wait for it: it is ours to run, or how much somebody else's takes is stated. Where only a service time
     * is stated of that, it answers any number of calls in it.
     */
    public boolean isLimited() {
        return role.isSized()
                || role != Role.CLIENT
                        && Stream.of(CONCURRENCY, THROUGHPUT, INSTANCES).anyMatch(this::states);
    }

    /** The stated value, or the assumed one, under this component's name. */
    public <Q extends Quantity<Q>> Q get(Input<Q> input) {
        return statements.of(input, prefix());
    }

    /** What one instance takes, where that is what limits it: as stated, or as such components usually do. */
    public Optional<Rate> throughput() {
        if (states(THROUGHPUT)) {
            return Optional.of(get(THROUGHPUT));
        }
        return states(SERVICE_TIME) ? Optional.empty() : role.usualThroughput().map(this::assumed);
    }

    /** The assumed value of an input under this component's name. */
    <Q extends Quantity<Q>> Q assumed(Input<Q> input) {
        return input.assume(prefix());
    }

    /** Whether nothing but its name is stated, so that it refers to a component that is there. */
    boolean isBare() {
        return statements == Statements.NONE && placement.equals(Placement.ANYWHERE) && policies.equals(Policies.NONE);
    }

    /** What is stated of it where nothing is stated of another one, in words: what would be lost if that took its place. */
    List<String> beyond(Component<?> other) {
        List<String> beyond = new ArrayList<>(statements.beyond(other.statements));
        beyond.addAll(placement.beyond(other.placement));
        beyond.addAll(policies.beyond(other.policies));
        return beyond;
    }

    Map<String, Quantity<?>> stated() {
        Map<String, Quantity<?>> all = new LinkedHashMap<>(statements.stated(prefix()));
        all.putAll(policies.stated());
        return all;
    }

    /** The same with one input stated, in place of what it was; a variability takes the place of a distribution. */
    public <Q extends Quantity<Q>> C with(Input<Q> input, Q value) {
        checkOurs(role, name, input);
        return copy(statements.with(input, value), placement, policies, input.equals(VARIABILITY) ? null : shape);
    }

    Statements statements() {
        return statements;
    }

    private String prefix() {
        return name + ": ";
    }

    /** The component in words: {@code service "api": service time 4 ms, concurrency 16}. */
    @Override
    public String toString() {
        String stated = statements.told();
        return role.told() + " \"" + name + "\"" + (stated.isEmpty() ? "" : ": ") + stated
                + (shape == null ? "" : ", " + shape) + placement.told()
                + policies.told();
    }
}
