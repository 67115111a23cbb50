package dev.envelope.cost;

import static dev.envelope.quantity.Units.count;

import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Sizing;
import dev.envelope.model.Component;
import dev.envelope.model.DailyCurve;
import dev.envelope.model.Model;
import dev.envelope.model.Workload;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Operator;
import dev.envelope.quantity.Term;
import dev.envelope.quantity.Term.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The instances that an autoscaler keeps of a component in each hour of a day, and how many of them are worth a promise.
 *
 * <p>The k-th instance is worth a price that is paid all month where it would run for at least {@code all month ÷ by the hour}
 * of the day: the base is the number that is kept in so many hours. That is the fractile of the newsvendor problem (K. Arrow,
 * T. Harris and J. Marschak, "Optimal Inventory Policy", Econometrica 19(3), 1951).
 */
final class Fleet {

    /** Operands: the price all month over the price by the hour, and the instances of each hour. */
    private static final Operator WORTH_A_PROMISE = new Operator.Function("worth a promise", Fleet::worthAPromise);

    private static final Operator MEAN = new Operator.Function(
            "mean of the day", x -> Arrays.stream(x).average().orElse(0));

    private final List<Count> hours = new ArrayList<>();

    private Fleet() {}

    /** The fleet of a component over the hours of a curve; what is asked for again is the same in hours of the same load. */
    static Fleet of(Model model, DailyCurve curve, Component<?> component) {
        Fleet fleet = new Fleet();
        Map<Double, Count> known = new HashMap<>();
        double peak = curve.peak().value();
        for (double hour : curve.overMean()) {
            fleet.hours.add(known.computeIfAbsent(hour / peak, load -> instances(model, load, component)));
        }
        return fleet;
    }

    private static Count instances(Model model, double load, Component<?> component) {
        Count scale = model.workload().get(Workload.SCALE);
        // an hour without load still has what stands by
        Loads loads = Loads.of(model.with(Workload.SCALE, scale.times(Math.max(load, 1e-9))));
        return Sizing.all(loads, component).stream()
                .map(Sizing::instances)
                .reduce(Count::plus)
                .orElse(count(0));
    }

    private static double worthAPromise(double[] x) {
        double[] sorted = Arrays.copyOfRange(x, 1, x.length);
        Arrays.sort(sorted);
        int busy = Math.max(1, (int) Math.ceil(x[0] * sorted.length - 1e-9));
        return busy > sorted.length ? 0 : sorted[sorted.length - busy];
    }

    /** How many are kept in the mean of a day. */
    Count mean() {
        return mean(hours);
    }

    /** How many are worth a price for all month, which is so many times the price by the hour. */
    Count worthAPromise(Count ratio) {
        List<Term> operands = new ArrayList<>(List.of(ratio.term()));
        hours.forEach(hour -> operands.add(hour.term()));
        return new Count(new Operation(Dimension.COUNT, WORTH_A_PROMISE, operands));
    }

    /** How many are kept above a base in the mean of a day. */
    Count above(Count base) {
        return mean(
                hours.stream().map(hour -> hour.minus(base).atLeast(count(0))).toList());
    }

    private static Count mean(List<Count> hours) {
        return new Count(new Operation(
                Dimension.COUNT, MEAN, hours.stream().map(Count::term).toList()));
    }
}
