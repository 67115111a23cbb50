package dev.envelope.capacity;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Scenarios;
import java.util.Arrays;

/**
 * Under how many times its load a part is full in drawn worlds, where what it needs does not grow in proportion to the load.
 *
 * <p>How much of it is used is asked at loads from a 16th of to 16 times the likely answer, in all worlds at once. In each of them it
 * is a smooth curve of the load, and nearly a straight line on logarithmic scales: between two of these loads, and beyond them, it is
 * taken as one, which is less than 0.5 % off between them.
 */
final class FullLoads {

    /** Each world takes as many hit rates as there are loads, so fewer worlds are drawn than elsewhere. */
    static final int WORLDS = 1_000;

    private static final int LOADS = 25;
    private static final double FARTHEST = 16;

    private FullLoads() {}

    /**
     * The loads under which a part is full.
     *
     * @param lasts how many times what is used there is, under the load of a scenario
     * @param likely the answer of the likely world, which is finite
     */
    static Outcomes of(Scenarios worlds, Count lasts, double likely) {
        double[] loads = new double[LOADS];
        double[][] room = new double[LOADS][];
        for (int k = 0; k < LOADS; k++) {
            loads[k] = Math.log(likely) + Math.log(FARTHEST) * (2.0 * k / (LOADS - 1) - 1);
            room[k] = worlds.load(Math.exp(loads[k])).of(lasts).values();
        }
        double[] full = new double[room[0].length];
        Arrays.setAll(full, world -> full(loads, room, world));
        return new Outcomes(Dimension.COUNT, full);
    }

    private static double full(double[] loads, double[][] room, int world) {
        int k = 1;
        while (k < LOADS - 1 && room[k][world] > 1) {
            k++;
        }
        double before = Math.log(room[k - 1][world]);
        double after = Math.log(room[k][world]);
        return before > after
                ? Math.exp(loads[k - 1] + (loads[k] - loads[k - 1]) * before / (before - after))
                : Double.POSITIVE_INFINITY;
    }
}
