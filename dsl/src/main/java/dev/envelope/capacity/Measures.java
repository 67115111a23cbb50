package dev.envelope.capacity;

import dev.envelope.analysis.Measure;
import dev.envelope.model.Model;
import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import java.util.ArrayList;
import java.util.List;

/** The measures of the back of the envelope. */
public final class Measures {

    public static final Measure<Count> USERS = Measure.named("users", Traffic::users);
    public static final Measure<Rate> AVERAGE_RATE = Measure.named("average rate", Traffic::averageRate);
    public static final Measure<Rate> PEAK_RATE = Measure.named("peak rate", Traffic::peakRate);
    public static final Measure<Bandwidth> INGRESS = Measure.named("ingress", Traffic::ingress);
    public static final Measure<Bandwidth> EGRESS = Measure.named("egress", Traffic::egress);
    public static final Measure<Bandwidth> PEAK_INGRESS = Measure.named("peak ingress", Traffic::peakIngress);
    public static final Measure<Bandwidth> PEAK_EGRESS = Measure.named("peak egress", Traffic::peakEgress);
    public static final Measure<Bandwidth> WRITTEN = Measure.named("written", Retained::written);
    public static final Measure<DataSize> DATA = Measure.named("data", Retained::data);
    public static final Measure<DataSize> COPIES = Measure.named("data with copies", Retained::copies);
    public static final Measure<DataSize> STORAGE = Measure.named("storage", Retained::storage);

    private Measures() {}

    /** How often one operation is asked for on average. */
    public static Measure<Rate> averageRate(String operation) {
        return Measure.named(operation + " rate", m -> Traffic.rate(m, m.operation("averageRate", operation)));
    }

    /** How often one operation is asked for at the peak. */
    public static Measure<Rate> peakRate(String operation) {
        return Measure.named(operation + " peak rate", m -> Traffic.peakRate(m, m.operation("peakRate", operation)));
    }

    /** How often one operation delivers to a receiver on average. */
    public static Measure<Rate> deliveries(String operation) {
        return Measure.named(
                operation + " deliveries", m -> Traffic.deliveries(m, m.operation("deliveries", operation)));
    }

    /** How many of one operation's writes are kept. */
    public static Measure<Count> records(String operation) {
        return Measure.named(operation + " records", m -> Retained.records(m, m.operation("records", operation)));
    }

    /** The measures of every design, and those of the operations of this one. */
    public static List<Measure<? extends Quantity<?>>> of(Model model) {
        List<Measure<? extends Quantity<?>>> all = new ArrayList<>(List.of(
                USERS,
                AVERAGE_RATE,
                PEAK_RATE,
                INGRESS,
                PEAK_INGRESS,
                EGRESS,
                PEAK_EGRESS,
                WRITTEN,
                DATA,
                COPIES,
                STORAGE));
        for (var operation : model.operations()) {
            all.add(averageRate(operation.name()));
            all.add(peakRate(operation.name()));
            if (operation.fansOut()) {
                all.add(deliveries(operation.name()));
            }
            if (operation.keeps()) {
                all.add(records(operation.name()));
            }
        }
        return all;
    }
}
