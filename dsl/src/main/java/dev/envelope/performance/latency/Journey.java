package dev.envelope.performance.latency;

import dev.envelope.performance.Erlang;
import dev.envelope.performance.PoissonTail;
import dev.envelope.performance.latency.Grid.Times;
import java.util.Arrays;
import java.util.List;

/**
 * What a caller waits for, put together as the flow is: a formula of numbers, which stand in one array.
 *
 * <p>Components of the nodes that are called {@code ...At} are positions in that array. Every time is independent of the others.
 */
sealed interface Journey {

    /** How likely each time is once this is over, from how likely each was before. */
    Times after(Times before, Grid grid, double[] x);

    /** How likely it is that this comes to an end at all: a stage over its limit never does. */
    double ends(double[] x);

    /** Adds to each part the mean time that is spent in it. */
    void means(double weight, double[] x, double[] parts);

    /** The p99s of all that is waited for one after the other, added up: what no p99 of the sum comes to in practice. */
    default double addedUp(double[] x) {
        return Percentile.of(this, x, 0.99);
    }

    /** The mean time of all of it. */
    default double mean(double[] x, int parts) {
        double[] means = new double[parts];
        means(1, x, means);
        double sum = 0;
        for (double mean : means) {
            sum += mean;
        }
        return sum;
    }

    /**
     * A component that is called: a wait, if all its servers are busy, and the service.
     *
     * @param part where its time is told
     */
    record Stage(int part, int serviceAt, int variabilityAt, int utilisationAt, int serversAt) implements Journey {

        private double waiting(double[] x) {
            return Erlang.waiting(x[serversAt], x[utilisationAt] * x[serversAt]);
        }

        /** The mean wait of those that wait, by Allen and Cunneen, arrivals at random. */
        private double meanOfWaiting(double[] x) {
            double variability = (1 + x[variabilityAt] * x[variabilityAt]) / 2;
            return variability * x[serviceAt] / (x[serversAt] * (1 - x[utilisationAt]));
        }

        boolean isOverloaded(double[] x) {
            return x[utilisationAt] >= 1;
        }

        /** The mean wait of all calls. */
        double meanWait(double[] x) {
            return isOverloaded(x) ? Double.POSITIVE_INFINITY : waiting(x) * meanOfWaiting(x);
        }

        /** Whether those that wait do so for an exponential time: exact if service times are, and an approximation of several servers. */
        private boolean isMemoryless(double[] x) {
            return x[serversAt] != 1 || x[utilisationAt] < Grid.HARDLY || Math.abs(x[variabilityAt] - 1) < Grid.HARDLY;
        }

        @Override
        public Times after(Times before, Grid grid, double[] x) {
            if (isOverloaded(x)) {
                return grid.never();
            }
            Times served = grid.afterService(before, x[serviceAt], x[variabilityAt]);
            return isMemoryless(x)
                    ? grid.afterExponential(served, waiting(x), meanOfWaiting(x))
                    : grid.afterWait(served, x[serviceAt], PoissonTail.of(x[utilisationAt], x[variabilityAt]));
        }

        @Override
        public double ends(double[] x) {
            return isOverloaded(x) ? 0 : 1;
        }

        @Override
        public void means(double weight, double[] x, double[] parts) {
            if (weight > 0) {
                parts[part] += weight * (x[serviceAt] + meanWait(x));
            }
        }
    }

    /** A time that is always the same: the network. */
    record Delay(int part, int timeAt) implements Journey {
        @Override
        public Times after(Times before, Grid grid, double[] x) {
            return grid.after(before, x[timeAt]);
        }

        @Override
        public double ends(double[] x) {
            return 1;
        }

        @Override
        public void means(double weight, double[] x, double[] parts) {
            parts[part] += weight * x[timeAt];
        }
    }

    /** The wait until a batch is full. */
    record Filling(int part, int sizeAt, int rateAt) implements Journey {

        private BatchFilling filling(double[] x) {
            return new BatchFilling(x[sizeAt], x[rateAt]);
        }

        @Override
        public Times after(Times before, Grid grid, double[] x) {
            return grid.after(before, filling(x)::within);
        }

        @Override
        public double ends(double[] x) {
            return filling(x).ends();
        }

        @Override
        public void means(double weight, double[] x, double[] parts) {
            if (weight > 0) {
                parts[part] += weight * filling(x).mean();
            }
        }
    }

    /** One after the other: times add up. Without any it takes no time. */
    record Sequence(List<Journey> steps) implements Journey {
        @Override
        public Times after(Times before, Grid grid, double[] x) {
            Times times = before;
            for (Journey step : steps) {
                times = step.after(times, grid, x);
            }
            return times;
        }

        @Override
        public double ends(double[] x) {
            double all = 1;
            for (Journey step : steps) {
                all *= step.ends(x);
            }
            return all;
        }

        @Override
        public void means(double weight, double[] x, double[] parts) {
            steps.forEach(step -> step.means(weight, x, parts));
        }

        @Override
        public double addedUp(double[] x) {
            return steps.stream().mapToDouble(step -> step.addedUp(x)).sum();
        }
    }

    /** A step that is taken with a chance: what a cache does not hold. */
    record Sometimes(int chanceAt, Journey step) implements Journey {
        @Override
        public Times after(Times before, Grid grid, double[] x) {
            double chance = x[chanceAt];
            double[] chances = {chance, 1 - chance};
            return chance == 0 ? before : grid.oneOf(chances, List.of(step.after(before, grid, x), before));
        }

