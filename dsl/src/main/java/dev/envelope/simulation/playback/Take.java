package dev.envelope.simulation.playback;

import dev.envelope.simulation.engine.BreakerState;
import dev.envelope.simulation.engine.CacheTally;
import dev.envelope.simulation.engine.job.Failure;

/** What one replication of a timeline did, as numbers for each slice: by operation, by part, by guard, and by cache with keys. */
final class Take {

    final double[][] offered;
    final double[][] answered;

    /** By operation, reason and slice. */
    final double[][][] failed;

    /** What failed of that for which nobody waits. */
    final double[][] unheard;

    final double[][] median;
    final double[][] p99;

    final double[][] busy;
    final double[][] queued;
    final double[][] servers;
    final double[][] behind;

    /** By guard, state of its breakers and slice: seconds. */
    final double[][][] breakers;

    /** By cache whose keys are told, what is counted of it, and slice. */
    final double[][][] caches;

    Take(int operations, int parts, int guards, int caches, int slices) {
        offered = new double[operations][slices];
        answered = new double[operations][slices];
        failed = new double[operations][Failure.values().length][slices];
        unheard = new double[operations][slices];
        median = new double[operations][slices];
        p99 = new double[operations][slices];
        busy = new double[parts][slices];
        queued = new double[parts][slices];
        servers = new double[parts][slices];
        behind = new double[parts][slices];
        breakers = new double[guards][BreakerState.values().length][slices];
        this.caches = new double[caches][CacheTally.Count.values().length][slices];
    }
}
