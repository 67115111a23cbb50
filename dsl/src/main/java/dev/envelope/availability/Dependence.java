package dev.envelope.availability;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What has to be there for a call to be answered, as a tree over the parts of a flow.
 *
 * <p>Each kind tells the chance that the call is answered by how likely each part is there. That is exact as long as no part occurs
 * twice in the tree; those that do are told to be there or away, and the mean is taken over both. Numbers are positions: of
 * parts, and of numbers in the operands.
 */
sealed interface Dependence {

    /**
     * The chance that a call is answered.
     *
     * @param up how likely each part is there
     * @param x the operands
     */
    double answered(double[] up, double[] x);

    /** The parts without which no call is answered. */
    Set<Integer> required();

    /** The parts at all their places in the tree. */
    Stream<Integer> parts();

    /** A part that is needed. */
    record Needs(int part) implements Dependence {
        @Override
        public double answered(double[] up, double[] x) {
            return up[part];
        }

        @Override
        public Set<Integer> required() {
            return Set.of(part);
        }

        @Override
        public Stream<Integer> parts() {
            return Stream.of(part);
        }
    }

    /** Everything in it is needed, at once or one after the other. */
    record All(List<Dependence> each) implements Dependence {
        @Override
        public double answered(double[] up, double[] x) {
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

        @Override
        public Stream<Integer> parts() {
            return each.stream().flatMap(Dependence::parts);
        }
    }

    /** Needed by a share of the calls. */
    record Sometimes(int shareAt, Dependence inner) implements Dependence {
        @Override
        public double answered(double[] up, double[] x) {
            return 1 - x[shareAt] * (1 - inner.answered(up, x));
        }

        @Override
        public Set<Integer> required() {
            return Set.of();
        }

        @Override
        public Stream<Integer> parts() {
            return inner.parts();
        }
    }

    /** Needed so many times by each call, as if its parts occurred so often: what is left to chance is so each time. */
    record Repeated(int timesAt, Dependence inner) implements Dependence {
        @Override
        public double answered(double[] up, double[] x) {
            return Math.pow(inner.answered(up, x), x[timesAt]);
        }

        @Override
        public Set<Integer> required() {
            return inner.required();
        }

        @Override
        public Stream<Integer> parts() {
            return inner.parts().flatMap(part -> Stream.of(part, part));
        }
    }

    /** A cache that answers what it holds, and what is done for the rest, or for the calls that find their way past it. */
    record Cached(Dependence cache, int hitRateAt, int bypassAt, Dependence fallback) implements Dependence {
        @Override
        public double answered(double[] up, double[] x) {
            double there = cache.answered(up, x);
            double fetched = fallback.answered(up, x);
            double hit = x[hitRateAt];
            return there * (hit + (1 - hit) * fetched) + (1 - there) * x[bypassAt] * fetched;
        }

        @Override
        public Set<Integer> required() {
            return Set.of();
        }

        @Override
        public Stream<Integer> parts() {
            return Stream.concat(cache.parts(), fallback.parts());
        }
    }

    /** Answered by the first, or for a share of its failures by one of the others: regions that stand in for each other. */
    record Either(Dependence first, int shareAt, List<Dependence> others) implements Dependence {
        @Override
        public double answered(double[] up, double[] x) {
            double lost = 1 - first.answered(up, x);
            for (Dependence other : others) {
                lost *= 1 - x[shareAt] * other.answered(up, x);
            }
            return 1 - lost;
        }

        @Override
        public Set<Integer> required() {
            return first.required().stream()
                    .filter(part ->
                            others.stream().allMatch(other -> other.required().contains(part)))
                    .collect(Collectors.toSet());
        }

        @Override
        public Stream<Integer> parts() {
            return Stream.concat(first.parts(), others.stream().flatMap(Dependence::parts));
        }
    }
}