        @Override
        public double ends(double[] x) {
            return 1 - x[chanceAt] * (1 - step.ends(x));
        }

        @Override
        public void means(double weight, double[] x, double[] parts) {
            step.means(weight * x[chanceAt], x, parts);
        }

        @Override
        public double addedUp(double[] x) {
            return step.addedUp(x);
        }
    }

    /** One of several journeys, each with a weight: of users in different regions. */
    record OneOf(List<Integer> weightsAt, List<Journey> journeys) implements Journey {
        private double weight(int i, double[] x) {
            return x[weightsAt.get(i)]
                    / weightsAt.stream().mapToDouble(at -> x[at]).sum();
        }

        @Override
        public Times after(Times before, Grid grid, double[] x) {
            double[] weights = new double[journeys.size()];
            Arrays.setAll(weights, i -> weight(i, x));
            return grid.oneOf(
                    weights,
                    journeys.stream().map(each -> each.after(before, grid, x)).toList());
        }

        @Override
        public double ends(double[] x) {
            double sum = 0;
            for (int i = 0; i < journeys.size(); i++) {
                sum += weight(i, x) * journeys.get(i).ends(x);
            }
            return sum;
        }

        @Override
        public void means(double weight, double[] x, double[] parts) {
            for (int i = 0; i < journeys.size(); i++) {
                journeys.get(i).means(weight * weight(i, x), x, parts);
            }
        }

        @Override
        public double addedUp(double[] x) {
            return journeys.stream()
                    .mapToDouble(journey -> journey.addedUp(x))
                    .max()
                    .orElse(0);
        }
    }

    /** The same step so many times, one after the other; of a part of a time, with that chance. */
    record Repeated(int timesAt, Journey step) implements Journey {
        @Override
        public Times after(Times before, Grid grid, double[] x) {
            double number = x[timesAt];
            Times times = before;
            for (double i = 1; i <= number; i++) {
                times = step.after(times, grid, x);
            }
            double rest = number - Math.floor(number);
            double[] chances = {rest, 1 - rest};
            return rest == 0 ? times : grid.oneOf(chances, List.of(step.after(times, grid, x), times));
        }

        @Override
        public double ends(double[] x) {
            return ends(step.ends(x), x[timesAt]);
        }

        /** How likely it is that all of so many come to an end. */
        private static double ends(double each, double times) {
            double whole = Math.floor(times);
            return Math.pow(each, whole) * (1 - (times - whole) * (1 - each));
        }

        @Override
        public void means(double weight, double[] x, double[] parts) {
            step.means(weight * x[timesAt], x, parts);
        }

        @Override
        public double addedUp(double[] x) {
            return Math.ceil(x[timesAt]) * step.addedUp(x);
        }
    }

    /** Several at once, of which the slowest is waited for. */
    record Slowest(List<Journey> branches) implements Journey {
        @Override
        public Times after(Times before, Grid grid, double[] x) {
            return grid.sum(
                    before,
                    grid.longest(branches.stream()
                            .map(branch -> branch.after(grid.start(), grid, x))
                            .toList()));
        }

        @Override
        public double ends(double[] x) {
            return new Sequence(branches).ends(x);
        }

        /** Each branch has its part of the mean of the slowest in proportion to its own mean. */
        @Override
        public void means(double weight, double[] x, double[] parts) {
            double alone = new Sequence(branches).mean(x, parts.length);
            double scale = alone == 0 || Double.isInfinite(alone) ? 1 : Percentile.mean(this, x) / alone;
            branches.forEach(branch -> branch.means(weight * scale, x, parts));
        }
    }

    /** The same step so many times at once, of which the slowest is waited for; of a part of a time, with that chance. */
    record SlowestOf(int howManyAt, Journey step) implements Journey {
        @Override
        public Times after(Times before, Grid grid, double[] x) {
            double whole = Math.floor(x[howManyAt]);
            double rest = x[howManyAt] - whole;
            Times each = step.after(grid.start(), grid, x);
            Times slowest = whole == 0 ? grid.start() : grid.longest(each, whole);
            double[] chances = {rest, 1 - rest};
            return grid.sum(
                    before, rest == 0 ? slowest : grid.oneOf(chances, List.of(grid.longest(each, whole + 1), slowest)));
        }

        @Override
        public double ends(double[] x) {
            return Repeated.ends(step.ends(x), x[howManyAt]);
        }

        @Override
        public void means(double weight, double[] x, double[] parts) {
            double alone = step.mean(x, parts.length);
            double scale = alone == 0 || Double.isInfinite(alone) ? 1 : Percentile.mean(this, x) / alone;
            step.means(weight * scale, x, parts);
        }
    }

    /** The same step so many times at once, of which some are waited for: those that are over first. */
    record FirstOf(int neededAt, int howManyAt, Journey step) implements Journey {
        @Override
        public Times after(Times before, Grid grid, double[] x) {
            return grid.sum(before, grid.least(step.after(grid.start(), grid, x), x[neededAt], x[howManyAt]));
        }

        @Override
        public double ends(double[] x) {
            return step.ends(x);
        }

        @Override
        public void means(double weight, double[] x, double[] parts) {
            double alone = step.mean(x, parts.length);
            double scale = alone == 0 || Double.isInfinite(alone) ? 1 : Percentile.mean(this, x) / alone;
            step.means(weight * scale, x, parts);
        }
    }
}
