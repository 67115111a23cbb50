package dev.envelope.simulation.engine.clock;

import dev.envelope.simulation.engine.job.Jobs;
import java.util.Arrays;

/**
 * Times at which jobs are woken, unless they are stopped before: in the queues and the heap of the event loop a timer stands as a
 * number below zero, where a job is one from zero on.
 *
 * <p>One that is stopped stays where it stands and wakes nobody when its time comes.
 */
public final class Timers {

    private int[] jobs = new int[64];
    private int[] free = new int[64];
    private int frees;
    private int used;

    /** A timer of a job. */
    public int start(int job) {
        int timer = frees > 0 ? free[--frees] : fresh();
        jobs[timer] = job;
        return ~timer;
    }

    private int fresh() {
        if (used == jobs.length) {
            jobs = Arrays.copyOf(jobs, 2 * used);
            free = Arrays.copyOf(free, 2 * used);
        }
        return used++;
    }

    public void stop(int timer) {
        jobs[~timer] = Jobs.NOBODY;
    }

    /** The job that it wakes, now that its time has come, or nobody. */
    public int end(int timer) {
        free[frees++] = ~timer;
        return jobs[~timer];
    }

    /** Takes those that were stopped off the head of a queue. */
    void skip(DelayQueue queue) {
        while (queue.size() > 0 && queue.first() < 0 && jobs[~queue.first()] == Jobs.NOBODY) {
            free[frees++] = ~queue.remove();
        }
    }
}
