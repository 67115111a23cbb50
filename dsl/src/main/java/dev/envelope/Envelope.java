package dev.envelope;

import dev.envelope.analysis.Derivation;
import dev.envelope.analysis.Measure;
import dev.envelope.availability.Availability;
import dev.envelope.capacity.Measures;
import dev.envelope.catalog.Catalog;
import dev.envelope.catalog.Fact;
import dev.envelope.catalog.Facts;
import dev.envelope.catalog.Purchase;
import dev.envelope.data.consistency.Quorum;
import dev.envelope.model.DailyCurve;
import dev.envelope.model.Journey;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Kind;
import dev.envelope.model.Payment;
import dev.envelope.performance.latency.Percentiles;
import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Money;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import dev.envelope.study.Comparison;
import dev.envelope.study.Headline;
import dev.envelope.study.Sweep;
import dev.envelope.view.kernel.StockKernels;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All words of the language: import them with {@code import static dev.envelope.Envelope.*}, as the kernel and the shell do.
 *
 * <p>The words for amounts are inherited from {@link Units}, those for the parts of a system from {@link ComponentWords},
 * those for architecture patterns from {@link PatternWords}, those for the traffic between parts from {@link PolicyWords}, those
 * for what happens to them from {@link SceneWords}, and those for formulas without a design from {@link QueueingWords}.
 */
public final class Envelope extends QueueingWords {

    static {
        // so that other Java kernels show results as tables and pictures; without one of them it does nothing
        StockKernels.connect();
    }

    private Envelope() {}

    /** A system of which nothing is stated yet. */
    public static SystemDesign system() {
        return system("the system");
    }

    /** A system of which only the name is stated. */
    public static SystemDesign system(String name) {
        return new SystemDesign(Model.named(name));
    }

    /** Something that takes data out of the system. */
    public static Operation read(String name) {
        return Operation.named(Kind.READ, name);
    }

    /** What a user sets out to do: {@code journey("checkout").perUserPerDay(0.5).step("search", 3).step("pay", 0.2)}. */
    public static Journey journey(String name) {
        return Journey.named(name);
    }

    /** Something that brings data into the system. */
    public static Operation write(String name) {
        return Operation.named(Kind.WRITE, name);
    }

    /** Full load from 9 to 17 o'clock, a tenth of it at night. */
    public static DailyCurve officeHours() {
        return DailyCurve.officeHours();
    }

    /** A wave with its top at 20 o'clock and a tenth of it in the morning. */
    public static DailyCurve evenings() {
        return DailyCurve.evenings();
    }

    /** The dated facts about which these words say something, as a table: {@code facts("aws egress")}. */
    public static Facts facts(String words) {
        return Catalog.standard().facts(words);
    }

    /** A dated fact with its source, by its id. */
    public static Fact fact(String id) {
        return Catalog.standard().fact(id);
    }

    /** The round-trip time between two regions of clouds, with its source. */
    public static Time rtt(String first, String second) {
        return Catalog.standard().rtt(first, second);
    }

    /** Instances that are paid for by the hour, without a promise. */
    public static Payment onDemand() {
        return Payment.of(Purchase.ON_DEMAND);
    }

    /**
     * Instances that are promised for a time.
     *
     * @throws DesignException for another time than one or three years
     */
    public static Payment reserved(Time term) {
        return Payment.reserved(term);
    }

    /**
     * Dollars an hour that are promised for a time, for instances of any type.
     *
     * @throws DesignException for another time than one or three years
     */
    public static Payment savingsPlan(Time term) {
        return Payment.savingsPlan(term);
    }

    /** Spare instances that can be taken back. */
    public static Payment spot() {
        return Payment.of(Purchase.SPOT);
    }

    /** A majority of the copies of a record, for reads and for writes: {@code quorum(3).availability(percent(99.5))}. */
    public static Quorum quorum(int copies) {
        return Quorum.majority(copies);
    }

    /** A measure of one's own: a name, and a formula of the model. */
    public static <Q extends Quantity<Q>> Measure<Q> measure(String name, Function<? super Model, Q> formula) {
        return Measure.named(name, formula);
    }

    /** How an amount came about: its formula in names and in numbers, down to what was stated. */
    public static Derivation why(Quantity<?> amount) {
        return Derivation.of(amount, Scenario.likely());
    }

    /** Designs side by side in the same worlds; the first is the base. */
    public static Comparison compare(SystemDesign base, SystemDesign... variants) {
        List<Model> models = Stream.concat(Stream.of(base), Stream.of(variants))
                .map(SystemDesign::model)
                .toList();
        return Comparison.of(models, Headline.of(models));
    }

    /** A design over the values of one parameter. */
    public static Sweep sweep(
            SystemDesign design,
            String parameter,
            double[] values,
            BiFunction<SystemDesign, Double, SystemDesign> step,
            Measure<?>... measures) {
        return Sweep.of(
                design.model(),
                parameter,
                values,
                "",
                values(0),
                (x, y) -> step.apply(design, x).model(),
                List.of(measures));
    }

    /** A design over the values of two parameters; the step takes both. */
    public static Sweep sweep(
            SystemDesign design,
            String first,
            double[] firstValues,
            String second,
            double[] secondValues,
            Step2 step,
            Measure<?>... measures) {
        return Sweep.of(
                design.model(),
                first,
                firstValues,
                second,
                secondValues,
                (x, y) -> step.apply(design, x, y).model(),
                List.of(measures));
    }

    /** A design with the values of two parameters put in. */
    public interface Step2 {
        SystemDesign apply(SystemDesign design, double first, double second);
    }

