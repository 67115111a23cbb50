package dev.envelope.capacity;

/**
 * For how long an object is answered from a cache that evicts the least recently used, from being put in to having to be fetched anew.
 *
 * <p>It is put in at age 0 and read at random with the rate {@code λ}. It is evicted when nobody has read it for the cache's
 * characteristic time {@code τ}, and answered up to the age {@code T}. With {@code A(t)} the chance that it is not evicted at the age
 * {@code t}, its mean time is {@code ∫ e^(−w·t)·A(t) dt} from 0 to {@code T}, where something else ends it at the rate {@code w}.
 * {@code A} is 1 up to {@code τ}, falls there by {@code q = e^(−λ·τ)}, because nobody has read it at all, and goes on as
 * {@code A′(t) = −λ·q·A(t − τ)}: what is evicted at {@code t} was read at {@code t − τ} for the last time.
 *
 * <ul>
 *   <li>Where nothing is evicted, as for {@code T ≤ τ}, it is {@code (1 − e^(−w·T)) ÷ w}.
 *   <li>Without {@code T} it is {@code (1 − e) ÷ (w + λ·e)} with {@code e = e^(−(λ + w)·τ)}.
 *   <li>Between the two {@code A} is a polynomial on each stretch of {@code τ}, which follows from the one before it (the method of steps),
 *       and soon each stretch is the one before times a number. Against 60 digits it is off by less than 10⁻¹².
 * </ul>
 *
 * <p>Source: M. Garetto, E. Leonardi and V. Martina, A Unified Approach to the Performance Analysis of Caching Systems, ACM TOMPECS
 * 1(3), 2016, for renewal under the characteristic time; J. Jung, A. Berger and H. Balakrishnan, Modeling TTL-based Internet Caches,
 * INFOCOM 2003, for the time to live.
 */
final class Residence {

    /** Coefficients of a stretch; those beyond are below 1/16!. */
    private static final int TERMS = 16;

    /** After so many stretches nothing is left where they do not fall in a geometric progression yet. */
    private static final int MOST_STRETCHES = 48;

    /** What is below this part of a sum adds nothing to it. */
    private static final double NOTHING = 1e-13;

    /** Reads, and what else ends it, in a characteristic time. */
    private final double reads;

    private final double ending;

    /** What is lost in a stretch of those who were there in the one before. */
    private final double lost;

    private final double[] stretch = new double[TERMS];

    private Residence(double reads, double ending) {
        this.reads = reads;
        this.ending = ending;
        this.lost = reads * Math.exp(-reads);
        stretch[0] = 1;
    }

    /**
     * For how many seconds it is answered in the mean.
     *
     * @param reads how often it is asked for, a second
     * @param ending how often something else ends it, such as a write, a second
     * @param characteristicTime for how many seconds it stays if nobody asks for it
     * @param timeToLive for how many seconds it is answered after it was put in
     */
    static double time(double reads, double ending, double characteristicTime, double timeToLive) {
        double unread = Math.exp(-reads * characteristicTime);
        if (timeToLive <= characteristicTime || unread * (1 + reads * timeToLive) <= NOTHING) {
            return ending == 0 ? timeToLive : -Math.expm1(-ending * timeToLive) / ending;
        }
        if (timeToLive == Double.POSITIVE_INFINITY) {
            double calls = (reads + ending) * characteristicTime;
            return -Math.expm1(-calls) / (ending + reads * unread * Math.exp(-ending * characteristicTime));
        }
        return characteristicTime
                * new Residence(reads * characteristicTime, ending * characteristicTime)
                        .until(timeToLive / characteristicTime);
    }

    /** The integral of {@code e^(−w·t)·A(t)} up to an age above 1, all in characteristic times. */
    private double until(double age) {
        double sum = ending == 0 ? 1 : -Math.expm1(-ending) / ending;
        double decay = Math.exp(-ending);
        if (decay <= NOTHING) {
            return sum;
        }
        double last = Math.floor(age);
        int terms = (int) Math.min(last + 1, TERMS);
        double[] whole = last > 1 ? moments(1, terms) : new double[0];
        double[] part = moments(age - last, terms);
        double before = sum;
        double ratio = 0;
        double factor = decay;
        for (int i = 1; i < last; i++, factor *= decay) {
            next(i);
            double all = integral(whole);
            if (factor * all <= NOTHING * sum) {
                return sum;
            }
            sum += factor * all;
            boolean settled = Math.abs(all - ratio * before) <= NOTHING * all;
            ratio = all / before;
            before = all;
            if (settled || i == MOST_STRETCHES) {
                double logarithm = Math.log(ratio) - ending;
                return sum
                        + factor * all * powers(logarithm, last - 1 - i)
                        + factor * Math.exp(logarithm * (last - i)) * integral(part);
            }
        }
        next((int) last);
        return sum + factor * integral(part);
    }

    /** The sum of so many powers of a number, from the first on. */
    private static double powers(double logarithm, double number) {
        return logarithm == 0 ? number : Math.exp(logarithm) * Math.expm1(number * logarithm) / Math.expm1(logarithm);
    }

    /** Goes on to the i-th stretch, a polynomial of degree i. */
    private void next(int i) {
        double end = 0;
        for (int k = Math.min(i, TERMS) - 1; k >= 0; k--) {
            end += stretch[k];
        }
        for (int k = Math.min(i, TERMS - 1); k > 0; k--) {
            stretch[k] = -lost * stretch[k - 1] / k;
        }
        stretch[0] = i == 1 ? -Math.expm1(-reads) : end;
    }

    /** The integral over a part of the stretch, of which these are the moments. */
    private double integral(double[] moments) {
        double sum = 0;
        for (int k = 0; k < moments.length; k++) {
            sum += stretch[k] * moments[k];
        }
        return sum;
    }

    /** The first integrals of {@code s^k·e^(−w·s)} from 0 to a part: the last by its series, and each of the others from the one after it. */
    private double[] moments(double part, int terms) {
        double[] moments = new double[terms];
        double edge = Math.exp(-ending * part);
        for (int k = 0; k < terms; k++) {
            moments[k] = edge;
            edge *= part;
        }
        double sum = 0;
        double term = part / terms;
        for (int k = terms + 1; term > NOTHING * sum; k++) {
            sum += term;
            term *= ending * part / k;
        }
        moments[terms - 1] *= sum;
        for (int k = terms - 1; k > 0; k--) {
            moments[k - 1] = (ending * moments[k] + part * moments[k - 1]) / k;
        }
        return moments;
    }
}
