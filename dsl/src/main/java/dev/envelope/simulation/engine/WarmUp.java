package dev.envelope.simulation.engine;

/**
 * Tells from which mean on a series is no longer that of a system which began empty: MSER-5, the marginal standard error rule
 * over means of five.
 *
 * <p>The first d means are left out for which the standard error of the rest is least. It only counts where d lies in the first
 * half; else the series is too short to tell. Source: K. P. White, M. Cobb and S. Spratt, A comparison of five steady-state
 * truncation heuristics for simulation, Winter Simulation Conference 2000.
 *
 * @param calls how many calls of each replication were left out at its beginning
 * @param requests with how many calls in all it would have been over; 0 if it was
 */
public record WarmUp(long calls, double requests) {

    /** Nothing is left out. */
    static final WarmUp NONE = new WarmUp(0, 0);

    /** Whether what a system does that began empty was left out. */
    public boolean isOver() {
        return requests == 0;
    }

    /** How many of the first means are to be left out. */
    static int truncation(double[] means) {
        double sum = 0;
        double squares = 0;
        double least = Double.POSITIVE_INFINITY;
        int best = 0;
        for (int d = means.length - 1; d >= 0; d--) {
            int n = means.length - d;
            sum += means[d];
            squares += means[d] * means[d];
            double error = (squares - sum * sum / n) / ((double) n * n);
            if (n >= 5 && error <= least) {
                least = error;
                best = d;
            }
        }
        return best;
    }

    /** Whether a series has left its beginning behind. */
    static boolean isOver(double[] means) {
        return truncation(means) <= means.length / 2;
    }
}
