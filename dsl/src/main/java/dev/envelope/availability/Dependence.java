package dev.envelope.availability;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has to be there for a call to be answered, as a tree over the parts of a flow.
 *
 * <p>Each kind tells the chance that the call is answered in one state of the parts. Numbers are positions: of parts in the
 * state, of numbers in the operands.
 */
sealed interface Dependence {

    /**
     * The chance that a call is answered.
     *
     * @param up which parts are there
     * @param x the operands
     */
    double answered(boolean[] up, double[] x);

    /** The parts without which no call is answered. */
    Set<Integer> required();

    /** A part that is needed. */
    record Needs(int part) implements Dependence {
        @Override
        public double answered(boolean[] up, double[] x) {
            return up[part] ? 1 : 0;
        }

        @Override
        public Set<Integer> required() {
            return Set.of(part);
        }
    }

    /** Everything in it is needed, at once or one after the other. */
    record All(List<Dependence> each) implements Dependence {
        @Override
        public double answered(boolean[] up, double[] x) {
            double chance = 1;
            for (Dependence one : each) {
                chance *= one.answered(up, x);
            }
            return chance;
        }

        @Override
        public Set<Integer> required() {
            return each.stream().flatMap(one -> one.required().stream()).collect(Collectors.toSet());
        }
    }

    /** Needed by a share of the calls. */
    record Sometimes(int shareAt, Dependence inner) implements Dependence {
        @Override
        public double answered(boolean[] up, double[] x) {
            return 1 - x[shareAt] * (1 - inner.answered(up, x));
        }

        @Override
        public Set<Integer> required() {
            return Set.of();
        }
    }

    /** Needed so many times by each call: the parts are those of the first time, the chances are not. */
    record Repeated(int timesAt, Dependence inner) implements Dependence {
        @Override
        public double answered(boolean[] up, double[] x) {
            return Math.pow(inner.answered(up, x), x[timesAt]);
        }

        @Override
        public Set<Integer> required() {
            return inner.required();
        }
    }

    /** A cache that answers what it holds, and what is done for the rest, or for the calls that find their way past it. */
    record Cached(Dependence cache, int hitRateAt, int bypassAt, Dependence fallback) implements Dependence {
        @Override
        public double answered(boolean[] up, double[] x) {
            double there = cache.answered(up, x);
            double fetched = fallback.answered(up, x);
            double hit = x[hitRateAt];
            return there * (hit + (1 - hit) * fetched) + (1 - there) * x[bypassAt] * fetched;
        }

        @Override
        public Set<Integer> required() {
            return Set.of();
        }
    }
}
