package dev.envelope.cost;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * How many machines of a type each world needs, and how often each number comes up: most worlds need one of a few numbers.
 *
 * @param worlds the number that each world needs
 * @param numbers the different numbers, ascending
 * @param shares the share of the worlds that need each
 */
record Needs(double[] worlds, double[] numbers, double[] shares) {

    static Needs of(double[] worlds) {
        double[] numbers = Arrays.stream(worlds).sorted().distinct().toArray();
        double[] shares = new double[numbers.length];
        for (double world : worlds) {
            shares[Arrays.binarySearch(numbers, world)] += 1.0 / worlds.length;
        }
        return new Needs(worlds, numbers, shares);
    }

    /** The mean over the worlds of what comes of the number that each needs. */
    double mean(DoubleUnaryOperator of) {
        return IntStream.range(0, numbers.length)
                .mapToDouble(k -> shares[k] * of.applyAsDouble(numbers[k]))
                .sum();
    }

    /** The share of the worlds whose number passes a test. */
    double share(DoublePredicate test) {
        return mean(number -> test.test(number) ? 1 : 0);
    }

    /** The different numbers, no more than so many of them, the largest among them. */
    double[] atMost(int many) {
        int stride = 1 + numbers.length / many;
        return IntStream.range(0, numbers.length)
                .filter(k -> k % stride == 0 || k == numbers.length - 1)
                .mapToDouble(k -> numbers[k])
                .toArray();
    }
}
