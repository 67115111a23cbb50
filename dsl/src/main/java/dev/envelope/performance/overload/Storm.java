package dev.envelope.performance.overload;

import dev.envelope.performance.Erlang;
import dev.envelope.performance.Sojourn;
import org.apache.commons.numbers.rootfinder.BrentSolver;

/**
 * The fixed points of {@code Λ = λ × tries(p(Λ))} for M/M/c with a timeout, in base units.
 *
 * @param timeout in seconds, from the call to its answer
 * @param retries how often a call is tried again
 * @param most how many retries there are for each call at most, by a budget
 */
record Storm(double service, double servers, double timeout, double retries, double most) {

    private static final int STEPS = 400;
    private static final int HALVINGS = 60;
    private static final double ACCURACY = 1e-12;

    static Storm of(double[] x) {
        return new Storm(x[0], x[1], x[2], x[3], x[4]);
    }

    double capacity() {
        return servers / service;
    }

    /** The part of the tries that takes longer than the timeout, under so many tries a second. */
    private double late(double tries) {
        double load = tries * service;
        return load >= servers
                ? 1
                : Sojourn.longer(Erlang.waiting(servers, load), service / (servers - load), service, timeout);
    }

    private double each(double late) {
        return Amplification.tries(late, retries, most);
    }

    /** The calls a second that cause so many tries a second. */
    private double calls(double tries) {
        return tries / each(late(tries));
    }

    double metastableFrom() {
        return capacity() / each(1);
    }

    double collapsesFrom() {
        return calls(worst());
    }

    /** The tries a second at which most calls are made: beyond it, fewer calls make more tries. */
    private double worst() {
        if (each(1) == 1) {
            return capacity();
        }
        double step = capacity() / STEPS;
        double best = step;
        for (int i = 2; i < STEPS; i++) {
            best = calls(i * step) > calls(best) ? i * step : best;
        }
        double low = best - step;
        double high = Math.min(best + step, capacity() * (1 - ACCURACY));
        for (int i = 0; i < HALVINGS; i++) {
            double third = (high - low) / 3;
            if (calls(low + third) < calls(high - third)) {
                low += third;
            } else {
                high -= third;
            }
        }
        return (low + high) / 2;
    }

    /** The tries of so many calls a second, in the good state; infinite where there is none. */
    double tries(double calls) {
        double worst = worst();
        if (calls >= calls(worst)) {
            return Double.POSITIVE_INFINITY;
        }
        return new BrentSolver(ACCURACY, ACCURACY, ACCURACY)
                .findRoot(tries -> calls(tries) - calls, Math.min(calls, worst) * (1 - ACCURACY), worst);
    }

    /** The goodput of so many calls once every try has timed out for a while: 0 where that sustains itself. */
    double afterADisturbance(double calls) {
        return calls < metastableFrom() ? goodput(calls) : 0;
    }

    /** The calls that are answered in time; each of them has one try that is. */
    double goodput(double calls) {
        double tries = tries(calls);
        return Double.isInfinite(tries) ? 0 : tries * (1 - late(tries));
    }
}
