package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.Nodes.Found;
import dev.envelope.simulation.engine.clock.Agenda;
import dev.envelope.simulation.engine.job.Failure;
import dev.envelope.simulation.engine.job.IntQueue;
import dev.envelope.simulation.engine.job.Jobs;
import dev.envelope.simulation.engine.station.Stations;
import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.network.Node.Kind;
import dev.envelope.simulation.random.Samples;
import java.util.List;
import java.util.stream.Stream;

/** How calls come to stations: to which of several, and what they find there. */
final class Visits {

    private final Program program;
    private final Agenda agenda;
    private final Jobs jobs;
    private final Samples samples;
    private final Stations stations;
    private final Guards guards;
    private final Nodes nodes;
    private final Spread spread;
    private final Way way;

    /** Of each station those that wait at servers that hang. */
    private final List<IntQueue> hanging;

    /** Those that servers have come for, and have found too few copies. */
    private final IntQueue held = new IntQueue();

    Visits(
            Network network,
            Program program,
            Agenda agenda,
            Jobs jobs,
            Samples samples,
            Stations stations,
            Guards guards,
            Nodes nodes,
            Way way) {
        this.program = program;
        this.agenda = agenda;
        this.jobs = jobs;
        this.samples = samples;
        this.stations = stations;
        this.guards = guards;
        this.nodes = nodes;
        this.way = way;
        spread = new Spread(network.stations(), stations, nodes, samples);
        hanging =
                Stream.generate(IntQueue::new).limit(network.stations().size()).toList();
    }

    /** A call is sent to the first copy of a shard; returns the node at which it goes on. */
    int toLeader(int job, int node) {
        jobs.station[job] = nodes.leader(shard(job, node), (int) program.number[node]);
        return program.next[node];
    }

    /** A call is sent to another copy of a shard; returns the node at which it goes on. */
    int toReplica(int job, int node) {
        jobs.station[job] = spread.replica(
                shard(job, node),
                (int) program.number[node],
                guards.avoided(job),
                jobs.address(job),
                program.stream[node]);
        guards.sent(job, jobs.station[job]);
        return program.next[node];
    }

    /** A call comes to the copy that it was sent to. */
    void copy(int job, int node) {
        jobs.node[job] = node;
        arrive(job, node, jobs.station[job]);
    }

    /** The first copy of the shard that a call goes to. */
    private int shard(int job, int node) {
        if (program.isEach[node]) {
            return program.at[node] + (int) program.number[node] * (jobs.ordinal[job] % program.count[node]);
        }
        return nodes.shard(
                program.at[node], program.count[node], (int) program.number[node], samples.next(program.stream[node]));
    }

    /** A call comes to one of several stations, as they are balanced. */
    void call(int job, int node) {
        jobs.node[job] = node;
        int count = program.count[node];
        int station = program.at[node];
        if (count > 1) {
            station = program.isEach[node]
                    ? nodes.member(station, jobs.ordinal[job] % nodes.members(station))
                    : nodes.isHot(station)
                            ? nodes.pick(station, samples.next(program.stream[node]))
                            : spread.pick(station, guards.avoided(job), jobs.address(job), program.stream[node]);
            jobs.station[job] = station;
        }
        guards.sent(job, station);
        arrive(job, node, station);
    }

    private void arrive(int job, int node, int station) {
        boolean isPulled = program.isPulled[node];
        Found found = isPulled ? Found.SOMEBODY : nodes.found(station);
        if (found == Found.SILENCE) {
            hanging.get(station).add(job);
        } else if (found == Found.NOBODY) {
            lose(job, Failure.DOWN);
        } else if (!stations.arrive(job, station, (int) program.number[node], isPulled, agenda.now)) {
            lose(job, stations.servers(station) == 0 ? Failure.DOWN : Failure.TURNED_AWAY);
        }
    }

    /** A server is gone, or hangs no more, and was to serve a call: if servers come for it, another one will. */
    void left(int job, int station) {
        int node = jobs.node[job];
        if (program.isPulled[node]) {
            arrive(job, node, station);
        } else {
            lose(job, Failure.DOWN);
        }
    }

    /** The turn of a call came too late; a copy that is at rest applies it none the less. */
    void shed(int job) {
        int station = jobs.station[job];
        boolean isApplied = program.kind[jobs.node[job]] == Kind.APPLY;
        lose(job, Failure.SHED);
        if (isApplied) {
            stations.catchUp(station, agenda.now);
        }
    }

    /** A call is refused. */
    private void lose(int job, Failure why) {
        if (program.kind[jobs.node[job]] == Kind.APPLY) {
            stations.arrears().add(job);
        }
        way.conclude(job, jobs.node[job], why);
    }

    /** A call that was refused is there until servers change. */
    void hold(int job) {
        held.add(job);
    }

    /** Servers of a station have changed: who waits at a copy that is down goes to the one that leads now, and who was refused tries again. */
    void resume(int station) {
        for (int copy : nodes.shardOf(station).toArray()) {
            int leader = nodes.leaderOf(copy);
            while (leader != copy && stations.isClosed(copy) && stations.waiting(copy) > 0) {
                int job = stations.withdrawn(copy, agenda.now);
                jobs.station[job] = leader;
                arrive(job, jobs.node[job], leader);
            }
        }
        for (int i = held.size(); i > 0; i--) {
            int job = held.remove();
            way.go(job, jobs.node[job]);
        }
    }

    /** This part of those that wait at servers that hang hears of them: it is served now, or fails. */
    void release(int station, double part, boolean isServed) {
        IntQueue waiting = hanging.get(station);
        for (int i = (int) Math.rint(part * waiting.size()); i > 0; i--) {
            int job = waiting.remove();
            if (isServed) {
                arrive(job, jobs.node[job], station);
            } else {
                left(job, station);
            }
        }
    }

    /** Who waits at servers of a station that hang. */
    IntQueue hanging(int station) {
        return hanging.get(station);
    }

    Nodes nodes() {
        return nodes;
    }
}
