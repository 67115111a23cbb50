package dev.envelope.simulation.engine.job;

import java.util.Arrays;

/**
 * The keys of jobs that stand for several calls, as one that writes a batch does: each bundle has a key of each cache for each call.
 *
 * <p>The jobs that such a job makes have its bundle, too, whoever waits for them, so that it is there until the last of them is over;
 * then its place serves another one.
 */
public final class Bundles {

    /** The bundle of a job that stands for nobody but itself. */
    public static final int NONE = -1;

    private final Jobs jobs;

    /** The key of each job in each cache. */
    private final Column[] keys;

    /** Of a bundle its keys, call by call, the number of its calls, and of the jobs that have it. */
    private int[][] held = new int[0][];

    private int[] size = new int[0];
    private int[] holders = new int[0];

    private int[] free = new int[0];
    private int frees;

    public Bundles(Jobs jobs, Column[] keys) {
        this.jobs = jobs;
        this.keys = keys;
    }

    /** How many calls a bundle is of. */
    public int size(int bundle) {
        return size[bundle];
    }

    /** The key of the i-th call of a bundle. */
    public int key(int bundle, int i, int cache) {
        return held[bundle][i * keys.length + cache];
    }

    /** The i-th call of a bundle has another key. */
    public void key(int bundle, int i, int cache, int key) {
        held[bundle][i * keys.length + cache] = key;
    }

    /** A job stands for the calls of a list, in which each leads to the next by what it has pending. */
    public void gather(int job, int first) {
        int calls = 0;
        for (int each = first; each != Jobs.NOBODY; each = jobs.pending[each]) {
            calls += calls(each);
        }
        int bundle = empty(calls);
        int i = 0;
        for (int each = first; each != Jobs.NOBODY; each = jobs.pending[each]) {
            copy(each, bundle, i);
            i += calls(each);
        }
        give(job, bundle);
    }

    private int calls(int job) {
        return jobs.bundle[job] == NONE ? 1 : size[jobs.bundle[job]];
    }

    private void copy(int job, int bundle, int from) {
        int own = jobs.bundle[job];
        if (own != NONE) {
            System.arraycopy(held[own], 0, held[bundle], from * keys.length, size[own] * keys.length);
            return;
        }
        for (int c = 0; c < keys.length; c++) {
            key(bundle, from, c, keys[c].of[job]);
        }
    }

    /** A job that has a bundle together with others has one like it alone. */
    public void part(int job) {
        int like = empty(size[jobs.bundle[job]]);
        copy(job, like, 0);
        give(job, like);
    }

    /** A job that has a bundle stands for its i-th call alone, of those one after the other. */
    public void single(int job, int i) {
        int bundle = jobs.bundle[job];
        if (bundle != NONE) {
            for (int c = 0; c < keys.length; c++) {
                keys[c].of[job] = key(bundle, i % size[bundle], c);
            }
            give(job, NONE);
        }
    }

    /** A job has the bundle of another one. */
    public void share(int job, int other) {
        give(job, jobs.bundle[other]);
    }

    /** A job is over. */
    public void release(int job) {
        give(job, NONE);
    }

    private void give(int job, int bundle) {
        int before = jobs.bundle[job];
        if (bundle == before) {
            return;
        }
        if (bundle != NONE) {
            holders[bundle]++;
        }
        if (before != NONE && --holders[before] == 0) {
            free[frees++] = before;
        }
        jobs.bundle[job] = bundle;
    }

    private int empty(int calls) {
        if (frees == 0) {
            grow();
        }
        int bundle = free[--frees];
        if (held[bundle].length < calls * keys.length) {
            held[bundle] = new int[calls * keys.length];
        }
        size[bundle] = calls;
        return bundle;
    }

    private void grow() {
        int known = held.length;
        int more = Math.max(16, 2 * known);
        held = Arrays.copyOf(held, more);
        size = Arrays.copyOf(size, more);
        holders = Arrays.copyOf(holders, more);
        free = Arrays.copyOf(free, more);
        for (int bundle = known; bundle < more; bundle++) {
            held[bundle] = new int[0];
            free[frees++] = bundle;
        }
    }
}
