package dev.envelope.performance.calibration;

import java.util.function.DoubleFunction;

/**
 * A number that was fitted, with its 90 % interval; a margin that is not a number is none.
 *
 * @param least what the number cannot be below
 */
record Coefficient(String name, DoubleFunction<String> format, double estimate, double margin, double least) {

    Coefficient(String name, DoubleFunction<String> format, double estimate, double margin) {
        this(name, format, estimate, margin, Double.NEGATIVE_INFINITY);
    }

    double low() {
        return Math.max(least, estimate - margin);
    }

    double high() {
        return estimate + margin;
    }

    String value() {
        return format.apply(estimate);
    }

    String interval() {
        return Double.isNaN(margin) ? "" : format.apply(low()) + " to " + format.apply(high());
    }
}
