package dev.envelope.performance;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.util.List;
import org.knowm.xchart.XYChart;

/**
 * M/M/c/c: servers without a queue, where a call that finds all busy is turned away. Lines, connections, parking places.
 *
 * <p>Calls arrive at random; how long they take may be distributed in any way, only the mean counts (M/G/c/c). Callers do not
 * try again.
 *
 * <p>Source: A. Erlang, Solution of Some Problems in the Theory of Probabilities, 1917; T. Rappaport, Wireless Communications,
 * 2002, section 3.6.
 *
 * <pre>{@code mmcc(perHour(40), hours(1), 10).blocked()}</pre>
 *
 * @param arrivals calls a second
 * @param service the mean time that a call occupies a server
 * @param servers how many calls there can be at once
 */
public record LossSystem(Rate arrivals, Time service, Count servers) implements QueueingSystem {

    /** So many servers without a queue. */
    public static LossSystem of(Rate arrivals, Time service, Count servers) {
        return new LossSystem(arrivals, service, servers);
    }

    /** The fewest servers that turn away no larger part of the calls than this. */
    public static Count servers(Rate arrivals, Time service, Share blocked) {
        return SERVERS.count(arrivals.over(service).named("offered load"), blocked)
                .named("servers");
    }

    /** The most load in erlangs of which so many servers turn away no larger part than this. */
    public static Count mostLoad(Count servers, Share blocked) {
        return MOST_LOAD.count(servers, blocked).named("most load");
    }

    /** How many calls there would be on average if none were turned away, in erlangs. */
    public Count load() {
        return arrivals.over(service).named("offered load");
    }

    /** The part of the calls that is turned away: Erlang B. */
    public Share blocked() {
        return BLOCKED.share(servers, load()).named("part turned away");
    }

    /** How many calls a second are turned away. */
    public Rate lost() {
        return arrivals.times(blocked()).named("lost calls");
    }

    /** How many servers are busy on average. */
    public Count busy() {
        return load().times(blocked().complement()).named("busy servers");
    }

    @Override
    public String title() {
        return "M/M/" + servers + "/" + servers + " with " + arrivals + " of " + service;
    }

    @Override
    public List<? extends Quantity<?>> numbers() {
        return List.of(load(), blocked(), lost(), busy());
    }

    @Override
    public String takenForGranted() {
        return "Exact for calls at random (Poisson) that take any times; who is turned away does not try again.";
    }

    /** The part that is turned away over the offered load, also beyond the servers. */
    @Override
    public XYChart chart() {
        return LoadCharts.lost(
                title(),
                Formula.part(load(), servers),
                rho -> of(arrivalsAt(rho), service, servers).blocked());
    }

    @Override
    public String toString() {
        return view().toString();
    }

    private static final Formula SERVERS =
            new Formula("fewest servers by Erlang B", x -> Erlang.serversForBlocking(x[0], x[1]));
    private static final Formula MOST_LOAD =
            new Formula("most load by Erlang B", x -> Erlang.loadForBlocking(x[0], x[1]));
    private static final Formula BLOCKED = new Formula("Erlang B", x -> Erlang.blocking(x[0], x[1]));
}
