package dev.envelope.performance;

import static dev.envelope.quantity.Units.count;

import dev.envelope.model.Names;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import dev.envelope.view.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * A queue with priorities: each server takes the first call of the highest class that waits.
 *
 * <p>With σ_k the load of a class and those above it, and W₀ what is left on average of the call that is being served:
 *
 * <ul>
 *   <li>whoever is served is served to the end: {@code W_k = W₀ ÷ ((1 − σ_(k−1)) (1 − σ_k))}; with several servers W₀ is
 *       {@code C(c, a) × S ÷ c}
 *   <li>preemptive, where a higher call interrupts a lower one, which goes on later where it was: of one server {@code T_k = S_k ÷ (1 −
 *       σ_(k−1)) + W₀ of the classes up to k ÷ ((1 − σ_(k−1)) (1 − σ_k))}; of several, the calls of the classes up to k are M/M/c by
 *       themselves
 * </ul>
 *
 * <p>One server serves classes of any service times (M/G/1), several those of one exponential time (M/M/c); exact for calls at random.
 * Where a class finds σ_k at 1 or above it waits without end, and those above it find a server that is always busy.
 *
 * <p>Source: A. Cobham, Priority assignment in waiting line problems, Operations Research 2(1), 1954; L. Kleinrock, Queueing Systems,
 * volume 2, 1976, chapter 3; A. Bondi and J. Buzen, The response times of priority classes under preemptive resume in M/G/m queues, ACM
 * SIGMETRICS 1984.
 *
 * <pre>{@code
 * var desk = priorities(priorityClass("paid", perSecond(20), ms(10)), priorityClass("free", perSecond(60), ms(10)));
 * desk.meanWait("free")                   // 50 ms
 * desk.preemptive().meanResponse("paid")  // 12.5 ms
 * }</pre>
 */
public final class Priorities extends Answer implements Worked {

    private static final double SAME = 1e-9;
    private static final double HARDLY = 1e-6;

    private final List<PriorityClass> classes;
    private final Count servers;
    private final boolean preemptive;

    private Priorities(List<PriorityClass> classes, Count servers, boolean preemptive) {
        this.classes = classes;
        this.servers = servers;
        this.preemptive = preemptive;
    }

