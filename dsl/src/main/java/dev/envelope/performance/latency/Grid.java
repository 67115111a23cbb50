package dev.envelope.performance.latency;

import dev.envelope.performance.PoissonTail;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * How likely each time is, on a grid of equal steps, and what a stage makes of it.
 *
 * <p>A distribution is a least time, and the mass at each multiple of the step after it: what lies within half a step of it. Mass
 * beyond the end is dropped, which changes nothing before the end, since times only add up. A constant time moves the least
 * time and is exact; an exponential one is a recursive filter of one multiplication a point; any other one is added by
 * convolution. What varies is rounded to the grid, half of it up and half of it down: a percentile is off by at most half a step
 * for each such time, and by far less in general.
 *
 * <p>Source: H. Panjer and G. Willmot, Insurance Risk Models, 1992, section 6.15, the method of rounding.
 *
 * @param step seconds from a point to the next one
 * @param size how many points
 */
record Grid(double step, int size) {

    private static final double NEGLIGIBLE = 1e-12;

    /** A service time that varies less than this is constant, one that differs less from 1 exponential. */
    static final double HARDLY = 1e-3;

    /**
     * How likely each time is.
     *
     * @param from the least time
     * @param mass of each point after it
     */
    record Times(double from, double[] mass) {}

    /** The grid of so many points, from the least time to so much more. */
    static Grid to(double end, int size) {
        return new Grid(end / size, size);
    }

    /** No time has passed yet. */
    Times start() {
        double[] mass = new double[size];
        mass[0] = 1;
        return new Times(0, mass);
    }

    /** It never comes to that. */
    Times never() {
        return new Times(0, new double[size]);
    }

    /** After a time that is always the same. */
    Times after(Times before, double time) {
        return new Times(before.from() + time, before.mass());
    }

    /** The masses as they are on a grid that begins earlier: each is split between two points, so that the mean is kept. */
    private double[] from(double earlier, Times times) {
        double later = (times.from() - earlier) / step;
        if (later == 0) {
            return times.mass();
        }
        double[] mass = new double[size];
        if (later < size) {
            int whole = (int) later;
            double part = later - whole;
            for (int i = whole; i < size; i++) {
                double next = i > whole ? part * times.mass()[i - whole - 1] : 0;
                mass[i] = (1 - part) * times.mass()[i - whole] + next;
            }
        }
        return mass;
    }

    /** After an exponential time that only a part has to spend. */
    Times afterExponential(Times times, double part, double mean) {
        if (part == 0) {
            return times;
        }
        double[] before = times.mass();
        double ratio = Math.exp(-step / mean);
        double half = Math.exp(-step / mean / 2);
        double atOnce = 1 - part * half;
        double next = part * half * (1 - ratio);
        double[] mass = new double[size];
        double later = 0;
        mass[0] = atOnce * before[0];
        for (int i = 1; i < size; i++) {
            later = ratio * later + next * before[i - 1];
            mass[i] = atOnce * before[i] + later;
        }
        return new Times(times.from(), mass);
    }

    /** After the wait for a single server whose calls come at random; service times are of Gamma's distribution. */
    Times afterWait(Times times, double service, PoissonTail tail) {
        double[] first =
                afterExponential(times, tail.amount(), service / tail.rate()).mass();
        if (tail.second() == 0) {
            return new Times(times.from(), first);
        }
        double[] second = afterExponential(times, tail.second(), service * tail.secondMean())
                .mass();
        double[] mass = new double[size];
        Arrays.setAll(mass, i -> first[i] + second[i] - times.mass()[i]);
        return new Times(times.from(), mass);
    }

    /**
     * After a service time: constant, exponential, or in general of Gamma's distribution.
     *
     * @param variability standard deviation over mean
     */
    Times afterService(Times before, double mean, double variability) {
        if (variability < HARDLY) {
            return after(before, mean);
        }
        if (Math.abs(variability - 1) < HARDLY) {
            return afterExponential(before, 1, mean);
        }
        double shape = 1 / (variability * variability);
        return after(before, GammaDistribution.of(shape, mean / shape)::cumulativeProbability);
    }

