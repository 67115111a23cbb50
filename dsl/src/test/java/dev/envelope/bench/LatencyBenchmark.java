package dev.envelope.bench;

import static dev.envelope.Envelope.*;

import dev.envelope.SystemDesign;
import dev.envelope.analysis.Worlds;
import dev.envelope.quantity.Outcomes;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The p99 of a flow of six stages in a thousand worlds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class LatencyBenchmark {

    /** 1 for exponential service times, which have a filter of their own. */
    @Param({"1", "0.6"})
    public double variability;

    private SystemDesign design() {
        return system().users(million(8, 12))
                .operation(read("get").perUserPerDay(8, 12))
                .peak(2, 4)
                .flow(
                        "get",
                        loadBalancer("edge").serviceTime(ms(0.2)).variability(variability),
                        service("api").serviceTime(ms(4, 8)).variability(variability),
                        cache("redis")
                                .hitRate(0.9)
                                .variability(variability)
                                .missTo(database("store").serviceTime(ms(6)).variability(variability)),
                        service("rank").serviceTime(ms(8)).variability(variability),
                        service("render").serviceTime(ms(3)).variability(variability));
    }

    @Benchmark
    public Outcomes p99InAThousandWorlds() {
        var model = design().model();
        return Worlds.of(model).draws(1_000).of(p99("get").of(model));
    }
}
