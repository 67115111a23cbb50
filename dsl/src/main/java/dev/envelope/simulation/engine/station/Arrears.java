package dev.envelope.simulation.engine.station;

import dev.envelope.simulation.engine.job.Jobs;

/** The writes that copies of records missed because they were down or refused them, and have to apply when they can. */
public final class Arrears {

    private final Jobs jobs;

    /** Of a station how many it has missed, and of the last of them the node and the operation. */
    private final int[] missed;

    private final int[] node;
    private final int[] operation;

    public Arrears(int stations, Jobs jobs) {
        this.jobs = jobs;
        missed = new int[stations];
        node = new int[stations];
        operation = new int[stations];
    }

    /** How many writes a station has missed and not begun to apply. */
    public int of(int s) {
        return missed[s];
    }

    /** The station that a job was sent to does not do what it wrote. */
    public void add(int job) {
        int s = jobs.station[job];
        missed[s]++;
        node[s] = jobs.node[job];
        operation[s] = jobs.operation[job];
    }

    /** A job that does it now, and for which nobody waits. */
    int begin(int s, double now) {
        missed[s]--;
        int job = jobs.create(operation[s], Jobs.UNWAITED, now);
        jobs.node[job] = node[s];
        jobs.station[job] = s;
        return job;
    }
}
