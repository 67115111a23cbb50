package dev.envelope.performance.latency;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one part of a way, a stage or the network, takes of an operation's time.
 *
 * @param utilisation how busy it is at the peak; not a number for the network
 * @param p99 the p99 of one call of it; of the network the mean, and not a number of batches, each of which fills by itself
 * @param mean the mean time in it, over all calls of the operation
 * @param share its part of the mean latency; not a number where that is unbounded
 */
record Part(String name, double utilisation, double p99, double mean, double share) {

    private static final double P99 = 0.99;

    /** The parts of a route, in the order of the way. */
    static List<Part> of(Route route, double[] x) {
        double[] means = route.means(x);
        double all = Arrays.stream(means).sum();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            String name = route.operands().parts().get(i);
            Journey.Stage stage = route.operands().stages().get(name);
            double share = Double.isFinite(all) ? means[i] / all : Double.NaN;
            double always = name.equals(Journeys.BATCHES) ? Double.NaN : means[i];
            parts.add(
                    stage == null
                            ? new Part(name, Double.NaN, always, means[i], share)
                            : new Part(name, x[stage.utilisationAt()], Percentile.of(stage, x, P99), means[i], share));
        }
        return parts;
    }
}
