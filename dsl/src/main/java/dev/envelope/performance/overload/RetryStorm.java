package dev.envelope.performance.overload;

import dev.envelope.analysis.Derivation;
import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Servers;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.model.Policies;
import dev.envelope.model.policy.Retries;
import dev.envelope.model.policy.Timeout;
import dev.envelope.performance.Formula;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Time;
import dev.envelope.simulation.network.Guard.Retrying;
import dev.envelope.view.Answer;
import dev.envelope.view.Columns;
import dev.envelope.view.View;
import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
 * <p>{@link #simulated()} shows the goodput after a disturbance beside a simulation.
 *
 * <pre>{@code
 * retryStorm(ms(16), 100, timeout(ms(200)), retries(3).budget(percent(10)))
 * retryStorm(design, "api").simulated()
 * }</pre>
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
    private static final String NONE = "no retries";

    private final Time service;
    private final Count servers;
    private final Timeout timeout;
    private final Retries retries;

    /**
     * The component of a design in front of which it is.
     *
     * @param name its name, and the design's
     * @param peak calls a second at the peak
     */
    private record Place(String name, Rate peak) {}

    private final Optional<Place> place;

    private RetryStorm(Time service, Count servers, Timeout timeout, Retries retries, Optional<Place> place) {
        this.service = service;
        this.servers = servers;
        this.timeout = timeout;
        this.retries = retries;
        this.place = place;
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
        return new RetryStorm(service, servers, timeout, retries, Optional.empty());
    }

    /**
     * Retries in front of a component of a design: all servers behind its queue, and the timeout and the retries that it states; in its
     * busiest region. The way to it over the network, which the timeout includes, is left out.
     *
     * @throws DesignException if it states no timeout or no retries, or its calls have several queues or none
     */
    public static RetryStorm of(Model model, String name) {
        Component<?> component = model.architecture().component("retryStorm", name);
        String given = "retryStorm(..., \"" + component.name() + "\")";
        if (!Servers.anyTakesAny(component) || !component.isLimited()) {
            throw new DesignException(
                    given,
                    "a storm is in front of one queue, and " + component.role().one()
                            + " has one for each node, or none",
                    "write retryStorm(ms(2), 32, timeout(ms(200)), retries(3)) with the numbers of one node");
        }
        Policies policies = component.policies();
        Timeout timeout = policies.find(Timeout.class).orElseThrow(() -> unstated(given, "timeout(ms(200))"));
        Retries retries = policies.find(Retries.class).orElseThrow(() -> unstated(given, "retries(3)"));
        Loads loads = Loads.of(model);
        String region = loads.regions(component).stream()
                .max(Comparator.comparingDouble(
                        each -> loads.in(each).peakRate(component).value()))
                .orElseThrow(() ->
                        new DesignException(given, "no operation calls it", "name it in the flow of an operation"));
        Servers servers = Servers.of(loads, component, region);
        RetryStorm storm = of(servers.service(), servers.together(), timeout, retries);
        return new RetryStorm(
                storm.service,
                storm.servers,
                timeout,
                retries,
                Optional.of(new Place(
                        component.name() + " of " + model.name(),
                        loads.in(region).peakRate(component).named("peak rate at " + component.name()))));
    }

    private static DesignException unstated(String given, String word) {
        return new DesignException(
                given, "a storm is made by timeouts and retries, and one is not stated", "write .policy(" + word + ")");
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
        all.put(NONE, new Storm(x[0], x[1], x[2], 0, 0));
        all.put(Format.count(x[3]) + " retries", new Storm(x[0], x[1], x[2], x[3], x[3]));
        if (retries.budget().isPresent()) {
            all.put("budget " + Format.share(x[4]), Storm.of(x));
        }
        return all;
    }

    /** The same variants after a disturbance, simulated: each number beside that of the formula. */
    public SimulatedStorm simulated() {
        Retrying stated = Retrying.of(retries, Quantity::value);
        Map<String, Retrying> rules = new LinkedHashMap<>();
        variants().keySet().forEach(name -> rules.put(name, stated.unbudgeted()));
        rules.put(NONE, Retrying.NONE);
        if (retries.budget().isPresent()) {
            rules.put("budget " + Format.share(retries.budget().orElseThrow().value()), stated);
        }
        return new SimulatedStorm(this, variants(), rules);
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
                        Arrays.stream(calls).map(storm::afterADisturbance).toArray())));
        return Charts.lines(
                "After a disturbance, of a capacity of "
                        + Format.rate(capacity().value()),
                Axis.of("calls", Dimension.RATE::format),
                Axis.of("answered in time", Dimension.RATE::format),
                lines,
                List.of());
    }

    private String finding(Rate calls) {
        double rate = calls.value();
        String what = "The design's peak of " + Format.rate(rate);
        if (rate >= collapsesFrom().value()) {
            return what + " has no good state: every try times out";
        }
        return rate >= metastableFrom().value()
                ? what + " is metastable: one disturbance, and every try times out until the calls fall below "
                        + Format.rate(metastableFrom().value())
                : what + " comes back from a disturbance by itself";
    }

    @Override
    public View view() {
        return View.titled(title() + ": " + timeout + ", " + retries)
                .table(this::table)
                .notes(
                        "Findings",
                        place.map(each -> finding(each.peak())).stream().toList())
                .text(
                        "From \"metastable from\" on a disturbance is enough for every try to time out, until the calls fall below it; "
                                + "from \"no good state from\" on that happens by itself.")
                .assumed(premises())
                .chart(this::chart);
    }

    /** What it is in front of, if it is in front of a component of a design. */
    String title() {
        return "Retry storm" + place.map(each -> " at " + each.name()).orElse("");
    }

    /** What it rests on that nobody stated, and the ranges, of each of which the likely value counts. */
    List<String> premises() {
        Stream<Quantity<?>> own = Stream.of(operands());
        Stream<Quantity<?>> asked = place.stream().map(Place::peak);
        return Derivation.premises(Stream.concat(own, asked)
                .map(amount -> Derivation.of(amount, Scenario.likely()))
                .toList());
    }
}
