package dev.envelope.simulation.engine;

/** What one replication of a timeline did, as numbers for each slice: by operation, and by part. */
final class Take {

    final double[][] offered;
    final double[][] answered;
    final double[][] failed;
    final double[][] median;
    final double[][] p99;

    final double[][] busy;
    final double[][] queued;
    final double[][] servers;

    Take(int operations, int parts, int slices) {
        offered = new double[operations][slices];
        answered = new double[operations][slices];
        failed = new double[operations][slices];
        median = new double[operations][slices];
        p99 = new double[operations][slices];
        busy = new double[parts][slices];
        queued = new double[parts][slices];
        servers = new double[parts][slices];
    }
}
