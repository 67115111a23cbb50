package dev.envelope.performance;

import dev.envelope.model.Names;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Scenarios;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import dev.envelope.view.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A closed network of queues with several classes of users, such as those who browse and those who buy: each class has its own number,
 * think time and demands, and they meet in the queues of one-server stations.
 *
 * <p>Exact mean value analysis while there are at most {@value #MOST} mixes of users, {@code Π (N_c + 1)}, or {@value #MOST_UNCERTAIN} where numbers are uncertain; beyond that
 * Schweitzer's approximation, some per cent off (up to ten where a class has few users), and it says so.
 *
 * <p>Source: E. Lazowska et al., Quantitative System Performance, 1984, chapter 7; F. Baskett et al., Journal of the ACM 22(2), 1975.
 *
 * <pre>{@code
 * closedNetwork(
 *     userClass("query", 10).think(seconds(5)).demand("cpu", ms(105)).demand("disk", ms(180)),
 *     userClass("update", 2).demand("cpu", ms(375)).demand("disk", ms(480)))
 * }</pre>
 */
public final class ClassNetwork extends Answer implements Worked {

    static final int MOST = 500_000;
    static final int MOST_UNCERTAIN = 500;

    private final List<UserClass> classes;
    private final List<String> stations;

    private ClassNetwork(List<UserClass> classes, List<String> stations) {
        this.classes = classes;
        this.stations = stations;
    }

    /** Classes of users; the stations are those that they name. */
    public static ClassNetwork of(UserClass... classes) {
        List<UserClass> all = List.of(classes);
        List<String> stations = all.stream()
                .flatMap(each -> each.demands().keySet().stream())
                .distinct()
                .toList();
        long names = all.stream().map(UserClass::name).distinct().count();
        if (stations.isEmpty() || names < all.size()) {
            throw new DesignException(
                    "a closed network of the classes "
                            + all.stream().map(UserClass::name).toList(),
                    "each class has a name of its own, and one of them a demand",
                    "write userClass(\"query\", 10).demand(\"cpu\", ms(105))");
        }
        all.forEach(ClassNetwork::check);
        return new ClassNetwork(all, stations);
    }

    private static void check(UserClass users) {
        boolean takesTime = Stream.concat(Stream.of(users.think()), users.demands().values().stream())
                .anyMatch(time -> time.uncertain() || time.value() > 0);
        if (!takesTime) {
            throw new DesignException(
                    "userClass(\"" + users.name() + "\", " + users.users() + ")",
                    "users who neither think nor are served ask without end",
                    "write .think(seconds(1)), or .demand(\"cpu\", ms(105))");
        }
    }

    private int at(String word, String name) {
        return Names.indexOf(
                word, name, "class", classes.stream().map(UserClass::name).toList());
    }

    private int stationAt(String word, String name) {
        return Names.indexOf(word, name, "station", stations);
    }

    /** How many calls a second of a class are answered. */
    public Rate throughput(String name) {
        int at = at("throughput", name);
        return formula(solved -> solved.throughput(at)).rate(operands()).named("throughput of " + name);
    }

    /** The mean of a class from call to answer: users over throughput, less the think time. */
    public Time meanResponse(String name) {
        UserClass found = classes.get(at("meanResponse", name));
        return found.users().at(throughput(name)).minus(found.think()).named("mean response time of " + name);
    }

    /** How much of the time a station works, for all classes. */
    public Share utilisation(String station) {
        int at = stationAt("utilisation", station);
        return formula(solved -> solved.utilisation(at)).share(operands()).named("utilisation of " + station);
    }

    /** How many users of all classes are at a station on average. */
    public Count queue(String station) {
        int at = stationAt("queue", station);
        return formula(solved -> solved.queue(at)).count(operands()).named("users at " + station);
    }

    private Formula formula(ToDoubleFunction<Solved> of) {
        boolean isExact = isExact();
        return new Formula(
                isExact ? "mean value analysis" : "Schweitzer", x -> of.applyAsDouble(new Solved(x, isExact)));
    }

    /** Whether the likely numbers of users are few enough, and fewer where the network is solved in many worlds. */
    private boolean isExact() {
        boolean uncertain = Arrays.stream(operands()).anyMatch(Quantity::uncertain);
        double mixes = classes.stream()
                .mapToDouble(each -> Math.ceil(each.users().value()) + 1)
                .reduce(1, (a, b) -> a * b);
        return mixes <= (uncertain ? MOST_UNCERTAIN : MOST);
    }

    /** Operands: of each class users, think time and the demand at each station. */
    private Quantity<?>[] operands() {
        List<Quantity<?>> all = new ArrayList<>();
        for (UserClass each : classes) {
            all.addAll(List.of(each.users(), each.think()));
            stations.forEach(station -> all.add(each.demand(station)));
        }
        return all.toArray(Quantity<?>[]::new);
    }

    @Override
    public String title() {
        return "Closed network of "
                + String.join(
                        ", ",
                        classes.stream()
                                .map(each -> each.users() + " " + each.name())
                                .toList());
    }

    @Override
    public List<? extends Quantity<?>> numbers() {
        List<Quantity<?>> numbers = new ArrayList<>();
        classes.forEach(each -> numbers.addAll(List.of(throughput(each.name()), meanResponse(each.name()))));
        stations.forEach(station -> numbers.addAll(List.of(utilisation(station), queue(station))));
        return numbers;
    }

    /** The network is solved once in each world. */
    @Override
    public List<Outcomes> outcomes() {
        boolean isExact = isExact();
        return new Numbers(List.of(operands()), Scenarios.standard(), x -> new Solved(x, isExact).numbers())
                .outcomes(numbers().stream().<Dimension>map(Quantity::dimension).toList());
    }

    @Override
    public String takenForGranted() {
        return isExact()
                ? "Exact for stations of one server in the order of arrival with one exponential service time for all classes, and for"
                        + " processor sharing with any."
                : "Schweitzer's approximation, some per cent off: there are too many mixes of users for the exact analysis.";
    }

    /** A network in one certain world. */
    private final class Solved {
        private final double[] users = new double[classes.size()];
        private final double[] think = new double[classes.size()];
        private final double[][] demands = new double[classes.size()][stations.size()];
        private final MeanValue.Solution solution;

        Solved(double[] x, boolean isExact) {
            for (int c = 0; c < users.length; c++) {
                int from = c * (2 + stations.size());
                users[c] = x[from];
                think[c] = x[from + 1];
                System.arraycopy(x, from + 2, demands[c], 0, stations.size());
            }
            solution = isExact ? exact(users, 0) : MeanValue.schweitzer(demands, think, users);
        }

        /** Between two numbers of users of a class, from one class on, it is in proportion, so that Little's law holds there, too. */
        private MeanValue.Solution exact(double[] number, int from) {
            for (int c = from; c < number.length; c++) {
                double part = number[c] - Math.floor(number[c]);
                if (part > 0) {
                    double[] fewer = number.clone();
                    fewer[c] = Math.floor(number[c]);
                    double[] more = number.clone();
                    more[c] = Math.ceil(number[c]);
                    return exact(fewer, c + 1).towards(exact(more, c + 1), part);
                }
            }
            return MeanValue.exact(
                    demands,
                    think,
                    Arrays.stream(number).mapToInt(each -> (int) each).toArray());
        }

        /** All numbers, in the order in which they are shown. */
        double[] numbers() {
            DoubleStream ofClasses = IntStream.range(0, users.length)
                    .boxed()
                    .flatMapToDouble(c -> DoubleStream.of(throughput(c), users[c] / throughput(c) - think[c]));
            DoubleStream ofStations = IntStream.range(0, stations.size())
                    .boxed()
                    .flatMapToDouble(station -> DoubleStream.of(utilisation(station), queue(station)));
            return DoubleStream.concat(ofClasses, ofStations).toArray();
        }

        double throughput(int c) {
            return solution.throughput()[c];
        }

        double utilisation(int station) {
            double sum = 0;
            for (int c = 0; c < users.length; c++) {
                sum += throughput(c) * demands[c][station];
            }
            return Numbers.told(sum);
        }

        double queue(int station) {
            double sum = 0;
            for (double[] each : solution.queues()) {
                sum += each[station];
            }
            return sum;
        }
    }
}
