package dev.envelope.simulation.engine;

import dev.envelope.simulation.engine.job.Failure;
import org.jspecify.annotations.Nullable;

/** What the event loop does for those that make jobs and wait for them. */
interface Way {

    /** A job that does a part of what another one does; its parent waits for it, or nobody does. */
    int created(int job, int parent);

    /** A job goes on from a node. */
    void go(int job, int node);

    /** A job has waited at a node for others, and all is well if there is no failure. */
    void conclude(int job, int node, @Nullable Failure why);

    /** A timer rings after the time of a queue of delays. */
    void after(int queue, int timer);

    /** A timer rings after any time. */
    void later(double seconds, int timer);
}
