package dev.envelope.performance.latency;

import dev.envelope.performance.latency.Grid.Times;

/**
 * Percentiles of a journey, each on a grid that ends just beyond it, so that all of them are equally exact.
 *
 * <p>A coarse grid is stretched or shrunk until the percentile lies in its outer part; a fine one of {@value #FINE} points then
 * tells it. It is off by less than 0.1 % where times vary, and by up to a step of 0.25 % where several constant ones are mixed.
 */
final class Percentile {

    static final int FINE = 512;

    private static final int COARSE = 64;
    private static final int ENOUGH = 100;
    private static final double NOTHING = 1e-12;

    private Percentile() {}

    /** The time that a part of the calls does not exceed; infinite if fewer ever come to an end. */
    static double of(Journey journey, double[] x, double part) {
        if (Double.isNaN(journey.ends(x))) {
            return Double.NaN;
        }
        if (journey.ends(x) <= part) {
            return Double.POSITIVE_INFINITY;
        }
        double end = 1;
        double beyond = Double.POSITIVE_INFINITY;
        for (int i = 0; i < ENOUGH && !(beyond < end * 0.9 && beyond > end * 0.3); i++) {
            end = i == 0 ? end : beyond < end ? 1.25 * beyond + end / COARSE : 8 * end;
            Grid grid = Grid.to(end, COARSE);
            Times times = journey.after(grid.start(), grid, x);
            beyond = grid.percentile(times, part);
            if (end < NOTHING) {
                return times.from();
            }
        }
        end = Math.min(beyond, end);
        while (true) {
            end *= 1.15;
            Grid grid = Grid.to(end, FINE);
            Times times = journey.after(grid.start(), grid, x);
            beyond = grid.percentile(times, part);
            if (beyond < end) {
                return times.from() + beyond;
            }
        }
    }

    /** The mean time, of a journey that comes to an end. */
    static double mean(Journey journey, double[] x) {
        Grid grid = grid(journey, x, 0.99999);
        return grid.mean(journey.after(grid.start(), grid, x));
    }

    /** A fine grid that holds a part of the calls. */
    static Grid grid(Journey journey, double[] x, double part) {
        return Grid.to(1.02 * of(journey, x, part * journey.ends(x)) + NOTHING, FINE);
    }
}
