package dev.envelope.bench;

import static dev.envelope.quantity.Units.count;

import dev.envelope.quantity.Count;
import dev.envelope.quantity.Scenarios;
import dev.envelope.study.Sobol;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.commons.rng.core.source64.XoRoShiRo128PlusPlus;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
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
 * First-order and total Sobol indices of a sum of ten products of two lognormals, through the language and by hand: 20
 * inputs, 10,000 draws, 220,000 evaluations.
 *
 * <p>Target: the language takes at most 1.3 times the loop by hand, on one thread and on all cores.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class SobolBenchmark {

    private static final int DRAWS = 10_000;
    private static final int INPUTS = 20;

    /** 0 is all cores. */
    @Param({"1", "0"})
    public int threads;

    private Cores cores = new Cores(1);
    private int pieces = 1;
    private Count sum = count(0);
    private final double[] location = new double[INPUTS];
    private final double[] scale = new double[INPUTS];

    @Setup
    public void prepare() {
        pieces = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
        cores = new Cores(pieces);
        Count[] inputs = new Count[INPUTS];
        for (int k = 0; k < INPUTS; k++) {
            inputs[k] = count(1 + k, 3 + 2 * k);
            location[k] = (Math.log(1 + k) + Math.log(3 + 2 * k)) / 2;
            scale[k] = (Math.log(3 + 2 * k) - Math.log(1 + k)) / (2 * 1.6448536269514722);
        }
        sum = inputs[0].times(inputs[1]);
        for (int k = 2; k < INPUTS; k += 2) {
            sum = sum.plus(inputs[k].times(inputs[k + 1]));
        }
    }

    @TearDown
    public void close() {
        cores.close();
    }

    @Benchmark
    public Sobol language() {
        return cores.call(() -> Sobol.of(sum, Scenarios.standard().draws(DRAWS)));
    }

    @Benchmark
    public double[] byHand() {
        return cores.call(() -> {
            double[][] sums = new double[pieces][];
            IntStream.range(0, pieces)
                    .parallel()
                    .forEach(piece -> sums[piece] = sums(piece, DRAWS * (piece + 1) / pieces - DRAWS * piece / pieces));
            return indices(sums);
        });
    }

    private static double function(double[] x) {
        double sum = 0;
        for (int k = 0; k < x.length; k += 2) {
            sum += x[k] * x[k + 1];
        }
        return sum;
    }

    private double[] sums(int piece, int draws) {
        var normal = ZigguratSampler.NormalizedGaussian.of(new XoRoShiRo128PlusPlus(17, piece));
        double[] sums = new double[2 + 2 * INPUTS];
        double[] a = new double[INPUTS];
        double[] b = new double[INPUTS];
        for (int i = 0; i < draws; i++) {
            for (int k = 0; k < INPUTS; k++) {
                a[k] = Math.exp(location[k] + scale[k] * normal.sample());
                b[k] = Math.exp(location[k] + scale[k] * normal.sample());
            }
            double fa = function(a);
            double fb = function(b);
            sums[0] += fa + fb;
            sums[1] += fa * fa + fb * fb;
            for (int k = 0; k < INPUTS; k++) {
                double own = a[k];
                a[k] = b[k];
                double mixed = function(a);
                a[k] = own;
                sums[2 + 2 * k] += (fb - mixed) * (fb - mixed);
                sums[3 + 2 * k] += (fa - mixed) * (fa - mixed);
            }
        }
        return sums;
    }

    private static double[] indices(double[][] pieces) {
        double[] sums = new double[2 + 2 * INPUTS];
        for (double[] piece : pieces) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += piece[j];
            }
        }
        double mean = sums[0] / (2 * DRAWS);
        double variance = sums[1] / (2 * DRAWS) - mean * mean;
        double[] indices = new double[2 * INPUTS];
        for (int k = 0; k < INPUTS; k++) {
            indices[2 * k] = 1 - sums[2 + 2 * k] / (2 * DRAWS) / variance;
            indices[2 * k + 1] = sums[3 + 2 * k] / (2 * DRAWS) / variance;
        }
        return indices;
    }
}
