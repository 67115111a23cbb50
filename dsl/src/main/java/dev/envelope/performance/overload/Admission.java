package dev.envelope.performance.overload;

import static dev.envelope.quantity.Units.bytes;
import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.seconds;

import dev.envelope.model.policy.RateLimit;
import dev.envelope.model.policy.TokenBucket;
import dev.envelope.model.policy.Window;
import dev.envelope.performance.Formula;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Time;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.Table;

/**
 * What a rate limit lets through at most, whatever is offered: exact for each kind of limit.
 *
 * <p>{@link #table()} has a row for each of some lengths of time: the most that is admitted in any such time, and how many times the
 * long-run mean that is.
 *
 * <pre>{@code admission(tokenBucket(perSecond(100), 50)).within(seconds(10))}</pre>
 */
public final class Admission extends Answer {

    private static final double ROUNDING = 1e-9;

    private static final Formula SLIDING =
            new Formula("sliding window", x -> x[0] * (Math.floor(x[1] / x[2] + ROUNDING) + 1));
    private static final Formula FIXED =
            new Formula("fixed window", x -> x[0] * (Math.ceil(x[1] / x[2] - ROUNDING) + 1));
    private static final Formula BURST = new Formula(
            "burst ÷ (offered − refilled)", x -> x[1] > x[2] ? x[0] / (x[1] - x[2]) : Double.POSITIVE_INFINITY);
    private static final Formula WINDOW_BURST =
            new Formula("limit ÷ offered", x -> x[1] * x[2] > x[0] ? x[0] / x[1] : Double.POSITIVE_INFINITY);

    /** Bytes of a number: a time, a counter, an amount of tokens. */
    private static final int NUMBER = 8;

    private static final double[] LENGTHS = {0.1, 1, 2, 5, 10, 60, 600, 3_600};

    private final RateLimit limit;

    private Admission(RateLimit limit) {
        this.limit = limit;
    }

    /** What this limit lets through. */
    public static Admission of(RateLimit limit) {
        return new Admission(limit);
    }

    private <R> R either(Function<TokenBucket, R> bucket, Function<Window, R> window) {
        return limit instanceof TokenBucket tokens ? bucket.apply(tokens) : window.apply((Window) limit);
    }

    /** The rate that it admits in the long run. */
    public Rate rate() {
        return either(TokenBucket::rate, window -> window.limit().per(window.length()))
                .named("long-run rate");
    }

    /** The most calls that it admits in any time of this length. */
    public Count within(Time length) {
        return either(
                        bucket -> bucket.size().plus(bucket.rate().over(length)).roundedDown(),
                        window -> (window.sliding() ? SLIDING : FIXED).count(window.limit(), length, window.length()))
                .named("admitted at most");
    }

    /** How long a burst at this rate passes whole, after a quiet time; without end where the limit never bites. */
    public Time burst(Rate offered) {
        return either(
                        bucket -> BURST.time(bucket.size(), offered, bucket.rate()),
                        window -> WINDOW_BURST.time(window.limit(), offered, window.length()))
                .named("burst that passes");
    }

    /**
     * What is remembered for each key that is limited by itself, without the key and the store's own overhead: tokens and a time, a
     * counter and a time, or of a sliding window the time of each call, 8 bytes each.
     */
    public DataSize memoryPerKey() {
        return either(
                        bucket -> bytes(2 * NUMBER),
                        window -> window.sliding() ? window.limit().times(bytes(NUMBER)) : bytes(2 * NUMBER))
                .named("memory for each key");
    }

    /** The most that is admitted in any time of some lengths. */
    public Table table() {
        double[] most = over(LENGTHS);
        double mean = rate().value();
        double[] times = new double[most.length];
        Arrays.setAll(times, i -> most[i] / (mean * LENGTHS[i]));
        return Table.create(
                "admission",
                Columns.of("in any", Dimension.TIME, LENGTHS),
                Columns.of("admitted at most", Dimension.COUNT, most),
                Columns.of("times the long-run rate", Dimension.COUNT, times));
    }

    private double[] over(double[] lengths) {
        return Arrays.stream(lengths).map(t -> within(seconds(t)).value()).toArray();
    }

    /** The most that is admitted over the length of the time, beside the long-run rate. */
    public XYChart chart() {
        double rate = rate().value();
        double end = 10 * within(seconds(1e-9)).value() / rate;
        double[] lengths = DoubleStream.iterate(end / 400, t -> t <= end, t -> t + end / 400)
                .toArray();
        return Charts.lines(
                "What passes a limit of " + Format.rate(rate),
                Axis.of("in any time of", Dimension.TIME::format),
                Axis.of("calls", Dimension.COUNT::format),
                List.of(
                        Line.of("admitted at most", lengths, over(lengths)),
                        Line.of(
                                "long-run rate",
                                lengths,
                                Arrays.stream(lengths).map(t -> t * rate).toArray())),
                List.of());
    }

    @Override
    public View view() {
        return View.titled("Admission: " + limit.told())
                .table(this::table)
                .text("For each key " + memoryPerKey() + ", beside the key itself and what the store adds.")
                .chart(this::chart);
    }

    /** What is left of a balance of tokens after so many were spent in a time, such as the CPU credits of a burstable machine. */
    public static Count left(TokenBucket bucket, Count before, Count spent, Time during) {
        return earned(bucket, before, during)
                .minus(spent)
                .atLeast(count(0))
                .atMost(bucket.size())
                .named("left");
    }

    /** How many tokens more were spent than there were: calls turned away, or surplus credits that are charged for. */
    public static Count lacking(TokenBucket bucket, Count before, Count spent, Time during) {
        return spent.minus(earned(bucket, before, during)).atLeast(count(0)).named("lacking");
    }

    private static Count earned(TokenBucket bucket, Count before, Time during) {
        return before.plus(bucket.rate().over(during));
    }
}