    /** Eleven values from one to the other, evenly spaced. */
    public static double[] range(double from, double to) {
        return range(from, to, 11);
    }

    /** So many values from one to the other, evenly spaced. */
    public static double[] range(double from, double to, int howMany) {
        if (!(from < to) || Double.isInfinite(to - from) || howMany < 2) {
            throw new DesignException(
                    "range(" + Format.plain(from) + ", " + Format.plain(to) + ", " + howMany + ")",
                    "a range goes up from one finite number to another, and has at least two values",
                    "write range(0.5, 0.99, 11)");
        }
        return IntStream.range(0, howMany)
                .mapToDouble(i -> from + (to - from) * i / (howMany - 1))
                .toArray();
    }

    /** These values. */
    public static double[] values(double... values) {
        return values;
    }

    /** How many users are active on a day. */
    public static Measure<Count> users() {
        return Measures.USERS;
    }

    /** How often anything is asked for on average. */
    public static Measure<Rate> averageRate() {
        return Measures.AVERAGE_RATE;
    }

    /** How often one operation is asked for on average. */
    public static Measure<Rate> averageRate(String operation) {
        return Measures.averageRate(operation);
    }

    /** How often anything is asked for at the busiest time of the day. */
    public static Measure<Rate> peakRate() {
        return Measures.PEAK_RATE;
    }

    /** How often one operation is asked for at the busiest time of the day. */
    public static Measure<Rate> peakRate(String operation) {
        return Measures.peakRate(operation);
    }

    /** How often one operation delivers to a receiver on average. */
    public static Measure<Rate> deliveries(String operation) {
        return Measures.deliveries(operation);
    }

    /** The bytes that come in a second on average. */
    public static Measure<Bandwidth> ingress() {
        return Measures.INGRESS;
    }

    /** The bytes that come in a second at the busiest time of the day. */
    public static Measure<Bandwidth> peakIngress() {
        return Measures.PEAK_INGRESS;
    }

    /** The bytes that go out a second on average. */
    public static Measure<Bandwidth> egress() {
        return Measures.EGRESS;
    }

    /** The bytes that go out a second at the busiest time of the day. */
    public static Measure<Bandwidth> peakEgress() {
        return Measures.PEAK_EGRESS;
    }

    /** The bytes a second that are written for keeping. */
    public static Measure<Bandwidth> written() {
        return Measures.WRITTEN;
    }

    /** How many of one operation's writes are kept. */
    public static Measure<Count> records(String operation) {
        return Measures.records(operation);
    }

    /** The data before copies. */
    public static Measure<DataSize> data() {
        return Measures.DATA;
    }

    /** How often a component is called at the busiest time of the day. */
    public static Measure<Rate> peakRateAt(String component) {
        return Measures.peakRateAt(component);
    }

    /** How many instances of a component there are in all regions together. */
    public static Measure<Count> instances(String component) {
        return Measures.instances(component);
    }

    /** The part of the calls that a cache answers itself. */
    public static Measure<Share> hitRate(String cache) {
        return Measures.hitRate(cache);
    }

    /** How many instances there are of all components together. */
    public static Measure<Count> instances() {
        return Measures.ALL_INSTANCES;
    }

    /** How many kinds of components there are that we run. */
    public static Measure<Count> deployables() {
        return Measures.DEPLOYABLES;
    }

    /** How often components call each other for one call of an operation. */
    public static Measure<Count> callsPerRequest(String operation) {
        return Measures.callsPerRequest(operation);
    }

    /** How much of the time the busiest instances of a component work at the peak; above 1 they are overloaded. */
    public static Measure<Share> utilisation(String component) {
        return Measures.utilisation(component);
    }

    /** The data in a component before copies. */
    public static Measure<DataSize> dataIn(String component) {
        return Measures.dataIn(component);
    }

    /** What has to be provided for the data: its copies and the headroom on top. */
    public static Measure<DataSize> storage() {
        return Measures.STORAGE;
    }

    /** The latency that half of an operation's calls do not exceed at the peak. */
    public static Measure<Time> p50(String operation) {
        return Percentiles.of(0.5, "p50", operation);
    }

    /** The latency that 95 % of an operation's calls do not exceed at the peak. */
    public static Measure<Time> p95(String operation) {
        return Percentiles.of(0.95, "p95", operation);
    }

    /** The latency that 99 % of an operation's calls do not exceed at the peak. */
    public static Measure<Time> p99(String operation) {
        return Percentiles.of(0.99, "p99", operation);
    }

    /** The latency that 99.9 % of an operation's calls do not exceed at the peak. */
    public static Measure<Time> p999(String operation) {
        return Percentiles.of(0.999, "p999", operation);
    }

    /** The part of an operation's calls that is answered, by how much of the time its parts are there. */
    public static Measure<Share> availability(String operation) {
        return Availability.measure(operation);
    }

    /** The bill of a month. */
    public static Measure<Money> monthlyCost() {
        return dev.envelope.cost.Measures.MONTHLY_COST;
    }

    /** The bill of a month for one part: a component, {@code "data transfer"}, or an expense. */
    public static Measure<Money> monthlyCost(String part) {
        return dev.envelope.cost.Measures.monthlyCost(part);
    }

    /** The bill of a month over the users of a day. */
    public static Measure<Money> costPerUser() {
        return dev.envelope.cost.Measures.COST_PER_USER;
    }

    /** The bill of a month over its requests, for a million of them. */
    public static Measure<Money> costPerMillionRequests() {
        return dev.envelope.cost.Measures.COST_PER_MILLION_REQUESTS;
    }
}
