package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.Network.Kind;
import dev.envelope.simulation.random.Samples;
import java.util.List;

/**
 * A replication of queues that calls go through one after the other, and never again: without events, station by station.
 *
 * <p>A block of arrivals goes through the first station, what left it by the end of the block through the next one, and so on. A
 * single server is Lindley's recursion: a call begins when it has come and the one before it is done. Of several servers it
 * takes the one that is done first (Kiefer and Wolfowitz); these times ascend, so that calls leave a station in order, too.
 */
final class FeedForward implements Replication {

    private static final int BLOCK = 512;

    private final Kind[] kind;
    private final int[] at;
    private final int[] next;
    private final double[] number;
    private final int[] stream;

    private final int[] entries;
    private final double[] arriving;
    private final Edge[] edges;
    private final Queue[] order;
    private final Queue[] queues;
    private final int sources;
    private final double rate;
    private final Samples samples;
    private final Tally[] tallies;

    private double now;
    private double since;
    private long finished;

    FeedForward(Network network, Program program, Paths paths, long seed, int replication) {
        kind = paths.kind.toArray(Kind[]::new);
        at = ints(paths.at);
        next = ints(paths.next);
        number = paths.number.stream().mapToDouble(each -> each).toArray();
        stream = ints(paths.stream);
        entries = ints(paths.entries);
        edges = paths.edges.stream()
                .map(edge -> new Edge(edge.station, edge.after))
                .toArray(Edge[]::new);
        queues = new Queue[network.stations().size()];
        for (int s = 0; s < queues.length; s++) {
            int station = s;
            Edge[] to = List.of(edges).stream()
                    .filter(edge -> edge.station == station)
                    .toArray(Edge[]::new);
            queues[s] = new Queue(s, to, network.stations().get(s).servers());
        }
        order = paths.order.stream().map(s -> queues[s]).toArray(Queue[]::new);
        sources = queues.length;
        rate = network.rate();
        samples = program.samples(seed, replication);
        tallies = new Tally[network.operations()];
        for (int i = 0; i < tallies.length; i++) {
            tallies[i] = new Tally();
        }
        arriving = new double[entries.length];
        for (int i = 0; i < arriving.length; i++) {
            arriving[i] = samples.next(sources + i);
        }
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(each -> each).toArray();
    }

    @Override
    public void run(long calls) {
        long until = finished + calls;
        while (finished < until) {
            runTo(now + Math.min(BLOCK, until - finished) / rate);
        }
    }

    @Override
    public void runTo(double moment) {
        for (int i = 0; i < arriving.length; i++) {
            double time = arriving[i];
            while (time <= moment) {
                go(entries[i], time, time);
                time += samples.next(sources + i);
            }
            arriving[i] = time;
        }
        for (Queue queue : order) {
            queue.runTo(moment);
        }
        now = moment;
    }

    /** A call that began some time ago goes on from a point now. */
    private void go(int from, double time, double start) {
        int point = from;
        while (kind[point] == Kind.CHANCE) {
            point = samples.next(stream[point]) < number[point] ? at[point] : next[point];
        }
        double then = time + number[point];
        if (kind[point] == Kind.CALL) {
            edges[at[point]].add(then, start);
        } else {
            tallies[at[point]].answer(then - start);
            finished++;
        }
    }

    /** A station: the edges that lead to it, and when each of its servers is done with whom. */
    private final class Queue {

        private final int stream;
        private final Edge[] from;
        private final Tournament done;
        private final double[] starts;
        private final int[] afters;

        private double free;
        private long served;
        private double waited;
        private double busy;

        Queue(int stream, Edge[] from, int servers) {
            this.stream = stream;
            this.from = from;
            this.done = new Tournament(servers);
            this.starts = new double[servers];
            this.afters = new int[servers];
            for (int i = 0; i < servers; i++) {
                done.set(i, 0);
                afters[i] = Jobs.NOBODY;
            }
        }

        void runTo(double moment) {
            if (starts.length == 1) {
                oneServer(moment);
            } else {
                severalServers(moment);
            }
        }

        private Edge earliest() {
            Edge earliest = from[0];
            for (int i = 1; i < from.length; i++) {
                earliest = from[i].next() < earliest.next() ? from[i] : earliest;
            }
            return earliest;
        }

        private void oneServer(double moment) {
            for (Edge edge = earliest(); edge.next() <= moment; edge = earliest()) {
                double time = edge.next();
                double start = edge.remove();
                double begin = Math.max(time, free);
                free = begin + serve(begin - time);
                go(edge.after, free, start);
            }
        }

        private void severalServers(double moment) {
            for (Edge edge = earliest(); edge.next() <= moment; edge = earliest()) {
                double time = edge.next();
                int server = done.first();
                double before = done.time(server);
                leave(server, before);
                double begin = Math.max(time, before);
                starts[server] = edge.remove();
                afters[server] = edge.after;
                done.set(server, begin + serve(begin - time));
            }
            flush(moment);
        }

        private double serve(double wait) {
            double service = samples.next(stream);
            served++;
            waited += wait;
            busy += service;
            return service;
        }

        private void leave(int server, double time) {
            int after = afters[server];
            if (after != Jobs.NOBODY) {
                afters[server] = Jobs.NOBODY;
                go(after, time, starts[server]);
            }
        }

        /** Lets all go, in their order, that are done. */
        private void flush(double moment) {
            int server = done.first();
            while (done.time(server) <= moment) {
                leave(server, done.time(server));
                // an idle server could have taken any call since: from when on makes no difference any more
                done.set(server, Math.nextUp(moment));
                server = done.first();
            }
        }
    }

    @Override
    public void forget() {
        for (Tally tally : tallies) {
            tally.clear();
        }
        for (Queue queue : queues) {
            queue.served = 0;
            queue.waited = 0;
            queue.busy = 0;
        }
        since = now;
    }

    @Override
    public Tally tally(int operation) {
        return tallies[operation];
    }

    /** A call counts with all its wait and service where it is served. */
    @Override
    public StationTally station(int station) {
        Queue queue = queues[station];
        return new StationTally(now - since, queue.served, queue.served, 0, queue.waited, queue.waited, queue.busy, 0);
    }

    @Override
    public double seconds() {
        return now - since;
    }

    @Override
    public String engine() {
        return "Recursion without events (Lindley; Kiefer and Wolfowitz)";
    }
}
