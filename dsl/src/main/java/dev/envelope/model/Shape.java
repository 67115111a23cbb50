package dev.envelope.model;

import static dev.envelope.quantity.Units.count;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import java.util.Arrays;
import tech.tablesaw.api.NumericColumn;

/**
 * The shape of a distribution of service times: how they spread around their mean, whatever that is.
 *
 * <p>Formulas read its coefficient of variation (standard deviation over mean), on which alone the mean wait behind one server
 * rests (Pollaczek and Khinchine); the simulation draws times of the shape itself. Shapes as in A. M. Law, Simulation Modeling
 * and Analysis, 5th ed. 2015, chapter 6; the hyper-exponential one with balanced means.
 *
 * <pre>{@code service("api").serviceTime(ms(20)).distribution(lognormal(0.8))}</pre>
 */
public sealed interface Shape {

    /** Standard deviation over mean. */
    Count variability();

    /** All times are the same. */
    static Shape constant() {
        return new Gamma(count(0), "constant times");
    }

    /** Without memory: how long a call has taken says nothing about how long it will take. */
    static Shape exponential() {
        return new Gamma(count(1), "exponential times");
    }

    /**
     * As of so many exponential phases one after the other: a variability of {@code 1 ÷ √phases}.
     *
     * @throws DesignException if there is no phase
     */
    static Shape erlang(int phases) {
        Count whole = checked("phases", "erlang(4)", Bound.AT_LEAST_ONE, Count.of("erlang(4)", phases));
        return new Gamma(count(1 / Math.sqrt(whole.value())), "Erlang times of " + whole + " phases");
    }

    /**
     * Their logarithm is normal: a long tail, as of services that call others.
     *
     * @throws DesignException if the variability is not above 0
     */
    static Shape lognormal(Count variability) {
        return new Lognormal(checked("variability", "lognormal(0.8)", Bound.ABOVE_ZERO, variability));
    }

    /**
     * Exponential times of two kinds, each with half of the work: short ones, and now and then a long one.
     *
     * @throws DesignException if the variability is below 1
     */
    static Shape hyperexponential(Count variability) {
        return new Hyperexponential(checked("variability", "hyperexponential(2)", Bound.AT_LEAST_ONE, variability));
    }

    /**
     * As measured, each time as likely as the others; only their proportions count, so that any unit will do.
     *
     * @throws DesignException unless all are finite and not negative, and one is above 0
     */
    static Shape empirical(double... times) {
        return new Empirical(times.clone());
    }

    /** As measured: a Tablesaw column with a row for each call; missing values are left out. */
    static Shape empirical(NumericColumn<?> times) {
        return new Empirical(((NumericColumn<?>) times.removeMissing()).asDoubleArray());
    }

    private static Count checked(String name, String example, Bound bound, Count value) {
        return bound.check(new Input<>(name, example, bound, value, "never assumed"), value);
    }

    /** Gamma's distribution: constant for a variability of 0, exponential for 1, Erlang's for what lies between. */
    record Gamma(Count variability, String told) implements Shape {
        @Override
        public String toString() {
            return told;
        }
    }

    /** A normal logarithm. */
    record Lognormal(Count variability) implements Shape {
        @Override
        public String toString() {
            return "lognormal times";
        }
    }

    /** A mix of two exponential distributions. */
    record Hyperexponential(Count variability) implements Shape {
        @Override
        public String toString() {
            return "hyperexponential times";
        }
    }

    /** What was measured. */
    final class Empirical implements Shape {

        private final double[] relative;

        private Empirical(double[] times) {
            double mean = Arrays.stream(times).average().orElse(0);
            boolean negative = Arrays.stream(times).anyMatch(time -> time < 0);
            if (!(mean > 0) || Double.isInfinite(mean) || negative) {
                throw new DesignException(
                        "empirical(" + Format.number(times.length) + " times)",
                        "a time is a finite number that is not negative, and at least one is above 0",
                        "write empirical(12, 15, 14, 90): how long each call took, in any unit");
            }
            this.relative = Arrays.stream(times).map(time -> time / mean).toArray();
        }

        /** The times, each over the mean of them all. */
        public double[] relative() {
            return relative.clone();
        }

        @Override
        public Count variability() {
            double square = Arrays.stream(relative)
                    .map(x -> (x - 1) * (x - 1))
                    .average()
                    .orElseThrow();
            return count(Math.sqrt(square));
        }

        @Override
        public String toString() {
            return "times as of " + Format.number(relative.length) + " measured";
        }
    }
}
