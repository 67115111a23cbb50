package dev.envelope.performance.latency;

import dev.envelope.quantity.Format;

/**
 * A number by the formula, simulated, and the half-width of the simulated one.
 *
 * @param of whose number it is: an operation or a part
 */
record Pair(String of, String number, double formula, double simulated, double halfWidth) {

    private static final double NANOSECOND = 1e-9;
    private static final double HARDLY = 1e-6;

    /** Beyond so many times the other one, how many exactly tells nothing. */
    private static final double FAR = 1_000;

    /**
     * Two times, of which what is less than a nanosecond, or a millionth of the response that it is part of, is none; and no two are told
     * apart by less.
     */
    static Pair ofTimes(String of, String number, double formula, double simulated, double halfWidth, double response) {
        double least = Math.max(NANOSECOND, HARDLY * response);
        double some = some(simulated, least);
        return new Pair(of, number, some(formula, least), some, some == 0 ? 0 : Math.max(least, halfWidth));
    }

    private static double some(double time, double least) {
        return time < least ? 0 : time;
    }

    /** Where no simulated call waited there is nothing to compare with. */
    boolean isKnown() {
        return Double.isFinite(formula) && simulated > 0 && Double.isFinite(halfWidth);
    }

    double difference() {
        return isKnown() ? (formula - simulated) / simulated : Double.NaN;
    }

    boolean isInside() {
        return Math.abs(formula - simulated) <= halfWidth;
    }

    String inside() {
        return !isKnown() ? "" : isInside() ? "yes" : "no";
    }

    /** How far the formula is away, in words. */
    String told() {
        double times = formula / simulated;
        String apart = times > FAR
                ? "more than " + Format.count(FAR) + " times"
                : Format.share(Math.abs(difference())) + (difference() < 0 ? " below" : " above");
        return number + " of " + of + ": the formula is " + apart + " the simulation";
    }
}
