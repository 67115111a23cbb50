package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.station.StationTally;
import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.network.Node.Kind;
import dev.envelope.simulation.random.Samples;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A replication of queues that calls go through one after the other, and never again: without events, station by station.
 *
 * <p>A block of arrivals goes through the first station, what left it by the end of the block through the next one, and so on. Within
 * a block each step is a loop over arrays: drawing, serving, counting.
 */
final class FeedForward implements Replication {

    private static final int BLOCK = 512;

    private final Kind[] kind;
    private final int[] at;
    private final int[] next;
    private final double[] number;
    private final int[] stream;

    private final Edge[] edges;
    private final Source[] sources;
    private final Queue[] order;
    private final Queue[] queues;
    private final double rate;
    private final Samples samples;
    private final Tally[] tallies;

    private double now;
    private double since;
    private long finished;
    private long before;

    FeedForward(Network network, Program program, Paths paths, long seed, int replication) {
        kind = paths.kind.toArray(Kind[]::new);
        at = ints(paths.at);
        next = ints(paths.next);
        number = paths.number.stream().mapToDouble(each -> each).toArray();
        stream = ints(paths.stream);
        edges = paths.edges.stream()
                .map(edge -> new Edge(edge.station, edge.after))
                .toArray(Edge[]::new);
        samples = program.samples(seed, replication);
        queues = IntStream.range(0, network.stations().size())
                .mapToObj(s -> queue(s, network.stations().get(s).servers()))
                .toArray(Queue[]::new);
        order = paths.order.stream().map(s -> queues[s]).toArray(Queue[]::new);
        tallies = Stream.generate(Tally::new).limit(network.operations()).toArray(Tally[]::new);
        sources = IntStream.range(0, paths.entries.size())
                .mapToObj(i -> new Source(
                        queues.length + i,
                        paths.entries.get(i),
                        tallies[network.sources().get(i).operation()]))
                .toArray(Source[]::new);
        rate = network.rate();
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(each -> each).toArray();
    }

    private Queue queue(int station, int servers) {
        Edge[] from = Stream.of(edges).filter(edge -> edge.station == station).toArray(Edge[]::new);
        boolean isLast = Stream.of(from).allMatch(edge -> kind[edge.after] == Kind.END);
        return new Queue(station, from, servers, isLast, this, samples);
    }

    @Override
    public void run(long calls) {
        long until = finished + calls;
        while (finished < until) {
            long left = until - finished;
            // a standard deviation more, so that a few calls seldom take a second block
            block(now + Math.min(BLOCK, left + Math.sqrt(left)) / rate);
        }
    }

    @Override
    public void runTo(double moment) {
        while (now < moment) {
            block(Math.min(moment, now + BLOCK / rate));
        }
    }

    private void block(double moment) {
        for (Source source : sources) {
            source.runTo(moment);
        }
        for (Queue queue : order) {
            queue.runTo(moment);
        }
        now = moment;
    }

    /** Calls that began some time ago go on from a point, each at its time. */
    void go(int from, double[] times, double[] starts, int first, int end) {
        switch (kind[from]) {
            case CHANCE -> {
                for (int i = first; i < end; i++) {
                    go(from, times[i], starts[i]);
                }
            }
            case CALL -> edges[at[from]].add(times, starts, first, end, number[from]);
            default -> {
                tallies[at[from]].answer(times, starts, first, end, number[from]);
                finished += end - first;
            }
        }
    }

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

    /** Where calls come from: the times of the next ones. */
    private final class Source {

        private final int stream;
        private final int entry;
        private final Tally tally;
        private final double[] times = new double[BLOCK];
        private int at = BLOCK;
        private double last;

        Source(int stream, int entry, Tally tally) {
            this.stream = stream;
            this.entry = entry;
            this.tally = tally;
        }

        void runTo(double moment) {
            do {
                if (at == BLOCK) {
                    draw();
                }
                int first = at;
                at = Edge.upTo(moment, times, first, BLOCK);
                tally.offered += at - first;
                go(entry, times, times, first, at);
            } while (at == BLOCK);
        }

        private void draw() {
            samples.fillWithSums(stream, last, times, BLOCK);
            last = times[BLOCK - 1];
            at = 0;
        }
    }

    @Override
    public void forget() {
        for (Tally tally : tallies) {
            tally.clear();
        }
        for (Queue queue : queues) {
            queue.forget();
        }
        since = now;
        before = underWay();
    }

    private long underWay() {
        return Stream.of(edges).mapToLong(Edge::size).sum()
                + Stream.of(queues).mapToLong(Queue::inService).sum();
    }

    @Override
    public CacheTally cache(int i) {
        throw new IllegalStateException("no call through a cache is a recursion");
    }

    @Override
    public long gained() {
        return underWay() - before;
    }

    @Override
    public Tally tally(int operation) {
        return tallies[operation];
    }

    @Override
    public StationTally station(int station) {
        return queues[station].tally(now - since);
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
