package dev.envelope.bench;

import dev.envelope.view.Png;
import dev.envelope.view.diagram.Diagram;
import dev.envelope.view.diagram.Samples;
import dev.envelope.view.diagram.Svg;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * A line of parts laid out and drawn, as SVG alone and as a PNG as well.
 *
 * <p>Target: both forms of 20 parts within 300 ms once warm.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class DiagramBenchmark {

    @Param({"5", "20"})
    public int parts;

    private Diagram diagram = Samples.line(1);

    @Setup
    public void prepare() {
        diagram = Samples.line(parts);
    }

    @Benchmark
    public Svg svg() {
        return Svg.of(diagram);
    }

    @Benchmark
    public Png svgAndPng() {
        return Png.of(Svg.of(diagram));
    }
}
