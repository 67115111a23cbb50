package dev.envelope;

import dev.envelope.analysis.Derivation;
import dev.envelope.analysis.Measure;
import dev.envelope.analysis.Target;
import dev.envelope.architecture.DesignDiagram;
import dev.envelope.architecture.pattern.Pattern;
import dev.envelope.availability.Availability;
import dev.envelope.capacity.Capacity;
import dev.envelope.capacity.Components;
import dev.envelope.capacity.Day;
import dev.envelope.capacity.Profile;
import dev.envelope.capacity.Scaling;
import dev.envelope.capacity.UserJourneys;
import dev.envelope.catalog.Cloud;
import dev.envelope.cost.Cost;
import dev.envelope.data.consistency.Consistency;
import dev.envelope.export.Exports;
import dev.envelope.model.Component;
import dev.envelope.model.DailyCurve;
import dev.envelope.model.Input;
import dev.envelope.model.Journey;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Payment;
import dev.envelope.model.Procurement;
import dev.envelope.model.Region;
import dev.envelope.model.Step;
import dev.envelope.model.Workload;
import dev.envelope.performance.latency.Latency;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Growth;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import dev.envelope.simulation.Drill;
import dev.envelope.simulation.Simulation;
import dev.envelope.simulation.scene.Scene;
import dev.envelope.study.Assumptions;
import dev.envelope.study.GrowthStudy;
import dev.envelope.study.Numbers;
import dev.envelope.study.Sensitivity;
import dev.envelope.study.Uncertainty;
import dev.envelope.study.saving.Savings;
import dev.envelope.view.Answer;
import dev.envelope.view.View;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A system being designed: every step states one thing and returns a new design; every noun with nothing in it asks.
 *
 * <p>Immutable and always valid, in any order. What is not stated is assumed, and each answer says what it assumed.
 *
 * <pre>{@code
 * system("Chat").users(million(40, 60))
 *     .operation(write("send").perUserPerDay(20, 60).payload(bytes(150, 1_500)).fanout(6))
 *     .peak(4).replication(3).retention(years(2)).growth(percent(80))
 * }</pre>
 */
public final class SystemDesign extends Answer {

    private final Model model;

    SystemDesign(Model model) {
        this.model = model;
    }

    /** The same design under another name. */
    public SystemDesign named(String name) {
        return new SystemDesign(model.name(name));
    }

    /** How many users are active on a day. */
    public SystemDesign users(double users) {
        return users(Count.of(Workload.USERS.example(), users));
    }

    /** How many users are active on a day. */
    public SystemDesign users(Count users) {
        return with(Workload.USERS, users);
    }

    /** How many requests each user makes a day, where no operation is stated. */
    public SystemDesign requestsPerUser(double requests) {
        return requestsPerUser(Count.of(Workload.REQUESTS_PER_USER.example(), requests));
    }

    /** How many requests each user makes a day, as a 90 % interval: p5 and p95. */
    public SystemDesign requestsPerUser(double p5, double p95) {
        return requestsPerUser(Count.of(Workload.REQUESTS_PER_USER.example(), p5, p95));
    }

    /** How many requests each user makes a day, where no operation is stated. */
    public SystemDesign requestsPerUser(Count requests) {
        return with(Workload.REQUESTS_PER_USER, requests);
    }

    /** Something that users ask of the system; one of the same name is replaced. */
    public SystemDesign operation(Operation operation) {
        return new SystemDesign(model.with(operation));
    }

    /** Something that users set out to do, from which its operations take their rates; one of the same name is replaced. */
    public SystemDesign journey(Journey journey) {
        return new SystemDesign(model.with(journey));
    }

    /** The rate at the busiest time of the day over the average rate. */
    public SystemDesign peak(double factor) {
        return peak(Count.of(Workload.PEAK.example(), factor));
    }

    /** The rate at the busiest time over the average rate, as a 90 % interval: p5 and p95. */
    public SystemDesign peak(double p5, double p95) {
        return peak(Count.of(Workload.PEAK.example(), p5, p95));
    }

