package dev.envelope.simulation.network;

import java.util.Arrays;

/** How many calls are let through in a time; in seconds. The rules are those of {@link dev.envelope.model.policy.RateLimit}. */
public sealed interface Limit {

    /** One that has let nothing through yet. */
    Limiter start();

    /** What decides of each call; it is asked in the order of time. */
    interface Limiter {
        boolean admits(double now);
    }

    /** A bucket of so many tokens that is full at the start and fills at a steady rate. */
    record Bucket(double rate, double size) implements Limit {
        @Override
        public Limiter start() {
            return new Limiter() {
                private double tokens = size;
                private double at;

                @Override
                public boolean admits(double now) {
                    tokens = Math.min(size, tokens + rate * (now - at));
                    at = now;
                    boolean enough = tokens >= 1;
                    tokens -= enough ? 1 : 0;
                    return enough;
                }
            };
        }
    }

    /** So many calls in any time of this length: the times of the last ones are remembered. */
    record SlidingWindow(int calls, double length) implements Limit {
        @Override
        public Limiter start() {
            double[] admitted = new double[calls];
            Arrays.fill(admitted, Double.NEGATIVE_INFINITY);
            return new Limiter() {
                private int oldest;

                @Override
                public boolean admits(double now) {
                    if (admitted[oldest] > now - length) {
                        return false;
                    }
                    admitted[oldest] = now;
                    oldest = oldest + 1 == calls ? 0 : oldest + 1;
                    return true;
                }
            };
        }
    }

    /** So many calls between two multiples of this length. */
    record FixedWindow(int calls, double length) implements Limit {
        @Override
        public Limiter start() {
            return new Limiter() {
                private double window;
                private int admitted;

                @Override
                public boolean admits(double now) {
                    double current = Math.floor(now / length);
                    if (current != window) {
                        window = current;
                        admitted = 0;
                    }
                    return admitted++ < calls;
                }
            };
        }
    }
}
