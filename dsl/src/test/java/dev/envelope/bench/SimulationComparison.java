package dev.envelope.bench;

import static dev.envelope.Envelope.*;

import dev.envelope.SystemDesign;
import dev.envelope.simulation.Simulation;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import umontreal.ssj.simevents.eventlist.BinaryTree;
import umontreal.ssj.simevents.eventlist.EventList;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.simevents.eventlist.RedblackTree;
import umontreal.ssj.simevents.eventlist.SplayTree;

/**
 * The simulation, through the language, beside loops by hand and SSJ: all in turn, round after round, by the processor time of the
 * thread (of two, the one that worked longer), so that other programs count little; medians are told.
 *
 * <p>The sides do not do the same. Loops by hand keep a mean, and SSJ as lean as can be keeps one too. As SSJ's guide writes a queue, it
 * keeps a tally of the waits and the length of the queue; with a histogram of the responses as well it could tell the percentiles that
 * ours tells. Ours keeps that histogram and the waits and work of each station, in 32 replications, whose set-up and warm-up
 * are in its time.
 *
 * <p>Targets: recursions at most 1.5 times those by hand and 15 times as fast as SSJ's events of M/M/1; events at most 90 ns and 1.5 times the
 * loop by hand, and 1.7 times as fast as SSJ's best; with timeout, retries, breaker and bucket at
 * every station at most double; two cores at least 1.75 times one; the mean wait of M/M/1 to 1 % in 0.15 s.
 *
 * <pre>mvn -Pbench -pl dsl test-compile exec:exec -Dexec.args="-cp %classpath dev.envelope.bench.SimulationComparison M/M/1"</pre>
 *
 * <p>Names that are given pick what begins with one of them.
 */
public final class SimulationComparison {

    private static final int WARM = 2;
    private static final int ROUNDS = 7;
    private static final double REQUESTS = 1_000_000;
    private static final long CALLS = 500_000;
    private static final double ONE_PER_CENT = 5_600_000;

    private SimulationComparison() {}

    private static SystemDesign queue(int servers) {
        return system("queue")
                .operation(read("get").rate(perSecond(0.8 * servers)))
                .peak(1)
                .flow("get", service("api").instances(1).concurrency(servers).serviceTime(seconds(1)));
    }

    private static SystemDesign guarded() {
        return ReferenceNetwork.design(
                timeout(ms(400)),
                retries(2).jitter().budget(percent(10)),
                breaker(percent(50)),
                tokenBucket(perSecond(2_000), 1_000));
    }

    /** What a simulation of so many requests takes on so many cores, in nanoseconds a request. */
    private static Callable<Double> simulated(SystemDesign design, int cores, double requests, boolean byEvents) {
        Simulation simulation = design.simulate().requests(requests).relativeHalfWidth(percent(0));
        Simulation asked = byEvents ? simulation.byEvents() : simulation;
        return () -> {
            try (Cores pool = new Cores(cores)) {
                Simulation fresh = asked.seed(System.nanoTime());
                double answer = pool.call(fresh::table).doubleColumn("mean").get(0);
                return checked(answer) / requests * pool.longest();
            }
        };
    }

    private static Callable<Double> timed(long calls, Supplier<Double> run) {
        return () -> {
            try (Cores pool = new Cores(1)) {
                double answer = pool.call(run::get);
                return checked(answer) / calls * pool.longest();
            }
        };
    }

    private static double checked(double answer) {
        if (!(answer > 0)) {
            throw new IllegalStateException("no answer: " + answer);
        }
        return 1;
    }

