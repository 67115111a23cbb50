package dev.envelope.performance;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.percent;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.util.List;
import org.knowm.xchart.XYChart;

/**
 * M/M/c: one queue in front of c servers; with one server M/M/1.
 *
 * <p>Calls arrive at random (Poisson) and take exponential times, in the order of arrival; the queue has no end. Exact under
 * these conditions; a queue at or over its limit is unbounded. Waits are {@code P(W > t) = C(c, a) × e^(−(c − a) t ÷ S)}.
 *
 * <p>Source: L. Kleinrock, Queueing Systems, volume 1, 1975, sections 3.2 and 3.5.
 *
 * <pre>{@code
 * var gateway = mm1(perSecond(125), ms(2));
 * gateway.response(percent(99))
 * gateway.atLeast(13)
 * serversForWait(count(100).per(minutes(30)), minutes(3), percent(80), seconds(20))   // 14
 * }</pre>
 *
 * @param arrivals calls a second
 * @param service the mean time that a call occupies a server
 * @param servers how many calls are worked on at once
 */
public record MultiServerQueue(Rate arrivals, Time service, Count servers) implements QueueingSystem {

    private static final double ROUNDING = 1e-9;

    public MultiServerQueue {
        servers = Least.servers(servers);
    }

    /** M/M/1. */
    public static MultiServerQueue of(Rate arrivals, Time service) {
        return of(arrivals, service, count(1));
    }

    /** M/M/c. */
    public static MultiServerQueue of(Rate arrivals, Time service, Count servers) {
        return new MultiServerQueue(arrivals, service, servers);
    }

    /** The fewest servers for which a part of the calls is served within a time of waiting: {@code percent(80)}, 20 s. */
    public static Count servers(Rate arrivals, Time service, Share served, Time within) {
        return SERVERS.count(load(arrivals, service), served, within.ratio(service))
                .named("servers");
    }

    /** The most calls a second of which a part is served within a time of waiting. */
    public static Rate mostArrivals(Time service, Count servers, Share served, Time within) {
        return MOST_LOAD
                .count(Least.servers(servers), served, within.ratio(service))
                .named("most load")
                .per(service)
                .named("most arrivals");
    }

    /**
     * Servers by the square root rule, {@code a + β √a}: the more of them, the smaller the part that stands by. The part that
     * waits comes near to {@code 1 ÷ (1 + β Φ(β) ÷ φ(β))}: β = 1 is about 22 %.
     *
     * <p>Source: S. Halfin and W. Whitt, Operations Research 29(3), 1981.
     */
    public static Count squareRootStaffing(Rate arrivals, Time service, Count beta) {
        return SQUARE_ROOT.count(load(arrivals, service), beta).named("servers");
    }

    static Count load(Rate arrivals, Time service) {
        return arrivals.over(service).named("offered load");
    }

    /** How many servers are busy on average, in erlangs: a = λ × S. */
    public Count load() {
        return load(arrivals, service);
    }

    /** How much of the time a server works; above 1 it is overloaded. */
    public Share utilisation() {
        return Formula.part(load(), servers).named("utilisation");
    }

    /** The part of the calls that has to wait: Erlang C. */
    public Share waiting() {
        return WAITING.share(servers, load()).named("part that waits");
    }

    /** The part of the calls that waits at most so long: the service level. */
    public Share served(Time within) {
        return SERVED.share(servers, load(), within.ratio(service)).named("served within the time");
    }

    private Time meanOfWaiting() {
        return MEAN_OF_WAITING.time(servers, load(), service).named("mean wait of those that wait");
    }

    /** The mean wait of all calls. */
    public Time meanWait() {
        return meanOfWaiting().times(waiting()).named("mean wait");
    }

    /** The mean from arrival to answer. */
    public Time meanResponse() {
        return meanWait().plus(service).named("mean response time");
    }

    /** The wait that this part of the calls does not exceed: {@code wait(percent(99))} is its p99. */
    public Time wait(Share percentile) {
        return wait("wait", percentile);
    }

    private Time wait(String name, Share percentile) {
        return WAIT.time(waiting(), meanOfWaiting(), percentile).named(name);
    }

    /** The response time that this part of the calls does not exceed. */
    public Time response(Share percentile) {
        return response("response time", percentile);
    }

    private Time response(String name, Share percentile) {
        return RESPONSE.time(waiting(), meanOfWaiting(), service, percentile).named(name);
    }

