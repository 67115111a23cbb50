package dev.envelope;

import dev.envelope.analysis.Measure;
import dev.envelope.capacity.Measures;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Kind;
import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Units;
import java.util.function.Function;

/**
 * All words of the language: import them with {@code import static dev.envelope.Envelope.*}, as the kernel and the shell do.
 *
 * <p>The words for amounts are inherited from {@link Units}.
 */
public final class Envelope extends Units {

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

    /** Something that brings data into the system. */
    public static Operation write(String name) {
        return Operation.named(Kind.WRITE, name);
    }

    /** A measure of one's own: a name, and a formula of the model. */
    public static <Q extends Quantity<Q>> Measure<Q> measure(String name, Function<? super Model, Q> formula) {
        return Measure.named(name, formula);
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

    /** What has to be provided for the data: its copies and the headroom on top. */
    public static Measure<DataSize> storage() {
        return Measures.STORAGE;
    }
}