    private static Map<String, Callable<Double>> all() {
        Map<String, Callable<Double>> all = new LinkedHashMap<>();
        all.put("M/M/1 by hand", timed(40 * CALLS, () -> ByHand.lindley(0.8, 40 * CALLS, 7)));
        all.put("M/M/1 simulate()", simulated(queue(1), 1, 20 * REQUESTS, false));
        all.put("M/M/1 simulate(), 2 cores", simulated(queue(1), 2, 20 * REQUESTS, false));
        all.put("M/M/8 by hand", timed(20 * CALLS, () -> ByHand.kieferWolfowitz(8, 0.8, 20 * CALLS, 7)));
        all.put("M/M/8 simulate()", simulated(queue(8), 1, 10 * REQUESTS, false));
        all.put("M/M/1 simulate() by events", simulated(queue(1), 1, REQUESTS, true));
        all.put("network by hand", timed(CALLS, () -> ByHand.events(CALLS, 7)));
        all.put("network simulate() by events", simulated(ReferenceNetwork.design(), 1, REQUESTS, true));
        all.put("network simulate() by events, 2 cores", simulated(ReferenceNetwork.design(), 2, REQUESTS, true));
        all.put("network simulate() by events, guarded", simulated(guarded(), 1, REQUESTS, true));
        all.put("network simulate()", simulated(ReferenceNetwork.design(), 1, REQUESTS, false));
        all.put("M/M/1 SSJ's guide", timed(CALLS, () -> SsjGuide.queue(0.8, CALLS)));
        for (Supplier<EventList> list :
                List.<Supplier<EventList>>of(SplayTree::new, BinaryTree::new, RedblackTree::new, Henriksen::new)) {
            String name = list.get().getClass().getSimpleName();
            all.put(
                    "M/M/1 SSJ with a histogram, " + name,
                    timed(CALLS, () -> WithSsjStatistics.queue(list.get(), 0.8, CALLS)));
            all.put(
                    "network SSJ with a histogram, " + name,
                    timed(CALLS / 2, () -> WithSsjStatistics.network(list.get(), CALLS / 2)));
            all.put("M/M/1 SSJ " + name, timed(CALLS, () -> WithSsj.queue(list.get(), 0.8, CALLS)));
            all.put("network SSJ " + name, timed(CALLS / 2, () -> WithSsj.network(list.get(), CALLS / 2)));
        }
        return all;
    }

    public static void main(String[] args) throws Exception {
        Map<String, Callable<Double>> asked = all();
        asked.keySet().removeIf(name -> args.length > 0 && Stream.of(args).noneMatch(name::startsWith));
        Map<String, double[]> times = new LinkedHashMap<>();
        for (int round = -WARM; round < ROUNDS; round++) {
            for (var each : asked.entrySet()) {
                double time = each.getValue().call();
                if (round >= 0) {
                    times.computeIfAbsent(each.getKey(), name -> new double[ROUNDS])[round] = time;
                }
            }
        }
        times.forEach((name, ns) -> {
            Arrays.sort(ns);
            String perEvent = name.startsWith("network")
                    ? String.format(Locale.ROOT, ", %.1f an event", ns[ROUNDS / 2] / ReferenceNetwork.EVENTS)
                    : "";
            System.out.printf(
                    Locale.ROOT,
                    "%-40s %8.1f ns a request (%.1f to %.1f)%s%n",
                    name,
                    ns[ROUNDS / 2],
                    ns[0],
                    ns[ROUNDS - 1],
                    perEvent);
        });
        toOnePerCent();
    }

    private static void toOnePerCent() {
        double[] wall = new double[ROUNDS];
        double[] worked = new double[ROUNDS];
        double[] halves = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            Simulation simulation = queue(1).simulate()
                    .requests(ONE_PER_CENT)
                    .relativeHalfWidth(percent(0))
                    .seed(round + 1);
            try (Cores pool = new Cores(2)) {
                long start = System.nanoTime();
                var parts = pool.call(simulation::stations);
                wall[round] = (System.nanoTime() - start) / 1e9;
                worked[round] = pool.longest() / 1e9;
                halves[round] = parts.doubleColumn("wait ±").get(0)
                        / parts.doubleColumn("wait").get(0);
            }
        }
        Arrays.sort(wall);
        Arrays.sort(worked);
        Arrays.sort(halves);
        System.out.printf(
                Locale.ROOT,
                "M/M/1 on 2 cores, %.1f million requests: %.3f s by the clock, %.3f s of the processor;"
                        + " half-width of the mean wait %.2f %%%n",
                ONE_PER_CENT / 1e6,
                wall[ROUNDS / 2],
                worked[ROUNDS / 2],
                100 * halves[ROUNDS / 2]);
    }
}
