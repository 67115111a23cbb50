package dev.envelope.analysis;

import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Quantity;

/**
 * A bound that a measure is held to: {@code peakRate().atMost(perSecond(5_000))}.
 *
 * @param <Q> the kind of amount
 */
public record Target<Q extends Quantity<Q>>(Measure<Q> measure, Side side, Q bound) {

    /** Which side of the bound is good. */
    public enum Side {
        AT_MOST("at most"),
        AT_LEAST("at least");

        private final String words;

        Side(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** Whether a value keeps to a bound. */
    public boolean met(double value, double bound) {
        return side == Side.AT_MOST ? value <= bound : value >= bound;
    }

    /** The share of the worlds in which it is met; both outcomes are of the same worlds. */
    public double chance(Outcomes values, Outcomes bounds) {
        int met = 0;
        for (int i = 0; i < values.size(); i++) {
            met += met(values.get(i), bounds.get(i)) ? 1 : 0;
        }
        return (double) met / values.size();
    }

    @Override
    public String toString() {
        return measure.name() + " " + side + " " + bound;
    }
}
