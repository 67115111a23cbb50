package dev.envelope.simulation.engine.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls that are on their way, as columns of numbers: the same place serves one job after the other. */
public final class Jobs {

    /** The parent of a call from outside. */
    public static final int NOBODY = -1;

    /** The parent of what nobody waits for. */
    public static final int UNWAITED = -2;

    /** The parent of a try that nobody waits for any more. */
    public static final int ABANDONED = -3;

    /** The parent of a job that is over. */
    private static final int GONE = -4;

    /** Where in the program it is. */
    public int[] node = new int[64];

    /** When it began. */
    public double[] start = new double[64];

    /** Since when it waits at a station. */
    public double[] since = new double[64];

    /** The work that it is at its station, in seconds; told if calls can be abandoned, or caches hold keys. */
    public double[] work = new double[64];

    /** When its last service began, or that of a job which it waited for; told as its work is. */
    public double[] began = new double[64];

    /** The station that serves it. */
    public int[] station = new int[64];

    /** The job that made it and waits for it, or {@link #NOBODY}, {@link #UNWAITED} or {@link #ABANDONED}. */
    public int[] parent = new int[64];

    /** How many children it still waits for. */
    public int[] pending = new int[64];

    /** Why a child of it failed, if one did. */
    @Nullable
    public Failure[] failure = new Failure[64];

    /** Which child of the last fan-out that it is a part of. */
    public int[] ordinal = new int[64];

    /** The keys that it has if it stands for several calls, in {@link Bundles}. */
    public int[] bundle = new int[64];

    /** The operation that it is a call of. */
    public int[] operation = new int[64];

    private final List<Column> columns = new ArrayList<>();
    private int[] free = new int[64];
    private int frees;
    private int used;

    /** Another number of each job. */
    public Column column() {
        Column column = new Column(node.length);
        columns.add(column);
        return column;
    }

    public int create(int operationOf, int parentOf, double now) {
        int job = frees > 0 ? free[--frees] : fresh();
        operation[job] = operationOf;
        parent[job] = parentOf;
        start[job] = now;
        ordinal[job] = parentOf >= 0 ? ordinal[parentOf] : 0;
        bundle[job] = Bundles.NONE;
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
            failure = Arrays.copyOf(failure, size);
            work = Arrays.copyOf(work, size);
            began = Arrays.copyOf(began, size);
            operation = Arrays.copyOf(operation, size);
            free = Arrays.copyOf(free, size);
            ordinal = Arrays.copyOf(ordinal, size);
            bundle = Arrays.copyOf(bundle, size);
            columns.forEach(column -> column.grow(size));
        }
        return used++;
    }

    public void free(int job) {
        free[frees++] = job;
        parent[job] = GONE;
    }

    /** Whether nobody waits for it any more, or for the job that made it. */
    public boolean isAbandoned(int job) {
        return parent[root(job)] == ABANDONED;
    }

    /** What stands for the user of a call: all jobs that are made for it have it in common. */
    public int address(int job) {
        return Double.hashCode(start[root(job)]);
    }

    private int root(int job) {
        int root = job;
        while (parent[root] >= 0) {
            root = parent[root];
        }
        return root;
    }

    /** How many calls from outside are under way. */
    public int underWay() {
        int number = 0;
        for (int job = 0; job < used; job++) {
            number += parent[job] == NOBODY ? 1 : 0;
        }
        return number;
    }
}
