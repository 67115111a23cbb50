package dev.envelope.simulation;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.simulation.engine.Interval;
import dev.envelope.view.Columns;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Band;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The percentiles of one operation, each with its interval, as load tests show them: one request in 10, 100, 1,000 takes longer, at
 * equal distances. That is where callers differ and where a simulation is unsure; a distribution function hides both at its top.
 */
public record PercentileCurve(String operation, List<Point> points) {

    private static final int EACH_DECADE = 10;
    private static final int DECADES = 4;

    /** The time that a part of the requests does not exceed. */
    public record Point(double part, Interval time) {}

    static PercentileCurve of(String operation, DoubleFunction<Interval> percentile) {
        return new PercentileCurve(
                operation,
                parts().mapToObj(part -> new Point(part, percentile.apply(part)))
                        .takeWhile(point -> Double.isFinite(point.time().estimate()))
                        .toList());
    }

    /** The parts of the requests that percentiles are shown of, from p20 to p99.99. */
    public static DoubleStream parts() {
        return IntStream.rangeClosed(1, EACH_DECADE * DECADES)
                .mapToDouble(i -> 1 - Math.pow(10, -i / (double) EACH_DECADE));
    }

    static Table table(String design, List<PercentileCurve> curves) {
        List<String> operations = curves.stream()
                .flatMap(curve -> curve.points().stream().map(point -> curve.operation()))
                .toList();
        List<Point> points =
                curves.stream().flatMap(curve -> curve.points().stream()).toList();
        return Table.create(
                "percentiles of " + design,
                StringColumn.create("operation", operations),
                Columns.of(
                        "part of the requests",
                        Dimension.SHARE,
                        points.stream().mapToDouble(Point::part).toArray()),
                Columns.of(
                        "time",
                        Dimension.TIME,
                        points.stream().mapToDouble(at -> at.time().estimate()).toArray()),
                Columns.of(
                        "time ±",
                        Dimension.TIME,
                        points.stream().mapToDouble(at -> at.time().halfWidth()).toArray()));
    }

    /** As a line with its band. */
    public Line line() {
        double[] low = points.stream().mapToDouble(at -> at.time().low()).toArray();
        double[] high = points.stream().mapToDouble(at -> at.time().high()).toArray();
        double[] parts = points.stream().mapToDouble(Point::part).toArray();
        double[] times = points.stream().mapToDouble(at -> at.time().estimate()).toArray();
        return new Line(operation, oneIn(parts), times, new Band(low, high));
    }

    private static double[] oneIn(double[] parts) {
        return Arrays.stream(parts).map(part -> 1 / (1 - part)).toArray();
    }

    /**
     * The chart of such lines.
     *
     * @throws DesignException if there is no percentile in any of them
     */
    public static XYChart chart(String title, List<Line> lines) {
        if (lines.stream().flatMapToDouble(line -> Arrays.stream(line.y())).noneMatch(Double::isFinite)) {
            throw nothing(title);
        }
        return Charts.lines(title, axis(), Axis.of("latency", Dimension.TIME::format), lines, List.of());
    }

    /** Why a chart cannot be drawn of percentiles that there are none of. */
    public static DesignException nothing(String title) {
        return new DesignException(
                "chart(\"" + title + "\")",
                "calls wait without end, or too few are answered to tell a percentile",
                "see the findings of simulate(), and give what is overloaded there more instances");
    }

    /** The axis of the percentiles. */
    public static Axis axis() {
        return Axis.of("part of the requests that take no longer", oneIn -> Format.share(1 - 1 / oneIn))
                .log();
    }
}
