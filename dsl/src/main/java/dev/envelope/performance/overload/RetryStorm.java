package dev.envelope.performance.overload;

import dev.envelope.model.policy.Retries;
import dev.envelope.model.policy.Timeout;
import dev.envelope.performance.Formula;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Time;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What retries of calls that timed out do to M/M/c: the load that they cause, and from where on it does not come down by itself.
 *
 * <p>Of λ calls a second come {@code Λ = λ × tries(p(Λ))} tries, where p(Λ) is the part that takes longer than the timeout under that load,
 * and p = 1 at and over the capacity c ÷ S. What timed out is worked on all the same. There are up to two states for one λ:
 *
 * <ul>
 *   <li>the good one exists up to {@link #collapsesFrom()}: there it ends, and any load above it runs away
 *   <li>the collapsed one, in which every try times out and nothing is achieved, exists from {@link #metastableFrom()} on: {@code c ÷ S
 *       ÷ tries(1)}. Between the two the good state holds until a burst, a pause or a deployment ends it, and then the load must fall below
 *       the lower figure before it comes back
 * </ul>
 *
 * <p>Tries are taken as independent of each other, which pauses with jitter make them; the queue has no end and is worked off in order of
 * arrival. A limit of the queue or shedding keeps goodput in the collapsed state: that is for a simulation.
 *
 * <p>Source: N. Bronson, A. Aghayev, A. Charapko and T. Zhu, Metastable Failures in Distributed Systems, HotOS 2021; L. Huang et
 * al., Metastable Failures in the Wild, OSDI 2022.
 *
 * <pre>{@code retryStorm(ms(16), 100, timeout(ms(200)), retries(3).budget(percent(10)))}</pre>
 */
public final class RetryStorm extends Answer {

    private static final Formula COLLAPSES =
            new Formula("end of the good state", x -> Storm.of(x).collapsesFrom());
    private static final Formula METASTABLE =
            new Formula("capacity ÷ tries", x -> Storm.of(x).metastableFrom());
    private static final Formula TRIES =
            new Formula("tries = calls × tries of each", x -> Storm.of(x).tries(x[5]));
    private static final Formula GOODPUT =
            new Formula("tries in time", x -> Storm.of(x).goodput(x[5]));

    private static final int POINTS = 120;

    private final Time service;
    private final Count servers;
    private final Timeout timeout;
    private final Retries retries;

    private RetryStorm(Time service, Count servers, Timeout timeout, Retries retries) {
        this.service = service;
        this.servers = servers;
        this.timeout = timeout;
        this.retries = retries;
    }

    /**
     * Retries in front of so many servers.
     *
     * @throws DesignException if the timeout is not longer than the service time
     */
    public static RetryStorm of(Time service, Count servers, Timeout timeout, Retries retries) {
        if (!(timeout.after().value() > service.value())) {
            throw new DesignException(
                    timeout + " of calls that take " + service,
                    "a timeout is longer than the mean service time, or most calls fail without any load",
                    "write timeout(ms(" + Format.plain(Math.ceil(5 * service.value() * 1_000)) + "))");
        }
        return new RetryStorm(service, servers, timeout, retries);
    }

    /** What the servers work off at most. */
    public Rate capacity() {
        return servers.per(service).named("capacity");
    }

    /** The calls a second from which on one disturbance is enough for every try to time out, for good. */
    public Rate metastableFrom() {
        return METASTABLE.rate(operands()).named("metastable from");
    }

    /** The calls a second from which on there is no good state. */
    public Rate collapsesFrom() {
        return COLLAPSES.rate(operands()).named("collapses from");
    }

    /** The tries a second of so many calls a second, in the good state; unbounded where there is none. */
    public Rate tries(Rate calls) {
        return TRIES.rate(operands(calls)).named("tries");
    }

    /** The calls a second that are answered in time of so many, in the good state; 0 where there is none. */
    public Rate goodput(Rate calls) {
        return GOODPUT.rate(operands(calls)).named("goodput");
    }

    private Quantity<?>[] operands() {
        return new Quantity<?>[] {service, servers, timeout.after(), retries.retries(), Amplification.most(retries)};
    }

    private Quantity<?>[] operands(Rate calls) {
        Quantity<?>[] all = Arrays.copyOf(operands(), 6);
        all[5] = calls;
        return all;
    }

    /** The same servers without retries, without a budget where there is one, and as stated. */
    private Map<String, Storm> variants() {
        double[] x = Arrays.stream(operands()).mapToDouble(Quantity::value).toArray();
        Map<String, Storm> all = new LinkedHashMap<>();
        all.put("no retries", new Storm(x[0], x[1], x[2], 0, 0));
        all.put(Format.count(x[3]) + " retries", new Storm(x[0], x[1], x[2], x[3], x[3]));
        if (retries.budget().isPresent()) {
            all.put("budget " + Format.share(x[4]), Storm.of(x));
        }
        return all;
    }

    /** One row for no retries, these without a budget, and with it: where the collapsed state begins and the good one ends. */
    public Table table() {
        Map<String, Storm> variants = variants();
        double capacity = capacity().value();
        double[] from =
                variants.values().stream().mapToDouble(Storm::metastableFrom).toArray();
        double[] end =
                variants.values().stream().mapToDouble(Storm::collapsesFrom).toArray();
        return Table.create(
                "retry storm",
                StringColumn.create("retries", variants.keySet()),
                Columns.of("metastable from", Dimension.RATE, from),
                Columns.of(
                        "of the capacity",
                        Dimension.SHARE,
                        Arrays.stream(from).map(rate -> rate / capacity).toArray()),
                Columns.of("no good state from", Dimension.RATE, end),
                Columns.of(
                        "of it",
                        Dimension.SHARE,
                        Arrays.stream(end).map(rate -> rate / capacity).toArray()));
    }

    /** The goodput over the calls a second after a disturbance, which only a load that is not metastable comes back from. */
    public XYChart chart() {
        double most = 1.2 * capacity().value();
        double[] calls = new double[POINTS];
        Arrays.setAll(calls, i -> most * (i + 1) / POINTS);
        List<Line> lines = new ArrayList<>();
        variants()
                .forEach((name, storm) -> lines.add(Line.of(
                        name,
                        calls,
                        Arrays.stream(calls)
                                .map(rate -> rate < storm.metastableFrom() ? storm.goodput(rate) : 0)
                                .toArray())));
        return Charts.lines(
                "After a disturbance, of a capacity of "
                        + Format.rate(capacity().value()),
                Axis.of("calls", Dimension.RATE::format),
                Axis.of("answered in time", Dimension.RATE::format),
                lines,
                List.of());
    }

    @Override
    public View view() {
        return View.titled("Retry storm: " + timeout + ", " + retries)
                .table(this::table)
                .text(
                        "From \"metastable from\" on a disturbance is enough for every try to time out, until the calls fall below it; "
                                + "from \"no good state from\" on that happens by itself.")
                .chart(this::chart);
    }
}
