package dev.envelope;

import static dev.envelope.quantity.Units.count;

import dev.envelope.performance.ClassNetwork;
import dev.envelope.performance.ClosedNetwork;
import dev.envelope.performance.FiniteQueue;
import dev.envelope.performance.FiniteSource;
import dev.envelope.performance.GeneralQueue;
import dev.envelope.performance.LoadBalancing;
import dev.envelope.performance.LossSystem;
import dev.envelope.performance.MultiServerQueue;
import dev.envelope.performance.OpenNetwork;
import dev.envelope.performance.OperationalLaws;
import dev.envelope.performance.Priorities;
import dev.envelope.performance.PriorityClass;
import dev.envelope.performance.Scalability;
import dev.envelope.performance.Station;
import dev.envelope.performance.Tail;
import dev.envelope.performance.UserClass;
import dev.envelope.performance.Variability;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;

/** The words for the formulas of performance, without a design: {@code mmc(perSecond(1_000), ms(16), 20)} in Kendall's notation. */
public abstract class QueueingWords extends SceneWords {

    QueueingWords() {}

    /** M/M/1: calls at random, exponential service times, one server. */
    public static MultiServerQueue mm1(Rate arrivals, Time service) {
        return MultiServerQueue.of(arrivals, service);
    }

    /** M/M/c: calls at random, exponential service times, so many servers behind one queue. */
    public static MultiServerQueue mmc(Rate arrivals, Time service, double servers) {
        return mmc(arrivals, service, Count.of("mmc(perSecond(1_000), ms(16), 20)", servers));
    }

    /** M/M/c with a number of servers that may be uncertain. */
    public static MultiServerQueue mmc(Rate arrivals, Time service, Count servers) {
        return MultiServerQueue.of(arrivals, service, servers);
    }

    /** M/M/c/K: a queue with so many places, those in service among them; who finds none is turned away. */
    public static FiniteQueue mmck(Rate arrivals, Time service, double servers, double places) {
        return FiniteQueue.of(
                arrivals,
                service,
                Count.of("mmck(perSecond(1_000), ms(16), 16, 64)", servers),
                Count.of("mmck(perSecond(1_000), ms(16), 16, 64)", places));
    }

    /** M/M/c/K with numbers that may be uncertain. */
    public static FiniteQueue mmck(Rate arrivals, Time service, Count servers, Count places) {
        return FiniteQueue.of(arrivals, service, servers, places);
    }

    /** M/M/c/c, Erlang's loss system: no queue, who finds all servers busy is turned away. */
    public static LossSystem mmcc(Rate arrivals, Time service, double servers) {
        return LossSystem.of(arrivals, service, Count.of("mmcc(perHour(40), hours(1), 10)", servers));
    }

    /** M/M/c/c with a number of servers that may be uncertain. */
    public static LossSystem mmcc(Rate arrivals, Time service, Count servers) {
        return LossSystem.of(arrivals, service, servers);
    }

    /** M/M/c//N: so many users, who think and then wait for their answer. */
    public static FiniteSource finiteSource(double users, Time think, Time service, double servers) {
        return FiniteSource.of(
                Count.of("finiteSource(200, seconds(5), ms(40), 2)", users),
                think,
                service,
                Count.of("finiteSource(200, seconds(5), ms(40), 2)", servers));
    }

    /** M/M/c//N with numbers that may be uncertain. */
    public static FiniteSource finiteSource(Count users, Time think, Time service, Count servers) {
        return FiniteSource.of(users, think, service, servers);
    }

    /** M/G/1: calls at random, one server, service times of this coefficient of variation. */
    public static GeneralQueue mg1(Rate arrivals, Time service, double variability) {
        return GeneralQueue.of(arrivals, service, count(1))
                .serviceVariability(Count.of("mg1(perSecond(50), ms(15), 2)", variability));
    }

    /** M/D/1: calls at random, one server that takes the same time for each. */
    public static GeneralQueue md1(Rate arrivals, Time service) {
        return GeneralQueue.constant(arrivals, service);
    }

    /** G/G/c, approximately: {@code ggc(...).arrivalVariability(2).serviceVariability(0.5)}. */
    public static GeneralQueue ggc(Rate arrivals, Time service, double servers) {
        return GeneralQueue.of(arrivals, service, Count.of("ggc(perSecond(1_000), ms(16), 20)", servers));
    }

    /** G/G/c with a number of servers that may be uncertain. */
    public static GeneralQueue ggc(Rate arrivals, Time service, Count servers) {
        return GeneralQueue.of(arrivals, service, servers);
    }

    /** The fewest servers for which a part of the calls waits no longer than a time: {@code percent(99)}, {@code ms(5)}. */
    public static Count serversForWait(Rate arrivals, Time service, Share served, Time within) {
        return MultiServerQueue.servers(arrivals, service, served, within);
    }