    /** Classes at one server, the highest first; whoever is served is served to the end. */
    public static Priorities of(PriorityClass... highestFirst) {
        List<String> names =
                List.of(highestFirst).stream().map(PriorityClass::name).toList();
        if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
            throw new DesignException(
                    "priorities of " + names,
                    "there is at least one class, and each has a name of its own",
                    "write priorities(priorityClass(\"paid\", ...), priorityClass(\"free\", ...))");
        }
        return new Priorities(List.of(highestFirst), count(1), false);
    }

    /** The same with so many servers. */
    public Priorities servers(double number) {
        return servers(count(number));
    }

    /** The same with so many servers. */
    public Priorities servers(Count number) {
        return new Priorities(classes, Least.servers(number), preemptive);
    }

    /** The same where a call interrupts one of a lower class, which goes on later where it was. */
    public Priorities preemptive() {
        return new Priorities(classes, servers, true);
    }

    /** How much of the time a server works for a class and those above it; above 1 the class waits without end. */
    public Share utilisation(String name) {
        int at = at("utilisation", name);
        return new Formula("load up to " + name, x -> new Solved(x).upTo(at))
                .share(operands())
                .named("utilisation up to " + name);
    }

    /** The mean time of a class until its service begins; of a preemptive one with all interruptions. */
    public Time meanWait(String name) {
        int at = at("meanWait", name);
        return new Formula(told() + " wait", x -> new Solved(x).wait(at))
                .time(operands())
                .named("mean wait of " + name);
    }

    /** The mean of a class from arrival to answer. */
    public Time meanResponse(String name) {
        Time service = classes.get(at("meanResponse", name)).service();
        return meanWait(name).plus(service).named("mean response time of " + name);
    }

    private String told() {
        return preemptive ? "preemptive priority" : "priority";
    }

    private int at(String word, String name) {
        return Names.indexOf(
                word, name, "class", classes.stream().map(PriorityClass::name).toList());
    }

    /** Operands: servers, then of each class arrivals, service time and variability. */
    private Quantity<?>[] operands() {
        List<Quantity<?>> all = new ArrayList<>(List.of(servers));
        classes.forEach(each -> all.addAll(List.of(each.arrivals(), each.service(), each.variability())));
        return all.toArray(Quantity<?>[]::new);
    }

    @Override
    public String title() {
        List<String> names = classes.stream().map(PriorityClass::name).toList();
        String at = servers.uncertain() || servers.value() != 1 ? servers + " servers" : "a server";
        return (preemptive ? "Preemptive priorities " : "Priorities ") + String.join(" > ", names) + " at " + at;
    }

    @Override
    public List<? extends Quantity<?>> numbers() {
        List<Quantity<?>> numbers = new ArrayList<>();
        for (PriorityClass each : classes) {
            numbers.addAll(List.of(utilisation(each.name()), meanWait(each.name()), meanResponse(each.name())));
        }
        return numbers;
    }

    @Override
    public String takenForGranted() {
        return "Exact for calls at random (Poisson); "
                + (preemptive
                        ? "a call that is interrupted goes on later where it was."
                        : "whoever is served is served to the end.");
    }

    /** The queue in one certain world. */
    private final class Solved {
        private final double servers;
        private final double[] x;

        Solved(double[] x) {
            this.x = x;
            this.servers = x[0];
            if (servers != 1) {
                oneServiceTime();
            }
        }

        private void oneServiceTime() {
            for (int k = 0; k < classes.size(); k++) {
                if (Math.abs(service(k) / service(0) - 1) > SAME || x[3 * k + 3] != 1) {
                    throw new DesignException(
                            "priorities at " + Math.round(servers) + " servers with classes of different service times",
                            "several servers are solved for one exponential service time of all classes",
                            "write the same service time for each class, or simulate a design with .policy(priority(...))");
                }
            }
        }

        private double rate(int k) {
            return x[3 * k + 1];
        }

        private double service(int k) {
            return x[3 * k + 2];
        }

        private double load(int k) {
            return rate(k) * service(k) / servers;
        }

        /** σ_k: the load of a class and those above it. */
        double upTo(int k) {
            double sum = 0;
            for (int i = 0; i <= k; i++) {
                sum += load(i);
            }
            return sum;
        }

        /** λ E[S²] ÷ 2: what is left on average of a call of this class that is being served, or that none is. */
        private double left(int k) {
            double square = 1 + x[3 * k + 3] * x[3 * k + 3];
            return load(k) * service(k) * square / 2;
        }

        double wait(int k) {
            if (upTo(k) >= 1) {
                return Double.POSITIVE_INFINITY;
            }
            if (preemptive) {
                return servers == 1 ? interrupted(k) : interruptedAtMany(k);
            }
            return inService() / ((1 - upTo(k - 1)) * (1 - upTo(k)));
        }

        /** W₀; a class that is overloaded takes all that those above it leave. */
        private double inService() {
            if (servers != 1) {
                double load = upTo(classes.size() - 1) * servers;
                return (load >= servers ? 1 : Erlang.waiting(servers, load)) * service(0) / servers;
            }
            double sum = 0;
            for (int k = 0; k < classes.size(); k++) {
                if (upTo(k) >= 1) {
                    return sum + left(k) / load(k) * (1 - upTo(k - 1));
                }
                sum += left(k);
            }
            return sum;
        }

        private double interrupted(int k) {
            double above = 1 - upTo(k - 1);
            double sum = 0;
            for (int i = 0; i <= k; i++) {
                sum += left(i);
            }
            return service(k) * (1 / above - 1) + sum / (above * (1 - upTo(k)));
        }

        /** Lower classes do not touch those up to k, which are M/M/c together; what class k adds to their number is its own. */
        private double interruptedAtMany(int k) {
            double above = upTo(k - 1) * servers;
            // of a class without calls, what the first one would wait
            double own = Math.max(load(k) * servers, HARDLY * (servers - above));
            return service(k) * ((inSystem(above + own) - inSystem(above)) / own - 1);
        }

        private double inSystem(double load) {
            return load == 0 ? 0 : load + Erlang.waiting(servers, load) * load / (servers - load);
        }
    }
}
