package dev.envelope.performance.calibration;

import dev.envelope.performance.Scalability;
import dev.envelope.quantity.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is amiss with a load test or what was fitted to it, a line for each. */
final class Findings {

    private static final double MOST_EXPLAINED = 0.9;
    private static final double ROUNDING = 1.1;

    private Findings() {}

    static List<String> of(LoadTest test, Optional<Regression> regression, Optional<ScalabilityFit> law) {
        List<String> found = new ArrayList<>(impossible(test));
        regression
                .filter(line -> line.determination() < MOST_EXPLAINED)
                .ifPresent(line -> found.add("the line explains " + Format.share(line.determination())
                        + " of the utilisation: something else kept the machines busy, or the mix of calls changed"));
        law.ifPresent(fit -> {
            if (fit.law().beta() < 0 || fit.law().alpha() < 0) {
                found.add(
                        "a coefficient of the scalability law is below 0, which means more than linear growth: look for"
                                + " caches that filled up during the test");
            }
            if (fit.mayHavePeak()) {
                found.add("these measurements tell no peak of the scalability law, because its coherency may be 0 ("
                        + fit.coherency().interval() + "); one would lie above "
                        + Format.count(fit.leastPeak()) + ": measure at more");
            }
            if (fit.tellsPeak()) {
                regression.flatMap(line -> beyond(line, fit.law())).ifPresent(found::add);
            }
        });
        return found;
    }

    /** More calls under way than there are callers. */
    private static List<String> impossible(LoadTest test) {
        List<String> found = new ArrayList<>();
        Optional<double[]> concurrency = test.column(Measured.CONCURRENCY);
        Optional<double[]> latency = test.column(Measured.LATENCY);
        if (concurrency.isPresent() && latency.isPresent()) {
            double[] x = test.throughput();
            for (int i = 0; i < x.length; i++) {
                double inside = x[i] * latency.get()[i];
                if (inside > ROUNDING * concurrency.get()[i]) {
                    found.add("measurement " + (i + 1) + ": "
                            + Format.count(concurrency.get()[i])
                            + " at once cannot make " + Format.rate(x[i]) + " of " + Format.time(latency.get()[i])
                            + " each; by Little's law " + Format.count(inside) + " are under way");
                }
            }
        }
        return found;
    }

    /** A peak that the machines do not come to, because they are full before. */
    private static Optional<String> beyond(Regression line, Scalability law) {
        double most = law.of(law.peak());
        double full = line.reaches(1);
        return most > full
                ? Optional.of("the scalability law would have " + Format.rate(most)
                        + " at its peak, and by their utilisation the machines are full at " + Format.rate(full)
                        + ", of which the law knows nothing: plan with the latter, and measure closer to it")
                : Optional.empty();
    }
}