    /** The rate at the busiest time of the day over the average rate. */
    public SystemDesign peak(Count factor) {
        return with(Workload.PEAK, factor);
    }

    /** How the load of a day is spread over its 24 hours, midnight first; in place of a peak factor. */
    public SystemDesign dailyCurve(double... hours) {
        return dailyCurve(DailyCurve.of(hours));
    }

    /** How the load of a day is spread over its hours, in place of a peak factor. */
    public SystemDesign dailyCurve(DailyCurve curve) {
        return new SystemDesign(model.with(curve));
    }

    /** The bytes that come in with a request. */
    public SystemDesign requestSize(DataSize size) {
        return with(Workload.REQUEST_SIZE, size);
    }

    /** The bytes that go out with a response. */
    public SystemDesign responseSize(DataSize size) {
        return with(Workload.RESPONSE_SIZE, size);
    }

    /** The data kept for each user. */
    public SystemDesign storedPerUser(DataSize size) {
        return with(Workload.STORED_PER_USER, size);
    }

    /** The data that is there at the start, beside what users and operations bring; it grows with the system. */
    public SystemDesign stored(DataSize size) {
        return with(Workload.STORED, size);
    }

    /** How long what the operations write is kept. */
    public SystemDesign retention(Time time) {
        return with(Workload.RETENTION, time);
    }

    /**
     * How long the operations have been writing when the plan starts: {@code years(0)} is a launch with an empty store.
     * Where it is not stated, the store is as full as the retention makes it.
     */
    public SystemDesign runningFor(Time time) {
        return with(Workload.RUNNING_FOR, time);
    }

    /** How many copies of all data there are. */
    public SystemDesign replication(double copies) {
        return replication(Count.of(Workload.REPLICATION.example(), copies));
    }

    /** How many copies of all data there are. */
    public SystemDesign replication(Count copies) {
        return with(Workload.REPLICATION, copies);
    }

    /** Growth by a share a year. */
    public SystemDesign growth(Share yearly) {
        return growth(Envelope.growth(yearly));
    }

    /** Growth of users, rates and stored data. */
    public SystemDesign growth(Growth growth) {
        return with(Workload.GROWTH, growth);
    }

    /** Free space on top of the data and its copies. */
    public SystemDesign headroom(Share share) {
        return with(Workload.HEADROOM, share);
    }

    /** The users who are there at the same time, as a part of the users of a day; each has a connection. */
    public SystemDesign online(Share share) {
        return with(Workload.ONLINE, share);
    }

    /** A component, in place of the one of its name in every flow. */
    public SystemDesign component(Component<?> component) {
        return new SystemDesign(model.with(component));
    }

    /** The same design without a component that no flow needs. */
    public SystemDesign without(String component) {
        return new SystemDesign(model.with(model.architecture().without(component)));
    }

    /**
     * The way of an operation through components, in place of the one that it had. A component stands in all flows at once: one that is
     * named in another flow may be named, stated again or with more, but not with less.
     */
    public SystemDesign flow(String operation, Step... steps) {
        return new SystemDesign(model.flow(operation, steps));
    }

    /** Over how many zones every component is spread that does not say; the rest carries the peak when one is lost. */
    public SystemDesign zones(double zones) {
        return withDefault(Component.ZONES, Count.of(Component.ZONES.example(), zones));
    }

    /** How many of the calls to each component that does not say a router keeps in the caller's zone. */
    public SystemDesign zoneAware(Share kept) {
        return withDefault(Component.ZONE_AWARE, kept);
    }

    /** How many instances more than the load needs every component has that does not say: 1 is N+1. */
    public SystemDesign spare(double instances) {
        return withDefault(Component.SPARE, Count.of(Component.SPARE.example(), instances));
    }

