package dev.envelope.model;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.million;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Quantity;
import java.util.Arrays;
import java.util.Map;
import tech.tablesaw.api.NumericColumn;

/**
 * How popular the keys of a data set are: which part of the requests asks for each of them.
 *
 * <p>Requests are taken as independent of one another, and popularity as constant in time (the independent reference
 * model). So a cache's hit rate follows from the popularity and the size of the cache alone.
 *
 * <p>Source of the law: L. Breslau, P. Cao, L. Fan, G. Phillips and S. Shenker, Web Caching and Zipf-like Distributions,
 * INFOCOM 1999, which measured exponents from 0.64 to 0.83 in the traces of web proxies.
 *
 * <pre>{@code
 * Popularity.zipf(0.8).keys(million(100))
 * Popularity.of(500, 400, 100)
 * }</pre>
 */
public sealed interface Popularity {

    /** How many different keys there are. */
    Count keys();

    /**
     * Zipf's law: the k-th most popular key is asked for in proportion to {@code 1 ÷ k^exponent}.
     *
     * @throws DesignException if the exponent is negative or not finite
     */
    static Zipf zipf(double exponent) {
        return zipf(Count.of(Zipf.EXPONENT.example(), exponent));
    }

    /** Zipf's law with an exponent that may be uncertain. */
    static Zipf zipf(Count exponent) {
        return new Zipf(Statements.NONE.with(Zipf.EXPONENT, exponent));
    }

    /** Every key is asked for as often as any other: Zipf's law with exponent 0. */
    static Zipf uniform() {
        return zipf(0);
    }

    /**
     * Stated or measured: a weight for each key, in any order and in any unit, such as its requests in a log.
     *
     * @throws DesignException unless there is a weight above 0, none is negative, and their sum is finite
     */
    static Weighted of(double... weights) {
        return new Weighted(weights.clone());
    }

    /** Measured: a Tablesaw column with a row for each key, such as its requests in a log; missing values are left out. */
    static Weighted of(NumericColumn<?> weights) {
        return new Weighted(((NumericColumn<?>) weights.removeMissing()).asDoubleArray());
    }

    /** Zipf's law over a number of keys; exponent 0 is uniform. */
    final class Zipf implements Popularity {

        static final Input<Count> EXPONENT =
                new Input<>("Zipf exponent", "zipf(0.8)", Bound.NONE, count(0.8), "never assumed");
        static final Input<Count> KEYS = new Input<>(
                "keys", "keys(million(10))", Bound.AT_LEAST_ONE, million(1), "a placeholder for the number of keys");

        private final Statements statements;

        private Zipf(Statements statements) {
            this.statements = statements;
        }

        /** The same law over so many keys. */
        public Zipf keys(double keys) {
            return keys(Count.of(KEYS.example(), keys));
        }

        /** The same law over so many keys, as a 90 % interval: p5 and p95. */
        public Zipf keys(double p5, double p95) {
            return keys(Count.of(KEYS.example(), p5, p95));
        }

        /** The same law over so many keys. */
        public Zipf keys(Count keys) {
            return new Zipf(statements.with(KEYS, keys));
        }

        @Override
        public Count keys() {
            return statements.of(KEYS, "");
        }

        public Count exponent() {
            return statements.of(EXPONENT, "");
        }

        Map<String, Quantity<?>> stated(String prefix) {
            return statements.stated(prefix);
        }

        @Override
        public String toString() {
            boolean uniform = !exponent().uncertain() && exponent().value() == 0;
            return (uniform ? "uniform" : "Zipf with exponent " + exponent()) + " over " + keys() + " keys";
        }
    }

    /** A weight for each key. */
    final class Weighted implements Popularity {

        private static final String EXAMPLE = "popularity(500, 400, 100)";

        private final double[] descending;

        private Weighted(double[] weights) {
            double total = Arrays.stream(weights).sum();
            boolean negative = Arrays.stream(weights).anyMatch(weight -> weight < 0);
            if (!(total > 0) || Double.isInfinite(total) || negative) {
                throw new DesignException(
                        "popularity(" + (weights.length <= 5 ? written(weights) : weights.length + " weights") + ")",
                        "a weight is a finite number that is not negative, and at least one is above 0",
                        "write " + EXAMPLE + ": how often each key is asked for");
            }
            Arrays.sort(weights);
            this.descending = new double[weights.length];
            Arrays.setAll(descending, i -> weights[weights.length - 1 - i]);
        }

        private static String written(double[] weights) {
            return String.join(
                    ", ", Arrays.stream(weights).mapToObj(Format::plain).toList());
        }

        /** The weights, the most popular key first. */
        public double[] weights() {
            return descending.clone();
        }

        @Override
        public Count keys() {
            return count(descending.length).named("keys");
        }

        @Override
        public String toString() {
            double first = descending[0] / Arrays.stream(descending).sum();
            return keys() + " weighted keys, " + Format.share(first) + " of the requests for the most popular";
        }
    }
}
