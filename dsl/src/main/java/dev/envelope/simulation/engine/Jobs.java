package dev.envelope.simulation.engine;

import java.util.Arrays;

/** The calls that are on their way, as columns of numbers: the same place serves one job after the other. */
final class Jobs {

    /** The parent of a call from outside. */
    static final int NOBODY = -1;

    /** The parent of what nobody waits for. */
    static final int UNWAITED = -2;

    /** Where in the program it is. */
    int[] node = new int[64];

    /** When it began. */
    double[] start = new double[64];

    /** Since when it waits at a station. */
    double[] since = new double[64];

    /** The station that serves it. */
    int[] station = new int[64];

    /** The job that made it and waits for it, or {@link #NOBODY} or {@link #UNWAITED}. */
    int[] parent = new int[64];

    /** How many children it still waits for. */
    int[] pending = new int[64];

    /** Whether it failed, or a child of it. */
    boolean[] failed = new boolean[64];

    /** The operation that it is a call of. */
    int[] operation = new int[64];

    private int[] free = new int[64];
    private int frees;
    private int used;

    int create(int operationOf, int parentOf, double now) {
        int job = frees > 0 ? free[--frees] : fresh();
        operation[job] = operationOf;
        parent[job] = parentOf;
        start[job] = now;
        return job;
    }

    private int fresh() {
        if (used == node.length) {
            int size = 2 * used;
            node = Arrays.copyOf(node, size);
            start = Arrays.copyOf(start, size);
            since = Arrays.copyOf(since, size);
            station = Arrays.copyOf(station, size);
            parent = Arrays.copyOf(parent, size);
            pending = Arrays.copyOf(pending, size);
            failed = Arrays.copyOf(failed, size);
            operation = Arrays.copyOf(operation, size);
            free = Arrays.copyOf(free, size);
        }
        return used++;
    }

    void free(int job) {
        free[frees++] = job;
    }

    /** How many are on their way. */
    int living() {
        return used - frees;
    }
}
