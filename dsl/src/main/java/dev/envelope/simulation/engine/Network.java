package dev.envelope.simulation.engine;

import dev.envelope.simulation.random.Arrivals;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Stations, and the programs by which calls go through them: what a replication runs.
 *
 * <p>Immutable. A program is put together from its end: each node is made with the number of the node that follows it.
 */
public record Network(
        List<Station> stations,
        List<Node> nodes,
        List<Source> sources,
        List<Guard> guards,
        List<Limit> limits,
        List<Quorum> quorums,
        List<LruCache> caches,
        int operations) {

    /** What a job does at a node. */
    enum Kind {
        /**
         * It is served at one of {@code count} stations from {@code at} on, as they are balanced; {@code number} is its priority. If it
         * is refused, it goes on at its branch, if it has one.
         */
        CALL,
        /** It is sent to one of {@code count} shards from {@code at} on, of {@code number} copies each: to its first copy that is up. */
        SHARD,
        /** The same to any of the other copies that are up, as they are balanced; to the first, if none is. */
        REPLICA,
        /** It is served at the station that it was sent to; {@code number} is its priority. */
        COPY,
        /** The same; what a copy misses while it is down it does when it is back, and has nothing else to do. */
        APPLY,
        /** It makes children at {@code at} for copies by the rules of the quorum {@code count}, and goes on when enough have ended. */
        QUORUM,
        /** It goes on if the limit {@code at} admits it, and fails otherwise. */
        LIMIT,
        /** It makes children at {@code at} by the rules of the guard {@code count}, until one of them ends well. */
        GUARD,
        /** It is on the way for {@code number} seconds. */
        DELAY,
        /** With the chance {@code number} it goes on at {@code at} and not at the next node. */
        CHANCE,
        /** It makes a child for each of its branches and waits for all of them. */
        FORK,
        /** It makes {@code number} children at {@code at} and waits for all; a part of a child is one with that chance. */
        FANOUT,
        /** The same, and each of them stands for another one of the calls that it stands for. */
        SINGLES,
        /** It makes {@code number} children at {@code at}, one after the other. */
        REPEAT,
        /** It makes a child at {@code at} that nobody waits for. */
        ASIDE,
        /** The last of {@code number} jobs that arrive here makes a child at {@code at}, and all of them wait for it. */
        BATCH,
        /** It gets a key of the cache {@code count}, which it has at the other nodes of that cache. */
        DRAW,
        /** It asks the cache for its key, and goes on at {@code at} if that is not there. */
        ASK,
        /** What its last service read is put into the cache as the value of its key: not the last one, if that was written since. */
        FILL,
        /** The last value of its key is put into the cache. */
        PUT,
        /** The store has a new value of its key, and the cache does not know. */
        OUTDATE,
        /** Its key is dropped from the cache. */
        DROP,
        /** The cache has the new value of its key; if nobody tells the store yet, a child that nobody waits for does so at {@code at}. */
        ACCEPT,
        /** It waits until its key is to be written to the store, and goes on at {@code at} if what was to be written is lost by then. */
        FLUSH,
        /** The child has done what it was made for. */
        REPORT,
        /** It has failed. */
        FAIL,
        /** The call of the operation {@code at} is answered. */
        END
    }

    /**
     * One step of a program.
     *
     * @param stream the name of its random numbers; empty if it needs none
     * @param isEach whether the i-th child of a fan-out goes to the i-th of the stations, or shards, and not to any
     * @param isPulled whether servers come for the job, so that none that is down takes it along
     */
    record Node(
            Kind kind,
            int at,
            int count,
            double number,
            int next,
            List<Integer> branches,
            String stream,
            boolean isEach,
            boolean isPulled) {

        Node otherwise(int there) {
            return new Node(kind, at, count, number, next, List.of(there), stream, isEach, isPulled);
        }

        Node each() {
            return new Node(kind, at, count, number, next, branches, stream, true, isPulled);
        }

        Node pulled() {
            return new Node(kind, at, count, number, next, branches, stream, isEach, true);
        }
    }

    /**
     * Where calls come from.
     *
     * @param rate calls a second in the mean
     * @param entry the first node of each call
     */
    public record Source(String name, double rate, Arrivals arrivals, int operation, int entry) {}

    public Network {
        stations = List.copyOf(stations);
        nodes = List.copyOf(nodes);
        sources = List.copyOf(sources);
        guards = List.copyOf(guards);
        limits = List.copyOf(limits);
        quorums = List.copyOf(quorums);
        caches = List.copyOf(caches);
    }

    /** The same with other stations, one in the place of each. */
    public Network with(List<Station> others) {
        return new Network(others, nodes, sources, guards, limits, quorums, caches, operations);
    }

    /** After how many seconds at most what was written behind a cache is in its store. */
    double longestFlush() {
        return caches.stream().mapToDouble(LruCache::flush).max().orElse(0);
    }

    /** All calls a second. */
    public double rate() {
        return sources.stream().mapToDouble(Source::rate).sum();
    }

    /** Puts a network together. */
    public static final class Builder {

        private final List<Station> stations = new ArrayList<>();
        private final List<Node> nodes = new ArrayList<>();
        private final List<Source> sources = new ArrayList<>();
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

        /** What is done once for so many calls, ending in {@link #report}. */
        public int batch(double number, int entry, int next) {
            return add(Kind.BATCH, entry, 0, number, next, List.of(), "");
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

        /** Calls that are refused at any node from this one on go on there with a chance, and fail else. */
        public void otherwise(int from, String name, double chance, int entry) {
            int known = nodes.size();
            int there = chance == 1 ? entry : chance(name, chance, entry, add(Kind.FAIL, 0, 0, 0, 0, List.of(), ""));
            change(from, known, node -> node.kind() == Kind.CALL, node -> node.otherwise(there));
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
            sources.add(new Source(name, rate, arrivals, operation, entry));
        }

        public Network build() {
            return new Network(stations, nodes, sources, guards, limits, quorums, caches, operations);
        }
    }
}
