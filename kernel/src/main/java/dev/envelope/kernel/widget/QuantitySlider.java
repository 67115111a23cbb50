package dev.envelope.kernel.widget;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Term;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * A slider of amounts with a unit between two bounds.
 *
 * <p>It goes in even steps; where the higher bound is over a hundred times the lower one, in even ratios, twenty to a
 * power of ten.
 *
 * <pre>{@code
 * slider("timeout", ms(5), ms(500)).at(ms(50))
 * slider("users", million(1), billion(1))
 * }</pre>
 *
 * @param <Q> the kind of amount
 */
public final class QuantitySlider<Q extends Quantity<Q>> extends Selection<Q> {

    private static final double FAR = 100;
    private static final int STEPS_PER_POWER = 20;
    private static final long MOST_STEPS = 1_000;

    private QuantitySlider(String label, List<Q> options, Q at) {
        super(label, options, at);
    }

    static <Q extends Quantity<Q>> QuantitySlider<Q> of(String label, Q lowest, Q highest) {
        check(label, lowest, highest);
        double low = lowest.value();
        double high = highest.value();
        if (low > 0 && high / low > FAR) {
            return of(label, lowest, highest, ratios(high / low).map(r -> r * low));
        }
        // the unit in which the lower bound was written is the one to count in
        double unit = low > 0 ? low : high;
        return of(label, lowest, highest, even(low, high, unit * Numbers.step((high - low) / unit)));
    }

    static <Q extends Quantity<Q>> QuantitySlider<Q> of(String label, Q lowest, Q highest, Q step) {
        check(label, lowest, highest);
        double span = highest.value() - lowest.value();
        if (step.uncertain() || !(step.value() > 0 && step.value() <= span && span / step.value() <= MOST_STEPS)) {
            throw new DesignException(
                    "slider(\"" + label + "\", " + lowest + ", " + highest + ", " + step + ")",
                    "a step is certain, above 0, and goes at most 1,000 times into the way",
                    "write slider(\"" + label + "\", days(1), days(30), days(1))");
        }
        return of(label, lowest, highest, even(lowest.value(), highest.value(), step.value()));
    }

    private static <Q extends Quantity<Q>> QuantitySlider<Q> of(
            String label, Q lowest, Q highest, DoubleStream between) {
        double high = highest.value();
        List<Q> options = DoubleStream.concat(between.filter(v -> v < high * (1 - 1e-9)), DoubleStream.of(high))
                .map(Numbers::clean)
                .distinct()
                .mapToObj(v -> lowest.of(new Term.Constant(lowest.dimension(), v)))
                .toList();
        return new QuantitySlider<>(label, options, options.get(options.size() / 2));
    }

    private static DoubleStream even(double low, double high, double step) {
        return LongStream.rangeClosed(0, (long) ((high - low) / step)).mapToDouble(i -> low + i * step);
    }

    /** From 1 up, two significant digits each. */
    private static DoubleStream ratios(double highest) {
        long count = (long) (Math.log10(highest) * STEPS_PER_POWER);
        return LongStream.rangeClosed(0, count).mapToDouble(i -> {
            double power = Math.pow(10, Math.floorDiv(i, STEPS_PER_POWER));
            double within = Math.pow(10, (i % STEPS_PER_POWER) / (double) STEPS_PER_POWER);
            return Math.round(within * 10) / 10.0 * power;
        });
    }

    /**
     * The same slider, standing at the step nearest to this amount.
     *
     * @throws DesignException when it is outside of the bounds
     */
    public QuantitySlider<Q> at(Q amount) {
        Q lowest = options().get(0);
        Q highest = options().get(options().size() - 1);
        double wanted = amount.value();
        if (amount.uncertain() || !(lowest.value() <= wanted && wanted <= highest.value())) {
            throw new DesignException(
                    "at(" + amount + ")",
                    "this slider stands at one amount from " + lowest + " to " + highest,
                    "write one number in a unit word");
        }
        Q nearest = options().stream()
                .min(Comparator.comparingDouble(o -> Math.abs(o.value() - wanted)))
                .orElse(lowest);
        return new QuantitySlider<>(label(), options(), nearest);
    }

    private static void check(String label, Quantity<?> lowest, Quantity<?> highest) {
        if (lowest.uncertain() || highest.uncertain()) {
            throw new DesignException(
                    "slider(\"" + label + "\", " + lowest + ", " + highest + ")",
                    "the bounds of a slider are certain",
                    "write one number in each unit word");
        }
        if (!(lowest.value() < highest.value())) {
            throw new DesignException(
                    "slider(\"" + label + "\", " + lowest + ", " + highest + ")",
                    "a slider goes from a lower amount to a higher one",
                    "write the lower amount first: " + highest + ", then " + lowest);
        }
    }

    @Override
    String kind() {
        return "SelectionSlider";
    }
}
