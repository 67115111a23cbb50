package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.clock.Tournament;
import dev.envelope.simulation.engine.job.Jobs;
import dev.envelope.simulation.engine.station.Pool;
import dev.envelope.simulation.network.Network;
import dev.envelope.simulation.network.Node.Kind;
import dev.envelope.simulation.network.Station;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The ways of calls from each source and each station to the next one, with every path of its own: what comes along one path
 * has been delayed equally, and arrives in the order in which it left.
 *
 * <p>A point of a path is a branch by chance, an edge to a station, or the end. Beside it stands how long it takes to get there.
 */
final class Paths {

    private static final int MOST = 1_000;

    /** Of a branch the other point, of an edge its number, of an end the operation. */
    final List<Integer> at = new ArrayList<>();

    final List<Kind> kind = new ArrayList<>();
    final List<Integer> next = new ArrayList<>();
    final List<Double> number = new ArrayList<>();
    final List<Integer> stream = new ArrayList<>();
    final List<Edge> edges = new ArrayList<>();

    /** The first point of each source. */
    final List<Integer> entries = new ArrayList<>();

    /** The stations, each before those that are reached from it. */
    final List<Integer> order = new ArrayList<>();

    private final Program program;
    private final Map<Integer, Integer> afterCall = new HashMap<>();
    private final Map<Integer, TreeSet<Integer>> reached = new HashMap<>();

    private Paths(Program program) {
        this.program = program;
    }

    /** The paths of a network; empty if it is more than queues that calls go through one after the other. */
    static Optional<Paths> of(Network network, Program program) {
        boolean simple = network.nodes().stream().allMatch(node -> switch (node.kind()) {
            case CALL -> node.count() == 1;
            case DELAY, CHANCE, END, REPORT, FAIL -> true;
            case FORK, FANOUT, SINGLES, REPEAT, ASIDE, BATCH, LIMIT, GUARD, SHARD, REPLICA, COPY, APPLY, QUORUM ->
                false;
            case DRAW, ASK, FILL, PUT, OUTDATE, DROP, ACCEPT, FLUSH -> false;
        });
        boolean queues = network.stations().stream()
                .allMatch(station -> !station.isShared()
                        && station.places() == Station.UNLIMITED
                        && station.priorities() == 1
                        && station.patience() == Tournament.NEVER
                        && station.servers() <= Pool.WIDE);
        if (!simple || !queues) {
            return Optional.empty();
        }
        Paths paths = new Paths(program);
        network.sources().forEach(source -> paths.entries.add(paths.point(source.entry(), 0, Jobs.NOBODY)));
        boolean fits =
                paths.at.size() <= MOST && paths.sorted(network.stations().size());
        return fits ? Optional.of(paths) : Optional.empty();
    }

    /** The point at a node that is reached after a delay from a station. */
    private int point(int node, double delay, int from) {
        if (at.size() > MOST) {
            return 0;
        }
        return switch (program.kind[node]) {
            case DELAY -> point(program.next[node], delay + program.number[node], from);
            case CHANCE -> {
                int point = add(Kind.CHANCE, 0, program.number[node], program.stream[node]);
                at.set(point, point(program.at[node], delay, from));
                next.set(point, point(program.next[node], delay, from));
                yield point;
            }
            case CALL -> {
                int station = program.at[node];
                reached.putIfAbsent(station, new TreeSet<>());
                if (from != Jobs.NOBODY) {
                    reached.computeIfAbsent(from, s -> new TreeSet<>()).add(station);
                }
                int after = afterCall.containsKey(node) ? afterCall.get(node) : point(program.next[node], 0, station);
                afterCall.put(node, after);
                edges.add(new Edge(station, after));
                yield add(Kind.CALL, edges.size() - 1, delay, Program.NO_STREAM);
            }
            default -> add(Kind.END, program.at[node], delay, Program.NO_STREAM);
        };
    }

    private int add(Kind what, int where, double amount, int numbers) {
        kind.add(what);
        at.add(where);
        next.add(0);
        number.add(amount);
        stream.add(numbers);
        return kind.size() - 1;
    }

    /** Puts the stations in order; false if one is reached from itself. */
    private boolean sorted(int stations) {
        boolean found = true;
        while (found) {
            found = false;
            for (int s = 0; s < stations; s++) {
                int candidate = s;
                boolean free = reached.containsKey(s)
                        && !order.contains(s)
                        && reached.entrySet().stream()
                                .allMatch(each -> order.contains(each.getKey())
                                        || !each.getValue().contains(candidate));
                if (free) {
                    order.add(s);
                    found = true;
                }
            }
        }
        return order.size() == reached.size();
    }
}
