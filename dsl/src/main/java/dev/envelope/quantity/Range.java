package dev.envelope.quantity;

import dev.envelope.quantity.Distribution.Scores;
import java.util.function.DoubleFunction;

/**
 * A 90 % interval, stated by its p5 and its p95: the shape behind two numbers in a unit word.
 *
 * <p>A count, size, time, rate or price is lognormal: {@code exp(m + s·z)} with {@code m = (ln p5 + ln p95) / 2} and
 * {@code s = (ln p95 − ln p5) / (2 · 1.645)}. A share is logit-normal, the same on the log-odds, and so never leaves 0..1.
 * The quantiles at 5 % and 95 % are exactly what was stated.
 */
public final class Range {

    private Range() {}

    /**
     * The lognormal whose p5 and p95 are these.
     *
     * @throws DesignException if not 0 &lt; p5 &lt; p95 &lt; ∞
     */
    public static Distribution lognormal(String word, double p5, double p95) {
        check(word, p5, p95);
        if (!(p5 > 0)) {
            throw new DesignException(
                    given(word, p5, p95),
                    "the low end of a 90 % interval is above 0, since the amount is lognormal",
                    "write a small positive low end, or " + word + "(" + Format.plain(p95) + ") for a certain amount");
        }
        double low = Math.log(p5);
        double high = Math.log(p95);
        return new Lognormal((low + high) / 2, (high - low) / (2 * Scores.P95));
    }

    /**
     * The logit-normal whose p5 and p95 are these parts of a whole; its values are between 0 and 1.
     *
     * @throws DesignException if not 0 &lt; p5 &lt; p95 &lt; 1
     */
    public static Distribution logitNormal(String word, double p5, double p95, double whole) {
        check(word, p5, p95);
        if (!(p5 > 0) || !(p95 < whole)) {
            throw new DesignException(
                    given(word, p5, p95),
                    "the ends of a share's 90 % interval lie inside 0.." + Format.plain(whole)
                            + " and never on its bounds",
                    "write " + given(word, Math.max(p5, whole / 1000), Math.min(p95, whole * 0.999)));
        }
        double low = Math.log(p5 / (whole - p5));
        double high = Math.log(p95 / (whole - p95));
        return new LogitNormal((low + high) / 2, (high - low) / (2 * Scores.P95));
    }

    private static void check(String word, double p5, double p95) {
        if (!Double.isFinite(p5) || !Double.isFinite(p95)) {
            throw new DesignException(
                    given(word, p5, p95),
                    "both ends of a 90 % interval are finite numbers",
                    "write " + word + "(20, 80)");
        }
        if (p5 == p95) {
            throw new DesignException(
                    given(word, p5, p95),
                    "a 90 % interval has a low end below its high end",
                    "write " + word + "(" + Format.plain(p5) + ") for a certain amount");
        }
        if (p5 > p95) {
            throw new DesignException(
                    given(word, p5, p95),
                    "a 90 % interval has a low end below its high end",
                    "write " + given(word, p95, p5));
        }
    }

    private static String given(String word, double p5, double p95) {
        return word + "(" + Format.plain(p5) + ", " + Format.plain(p95) + ")";
    }

    private record Lognormal(double location, double scale) implements Distribution {
        @Override
        public double at(double score) {
            return Math.exp(location + scale * score);
        }

        @Override
        public void transform(double[] scores, int n) {
            for (int i = 0; i < n; i++) {
                scores[i] = Math.exp(location + scale * scores[i]);
            }
        }

        @Override
        public Distribution scaled(double factor) {
            return new Lognormal(location + Math.log(factor), scale);
        }

        @Override
        public String describe(DoubleFunction<String> format) {
            return format.apply(at(Scores.P5)) + " to " + format.apply(at(Scores.P95));
        }
    }

    private record LogitNormal(double location, double scale) implements Distribution {
        @Override
        public double at(double score) {
            return 1 / (1 + Math.exp(-(location + scale * score)));
        }

        @Override
        public String describe(DoubleFunction<String> format) {
            return format.apply(at(Scores.P5)) + " to " + format.apply(at(Scores.P95));
        }
    }
}