    /** How much of what an instance takes is planned to be used at the peak, where a component does not say. */
    public SystemDesign utilisation(Share target) {
        return withDefault(Component.TARGET, target);
    }

    /**
     * The same with the instances that so many times the likely load takes now, whatever load comes: in drawn worlds, and as it grows.
     * Without it, they are computed anew for each load that is asked about.
     */
    public SystemDesign builtFor(double times) {
        return with(Workload.BUILT_FOR, Count.of(Workload.BUILT_FOR.example(), times));
    }

    /** A region in which the system runs, in place of the one of its name. */
    public SystemDesign region(Region region) {
        return new SystemDesign(model.with(region));
    }

    /** The round trip between two regions. */
    public SystemDesign roundTrip(String one, String other, Time time) {
        return new SystemDesign(model.roundTrip(one, other, time));
    }

    /**
     * How much of the calls of a lost region the others answer, for which each has room to take over from the one with the most
     * users; without it, users wait for their region.
     */
    public SystemDesign failover(Share part) {
        return new SystemDesign(model.failover(part));
    }

    /**
     * Whose machines and services the parts use that do not say: {@code "AWS"}, {@code "Google Cloud"}, {@code "Azure"} or
     * {@code "own hardware"}.
     */
    public SystemDesign on(String cloud) {
        return with(model.procurement().on(Cloud.named(cloud)));
    }

    /** How the instances of the parts that do not say are paid for: {@code purchase(reserved(years(1)).autoscaled())}. */
    public SystemDesign purchase(Payment payment) {
        return with(model.procurement().paid(payment));
    }

    /** Something that is paid for beside the parts, a month; one of the same name is replaced. */
    public SystemDesign expense(String name, Money monthly) {
        return with(model.procurement().expense(name, monthly));
    }

    /** Something that costs a share of what the parts cost, such as support; one of the same name is replaced. */
    public SystemDesign expense(String name, Share ofTheBill) {
        return with(model.procurement().expense(name, ofTheBill));
    }

    /** A price of one's own in place of a fact of the catalogue, for one unit of use. */
    public SystemDesign price(String fact, Money each) {
        return with(model.procurement().at(model.procurement().catalog().with(fact, each)));
    }

    /** The facts of a file, which count before those of the catalogue. */
    public SystemDesign facts(Path csv) {
        return with(model.procurement().at(model.procurement().catalog().with(csv)));
    }

    /** How old a fact may be, three years where nobody says, before a bill asks to look it up. */
    public SystemDesign facts(Time oldest) {
        return with(model.procurement().at(model.procurement().catalog().lasting(oldest)));
    }

    /** The same design with two uncertain inputs that move together: the correlation of their normal scores. */
    public SystemDesign correlated(Quantity<?> first, Quantity<?> second, double coefficient) {
        return new SystemDesign(model.with(model.correlations().with(first, second, coefficient)));
    }

    /** The same design under so many times its load. */
    public SystemDesign scale(double times) {
        return new SystemDesign(model.scaled(times));
    }

    /** How much of the workload is read and written, how large, how often, how unevenly, and for how long it is kept. */
    public Profile profile() {
        return Profile.of(model);
    }

    /** What each operation sees at each store, who answers it, and how many nodes it keeps busy. */
    public Consistency consistency() {
        return Consistency.of(model);
    }

    /** The design rewritten by an architecture pattern: {@code as(microservices())}. */
    public SystemDesign as(Pattern pattern) {
        return new SystemDesign(pattern.applyTo(model));
    }

    /** Rates, bandwidth and storage. */
    public Capacity capacity() {
        return Capacity.of(model);
    }

    /** What each component carries at the peak, and how many of it that takes. */
    public Components components() {
        return Components.of(model);
    }

    /** What users set out to do, and the load that it brings to each component. */
    public UserJourneys journeys() {
        return UserJourneys.of(model);
    }

    /** The rate of each hour of the day, and the instances that an autoscaler keeps. */
    public Day day() {
        return Day.of(model);
    }

