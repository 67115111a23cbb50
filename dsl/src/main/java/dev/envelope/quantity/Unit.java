package dev.envelope.quantity;

import dev.envelope.quantity.Term.Constant;
import dev.envelope.quantity.Term.Variable;
import java.util.function.Function;

/**
 * The unit behind a unit word: it turns numbers into an amount and refuses those that no such amount can have.
 *
 * @param word the word as it is written in code
 * @param example the word with a number, as code
 * @param factor how many base units it is
 * @param label how a stated amount is written in a derivation; with a leading slash it follows the number closely; empty
 *     for the dimension's own format
 */
record Unit<Q extends Quantity<Q>>(
        String word, String example, Dimension dimension, double factor, String label, Function<Term, Q> type) {

    Unit(String word, Dimension dimension, double factor, String label, Function<Term, Q> type) {
        this(
                word,
                word + "(" + (dimension == Dimension.SHARE ? Format.plain(0.95 / factor) : "20") + ")",
                dimension,
                factor,
                label,
                type);
    }

    /** The unit of a plain number. */
    static final Unit<Count> ONE = new Unit<>("count", Dimension.COUNT, 1, "", Count::new);

    /** The unit of a part of a whole, from 0 to 1. */
    static final Unit<Share> PART = new Unit<>("share", Dimension.SHARE, 1, "", Share::new);

    /** The odds of a draw beyond a bound that are still taken for rounding: one in a thousand on either side. */
    private static final double NEGLIGIBLE = Distribution.Scores.of(0.001);

    /** A score so far out that no study draws it. */
    private static final double FARTHEST = 8;

    /** The same unit behind another word, which is given with a number: {@code peak(3)}. */
    Unit<Q> as(String example) {
        return new Unit<>(example.substring(0, example.indexOf('(')), example, dimension, factor, label, type);
    }

    /** A certain amount. */
    Q of(double value) {
        double base = value * factor;
        String given = word + "(" + Format.plain(value) + ")";
        if (!Double.isFinite(value)) {
            throw new DesignException(given, "a " + dimension.noun() + " is a finite number", "write " + example);
        }
        if (value < 0) {
            throw new DesignException(
                    given,
                    "a " + dimension.noun() + " is not negative",
                    "write " + (example.contains(", ") ? example : word + "(" + Format.plain(-value) + ")")
                            + (dimension == Dimension.SHARE
                                    ? "; shrinking by a tenth a year is timesPerYear(0.9)"
                                    : ""));
        }
        if (base > dimension.largest()) {
            throw new DesignException(
                    given,
                    "a share is at most " + Format.plain(1 / factor) + ", the whole",
                    "write " + example + "; growth by more than the whole is timesPerYear(2.5)");
        }
        return type.apply(new Constant(dimension, base, written(value)));
    }

    /** An uncertain amount by its 90 % interval. */
    Q of(double p5, double p95) {
        Distribution shape = dimension == Dimension.SHARE
                ? Range.logitNormal(word, p5, p95, 1 / factor)
                : Range.lognormal(word, p5, p95).scaled(factor);
        return type.apply(new Variable(dimension, shape));
    }

    /** An uncertain amount of a given shape. */
    Q of(Distribution shape) {
        Distribution scaled = shape.scaled(factor);
        double largest = dimension.largest();
        if (scaled.at(NEGLIGIBLE) < 0 || scaled.at(-NEGLIGIBLE) > largest) {
            throw new DesignException(
                    word + "(" + shape.describe(Format::plain) + ")",
                    "more than one draw in a thousand would be "
                            + (dimension == Dimension.SHARE ? "outside 0.." + Format.plain(1 / factor) : "below 0"),
                    "write a 90 % interval, which never leaves it: " + word + "(low, high)");
        }
        boolean inside = scaled.at(-FARTHEST) >= 0 && scaled.at(FARTHEST) <= largest;
        return type.apply(new Variable(dimension, inside ? scaled : new Distribution.Bounded(scaled, 0, largest)));
    }

    private String written(double value) {
        if (label.isEmpty()) {
            return dimension.format(value * factor);
        }
        if (label.startsWith("/")) {
            return Format.count(value) + label;
        }
        return Format.number(value) + " " + (value == 1 ? label.replaceFirst("s of ", " of ") : label);
    }
}
