package dev.envelope.bench;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.days;
import static dev.envelope.quantity.Units.kB;
import static dev.envelope.quantity.Units.million;

import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.Outcomes;
import dev.envelope.quantity.Scenarios;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.commons.rng.core.source64.XoRoShiRo128PlusPlus;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.descriptive.Quantile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Five lognormal inputs multiplied to a rate: mean, p5, p50 and p95 of a million draws, through the language and by hand.
 *
 * <p>Target: the language takes at most 1.3 times the loop by hand, on one thread and on all cores.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class DrawsBenchmark {

    static final int DRAWS = 1_000_000;

    private static final double[] P5 = {1e6, 5, 2, 1e3, 2};
    private static final double[] P95 = {1e7, 50, 10, 20e3, 4};

    /** 0 is all cores. */
    @Param({"1", "0"})
    public int threads;

    private Cores cores = new Cores(1);
    private int pieces = 1;
    private Bandwidth rate = rate();
    private final double[] location = new double[P5.length];
    private final double[] scale = new double[P5.length];

    /** Users, requests of each, peak, size and copies of what is sent. */
    static Bandwidth rate() {
        return million(1, 10)
                .times(count(5, 50))
                .times(count(2, 10))
                .per(days(1))
                .times(kB(1, 20))
                .times(count(2, 4));
    }

    @Setup
    public void prepare() {
        pieces = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
        cores = new Cores(pieces);
        for (int k = 0; k < P5.length; k++) {
            location[k] = (Math.log(P5[k]) + Math.log(P95[k])) / 2;
            scale[k] = (Math.log(P95[k]) - Math.log(P5[k])) / (2 * 1.6448536269514722);
        }
    }

    @TearDown
    public void close() {
        cores.close();
    }

    @Benchmark
    public double[] language() {
        return cores.call(() -> {
            Outcomes outcomes = Scenarios.standard().draws(DRAWS).of(rate);
            double[] percentiles = outcomes.percentiles(5, 50, 95);
            return new double[] {outcomes.mean(), percentiles[0], percentiles[1], percentiles[2]};
        });
    }

    @Benchmark
    public double[] byHand() {
        return cores.call(() -> {
            double[] product = new double[DRAWS];
            IntStream.range(0, pieces)
                    .parallel()
                    .forEach(piece -> draw(product, piece, (int) ((long) DRAWS * piece / pieces), (int)
                            ((long) DRAWS * (piece + 1) / pieces)));
            double sum = 0;
            for (double value : product) {
                sum += value;
            }
            double[] percentiles = Quantile.withDefaults().evaluate(product, 0.05, 0.5, 0.95);
            return new double[] {sum / DRAWS, percentiles[0], percentiles[1], percentiles[2]};
        });
    }

    private void draw(double[] product, int piece, int from, int to) {
        var normal = ZigguratSampler.NormalizedGaussian.of(new XoRoShiRo128PlusPlus(17, piece));
        for (int i = from; i < to; i++) {
            double value = 1.0 / 86_400;
            for (int k = 0; k < location.length; k++) {
                value *= Math.exp(location[k] + scale[k] * normal.sample());
            }
            product[i] = value;
        }
    }
}