    /** How long the callers of each operation wait at the peak, and for what. */
    public Latency latency() {
        return Latency.of(model);
    }

    /** How much of the time each operation is answered, and what that rests on. */
    public Availability availability() {
        return Availability.of(model);
    }

    /** What it costs a month: the bill of materials at dated prices. */
    public Cost cost() {
        return Cost.of(model);
    }

    /** The design run as a discrete-event simulation: how long callers waited at the peak, each number with its interval. */
    public Simulation simulate() {
        return Simulation.of(model);
    }

    /**
     * The design run through scenes: what its callers see before, during and after each, and how it recovers.
     *
     * @throws DesignException if a scene names what is not there, with the nearest name
     */
    public Drill simulate(Scene scene, Scene... more) {
        return Drill.of(model, Stream.concat(Stream.of(scene), Stream.of(more)).toList());
    }

    /** What would make it cheaper: each saving with its amount, its effort and its risk, and all that go together. */
    public Savings savings() {
        return Savings.of(model);
    }

    /** What each component needs at 1, 10 and 100 times the load, and which gives out first. */
    public Scaling scaling() {
        return scaling(1, 10, 100);
    }

    /** What each component needs at multiples of the load, and which gives out first. */
    public Scaling scaling(double... multiples) {
        return Scaling.of(model, multiples);
    }

    /** How a number of any answer came about: {@code why("peak rate")}, {@code why("redirect p99")}. */
    public Derivation why(String number) {
        return why(Numbers.named(model, "why", number));
    }

    /** How a measure came about: {@code why(peakRate())}. */
    public Derivation why(Measure<?> measure) {
        return capacity().why(measure);
    }

    /** Every input that the rates and the storage rest on, its source, and the part of the variance that it causes. */
    public Assumptions assumptions() {
        return assumptions(Envelope.peakRate(), Envelope.storage());
    }

    /** Every input that measures rest on, its source, and the part of their variance that it causes. */
    public Assumptions assumptions(Measure<?>... measures) {
        return Assumptions.of(model, List.of(measures));
    }

    /** The peak rate and the storage month by month. */
    public GrowthStudy growth(Time horizon) {
        return growth(horizon, Envelope.peakRate(), Envelope.storage());
    }

    /** Measures month by month. */
    public GrowthStudy growth(Time horizon, Measure<?>... measures) {
        return GrowthStudy.ofMeasures(model, horizon, List.of(measures));
    }

    /** Targets month by month, and when each is no longer met. */
    public GrowthStudy growth(Time horizon, Target<?>... targets) {
        return GrowthStudy.ofTargets(model, horizon, List.of(targets));
    }

    /** What moves a measure most. */
    public Sensitivity sensitivity(Measure<?> measure) {
        return Sensitivity.of(model, measure);
    }

    /** A measure over thousands of drawn worlds. */
    public Uncertainty uncertainty(Measure<?> measure) {
        return Uncertainty.of(model, measure);
    }

    /** A measure over thousands of drawn worlds, and the chance that it keeps to its target. */
    public Uncertainty uncertainty(Target<?> target) {
        return Uncertainty.of(model, target);
    }

    /** The parts as a picture, what flows between them at the peak, and how full each is. */
    public DesignDiagram diagram() {
        return DesignDiagram.of(model);
    }

    /** The design in the languages of other tools. */
    public Exports export() {
        return Exports.of(model);
    }

    /** What was stated, as analyses take it. */
    public Model model() {
        return model;
    }

    @Override
    public View view() {
        return capacity().view();
    }

    private <Q extends Quantity<Q>> SystemDesign withDefault(Input<Q> input, Q value) {
        return new SystemDesign(model.withDefault(input, value));
    }

    private SystemDesign with(Procurement procurement) {
        return new SystemDesign(model.with(procurement));
    }

    private <Q extends Quantity<Q>> SystemDesign with(Input<Q> input, Q value) {
        return new SystemDesign(model.with(input, value));
    }
}
