package dev.envelope.simulation.network;

import dev.envelope.simulation.network.Node.Kind;
import dev.envelope.simulation.random.Arrivals;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Puts a network together: a program from its end, so that each node is made with the number of the node that follows it.
 *
 * <pre>{@code
 * NetworkBuilder builder = new NetworkBuilder();
 * int queue = builder.station(Station.of("queue", 1, ServiceTimes.of(1, 1)));
 * builder.source("calls", 0.8, new Arrivals.Poisson(), 0, builder.call(queue, builder.end(0)));
 * builder.build()
 * }</pre>
 */
public final class NetworkBuilder {

    private final List<Station> stations = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Network.Source> sources = new ArrayList<>();
    private final List<Guard> guards = new ArrayList<>();
    private final List<Limit> limits = new ArrayList<>();
    private final List<Quorum> quorums = new ArrayList<>();
    private final List<LruCache> caches = new ArrayList<>();
    private final int report = add(Kind.REPORT, 0, 0, 0, 0, List.of(), "");
    private int operations;

    private int add(Kind kind, int at, int count, double number, int next, List<Integer> branches, String stream) {
        nodes.add(new Node(kind, at, count, number, next, branches, stream, false, false));
        return nodes.size() - 1;
    }

    /** Adds a station. */
    public int station(Station station) {
        stations.add(station);
        return stations.size() - 1;
    }

    /** Adds so many equal stations, one behind the other, and tells the first. */
    public int stations(Station each, int number) {
        int first = stations.size();
        for (int i = 0; i < number; i++) {
            stations.add(i == 0 ? each : each.named(each.name() + " " + i));
        }
        return first;
    }

    /** A call is served at a station. */
    public int call(int station, int next) {
        return callAny(station, 1, 0, next);
    }

    /** A call is served at a station, before all calls that wait there with a higher number. */
    public int call(int station, int priority, int next) {
        return callAny(station, 1, priority, next);
    }

    /** A call is served at one of several stations that stand one behind the other, as the first of them says. */
    public int callAny(int first, int count, int priority, int next) {
        String stream = count > 1 ? stations.get(first).name() + ": pick" : "";
        return add(Kind.CALL, first, count, priority, next, List.of(), stream);
    }

    /** A call is sent to the first copy of one of several shards of so many copies, which stand one behind the other. */
    public int shard(int first, int shards, int copies, int next) {
        String stream = stations.get(first).name() + ": shard";
        return add(Kind.SHARD, first, shards, copies, next, List.of(), stream);
    }

    /** A call is sent to a copy of one of several shards that is not the first of them. */
    public int replica(int first, int shards, int copies, int next) {
        String stream = stations.get(first).name() + ": replica";
        return add(Kind.REPLICA, first, shards, copies, next, List.of(), stream);
    }

    /** A call is served at the copy that it was sent to. */
    public int copy(int priority, int next) {
        return add(Kind.COPY, 0, 0, priority, next, List.of(), "");
    }

    /** A write is applied at the copy that it was sent to: later, if that is down. */
    public int apply(int priority, int next) {
        return add(Kind.APPLY, 0, 0, priority, next, List.of(), "");
    }

    /** A call that was sent to a shard asks copies there, each at a node that ends in {@link #report}. */
    public int quorum(Quorum quorum, int entry, int next) {
        quorums.add(quorum);
        String stream = quorum.name() + ": copies";
        return add(Kind.QUORUM, entry, quorums.size() - 1, 0, next, List.of(), stream);
    }

    /** Adds what limits calls, at any number of places. */
    public int limit(Limit limit) {
        limits.add(limit);
        return limits.size() - 1;
    }

    /** A call goes on if a limit admits it. */
    public int limited(int limit, int next) {
        return add(Kind.LIMIT, limit, 0, 0, next, List.of(), "");
    }

    /** Adds a cache whose keys are told. */
    public int cache(LruCache cache) {
        caches.add(cache);
        return caches.size() - 1;
    }

    /** A call gets a key of a cache: of several nodes with one name the same key comes in the same order. */
    public int draw(int cache, String name, int next) {
        return add(Kind.DRAW, 0, cache, 0, next, List.of(), name);
    }

    /** A call asks a cache for its key, and goes on here, or there if it is not held. */
    public int ask(int cache, int here, int there) {
        return add(Kind.ASK, there, cache, 0, here, List.of(), "");
    }

    /** What a call has fetched is put into a cache. */
    public int fill(int cache, int next) {
        return add(Kind.FILL, 0, cache, 0, next, List.of(), "");
    }

    /** The last value of the key of a call is put into a cache. */
    public int put(int cache, int next) {
        return add(Kind.PUT, 0, cache, 0, next, List.of(), "");
    }

    /** What a cache holds of the key of a call is not the last value any more. */
    public int outdate(int cache, int next) {
        return add(Kind.OUTDATE, 0, cache, 0, next, List.of(), "");
    }

    /** The key of a call is dropped from a cache. */
    public int drop(int cache, int next) {
        return add(Kind.DROP, 0, cache, 0, next, List.of(), "");
    }

