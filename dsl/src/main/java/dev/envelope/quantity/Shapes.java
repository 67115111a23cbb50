package dev.envelope.quantity;

import dev.envelope.quantity.Distribution.ByQuantile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleFunction;

/** The shapes beside the 90 % interval, for those who know more about an input: each gives a {@link Distribution}. */
public final class Shapes {

    private Shapes() {}

    /**
     * The normal distribution.
     *
     * @throws DesignException if the standard deviation is not above 0
     */
    public static Distribution normal(double mean, double deviation) {
        if (!(deviation > 0) || !Double.isFinite(mean) || !Double.isFinite(deviation)) {
            throw new DesignException(
                    "normal(" + Format.plain(mean) + ", " + Format.plain(deviation) + ")",
                    "a normal distribution has a finite mean and a standard deviation above 0",
                    "write normal(20, 3): the mean first, then the standard deviation");
        }
        return new Normal(mean, deviation);
    }

    private record Normal(double mean, double deviation) implements Distribution {
        @Override
        public double at(double score) {
            return mean + deviation * score;
        }

        @Override
        public String describe(DoubleFunction<String> format) {
            return "normal, mean " + format.apply(mean) + ", standard deviation " + format.apply(deviation);
        }
    }

    /**
     * The uniform distribution between two bounds.
     *
     * @throws DesignException if the first is not below the second
     */
    public static Distribution uniform(double lowest, double highest) {
        ordered("uniform", lowest, highest);
        return new ByQuantile(
                p -> lowest + p * (highest - lowest),
                (lowest + highest) / 2,
                f -> "any of " + f.apply(lowest) + " to " + f.apply(highest));
    }

    /**
     * The triangular distribution of a stated minimum, likely value and maximum.
     *
     * <pre>{@code ms(triangular(5, 10, 40))}</pre>
     *
     * @throws DesignException if not minimum ≤ likely ≤ maximum, with minimum below maximum
     */
    public static Distribution triangular(double minimum, double likely, double maximum) {
        if (!(minimum <= likely && likely <= maximum && minimum < maximum) || Double.isInfinite(maximum - minimum)) {
            throw new DesignException(
                    "triangular(" + Format.plain(minimum) + ", " + Format.plain(likely) + ", " + Format.plain(maximum)
                            + ")",
                    "three numbers are the minimum, the likely value and the maximum, in this order",
                    "write triangular(5, 10, 40)");
        }
        double width = maximum - minimum;
        double turn = (likely - minimum) / width;
        return new ByQuantile(
                p -> p < turn
                        ? minimum + Math.sqrt(p * width * (likely - minimum))
                        : maximum - Math.sqrt((1 - p) * width * (maximum - likely)),
                likely,
                f -> f.apply(minimum) + " to " + f.apply(maximum) + ", likely " + f.apply(likely));
    }

    /**
     * One of a few values: each value followed by its weight.
     *
     * <pre>{@code count(discrete(2, 0.25, 3, 0.75)) // two copies in one case of four}</pre>
     *
     * @throws DesignException unless values and weights come in pairs, with weights above 0
     */
    public static Distribution discrete(double... valuesAndWeights) {
        int n = valuesAndWeights.length / 2;
        boolean paired = n > 0 && valuesAndWeights.length % 2 == 0;
        double total = 0;
        for (int i = 0; paired && i < n; i++) {
            paired = valuesAndWeights[2 * i + 1] > 0 && Double.isFinite(valuesAndWeights[2 * i]);
            total += valuesAndWeights[2 * i + 1];
        }
        if (!paired || !Double.isFinite(total)) {
            throw new DesignException(
                    "discrete(" + Format.plain(valuesAndWeights) + ")",
                    "each value is followed by its weight, and a weight is above 0",
                    "write discrete(2, 0.25, 3, 0.75)");
        }
        return steps(valuesAndWeights, n, total);
    }

    private static Distribution steps(double[] pairs, int n, double total) {
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> pairs[2 * i]));
        double[] values = new double[n];
        double[] upTo = new double[n];
        double sum = 0;
        int likely = 0;
        for (int i = 0; i < n; i++) {
            values[i] = pairs[2 * order[i]];
            sum += pairs[2 * order[i] + 1] / total;
            upTo[i] = sum;
            likely = pairs[2 * order[i] + 1] > pairs[2 * order[likely] + 1] ? i : likely;
        }
        return new ByQuantile(
                p -> {
                    int at = 0;
                    while (at < n - 1 && p > upTo[at]) {
                        at++;
                    }
                    return values[at];
                },
                values[likely],
                f -> "one of "
                        + String.join(", ", Arrays.stream(values).mapToObj(f).toList()));
    }

    /**
     * The distribution of measured values, with straight lines between their order statistics (Hyndman and Fan's
     * definition 7, the one that R, NumPy and spreadsheets use).
     *
     * <pre>{@code ms(samples(log.doubleColumn("latency").asDoubleArray()))}</pre>
     *
     * @throws DesignException with fewer than two values, or one that is not finite
     */
    public static Distribution samples(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        if (n < 2 || !Double.isFinite(sorted[0]) || !Double.isFinite(sorted[n - 1])) {
            throw new DesignException(
                    "samples(" + (n <= 5 ? Format.plain(values) : n + " values") + ")",
                    "a measured distribution has at least two values, and each is a finite number",
                    "write samples(20, 25, 31, 80), without the missing values");
        }
        DoubleFunction<Double> quantile = p -> {
            double at = p * (n - 1);
            int below = Math.min(n - 2, (int) at);
            return sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
        };
        return new ByQuantile(
                quantile::apply,
                quantile.apply(0.5),
                f -> n + " measured values, " + f.apply(sorted[0]) + " to " + f.apply(sorted[n - 1]));
    }

    private static void ordered(String word, double lowest, double highest) {
        if (!(lowest < highest) || Double.isInfinite(highest - lowest)) {
            throw new DesignException(
                    word + "(" + Format.plain(lowest) + ", " + Format.plain(highest) + ")",
                    "the lower bound comes first and is below the upper one",
                    "write " + word + "(1, 9)");
        }
    }
}
