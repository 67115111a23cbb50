package dev.envelope.simulation.engine;

import java.util.Arrays;

/**
 * How often times of each size came: 128 cells for each doubling, from a tenth of a nanosecond to thirty years.
 *
 * <p>A cell is told from the bits of the number alone. It is 0.4 to 0.8 per cent wide, and a percentile is found within it as if its
 * times were evenly spread.
 */
public final class Histogram {

    private static final int BITS = 7;
    private static final int OCTAVES = 64;
    private static final int SHIFT = 52 - BITS;
    private static final int LOWEST = (1023 - 33) << BITS;

    /** What is as long as this is not told from what has no end: thirty years. */
    static final double LONGEST = 0x1p30;

    private final int[] cells = new int[OCTAVES << BITS];

    void add(double time) {
        cells[cell(time)]++;
    }

    private static int cell(double time) {
        int cell = (int) (Double.doubleToRawLongBits(time) >> SHIFT) - LOWEST;
        return Math.max(0, Math.min(cell, (OCTAVES << BITS) - 1));
    }

    private static double from(int cell) {
        return Double.longBitsToDouble((long) (cell + LOWEST) << SHIFT);
    }

    /** How wide the cell of a time is: a percentile is not known better, however many times there are. */
    public static double width(double time) {
        int cell = cell(time);
        return from(cell + 1) - from(cell);
    }

    public void add(Histogram other) {
        for (int i = 0; i < cells.length; i++) {
            cells[i] += other.cells[i];
        }
    }

    public void clear() {
        Arrays.fill(cells, 0);
    }

    public long count() {
        long count = 0;
        for (int cell : cells) {
            count += cell;
        }
        return count;
    }

    /** The time that this part of all times does not exceed; not a number if there are none. */
    public double percentile(double part) {
        double wanted = part * count();
        long below = 0;
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] > 0 && below + cells[i] >= wanted) {
                double inside = (wanted - below) / cells[i];
                return from(i) + inside * (from(i + 1) - from(i));
            }
            below += cells[i];
        }
        return Double.NaN;
    }
}