    /** How many calls wait on average. */
    public Count queue() {
        return arrivals.over(meanWait()).named("waiting calls");
    }

    /** How many calls wait or are worked on on average. */
    public Count inSystem() {
        return queue().plus(load()).named("calls in the system");
    }

    /** How likely it is that nothing is there. */
    public Share idle() {
        return IDLE.share(servers, load()).named("idle");
    }

    /** How likely it is that so many calls or more wait or are worked on. */
    public Share atLeast(double calls) {
        return AT_LEAST.share(servers, load(), count(calls)).named("at least " + count(calls));
    }

    /** How many places are enough that no larger part of the time than this more are needed; between two whole numbers. */
    public Count places(Share overflow) {
        return PLACES.count(servers, load(), overflow).named("places");
    }

    @Override
    public String title() {
        return "M/M/" + servers + " with " + arrivals + " of " + service;
    }

    @Override
    public List<? extends Quantity<?>> numbers() {
        return List.of(
                load(),
                utilisation(),
                waiting(),
                meanWait(),
                wait("p95 of the wait", percent(95)),
                wait("p99 of the wait", percent(99)),
                meanResponse(),
                response("p50 of the response time", percent(50)),
                response("p95 of the response time", percent(95)),
                response("p99 of the response time", percent(99)),
                queue(),
                inSystem());
    }

    @Override
    public String takenForGranted() {
        return "Exact for calls at random (Poisson) that take exponential times, in the order of arrival, with no end to the queue.";
    }

    /** Of a queue that grows without end, how many servers are the fewest with which it does not. */
    @Override
    public List<String> findings() {
        double busy = load().value();
        double there = servers.value();
        if (!(busy >= there) || Double.isInfinite(busy)) {
            return List.of();
        }
        return List.of(
                "the calls keep " + Format.count(busy) + (busy == 1 ? " server" : " servers") + " busy and there "
                        + (there == 1 ? "is " : "are ") + servers
                        + ", so the queue grows without end: it takes "
                        + Format.count(Math.floor(busy + ROUNDING) + 1)
                        + " at least, and serversForWait(...) of them for a short wait");
    }

    /** Mean and p99 of the response time over the load, up to the limit. */
    @Override
    public XYChart chart() {
        return LoadCharts.times(
                "response time",
                title(),
                utilisation(),
                rho -> at(rho).meanResponse(),
                rho -> at(rho).response(percent(99)));
    }

    /** The same servers under another load. */
    private MultiServerQueue at(double utilisation) {
        return of(arrivalsAt(utilisation), service, servers);
    }

    @Override
    public String toString() {
        return view().toString();
    }

    private static final Formula SERVERS =
            new Formula("fewest servers by Erlang C", x -> Erlang.serversForWait(x[0], 1 - x[1], x[2]));
    private static final Formula MOST_LOAD =
            new Formula("most load by Erlang C", x -> Erlang.loadForWait(x[0], 1 - x[1], x[2]));
    private static final Formula SQUARE_ROOT =
            new Formula("square root rule", x -> Math.ceil(x[0] + x[1] * Math.sqrt(x[0]) - 1e-9));
    private static final Formula WAITING = new Formula("Erlang C", x -> Erlang.waiting(x[0], x[1]));
    private static final Formula SERVED =
            new Formula("1 − P(W > t)", x -> x[1] >= x[0] ? 0 : 1 - Erlang.waitsLonger(x[0], x[1], x[2]));
    private static final Formula MEAN_OF_WAITING = new Formula(
            "wait behind busy servers", x -> x[1] >= x[0] ? Double.POSITIVE_INFINITY : x[2] / (x[0] - x[1]));
    private static final Formula WAIT = new Formula("M/M/c wait", x -> Sojourn.wait(x[0], x[1], x[2]));
    private static final Formula RESPONSE =
            new Formula("M/M/c response", x -> Sojourn.response(x[0], x[1], x[2], x[3]));
    private static final Formula IDLE = new Formula("M/M/c idle", x -> Occupancy.idle(x[0], x[1]));
    private static final Formula AT_LEAST = new Formula("P(N ≥ n)", x -> Occupancy.atLeast(x[0], x[1], x[2]));
    private static final Formula PLACES = new Formula("M/M/c places", x -> Occupancy.places(x[0], x[1], x[2]));
}
