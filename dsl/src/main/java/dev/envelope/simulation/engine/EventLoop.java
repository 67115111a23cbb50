package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.Limit.Limiter;
import dev.envelope.simulation.engine.Network.Kind;
import dev.envelope.simulation.engine.Network.Source;
import dev.envelope.simulation.engine.Nodes.Found;
import dev.envelope.simulation.random.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A replication of any network, event by event: the earliest one happens, and the job that it concerns goes on as far as it can.
 *
 * <p>The leaves of the tournament are, in this order, the sources, a queue for each length of delay, the heap of all other times,
 * and the servers.
 */
final class EventLoop implements Replication, Way {

    private final Program program;
    private final Jobs jobs = new Jobs();
    private final Samples samples;
    private final Stations stations;

    private final Tournament next;
    private final TimeHeap later = new TimeHeap();
    private final int heap;
    private final DelayQueue[] delays;

    private final int sources;
    private final int[] entry;
    private final int[] operation;
    private final int arrivals;

    private final Timers timers = new Timers();
    private final Guards guards;
    private final Quorums quorums;
    private final Caches caches;
    private final Children children;
    private final Limiter[] limiters;
    private final Spread spread;

    private final Tally[] tallies;
    private final Nodes nodes;
    private final double[] factor;
    private final double[] owed;
    private final IntQueue lost = new IntQueue();

    /** Of each station those that wait at servers that hang. */
    private final List<IntQueue> hanging;

    private double now;
    private double since;
    private long finished;
    private int before;

    EventLoop(Network network, Program program, long seed, int replication) {
        this.program = program;
        this.samples = program.samples(seed, replication);
        List<Source> from = network.sources();
        this.sources = from.size();
        this.entry = from.stream().mapToInt(Source::entry).toArray();
        this.operation = from.stream().mapToInt(Source::operation).toArray();
        this.arrivals = network.stations().size();
        this.heap = sources + program.delays.length;
        int servers = heap + 1;
        this.next = new Tournament(servers + Pool.leaves(network.stations()));
        boolean watched = !network.guards().isEmpty() || !network.caches().isEmpty();
        this.stations = new Stations(network.stations(), heap, next, later, jobs, watched, samples);
        this.delays = new DelayQueue[program.delays.length];
        for (int i = 0; i < delays.length; i++) {
            delays[i] = new DelayQueue(program.delays[i]);
        }
        this.tallies = new Tally[network.operations()];
        for (int i = 0; i < tallies.length; i++) {
            tallies[i] = new Tally();
        }
        this.guards = new Guards(network, program, jobs, samples, tallies, timers, this);
        this.quorums = new Quorums(network.quorums(), program, jobs, samples, this);
        this.caches = new Caches(network, program, jobs, samples, timers, this, seed, replication);
        this.children = new Children(program, jobs, this);
        this.limiters = network.limits().stream().map(Limit::start).toArray(Limiter[]::new);
        this.nodes = new Nodes(network, seed, replication);
        this.spread = new Spread(network.stations(), stations, nodes, samples);
        this.hanging =
                Stream.generate(IntQueue::new).limit(network.stations().size()).toList();
        this.factor = new double[sources];
        this.owed = new double[sources];
        Arrays.fill(factor, 1);
        for (int i = 0; i < sources; i++) {
            next.set(i, samples.next(arrivals + i));
        }
    }

    @Override
    public void run(long calls) {
        long until = finished + calls;
        while (finished < until) {
            happen(next.first());
        }
    }

    @Override
    public void runTo(double moment) {
        int leaf = next.first();
        while (next.time(leaf) <= moment) {
            happen(leaf);
            leaf = next.first();
        }
        now = moment;
    }

    private void happen(int leaf) {
        now = next.time(leaf);
        if (leaf > heap) {
            int job = stations.depart(leaf, now);
            go(job, program.next[jobs.node[job]]);
            shed();
        } else if (leaf < sources) {
            next.set(leaf, now + samples.next(arrivals + leaf) / factor[leaf]);
            tallies[operation[leaf]].offered++;
            go(jobs.create(operation[leaf], Jobs.NOBODY, now), entry[leaf]);
        } else if (leaf < heap) {
            DelayQueue queue = delays[leaf - sources];
            int job = queue.remove();
            timers.skip(queue);
            next.set(leaf, queue.next());
            if (job < 0) {
                ring(job);
            } else {
                go(job, program.next[jobs.node[job]]);
            }
        } else {
            int job = later.remove();
            if (job < 0) {
                next.set(heap, later.first());
                ring(job);
            } else {
                stations.departWide(job, now);
                go(job, program.next[jobs.node[job]]);
                shed();
            }
        }
    }

