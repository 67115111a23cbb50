package dev.envelope.simulation.engine.clock;

import java.util.Arrays;

/**
 * Finds the earliest of a fixed number of times: a tournament tree, in which every match holds its winner.
 *
 * <p>A match holds the bits of the time, which have the order of the times because none is negative, with the number of the leaf in
 * place of the last ones. So a match is the minimum of two longs, without a branch to mispredict. Times that agree in all
 * bits but the last 6 (for 64 leaves) to 16 count as simultaneous, and the lower leaf goes first.
 */
public final class Tournament {

    public static final double NEVER = Double.POSITIVE_INFINITY;

    private final int leaves;
    private final long leafBits;
    private final long[] winners;
    private final double[] times;

    public Tournament(int size) {
        leaves = Math.max(2, Integer.highestOneBit(Math.max(1, size - 1)) << 1);
        leafBits = leaves - 1;
        winners = new long[2 * leaves];
        times = new double[leaves];
        Arrays.fill(times, NEVER);
        for (int leaf = 0; leaf < leaves; leaf++) {
            winners[leaves + leaf] = entry(leaf, NEVER);
        }
        for (int match = leaves - 1; match > 0; match--) {
            winners[match] = Math.min(winners[2 * match], winners[2 * match + 1]);
        }
    }

    private long entry(int leaf, double time) {
        return Double.doubleToRawLongBits(time) & ~leafBits | leaf;
    }

    /** The leaf with the earliest time. */
    public int first() {
        return (int) (winners[1] & leafBits);
    }

    public double time(int leaf) {
        return times[leaf];
    }

    public void set(int leaf, double time) {
        times[leaf] = time;
        int match = leaves + leaf;
        long winner = entry(leaf, time);
        winners[match] = winner;
        while (match > 1) {
            winner = Math.min(winner, winners[match ^ 1]);
            match >>= 1;
            winners[match] = winner;
        }
    }
}
