package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.clock.Agenda;
import dev.envelope.simulation.engine.clock.Timers;
import dev.envelope.simulation.engine.job.Failure;
import dev.envelope.simulation.engine.job.IntQueue;
import dev.envelope.simulation.engine.job.Jobs;
import dev.envelope.simulation.engine.station.Stations;
import dev.envelope.simulation.network.Limit;
import dev.envelope.simulation.network.Limit.Limiter;
import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.network.Node.Kind;
import dev.envelope.simulation.random.Samples;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What jobs do at the nodes of a program, one node after the other, until they have to wait for something. */
final class Course implements Way {

    private final Program program;
    private final Agenda agenda;
    private final Jobs jobs;
    private final Samples samples;
    private final Tally[] tallies;

    private final Timers timers = new Timers();
    private final Guards guards;
    private final Quorums quorums;
    private final Caches caches;
    private final boolean hasCaches;
    private final Children children;
    private final Limiter[] limiters;
    /** Those whose turn came too late. */
    private final IntQueue late;

    private final Visits visits;

    /** How many calls have come to their end. */
    private long finished;

    Course(
            Network network,
            Program program,
            Agenda agenda,
            Jobs jobs,
            Samples samples,
            Stations stations,
            Tally[] tallies,
            long seed,
            int replication) {
        this.program = program;
        this.agenda = agenda;
        this.jobs = jobs;
        this.samples = samples;
        this.tallies = tallies;
        guards = new Guards(network, program, jobs, samples, tallies, timers, this);
        quorums = new Quorums(network.quorums(), program, jobs, samples, this);
        caches = new Caches(network, program, jobs, samples, timers, this, seed, replication);
        hasCaches = !network.caches().isEmpty();
        children = new Children(program, jobs, caches, this);
        late = stations.late();
        limiters = network.limits().stream().map(Limit::start).toArray(Limiter[]::new);
        Nodes nodes = new Nodes(network, stations.arrears(), seed, replication);
        visits = new Visits(network, program, agenda, jobs, samples, stations, guards, nodes, this);
    }

    /** A call from outside begins. */
    void begin(int operation, int entry) {
        tallies[operation].offered++;
        go(jobs.create(operation, Jobs.NOBODY, agenda.now), entry);
    }

    /** A job has been served, or was on the way for its time. */
    void goOn(int job) {
        go(job, program.next[jobs.node[job]]);
    }

    /** The queue of delays of a leaf has somebody whose time has come: a job, or a timer. */
    void delayed(int leaf) {
        int what = agenda.delayed(leaf, timers);
        if (what < 0) {
            ring(what);
        } else {
            goOn(what);
        }
    }

    /** The time of a timer has come. */
    void ring(int timer) {
        int job = timers.end(timer);
        if (job != Jobs.NOBODY && program.kind[jobs.node[job]] == Kind.FLUSH) {
            go(job, caches.flush(job, agenda.now));
        } else if (job != Jobs.NOBODY) {
            guards.ring(job, timer, agenda.now);
        }
    }

    /** Those whose turn came too late are told. */
    void shed() {
        while (late.size() > 0) {
            visits.shed(late.remove());
        }
    }

    @Override
    public void after(int queue, int timer) {
        agenda.after(queue, timer);
    }

    @Override
    public void later(double seconds, int timer) {
        agenda.later(seconds, timer);
    }

    /** A job goes on from a node until it has to wait for something. */
    @Override
    public void go(int job, int from) {
        int node = from;
        while (true) {
            switch (program.kind[node]) {
                case CALL -> {
                    visits.call(job, node);
                    return;
                }
                case SHARD -> node = visits.toLeader(job, node);
                case REPLICA -> node = visits.toReplica(job, node);
                case COPY, APPLY -> {
                    visits.copy(job, node);
                    return;
                }
                case QUORUM -> {
                    jobs.node[job] = node;
                    quorums.call(job, node, agenda.now);
                    return;
                }
                case DELAY -> {
                    jobs.node[job] = node;
                    agenda.after(program.at[node], job);
                    return;
                }
                case LIMIT -> {
                    if (!limiters[program.at[node]].admits(agenda.now)) {
                        report(job, Failure.LIMITED);
                        return;
                    }
                    node = program.next[node];
                }
                case GUARD -> {
                    jobs.node[job] = node;
                    guards.call(job, node, agenda.now);
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
                case FANOUT, SINGLES, REPEAT -> {
                    int number = whole(node);
                    if (number > 0) {
                        children.split(job, node, number);
                        return;
                    }
                    node = program.next[node];
                }
                case BATCH -> {
                    children.batch(job, node, this::whole);
                    return;
                }
                case DRAW, ASK, FILL, PUT, OUTDATE, DROP, ACCEPT, FLUSH -> {
                    node = caches.go(job, node, agenda.now);
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
                    tallies[program.at[node]].answer(agenda.now - jobs.start[job]);
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

    @Override
    public int created(int job, int parent) {
        int another = jobs.create(jobs.operation[job], parent, agenda.now);
        jobs.ordinal[another] = jobs.ordinal[job];
        if (hasCaches) {
            caches.inherit(another, job);
        }
        return another;
    }

    /** A job is over, well or not, and who made it goes on. */
    private void report(int job, @Nullable Failure why) {
        int parent = jobs.parent[job];
        int ofOperation = jobs.operation[job];
        if (hasCaches) {
            caches.release(job);
        }
        jobs.free(job);
        if (parent == Jobs.NOBODY) {
            tallies[ofOperation].fail(Objects.requireNonNull(why));
            finished++;
        } else if (parent >= 0) {
            heard(parent, job, why);
        } else if (parent == Jobs.UNWAITED && why != null && program.kind[jobs.node[job]] != Kind.APPLY) {
            // what a copy has refused it applies later
            tallies[ofOperation].unheard++;
        }
    }

    private void heard(int job, int child, @Nullable Failure why) {
        jobs.began[job] = jobs.began[child];
        switch (program.kind[jobs.node[job]]) {
            case GUARD -> guards.hear(job, child, why, agenda.now);
            case QUORUM -> quorums.hear(job, why, agenda.now);
            default -> children.hear(job, why);
        }
    }

    @Override
    public void conclude(int job, int node, @Nullable Failure why) {
        if (why == Failure.DOWN && program.isPulled[node]) {
            visits.hold(job);
        } else if (why != null && hasWayRound(node)) {
            go(job, program.branches[node][0]);
        } else if (why != null) {
            report(job, why);
        } else {
            go(job, program.next[node]);
        }
    }

    /** Whether what is refused at a node, or has failed there, goes on elsewhere. */
    private boolean hasWayRound(int node) {
        Kind kind = program.kind[node];
        return (kind == Kind.CALL || kind == Kind.GUARD) && program.branches[node].length > 0;
    }

    long finished() {
        return finished;
    }

    Guards guards() {
        return guards;
    }

    Visits visits() {
        return visits;
    }

    Caches caches() {
        return caches;
    }
}