    private void ring(int timer) {
        int job = timers.end(timer);
        if (job != Jobs.NOBODY && program.kind[jobs.node[job]] == Kind.FLUSH) {
            go(job, caches.flush(job, now));
        } else if (job != Jobs.NOBODY) {
            guards.ring(job, timer, now);
        }
    }

    private void shed() {
        while (stations.late.size() > 0) {
            report(stations.late.remove(), Failure.SHED);
        }
    }

    @Override
    public void after(int queue, int timer) {
        if (delays[queue].add(timer, now)) {
            next.set(sources + queue, delays[queue].next());
        }
    }

    @Override
    public void later(double seconds, int timer) {
        later.add(now + seconds, timer);
        next.set(heap, later.first());
    }

    /** A job goes on from a node until it has to wait for something. */
    @Override
    public void go(int job, int from) {
        int node = from;
        while (true) {
            switch (program.kind[node]) {
                case CALL -> {
                    call(job, node);
                    return;
                }
                case SHARD -> {
                    jobs.station[job] = nodes.leader(shard(node), (int) program.number[node]);
                    node = program.next[node];
                }
                case REPLICA -> {
                    jobs.station[job] = spread.replica(
                            shard(node),
                            (int) program.number[node],
                            avoided(job),
                            jobs.address(job),
                            program.stream[node]);
                    node = program.next[node];
                }
                case COPY -> {
                    jobs.node[job] = node;
                    arrive(job, node, jobs.station[job]);
                    return;
                }
                case QUORUM -> {
                    jobs.node[job] = node;
                    quorums.call(job, node, now);
                    return;
                }
                case DELAY -> {
                    jobs.node[job] = node;
                    after(program.at[node], job);
                    return;
                }
                case LIMIT -> {
                    if (!limiters[program.at[node]].admits(now)) {
                        report(job, Failure.LIMITED);
                        return;
                    }
                    node = program.next[node];
                }
                case GUARD -> {
                    jobs.node[job] = node;
                    guards.call(job, node, now);
                    return;
                }
                case CHANCE -> node = happens(node) ? program.at[node] : program.next[node];
                case ASIDE -> {
                    go(created(job, Jobs.UNWAITED), program.at[node]);
                    node = program.next[node];
                }
                case FORK -> {
                    children.split(job, node, program.branches[node].length);
                    return;
                }
                case FANOUT, REPEAT -> {
                    int number = whole(node);
                    if (number > 0) {
                        children.split(job, node, number);
                        return;
                    }
                    node = program.next[node];
                }
                case BATCH -> {
                    children.batch(job, node);
                    return;
                }
                case DRAW, ASK, FILL, PUT, OUTDATE, DROP, ACCEPT, FLUSH -> {
                    node = caches.go(job, node, now);
                    if (node == Caches.WAITS) {
                        return;
                    }
                }
                case REPORT -> {
                    report(job, null);
                    return;
                }
                case FAIL -> {
                    report(job, Failure.DOWN);
                    return;
                }
                case END -> {
                    tallies[program.at[node]].answer(now - jobs.start[job]);
                    jobs.free(job);
                    finished++;
                    return;
                }
            }
        }
    }

    private boolean happens(int node) {
        return samples.next(program.stream[node]) < program.number[node];
    }

    /** A number, of which a part of one is one with that chance. */
    private int whole(int node) {
        double number = program.number[node];
        int whole = (int) number;
        return number == whole || samples.next(program.stream[node]) >= number - whole ? whole : whole + 1;
    }

    /** The first copy of the shard that a call goes to. */
    private int shard(int node) {
        return nodes.shard(
                program.at[node], program.count[node], (int) program.number[node], samples.next(program.stream[node]));
    }

    /** Where another try of the same call is, or nobody. */
    private int avoided(int job) {
        int twin = guards.twin(job);
        return twin == Jobs.NOBODY ? Jobs.NOBODY : jobs.station[twin];
    }

