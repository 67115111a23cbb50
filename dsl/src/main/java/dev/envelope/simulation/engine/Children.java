package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.job.Failure;
import dev.envelope.simulation.engine.job.Jobs;
import dev.envelope.simulation.network.Node.Kind;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The jobs that wait for all of their children: forks, fan-outs, repetitions and batches. */
final class Children {

    private final Program program;
    private final Jobs jobs;
    private final Caches caches;
    private final Way way;

    /** How many jobs are missing at each node until its batch is full, and the last that waits, which leads to the one before. */
    private final int[] missing;

    private final int[] lastOfBatch;

    Children(Program program, Jobs jobs, Caches caches, Way way) {
        this.program = program;
        this.jobs = jobs;
        this.caches = caches;
        this.way = way;
        missing = new int[program.kind.length];
        lastOfBatch = new int[program.kind.length];
    }

    /** A job waits for so many children. */
    void split(int job, int node, int number) {
        jobs.node[job] = node;
        jobs.pending[job] = number;
        jobs.failure[job] = null;
        if (program.kind[node] == Kind.REPEAT) {
            child(job, program.at[node]);
            return;
        }
        int[] branches = program.branches[node];
        for (int i = 0; i < number; i++) {
            int one = way.created(job, job);
            jobs.ordinal[one] = i;
            if (program.kind[node] == Kind.SINGLES) {
                caches.single(one, i);
            }
            way.go(one, branches.length > 0 ? branches[i] : program.at[node]);
        }
    }

    private void child(int parent, int node) {
        way.go(way.created(parent, parent), node);
    }

    /** The job that fills a batch waits for its child; the others stand in a list behind it, and have read what it has. The first one says how many it is of. */
    void batch(int job, int node, IntUnaryOperator size) {
        boolean isFirst = missing[node] == 0;
        if (isFirst) {
            missing[node] = size.applyAsInt(node);
        }
        jobs.node[job] = node;
        jobs.pending[job] = isFirst ? Jobs.NOBODY : lastOfBatch[node];
        lastOfBatch[node] = job;
        missing[node]--;
        if (missing[node] == 0) {
            int all = way.created(job, job);
            caches.gather(all, job);
            way.go(all, program.at[node]);
        }
    }

    /** A job hears from a child; what follows is decided by the node at which it waits. */
    void hear(int job, @Nullable Failure why) {
        int node = jobs.node[job];
        if (program.kind[node] == Kind.BATCH) {
            for (int each = job; each != Jobs.NOBODY; ) {
                int behind = jobs.pending[each];
                jobs.began[each] = jobs.began[job];
                way.conclude(each, node, why);
                each = behind;
            }
            return;
        }
        if (why != null) {
            jobs.failure[job] = why;
        }
        jobs.pending[job]--;
        if (program.kind[node] == Kind.REPEAT && jobs.pending[job] > 0 && why == null) {
            child(job, program.at[node]);
        } else if (program.kind[node] == Kind.REPEAT || jobs.pending[job] == 0) {
            way.conclude(job, node, jobs.failure[job]);
        }
    }
}
