package dev.envelope.performance;

import dev.envelope.capacity.Inverse;

/**
 * Percentiles of times in a queue whose waiting calls wait exponentially long: exact for M/M/c.
 *
 * <p>With the part C that waits, the mean w of those that wait and the service time s: {@code P(W > t) = C e^(−t/w)} and, for
 * exponential service times, {@code P(W + S > t) = e^(−t/s) + C ÷ s × ∫ e^(−(t−u)/s) e^(−u/w) du}. The integral is told by
 * expm1, so that nearly equal s and w lose no digits.
 */
public final class Sojourn {

    private Sojourn() {}

    /** The time that a part p of the calls does not wait longer than. */
    static double wait(double waiting, double meanOfWaiting, double p) {
        return waiting <= 1 - p ? 0 : meanOfWaiting * Math.log(waiting / (1 - p));
    }

    /** P(W + S > t) for exponential service times. */
    public static double longer(double waiting, double meanOfWaiting, double service, double t) {
        double fast = 1 / service;
        double slow = 1 / meanOfWaiting;
        double apart = Math.abs(fast - slow);
        double longest = Math.exp(-Math.min(fast, slow) * t);
        double integral = apart * t < 1e-12 ? longest * t : longest * -Math.expm1(-apart * t) / apart;
        return Math.exp(-fast * t) + waiting * fast * integral;
    }

    /** The response time that a part p of the calls does not exceed, for exponential service times. */
    static double response(double waiting, double meanOfWaiting, double service, double p) {
        if (Double.isInfinite(meanOfWaiting) || p >= 1) {
            return Double.POSITIVE_INFINITY;
        }
        if (service == 0) {
            return wait(waiting, meanOfWaiting, p);
        }
        return Inverse.of(
                t -> -Math.log(longer(waiting, meanOfWaiting, service, t)), -Math.log1p(-p), service + meanOfWaiting);
    }
}
