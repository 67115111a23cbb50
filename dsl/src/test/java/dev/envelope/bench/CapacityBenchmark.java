package dev.envelope.bench;

import static dev.envelope.Envelope.*;

import dev.envelope.SystemDesign;
import dev.envelope.analysis.Worlds;
import dev.envelope.capacity.Measures;
import dev.envelope.model.Model;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The whole capacity of a URL shortener in a thousand scenarios, from stating the design to the p5 and p95 of every measure.
 *
 * <p>Target: under 20 ms.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CapacityBenchmark {

    private static SystemDesign shortener() {
        return system("URL shortener")
                .users(million(80, 120))
                .operation(write("shorten").perUserPerDay(0.05, 0.2).payload(bytes(200, 800)))
                .operation(read("redirect").perUserPerDay(5, 20).payload(bytes(300, 700)))
                .peak(2, 5)
                .replication(3)
                .retention(years(5))
                .growth(percent(20, 60))
                .headroom(percent(30));
    }

    @Benchmark
    public double[][] thousandScenarios() {
        Model model = shortener().model();
        var terms = Measures.of(model).stream()
                .map(measure -> measure.of(model).term())
                .toList();
        return Worlds.of(model).draws(1_000).at(years(2)).of(terms).stream()
                .map(outcomes -> outcomes.percentiles(5, 95))
                .toArray(double[][]::new);
    }
}