    private void call(int job, int node) {
        jobs.node[job] = node;
        int count = program.count[node];
        int station = program.at[node];
        if (count > 1) {
            station = nodes.isHot(station)
                    ? nodes.pick(station, samples.next(program.stream[node]))
                    : spread.pick(station, avoided(job), jobs.address(job), program.stream[node]);
            jobs.station[job] = station;
        }
        arrive(job, node, station);
    }

    private void arrive(int job, int node, int station) {
        Found found = nodes.found(station);
        if (found == Found.SILENCE) {
            hanging.get(station).add(job);
        } else if (found == Found.NOBODY) {
            lose(job, Failure.DOWN);
        } else if (!stations.arrive(job, station, (int) program.number[node], now)) {
            lose(job, stations.servers(station) == 0 ? Failure.DOWN : Failure.TURNED_AWAY);
        }
    }

    /** A call is refused, or its server is gone: it goes on where there is a way round it, else it fails. */
    private void lose(int job, Failure why) {
        int[] round = program.branches[jobs.node[job]];
        if (round.length > 0) {
            go(job, round[0]);
        } else {
            report(job, why);
        }
    }

    @Override
    public int created(int job, int parent) {
        int another = jobs.create(jobs.operation[job], parent, now);
        caches.inherit(another, job);
        return another;
    }

    /** A job is over, well or not, and who made it goes on. */
    private void report(int job, @Nullable Failure why) {
        int parent = jobs.parent[job];
        int ofOperation = jobs.operation[job];
        jobs.free(job);
        if (parent == Jobs.NOBODY) {
            tallies[ofOperation].fail(Objects.requireNonNull(why));
            finished++;
        } else if (parent >= 0) {
            heard(parent, job, why);
        }
    }

    private void heard(int job, int child, @Nullable Failure why) {
        jobs.began[job] = jobs.began[child];
        switch (program.kind[jobs.node[job]]) {
            case GUARD -> guards.hear(job, child, why, now);
            case QUORUM -> quorums.hear(job, why, now);
            default -> children.hear(job, why);
        }
    }

    @Override
    public void conclude(int job, int node, @Nullable Failure why) {
        if (why != null) {
            report(job, why);
        } else {
            go(job, program.next[node]);
        }
    }

    /** Calls of a source come this many times as often as they would, from now on. */
    void rate(int source, double times) {
        if (times == factor[source]) {
            return;
        }
        if (factor[source] > 0) {
            owed[source] = (next.time(source) - now) * factor[source];
        }
        factor[source] = times;
        next.set(source, times == 0 ? Tournament.NEVER : now + owed[source] / times);
    }

    /** So many servers of a station work from now on; of those that crash, the calls fail now. */
    void staff(int station, int servers, boolean crash) {
        stations.staff(station, servers, crash, now, lost);
        while (lost.size() > 0) {
            lose(lost.remove(), Failure.DOWN);
        }
        shed();
    }

    /** So many servers of a station go on working; whom the others serve waits there. */
    void hang(int station, int servers) {
        stations.staff(station, servers, true, now, hanging.get(station));
    }

    /** This part of those that wait at servers that hang hears of them: it is served now, or fails. */
    void release(int station, double part, boolean isServed) {
        IntQueue waiting = hanging.get(station);
        for (int i = (int) Math.rint(part * waiting.size()); i > 0; i--) {
            int job = waiting.remove();
            if (isServed) {
                arrive(job, jobs.node[job], station);
            } else {
                lose(job, Failure.DOWN);
            }
        }
    }

    /** How long the breakers of a guard have been in a state so far, in the mean over its callers. */
    double spent(int guard, BreakerState state) {
        return guards.spent(guard, state, now);
    }

    double now() {
        return now;
    }

    Stations stations() {
        return stations;
    }

    Nodes nodes() {
        return nodes;
    }

    Caches caches() {
        return caches;
    }

    @Override
    public void forget() {
        stations.forget(now);
        caches.forget(now);
        before = jobs.underWay();
        for (Tally tally : tallies) {
            tally.clear();
        }
        since = now;
    }

    @Override
    public Tally tally(int i) {
        return tallies[i];
    }

    @Override
    public StationTally station(int i) {
        return stations.tally(i, now);
    }

    @Override
    public CacheTally cache(int i) {
        return caches.tally(i, now);
    }

    @Override
    public long gained() {
        return jobs.underWay() - before;
    }

    @Override
    public double seconds() {
        return now - since;
    }

    @Override
    public String engine() {
        return "Event loop";
    }
}
