package dev.envelope.performance.calibration;

import dev.envelope.performance.Scalability;
import dev.envelope.quantity.Format;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The universal scalability law of a load test, with the error of its coefficients.
 *
 * @param covariances of γ, α and β
 * @param determination R²
 * @param freedom three fewer than measurements
 * @param measured the largest throughput that was measured
 */
record ScalabilityFit(Scalability law, double[][] covariances, double determination, int freedom, double measured) {

    /** Fewer than four measurements have no error of three coefficients. */
    private static final int ENOUGH = 4;

    /** The fit to what was measured under load; empty where that is not enough. */
    static Optional<ScalabilityFit> of(double[] numbers, double[] throughputs) {
        int[] loaded = IntStream.range(0, numbers.length)
                .filter(i -> numbers[i] > 0 && throughputs[i] > 0)
                .toArray();
        return loaded.length < ENOUGH
                ? Optional.empty()
                : Optional.of(ofLoaded(
                        Arrays.stream(loaded).mapToDouble(i -> numbers[i]).toArray(),
                        Arrays.stream(loaded).mapToDouble(i -> throughputs[i]).toArray()));
    }

    private static ScalabilityFit ofLoaded(double[] numbers, double[] throughputs) {
        Scalability law = Scalability.fit(numbers, throughputs);
        double mean = Arrays.stream(throughputs).average().orElseThrow();
        double off = 0;
        double all = 0;
        for (int i = 0; i < numbers.length; i++) {
            off += Math.pow(throughputs[i] - law.of(numbers[i]), 2);
            all += Math.pow(throughputs[i] - mean, 2);
        }
        int freedom = numbers.length - 3;
        return new ScalabilityFit(
                law,
                law.covariances(numbers),
                all > 0 ? 1 - off / all : 1,
                freedom,
                Arrays.stream(throughputs).max().orElseThrow());
    }

    /**
     * The most throughput of a component, and what it is of: of the law's peak where the measurements tell one, else the most that was
     * measured, since beyond that nobody has looked.
     */
    record Most(double throughput, String of) {}

    Most most() {
        return tellsPeak()
                ? new Most(law.of(law.peak()), "peak of the scalability law")
                : new Most(measured, "the most that was measured");
    }

    /** Whether the measurements tell a peak: coherency is above 0 at both ends of its interval. */
    boolean tellsPeak() {
        return law.alpha() < 1 && coherency().low() > 0;
    }

    /** Whether they leave open whether there is one. */
    boolean mayHavePeak() {
        return !tellsPeak() && law.alpha() < 1 && coherency().high() > 0;
    }

    /** Below which number no peak lies: of the most contention and coherency that the intervals hold. */
    double leastPeak() {
        double free = Math.max(0, 1 - contention().high());
        return Math.max(1, Math.sqrt(free / coherency().high()));
    }

    private Coefficient contention() {
        return new Coefficient("contention (α)", Format::number, law.alpha(), margin(0, 1, 0));
    }

    Coefficient coherency() {
        return new Coefficient("coherency (β)", Format::number, law.beta(), margin(0, 0, 1));
    }

    private double margin(double... gradient) {
        double variance = 0;
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                variance += gradient[row] * covariances[row][column] * gradient[column];
            }
        }
        return Regression.t90(freedom) * Math.sqrt(Math.max(0, variance));
    }

    List<Coefficient> coefficients() {
        List<Coefficient> all = new ArrayList<>();
        all.add(new Coefficient("throughput of one (γ)", Format::rate, law.gamma(), margin(1, 0, 0)));
        all.add(contention());
        all.add(coherency());
        if (tellsPeak()) {
            double peak = law.peak();
            double margin = margin(0, -1 / (2 * peak * law.beta()), -peak / (2 * law.beta()));
            all.add(new Coefficient("peak at", Format::count, peak, margin, 1));
            // at its peak the law does not change with the number, so only the coefficients' own errors count
            all.add(new Coefficient("throughput there", Format::rate, law.of(peak), margin(law.slopes(peak))));
        }
        all.add(new Coefficient("R² of the law", Format::number, determination, Double.NaN));
        return all;
    }
}
