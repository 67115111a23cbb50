package dev.envelope.simulation.engine.clock;

import java.util.Arrays;

/** Any number of times, each with a number, earliest first: a heap with four children to a node. */
public final class TimeHeap {

    private double[] times = new double[16];
    private int[] whats = new int[16];
    private int size;

    /** Whether a number goes, which stands beside this time. */
    public interface Choice {
        boolean goes(int what, double time);
    }

    public int size() {
        return size;
    }

    public double time(int i) {
        return times[i];
    }

    public int what(int i) {
        return whats[i];
    }

    /** The earliest time. */
    public double first() {
        return size == 0 ? Tournament.NEVER : times[0];
    }

    public void add(double time, int what) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            whats = Arrays.copyOf(whats, 2 * size);
        }
        int i = size++;
        while (i > 0) {
            int parent = (i - 1) >> 2;
            if (times[parent] <= time) {
                break;
            }
            times[i] = times[parent];
            whats[i] = whats[parent];
            i = parent;
        }
        times[i] = time;
        whats[i] = what;
    }

    /** Takes the number of the earliest time out. */
    public int remove() {
        int first = whats[0];
        size--;
        double time = times[size];
        int what = whats[size];
        int i = 0;
        while (true) {
            int child = 4 * i + 1;
            if (child >= size) {
                break;
            }
            int least = child;
            int end = Math.min(child + 4, size);
            for (int k = child + 1; k < end; k++) {
                if (times[k] < times[least]) {
                    least = k;
                }
            }
            if (times[least] >= time) {
                break;
            }
            times[i] = times[least];
            whats[i] = whats[least];
            i = least;
        }
        times[i] = time;
        whats[i] = what;
        return first;
    }

    /** Takes all out that are to go; each is asked about once. */
    public void removeIf(Choice choice) {
        double[] oldTimes = times;
        int[] oldWhats = whats;
        int old = size;
        times = new double[oldTimes.length];
        whats = new int[oldWhats.length];
        size = 0;
        for (int i = 0; i < old; i++) {
            if (!choice.goes(oldWhats[i], oldTimes[i])) {
                add(oldTimes[i], oldWhats[i]);
            }
        }
    }
}
