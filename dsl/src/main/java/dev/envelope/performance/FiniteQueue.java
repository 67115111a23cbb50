package dev.envelope.performance;

import static dev.envelope.quantity.Units.percent;

import dev.envelope.capacity.Inverse;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.util.List;
import org.knowm.xchart.XYChart;

/**
 * M/M/c/K: a queue with an end, where a call that finds no place is turned away. A bounded thread pool, a listen backlog.
 *
 * <p>Calls arrive at random and take exponential times. It holds at any load, also above the limit: what is turned away keeps the
 * queue finite. Times are those of the calls that get in.
 *
 * <p>Source: R. Jain, The Art of Computer Systems Performance Analysis, 1991, section 31.4.
 *
 * <pre>{@code mmck(perSecond(1_000), ms(16), 16, 64).turnedAway()}</pre>
 *
 * @param arrivals calls a second that come
 * @param service the mean time that a call occupies a server
 * @param servers how many calls are worked on at once
 * @param places how many calls there can be, those that are worked on among them
 */
public record FiniteQueue(Rate arrivals, Time service, Count servers, Count places) implements QueueingSystem {

    public FiniteQueue {
        servers = Least.servers(servers);
        if (!servers.uncertain() && !places.uncertain() && places.value() < servers.value()) {
            throw new DesignException(
                    servers + " servers with " + places + " places",
                    "the places of a queue are those in service, too",
                    "write mmck(perSecond(1_000), ms(16), 16, 64)");
        }
    }

    /** A queue with an end. */
    public static FiniteQueue of(Rate arrivals, Time service, Count servers, Count places) {
        return new FiniteQueue(arrivals, service, servers, places);
    }

    /** The part of the calls that finds no place. */
    public Share turnedAway() {
        return TURNED_AWAY.share(arrivals, service, servers, places).named("part turned away");
    }

    /** How many calls a second are served. */
    public Rate throughput() {
        return arrivals.times(turnedAway().complement()).named("throughput");
    }

    /** How many calls wait on average. */
    public Count queue() {
        return QUEUE.count(arrivals, service, servers, places).named("waiting calls");
    }

    /** How many calls wait or are worked on on average. */
    public Count inSystem() {
        return queue().plus(throughput().over(service)).named("calls in the system");
    }

    /** The mean wait of the calls that get in. */
    public Time meanWait() {
        return queue().at(throughput()).named("mean wait");
    }

    /** The mean from arrival to answer of the calls that get in. */
    public Time meanResponse() {
        return meanWait().plus(service).named("mean response time");
    }

    /** The wait that this part of the calls that get in does not exceed: exact, of whole numbers of servers and places. */
    public Time wait(Share percentile) {
        return wait("wait", percentile);
    }

    private Time wait(String name, Share percentile) {
        return WAIT.time(arrivals, service, servers, places, percentile).named(name);
    }

    private static double wait(double[] x) {
        BirthDeath chain = chain(x);
        int servers = (int) Math.round(x[2]);
        double longer = 1 - x[4];
        if (!(longer > 0)) {
            return Double.POSITIVE_INFINITY;
        }
        if (chain.waitsLonger(servers, 0) <= longer) {
            return 0;
        }
        return Inverse.of(t -> -Math.log(chain.waitsLonger(servers, x[2] / x[1] * t)), -Math.log(longer), x[1]);
    }

    private static BirthDeath chain(double[] x) {
        return BirthDeath.of(x[3], n -> x[0], n -> Math.min(n, x[2]) / x[1]);
    }

    @Override
    public String title() {
        return "M/M/" + servers + "/" + places + " with " + arrivals + " of " + service;
    }

    @Override
    public List<? extends Quantity<?>> numbers() {
        return List.of(
                turnedAway(),
                throughput(),
                meanWait(),
                wait("p95 of the wait", percent(95)),
                wait("p99 of the wait", percent(99)),
                meanResponse(),
                queue(),
                inSystem());
    }

    @Override
    public String takenForGranted() {
        return "Exact for calls at random (Poisson) that take exponential times; times are those of the calls that get in, and who is"
                + " turned away does not try again.";
    }

    /** The part that is turned away over the offered load, also beyond the servers. */
    @Override
    public XYChart chart() {
        return LoadCharts.lost(
                title(),
                Formula.part(arrivals.over(service), servers),
                rho -> of(arrivalsAt(rho), service, servers, places).turnedAway());
    }

    @Override
    public String toString() {
        return view().toString();
    }

    private static final Formula TURNED_AWAY = new Formula("M/M/c/K full", x -> chain(x).full());
    private static final Formula WAIT = new Formula("M/M/c/K wait", FiniteQueue::wait);
    private static final Formula QUEUE = new Formula("M/M/c/K queue", x -> chain(x).meanBeyond(x[2]));
}
