package dev.envelope.performance;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.seconds;

import dev.envelope.performance.OperationalLaw.Known;
import dev.envelope.performance.OperationalLaw.Symbol;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Term.Source;
import dev.envelope.quantity.Time;
import dev.envelope.view.Answer;
import dev.envelope.view.View;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The operational laws in any direction: state what was measured, and all that follows is told.
 *
 * <ul>
 *   <li>response time law, of users who think between their calls: {@code N = X (R + Z)}
 *   <li>forced flow law: a station is visited {@code X_k = V X} times a second
 *   <li>service demand law: {@code D = V S}
 *   <li>utilisation law: {@code U = X_k S ÷ c = X D ÷ c}
 *   <li>Little's law of a station: {@code Q = X_k R_k}
 * </ul>
 *
 * <p>They hold for what was measured over any time in which about as many calls came as went, whatever the distributions. What is
 * stated and contradicts them by more than a hundredth is told.
 *
 * <p>Source: P. Denning and J. Buzen, The operational analysis of queueing network models, Computing Surveys 10(3), 1978.
 *
 * <pre>{@code
 * operationalLaws().users(20).throughput(perSecond(5)).think(seconds(2))      // response time: 2 s
 * operationalLaws().throughput(perSecond(40)).utilisation(percent(60))        // service demand: 15 ms
 * }</pre>
 */
public final class OperationalLaws extends Answer implements Worked {

    private static final double TOLERANCE = 0.01;

    private final Map<Symbol, Quantity<?>> stated;

    private OperationalLaws(Map<Symbol, Quantity<?>> stated) {
        this.stated = stated;
    }

    /** The laws, before anything was measured. */
    public static OperationalLaws of() {
        return new OperationalLaws(Map.of());
    }

    private OperationalLaws with(Symbol symbol, Quantity<?> value) {
        Map<Symbol, Quantity<?>> more = new EnumMap<>(Symbol.class);
        more.putAll(stated);
        more.put(symbol, value.named(symbol.told));
        return new OperationalLaws(more);
    }

    /** What is stated and what follows; nobody thinks and there is one server, where that is not stated and does not follow. */
    private Map<Symbol, Quantity<?>> all() {
        Map<Symbol, Quantity<?>> all = OperationalLaw.all(stated);
        all.putIfAbsent(Symbol.SERVERS, count(1).labelled(Symbol.SERVERS.told, assumed("servers(...) states more")));
        all = OperationalLaw.all(all);
        all.putIfAbsent(
                Symbol.THINK, seconds(0).labelled(Symbol.THINK.told, assumed("nobody thinks; think(...) states it")));
        return OperationalLaw.all(all);
    }

    private static Source assumed(String text) {
        return new Source(Source.Kind.ASSUMED, text);
    }

    private Known known() {
        return new Known(all(), stated.keySet());
    }

    /** N users, who think or wait. */
    public OperationalLaws users(double number) {
        return users(count(number));
    }

    /** N users, who think or wait. */
    public OperationalLaws users(Count number) {
        return with(Symbol.USERS, number);
    }

    /** How many users there are. */
    public Count users() {
        return known().count(Symbol.USERS);
    }

    /** X, the calls that the system answers in a second. */
    public OperationalLaws throughput(Rate rate) {
        return with(Symbol.THROUGHPUT, rate);
    }

    /** The calls that the system answers in a second. */
    public Rate throughput() {
        return known().rate(Symbol.THROUGHPUT);
    }

    /** R, the mean from call to answer. */
    public OperationalLaws response(Time mean) {
        return with(Symbol.RESPONSE, mean);
    }

    /** The mean from call to answer. */
    public Time response() {
        return known().time(Symbol.RESPONSE);
    }

    /** Z, the mean from an answer to the same user's next call; none unless stated. */
    public OperationalLaws think(Time mean) {
        return with(Symbol.THINK, mean);
    }

    /** The mean from an answer to the same user's next call. */
    public Time think() {
        return known().time(Symbol.THINK);
    }

    /** c, the servers of the station; one unless stated. */
    public OperationalLaws servers(double number) {
        return with(Symbol.SERVERS, count(number));
    }

    /** V, how often a call of the system visits the station. */
    public OperationalLaws visits(double each) {
        return with(Symbol.VISITS, count(each));
    }

    /** How often a call of the system visits the station. */
    public Count visits() {
        return known().count(Symbol.VISITS);
    }

    /** S, the mean time that a visit of the station occupies a server. */
    public OperationalLaws service(Time mean) {
        return with(Symbol.SERVICE, mean);
    }

    /** The mean time that a visit of the station occupies a server. */
    public Time service() {
        return known().time(Symbol.SERVICE);
    }

    /** D, what a call of the system takes of the station in all its visits. */
    public OperationalLaws demand(Time mean) {
        return with(Symbol.DEMAND, mean);
    }

    /** What a call of the system takes of the station in all its visits. */
    public Time demand() {
        return known().time(Symbol.DEMAND);
    }

    /** X_k, the visits that the station serves in a second. */
    public OperationalLaws visitRate(Rate rate) {
        return with(Symbol.CALLS, rate);
    }

    /** The visits that the station serves in a second. */
    public Rate visitRate() {
        return known().rate(Symbol.CALLS);
    }

    /** U, how much of the time a server of the station works. */
    public OperationalLaws utilisation(Share part) {
        return with(Symbol.UTILISATION, part);
    }

    /** How much of the time a server of the station works; above 1 it is overloaded. */
    public Share utilisation() {
        return known().share(Symbol.UTILISATION);
    }

    /** R_k, the mean time of a visit of the station, waiting and served. */
    public OperationalLaws visit(Time mean) {
        return with(Symbol.RESIDENCE, mean);
    }

    /** The mean time of a visit of the station, waiting and served. */
    public Time visit() {
        return known().time(Symbol.RESIDENCE);
    }

    /** Q, the calls at the station on average, waiting or served. */
    public OperationalLaws queue(double number) {
        return with(Symbol.QUEUE, count(number));
    }

    /** The calls at the station on average, waiting or served. */
    public Count queue() {
        return known().count(Symbol.QUEUE);
    }

    @Override
    public String title() {
        return "What follows by the operational laws";
    }

    @Override
    public List<? extends Quantity<?>> numbers() {
        Map<Symbol, Quantity<?>> all = all();
        if (!all.containsKey(Symbol.UTILISATION)) {
            all.remove(Symbol.SERVERS);
        }
        if (!all.containsKey(Symbol.RESPONSE)) {
            all.remove(Symbol.THINK);
        }
        return List.copyOf(all.values());
    }

    @Override
    public String takenForGranted() {
        return "Holds for any distributions, over a time in which about as many calls came as went.";
    }

    @Override
    public View view() {
        if (stated.isEmpty()) {
            return View.titled(title())
                    .text(
                            "Nothing is stated yet: operationalLaws().users(20).throughput(perSecond(5)).think(seconds(2))");
        }
        return Worked.super.view().notes("Contradictions", OperationalLaw.contradictions(all(), TOLERANCE));
    }
}