    /** A cache takes a new value, which is written behind it later; what is done then ends in {@link #report}. */
    public int accept(int cache, int entry, int next) {
        int flush = add(Kind.FLUSH, report, cache, 0, entry, List.of(), "");
        return add(Kind.ACCEPT, flush, cache, 0, next, List.of(), "");
    }

    /** Adds what guards calls, at any number of places. */
    public int guard(Guard guard) {
        guards.add(guard);
        return guards.size() - 1;
    }

    /** A guarded call, each try of which ends in {@link #report}. */
    public int guarded(int guard, int entry, int next) {
        String stream = guards.get(guard).name() + ": guard";
        return add(Kind.GUARD, entry, guard, 0, next, List.of(), stream);
    }

    /** A call is on the way for so many seconds. */
    public int delay(double seconds, int next) {
        return add(Kind.DELAY, 0, 0, seconds, next, List.of(), "");
    }

    /** With a chance a call goes on here, else there. */
    public int chance(String name, double chance, int here, int there) {
        return add(Kind.CHANCE, here, 0, chance, there, List.of(), name);
    }

    /** Several at once, each of which ends in {@link #report}. */
    public int fork(List<Integer> branches, int next) {
        return add(Kind.FORK, 0, 0, 0, next, List.copyOf(branches), "");
    }

    /** The same, ending in {@link #report}, so many times at once. */
    public int fanout(String name, double number, int entry, int next) {
        return add(Kind.FANOUT, entry, 0, number, next, List.of(), name);
    }

    /** The same, each for another one of the calls of a batch, if it is one that does it. */
    public int singles(String name, double number, int entry, int next) {
        return add(Kind.SINGLES, entry, 0, number, next, List.of(), name);
    }

    /** The same, ending in {@link #report}, so many times one after the other. */
    public int repeat(String name, double number, int entry, int next) {
        return add(Kind.REPEAT, entry, 0, number, next, List.of(), name);
    }

    /** What nobody waits for, ending in {@link #report}. */
    public int aside(int entry, int next) {
        return add(Kind.ASIDE, entry, 0, 0, next, List.of(), "");
    }

    /** What is done once for so many calls in the mean, ending in {@link #report}. */
    public int batch(String name, double number, int entry, int next) {
        return add(Kind.BATCH, entry, 0, number, next, List.of(), name);
    }

    /** The end of what somebody else waits for, or nobody. */
    public int report() {
        return report;
    }

    /** A call of an operation is answered. */
    public int end(int operation) {
        operations = Math.max(operations, operation + 1);
        return add(Kind.END, operation, 0, 0, 0, List.of(), "");
    }

    /** How many nodes there are. */
    public int size() {
        return nodes.size();
    }

    /** Calls that are refused at any node from this one on, or have failed at their guard, go on there with a chance, and fail else. */
    public void otherwise(int from, String name, double chance, int entry) {
        int known = nodes.size();
        int there = chance == 1 ? entry : chance(name, chance, entry, add(Kind.FAIL, 0, 0, 0, 0, List.of(), ""));
        boolean isGuarded = nodes.subList(from, known).stream().anyMatch(node -> node.kind() == Kind.GUARD);
        Kind refused = isGuarded ? Kind.GUARD : Kind.CALL;
        change(from, known, node -> node.kind() == refused, node -> node.otherwise(there));
    }

    /** Of so many children of a fan-out, which begin at any node from this one on, each goes to another of as many stations or shards. */
    public void each(int from, int number, IntPredicate stations) {
        change(
                from,
                nodes.size(),
                node -> (node.kind() == Kind.CALL || node.kind() == Kind.SHARD || node.kind() == Kind.REPLICA)
                        && node.count() == number
                        && stations.test(node.at()),
                Node::each);
    }

    /**
     * Servers come for the calls at any node from this one on: who is down comes for none, and what it had is there again. Who asks
     * copies waits until enough of them are there.
     */
    public void pulled(int from) {
        Set<Integer> asked = nodes.stream()
                .filter(node -> node.kind() == Kind.QUORUM)
                .map(Node::at)
                .collect(Collectors.toSet());
        for (int i = from; i < nodes.size(); i++) {
            Kind kind = nodes.get(i).kind();
            if (kind == Kind.CALL || kind == Kind.QUORUM || kind == Kind.COPY && !asked.contains(i)) {
                nodes.set(i, nodes.get(i).pulled());
            }
        }
    }

    private void change(int from, int to, Predicate<Node> which, UnaryOperator<Node> how) {
        for (int i = from; i < to; i++) {
            if (which.test(nodes.get(i))) {
                nodes.set(i, how.apply(nodes.get(i)));
            }
        }
    }

    /** Adds a source of calls. */
    public void source(String name, double rate, Arrivals arrivals, int operation, int entry) {
        operations = Math.max(operations, operation + 1);
        sources.add(new Network.Source(name, rate, arrivals, operation, entry));
    }

    public Network build() {
        return new Network(stations, nodes, sources, guards, limits, quorums, caches, operations);
    }
}
