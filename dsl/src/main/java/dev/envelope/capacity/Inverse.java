package dev.envelope.capacity;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.rootfinder.BrentSolver;

/** The inverse of a function that rises from 0 at 0: Brent's method on the logarithm of the argument. */
public final class Inverse {

    private static final double ACCURACY = 1e-13;
    private static final double STEP = 4;

    private Inverse() {}

    /**
     * The argument at which the function reaches a value: 0 for a value of 0 or less and where it is above the value for any argument,
     * infinite where it never does.
     *
     * @param start any argument above 0; the nearer, the faster
     */
    public static double of(DoubleUnaryOperator rising, double value, double start) {
        if (!(value > 0)) {
            return Math.max(0, value);
        }
        double low = start;
        while (rising.applyAsDouble(low) > value) {
            low /= STEP;
            if (low == 0) {
                return low;
            }
        }
        double high = low;
        while (rising.applyAsDouble(high) < value) {
            low = high;
            high *= STEP;
            if (Double.isInfinite(high)) {
                return high;
            }
        }
        return Math.exp(new BrentSolver(ACCURACY, ACCURACY, Double.MIN_NORMAL)
                .findRoot(x -> rising.applyAsDouble(Math.exp(x)) - value, Math.log(low), Math.log(high)));
    }
}