    /** After a time of any distribution, which is told by how likely no more than each time is. */
    Times after(Times before, DoubleUnaryOperator within) {
        double[] mass = new double[size];
        double sum = 0;
        for (int i = 0; i < size && sum < 1 - NEGLIGIBLE; i++) {
            double below = within.applyAsDouble((i + 0.5) * step);
            mass[i] = below - sum;
            sum = below;
        }
        return sum(before, new Times(0, mass));
    }

    /** The sum of two independent times. */
    Times sum(Times first, Times second) {
        double[] kernel = second.mass();
        double[] mass = new double[size];
        int end = size;
        while (end > 0 && kernel[end - 1] == 0) {
            end--;
        }
        for (int i = 0; i < size; i++) {
            double each = first.mass()[i];
            if (each != 0) {
                int last = Math.min(end, size - i);
                for (int k = 0; k < last; k++) {
                    mass[i + k] += each * kernel[k];
                }
            }
        }
        return new Times(first.from() + second.from(), mass);
    }

    /** One of several times, each with its chance. */
    Times oneOf(double[] chances, List<Times> times) {
        double from = least(chances, times);
        double[] mass = new double[size];
        for (int k = 0; k < chances.length; k++) {
            if (chances[k] > 0) {
                double[] each = from(from, times.get(k));
                for (int i = 0; i < size; i++) {
                    mass[i] += chances[k] * each[i];
                }
            }
        }
        return new Times(from, mass);
    }

    private static double least(double[] chances, List<Times> times) {
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < chances.length; k++) {
            if (chances[k] > 0) {
                least = Math.min(least, times.get(k).from());
            }
        }
        return least;
    }

    /** The longest of independent times. */
    Times longest(List<Times> times) {
        double from = times.stream().mapToDouble(Times::from).min().orElse(0);
        double[] all = new double[size];
        Arrays.fill(all, 1);
        for (Times each : times) {
            double[] mass = from(from, each);
            double below = 0;
            for (int i = 0; i < size; i++) {
                below += mass[i];
                all[i] *= below;
            }
        }
        return new Times(from, differences(all));
    }

    /** The longest of so many independent times of one distribution. */
    Times longest(Times time, double howMany) {
        double[] all = new double[size];
        double below = 0;
        for (int i = 0; i < size; i++) {
            below += time.mass()[i];
            all[i] = Math.pow(below, howMany);
        }
        return new Times(time.from(), differences(all));
    }

    /** When so many of independent times of one distribution are over: an order statistic. */
    Times least(Times time, double howMany, double of) {
        double[] all = new double[size];
        double below = 0;
        for (int i = 0; i < size; i++) {
            below = Math.min(1, below + time.mass()[i]);
            all[i] = BinomialDistribution.of((int) of, below).survivalProbability((int) howMany - 1);
        }
        return new Times(time.from(), differences(all));
    }

    private static double[] differences(double[] below) {
        for (int i = below.length - 1; i > 0; i--) {
            below[i] -= below[i - 1];
        }
        return below;
    }

    /** By how much a part does not exceed the least time, between the points by the line; infinite beyond the end. */
    double percentile(Times times, double part) {
        double below = 0;
        for (int i = 0; i < size; i++) {
            double mass = times.mass()[i];
            if (below + mass >= part) {
                double within = mass == 0 ? 0 : (part - below) / mass;
                return i == 0 ? within * step / 2 : (i - 0.5 + within) * step;
            }
            below += mass;
        }
        return Double.POSITIVE_INFINITY;
    }

    /** The mean, all that is beyond the end taken as the end. */
    double mean(Times times) {
        double mean = 0;
        double sum = 0;
        for (int i = 0; i < size; i++) {
            mean += times.mass()[i] * i * step;
            sum += times.mass()[i];
        }
        return times.from() + mean + (1 - sum) * size * step;
    }
}
