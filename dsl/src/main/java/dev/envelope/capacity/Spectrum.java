package dev.envelope.capacity;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * How many keys are asked for how often: classes of keys, each told by how many keys it stands for and by the share of all
 * requests that asks for one of them. So a sum over keys is a sum over some hundred classes, be there a thousand keys or
 * a trillion.
 *
 * <p>Under Zipf's law the {@value #HEAD} most popular keys are classes of their own. The sum over the others is Euler and
 * Maclaurin's formula in its midpoint form: the integral from half a rank after the head to half a rank after the last
 * key, by Gauss's rule on the logarithm of the rank, and a 24th of the slope at either end. Against the sum over every
 * key a hit rate is off by less than 10⁻⁷ for exponents from 0 to 2.5.
 *
 * <p>Of stated weights, those within 1/{@value #FINENESS} of one another are a class with their mean. A hit rate is off by
 * less than 10⁻⁵, because deviations from a mean cancel in the first order.
 */
final class Spectrum {

    private static final int HEAD = 32;
    private static final int FINENESS = 256;

    /** The widest panel of Gauss's rule, in natural logarithms of the rank. */
    private static final double PANEL = 2;

    /** Points and weights on −1..1 of Gauss's rule with eight points; Abramowitz and Stegun, 1964, table 25.4. */
    private static final double[][] GAUSS = {
        {-0.960289856497536, 0.101228536290376},
        {-0.796666477413627, 0.222381034453374},
        {-0.525532409916329, 0.313706645877887},
        {-0.183434642495650, 0.362683783378362},
        {0.183434642495650, 0.362683783378362},
        {0.525532409916329, 0.313706645877887},
        {0.796666477413627, 0.222381034453374},
        {0.960289856497536, 0.101228536290376}
    };

    private final double[] keys;
    private final double[] share;
    private final double total;
    private final DoubleUnaryOperator weightOfTop;

    private Spectrum(Classes classes, DoubleUnaryOperator weightOfTop) {
        this.total = classes.total();
        this.keys = classes.keys();
        this.share = Arrays.stream(classes.weight()).map(each -> each / total).toArray();
        this.weightOfTop = weightOfTop;
    }

    /** Zipf's law: the k-th of the keys is asked for in proportion to {@code k^−exponent}. A part of a key counts in part. */
    static Spectrum zipf(double exponent, double keys) {
        return new Spectrum(
                Classes.zipf(exponent, keys),
                most -> Classes.zipf(exponent, most).total());
    }

    /** Weights, the largest first. */
    static Spectrum of(double[] descending) {
        Classes classes = Classes.of(descending);
        return new Spectrum(classes, classes::ofFirst);
    }

    /** How many keys there are that anybody asks for. */
    double size() {
        return Arrays.stream(keys).sum();
    }

    /** The sum over all keys of a function of the share of requests that asks for the key. */
    double sum(DoubleUnaryOperator ofShare) {
        double sum = 0;
        for (int i = 0; i < keys.length; i++) {
            sum += keys[i] * ofShare.applyAsDouble(share[i]);
        }
        return sum;
    }

    /** The share of requests that asks for one of the so many most popular keys. */
    double topShare(double most) {
        return most >= size() ? 1 : Math.min(1, weightOfTop.applyAsDouble(most) / total);
    }

    /** How many of the most popular keys take this share of the requests. */
    double topKeys(double share) {
        return share >= 1 ? size() : Inverse.of(this::topShare, share, 1);
    }

    /** Classes of keys: how many keys each stands for, and the weight of one of them. */
    private record Classes(double[] keys, double[] weight) {

        static Classes zipf(double exponent, double keys) {
            int head = (int) Math.min(HEAD, Math.ceil(keys));
            int panels = keys > HEAD ? (int) Math.ceil(Math.log((keys + 0.5) / (HEAD + 0.5)) / PANEL) : 0;
            double[] rank = new double[head + (panels > 0 ? 3 + panels * GAUSS.length : 0)];
            double[] count = new double[rank.length];
            for (int i = 0; i < head; i++) {
                rank[i] = i + 1;
                count[i] = Math.min(1, keys - i);
            }
            if (panels > 0) {
                slope(rank, count, head, keys);
                integral(rank, count, head + 3, Math.log(HEAD + 0.5), Math.log(keys + 0.5), panels);
            }
            double[] weight =
                    Arrays.stream(rank).map(each -> Math.pow(each, -exponent)).toArray();
            return new Classes(count, weight);
        }

        /** A 24th of the difference between two ranks at either end stands for a 24th of the slope between them. */
        private static void slope(double[] rank, double[] count, int at, double last) {
            count[HEAD - 1] -= 1.0 / 24;
            rank[at] = HEAD + 1;
            count[at] = 1.0 / 24;
            rank[at + 1] = last;
            count[at + 1] = 1.0 / 24;
            rank[at + 2] = last + 1;
            count[at + 2] = -1.0 / 24;
        }

        private static void integral(double[] rank, double[] count, int at, double low, double high, int panels) {
            double half = (high - low) / panels / 2;
            for (int i = 0; i < panels * GAUSS.length; i++) {
                double[] point = GAUSS[i % GAUSS.length];
                double middle = low + half * (2 * (i / GAUSS.length) + 1);
                rank[at + i] = Math.exp(middle + half * point[0]);
                count[at + i] = half * point[1] * rank[at + i];
            }
        }

        static Classes of(double[] descending) {
            double[] keys = new double[descending.length];
            double[] weight = new double[descending.length];
            int classes = 0;
            for (int i = 0; i < descending.length && descending[i] > 0; classes++) {
                double least = descending[i] * (1 - 1.0 / FINENESS);
                double sum = 0;
                for (; i < descending.length && descending[i] >= least; i++) {
                    sum += descending[i];
                    keys[classes]++;
                }
                weight[classes] = sum / keys[classes];
            }
            return new Classes(Arrays.copyOf(keys, classes), Arrays.copyOf(weight, classes));
        }

        /** The weight of all keys together. */
        double total() {
            return ofFirst(Double.POSITIVE_INFINITY);
        }

        /** The weight of the first so many keys together. */
        double ofFirst(double most) {
            double left = most;
            double sum = 0;
            for (int i = 0; i < keys.length && left > 0; i++) {
                sum += weight[i] * Math.min(keys[i], left);
                left -= keys[i];
            }
            return sum;
        }
    }
}