    /** The most calls a second of which a part waits no longer than a time. */
    public static Rate mostArrivals(Time service, double servers, Share served, Time within) {
        return MultiServerQueue.mostArrivals(
                service, Count.of("mostArrivals(ms(16), 20, percent(99), ms(5))", servers), served, within);
    }

    /** Servers by the square root rule of Halfin and Whitt, {@code a + β √a}: with β = 1 about 22 % of the calls wait, at any size. */
    public static Count squareRootStaffing(Rate arrivals, Time service, double beta) {
        return MultiServerQueue.squareRootStaffing(
                arrivals, service, Count.of("squareRootStaffing(perSecond(1_000), ms(16), 1)", beta));
    }

    /** The most load in erlangs of which so many servers without a queue turn away no larger part. */
    public static Count mostLoad(double servers, Share blocked) {
        return LossSystem.mostLoad(Count.of("mostLoad(20, percent(1))", servers), blocked);
    }

    /** The fewest servers without a queue that turn away no larger part of the calls. */
    public static Count serversForBlocking(Rate arrivals, Time service, Share blocked) {
        return LossSystem.servers(arrivals, service, blocked);
    }

    /** Calls of one priority, at random: {@code priorityClass("paid", perSecond(20), ms(10)).variability(2)}. */
    public static PriorityClass priorityClass(String name, Rate arrivals, Time service) {
        return PriorityClass.named(name, arrivals, service);
    }

    /** A queue with priorities, the highest class first. */
    public static Priorities priorities(PriorityClass... highestFirst) {
        return Priorities.of(highestFirst);
    }

    /** A station of a network of queues, with the mean service time of a visit: {@code station("disk", ms(30)).visits(4)}. */
    public static Station station(String name, Time service) {
        return Station.named(name, service);
    }

    /** An open network of queues: {@code openNetwork(station(...), ...).arrivals("cpu", perSecond(10)).route("cpu", "disk", percent(50))}. */
    public static OpenNetwork openNetwork(Station... stations) {
        return OpenNetwork.of(stations);
    }

    /** A closed network of queues: a fixed number of users, such as a load test: {@code closedNetwork(station(...)).think(seconds(1))}. */
    public static ClosedNetwork closedNetwork(Station... stations) {
        return ClosedNetwork.of(stations);
    }

    /** Users of one kind in a closed network: {@code userClass("query", 10).think(seconds(5)).demand("cpu", ms(105))}. */
    public static UserClass userClass(String name, double users) {
        return UserClass.named(name, users);
    }

    /** Users of one kind in a closed network, of an uncertain number. */
    public static UserClass userClass(String name, Count users) {
        return UserClass.named(name, users);
    }

    /** A closed network of queues with several classes of users. */
    public static ClassNetwork closedNetwork(UserClass... classes) {
        return ClassNetwork.of(classes);
    }

    /** The operational laws in any direction: {@code operationalLaws().users(20).throughput(perSecond(5)).think(seconds(2))}. */
    public static OperationalLaws operationalLaws() {
        return OperationalLaws.of();
    }

    /** Amdahl's law for a serial part: how many times faster than one. */
    public static Scalability amdahl(double serial) {
        return Scalability.amdahl(serial);
    }

    /** Gunther's universal scalability law: contention α, coherency β, throughput of one γ. */
    public static Scalability scalability(double alpha, double beta, double gamma) {
        return Scalability.of(alpha, beta, gamma);
    }

    /** How many calls are slow that ask so many servers at once, each of which is slow in a part of its calls. */
    public static Share slowestOf(double servers, Share slow) {
        return Tail.slow(slow, Count.of("slowestOf(100, percent(1))", servers));
    }

    /** How many calls of each of so many servers may be slow, so that no more are slow of the calls that ask all of them. */
    public static Share slowEach(double servers, Share all) {
        return Tail.slowestAllowed(all, Count.of("slowEach(100, percent(1))", servers));
    }

    /**
     * What interruptions, such as pauses or failovers, make of a service time and its variability, for {@link #ggc}.
     *
     * @param between the mean time between the end of one and the next
     * @param outage its mean length, exponential
     */
    public static Variability interrupted(Time service, double variability, Time between, Time outage) {
        return Variability.withOutages(
                service,
                Count.of("interrupted(ms(15), 0.2, ms(744), ms(248))", variability),
                between,
                outage,
                count(1));
    }

    /** The mean response time where each call goes to the best of so many servers chosen by chance: the power of two choices. */
    public static Time bestOf(double choices, Share utilisation, Time service) {
        return LoadBalancing.meanResponse(utilisation, service, Count.of("bestOf(2, percent(90), ms(10))", choices));
    }
}
