package dev.envelope.performance.overload;

import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.simulation.engine.Interval;
import dev.envelope.simulation.network.Guard;
import dev.envelope.simulation.network.Guard.Retrying;
import dev.envelope.simulation.network.NetworkBuilder;
import dev.envelope.simulation.network.Station;
import dev.envelope.simulation.playback.Change;
import dev.envelope.simulation.playback.TimeSeries;
import dev.envelope.simulation.playback.Timeline;
import dev.envelope.simulation.playback.Timeline.Cue;
import dev.envelope.simulation.random.Arrivals;
import dev.envelope.simulation.random.ServiceTimes;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Band;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Goodput after a disturbance, by the formula and simulated: the same servers under more and more calls, with each kind of retries.
 *
 * <p>In each run the calls come three times as fast as they are worked off, for as long as a timeout, so that every try times out.
 * {@value #SETTLING} timeouts later the calls that are answered are counted, for ten timeouts. Pauses have the stated back-off; all
 * callers together have one budget. It runs when it is first asked for a number.
 *
 * <p>{@link #table()} has a row for each kind of retries and number of calls. Where the backlog is worked off so slowly that it is still
 * there when the count begins, the formula tells more, because it tells what comes in the end.
 *
 * <pre>{@code retryStorm(ms(16), 100, timeout(ms(200)), retries(3).budget(percent(10))).simulated()}</pre>
 */
public final class SimulatedStorm extends Answer {

    private static final double[] LOADS = {0.1, 0.2, 0.3, 0.45, 0.6, 0.75, 0.85, 1.05, 1.2};
    private static final double BURST = 3;
    private static final int SETTLING = 40;
    private static final int COUNTED = 10;
    private static final int LEAD = 10;
    private static final int REPLICATIONS = 4;
    private static final int MOST_REPLICATIONS = 1_000;

    /** So many times as many replications are as unsure as a third. */
    private static final int SURER = 8;

    private static final double FIFTH = 0.2;

    /** Calls a second of which so many are answered in time. */
    private record Point(String retries, double calls, double formula, Interval simulated) {
        boolean isUnsure() {
            return simulated.halfWidth() > FIFTH * calls;
        }
    }

    private final RetryStorm formula;
    private final Map<String, Storm> storms;
    private final Map<String, Retrying> rules;
    private final int replications;
    private @Nullable List<Point> points;

    /** Each kind of retries as a formula and as a rule, by its name. */
    SimulatedStorm(RetryStorm formula, Map<String, Storm> storms, Map<String, Retrying> rules) {
        this(formula, storms, rules, REPLICATIONS);
    }

    private SimulatedStorm(
            RetryStorm formula, Map<String, Storm> storms, Map<String, Retrying> rules, int replications) {
        this.formula = formula;
        this.storms = storms;
        this.rules = rules;
        this.replications = replications;
    }

    /** The same, each run so many times with other random numbers; 4 times unless said. */
    public SimulatedStorm replications(int times) {
        if (times < 2 || times > MOST_REPLICATIONS) {
            throw new DesignException(
                    "replications(" + times + ")",
                    "an interval takes 2 replications or more, and there are 1,000 at most",
                    "write replications(" + SURER * REPLICATIONS + ")");
        }
        return new SimulatedStorm(formula, storms, rules, times);
    }

    private synchronized List<Point> points() {
        if (points == null) {
            List<Point> all = new ArrayList<>();
            storms.forEach((name, storm) -> {
                for (double load : LOADS) {
                    double calls = load * storm.capacity();
                    all.add(new Point(name, calls, storm.afterADisturbance(calls), run(storm, rules.get(name), calls)));
                }
            });
            points = all;
        }
        return points;
    }

    private Interval run(Storm storm, @Nullable Retrying rule, double calls) {
        var builder = new NetworkBuilder();
        int servers = (int) Math.max(1, Math.rint(storm.servers()));
        int station = builder.station(Station.of("servers", servers, ServiceTimes.of(storm.service(), 1)));
        Guard guard = Guard.of("calls", 1).timeout(storm.timeout());
        int guarded = builder.guard(rule == null ? guard : guard.retries(rule));
        int entry = builder.guarded(guarded, builder.call(station, builder.report()), builder.end(0));
        builder.source("calls", calls, new Arrivals.Poisson(), 0, entry);
        List<Cue> burst = List.of(
                new Cue(0, new Change.Load(0, BURST * storm.capacity() / calls)),
                new Cue(storm.timeout(), new Change.Load(0, 1)));
        var timeline =
                new Timeline(burst, List.of(), List.of(), LEAD * storm.timeout(), storm.timeout(), SETTLING + COUNTED);
        return TimeSeries.of(builder.build(), timeline, 1, replications).answered(0, SETTLING, SETTLING + COUNTED);
    }

    /** One row for each kind of retries and number of calls: what is answered in time by the formula and simulated, a second. */
    public Table table() {
        List<Point> all = points();
        return Table.create(
                "retry storm, simulated",
                StringColumn.create("retries", all.stream().map(Point::retries)),
                column("calls", all, Point::calls),
                column("formula", all, Point::formula),
                column("simulated", all, point -> point.simulated().estimate()),
                column("simulated ±", all, point -> point.simulated().halfWidth()));
    }

    private static DoubleColumn column(String name, List<Point> points, ToDoubleFunction<Point> number) {
        return Columns.of(
                name, Dimension.RATE, points.stream().mapToDouble(number).toArray());
    }

    /** What is answered in time over the calls: simulated, with its interval. */
    public XYChart chart() {
        List<Line> lines = new ArrayList<>();
        storms.forEach((name, storm) -> {
            List<Point> of = points().stream()
                    .filter(point -> point.retries().equals(name))
                    .toList();
            double[] x = of.stream().mapToDouble(Point::calls).toArray();
            double[] y = of.stream()
                    .mapToDouble(point -> point.simulated().estimate())
                    .toArray();
            double[] low =
                    of.stream().mapToDouble(point -> point.simulated().low()).toArray();
            double[] high =
                    of.stream().mapToDouble(point -> point.simulated().high()).toArray();
            lines.add(broken(new Line(name, x, y, new Band(low, high)), storm.metastableFrom()));
        });
        return Charts.lines(
                "After a disturbance, simulated",
                Axis.of("calls", Dimension.RATE::format),
                Axis.of("answered in time", Dimension.RATE::format),
                lines,
                List.of());
    }

    /** Where goodput breaks off, nothing was simulated, and no line leads across. */
    private static Line broken(Line line, double at) {
        int index = -Arrays.binarySearch(line.x(), at) - 1;
        Band band = Objects.requireNonNull(line.band());
        return index <= 0 || index >= line.x().length
                ? line
                : new Line(
                        line.name(),
                        with(line.x(), index, at),
                        with(line.y(), index, Double.NaN),
                        new Band(with(band.low(), index, Double.NaN), with(band.high(), index, Double.NaN)));
    }

    private static double[] with(double[] numbers, int index, double number) {
        return DoubleStream.concat(
                        DoubleStream.concat(Arrays.stream(numbers, 0, index), DoubleStream.of(number)),
                        Arrays.stream(numbers, index, numbers.length))
                .toArray();
    }

    private List<String> findings() {
        long unsure = points().stream().filter(Point::isUnsure).count();
        return unsure == 0
                ? List.of()
                : List.of(Format.count(unsure) + " of " + points().size()
                        + " numbers are unsure by more than a fifth of the calls: write simulated().replications("
                        + Math.min(MOST_REPLICATIONS, SURER * replications) + ")");
    }

    @Override
    public View view() {
        return View.titled(formula.title() + ", simulated")
                .table(this::table)
                .notes("Findings", findings())
                .assumed(formula.premises())
                .chart(formula::chart)
                .chart(this::chart)
                .text("Counted from " + SETTLING + " timeouts after a burst of " + Format.number(BURST)
                        + " times the capacity on, in " + replications + " replications. ± is of 95 % confidence.");
    }
}
