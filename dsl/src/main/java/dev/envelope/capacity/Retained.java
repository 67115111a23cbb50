package dev.envelope.capacity;

import static dev.envelope.model.Workload.GROWTH;
import static dev.envelope.model.Workload.HEADROOM;
import static dev.envelope.model.Workload.REPLICATION;
import static dev.envelope.model.Workload.RETENTION;
import static dev.envelope.model.Workload.RUNNING_FOR;
import static dev.envelope.model.Workload.STORED;
import static dev.envelope.model.Workload.STORED_PER_USER;
import static dev.envelope.quantity.Units.bytes;
import static dev.envelope.quantity.Units.count;

import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Operator;
import dev.envelope.quantity.Term;
import dev.envelope.quantity.Term.Parameter;
import dev.envelope.quantity.Time;
import java.util.ArrayList;
import java.util.List;

/** What is stored: formulas of a model at the scenario's moment and load. */
final class Retained {

    private static final double YEAR = 365 * 86_400;

    /**
     * The retention, with what was written earlier counted by how much less was written then: {@code ∫ g^(u − t) du} over
     * the retention before the moment {@code t}, where the rate before the start is taken as the rate at the start. Times
     * the rate at the moment it is what is retained. Operands: retention, growth a year, moment.
     */
    private static final Operator WEIGHTED = new Operator.Projection(
            x -> weighted(x[0], x[1], x[2], x[0]),
            words -> words.get(0) + " with past rates lower by " + words.get(1) + " over " + words.get(2),
            false);

    /** The same for a system that had run for less than its retention at the start. Fourth operand: for how long. */
    private static final Operator WEIGHTED_SINCE =
            new Operator.Function("retained", x -> weighted(x[0], x[1], x[2], x[3]));

    private static double weighted(double retentionTime, double growth, double momentTime, double runningTime) {
        double retention = retentionTime / YEAR;
        double rate = Math.log(growth);
        double moment = momentTime / YEAR;
        double grown = Math.min(retention, moment);
        double sinceStart = Math.abs(rate) < 1e-12 ? grown : -Math.expm1(-rate * grown) / rate;
        double beforeStart = Math.min(retention - grown, runningTime / YEAR) * Math.exp(-rate * moment);
        return (sinceStart + beforeStart) * YEAR;
    }

    private static final DataSize NOTHING = bytes(0).labelled(
                    "nothing",
                    new Term.Source(
                            Term.Source.Kind.ASSUMED,
                            "no operation keeps data; state it with storing(bytes(500)) or storedPerUser(MB(100))"));

    private Retained() {}

    /** The time over which what is written adds up to what is kept. */
    static Time retention(Model model) {
        return retention(model, model.workload().get(RETENTION));
    }

    /** The same for a component that keeps what is written for a time of its own. */
    static Time retention(Model model, Time kept) {
        Term retention = kept.term();
        Term growth = model.workload().get(GROWTH).term();
        boolean young = model.workload().states(RUNNING_FOR);
        Term weighted = young
                ? new Term.Operation(
                        Dimension.TIME,
                        WEIGHTED_SINCE,
                        List.of(
                                retention,
                                growth,
                                Parameter.MOMENT,
                                model.workload().get(RUNNING_FOR).term()))
                : new Term.Operation(Dimension.TIME, WEIGHTED, List.of(retention, growth, Parameter.MOMENT));
        return new Time(weighted).named("retained time");
    }

    /** How many of an operation's writes are kept. */
    static Count records(Model model, Operation operation) {
        return Traffic.rate(model, operation).over(retention(model)).named(operation.name() + " records");
    }

    /** What all operations write for keeping. */
    static Bandwidth written(Model model) {
        List<Bandwidth> parts = model.operations().stream()
                .filter(Operation::keeps)
                .map(o -> Traffic.rate(model, o).times(o.stored()))
                .toList();
        return Traffic.sum(parts, Traffic.nothing("no operation keeps data; state it with storing(bytes(500))"))
                .named("written");
    }

    /** Whether data is stated that no operation writes. */
    static boolean hasStock(Model model) {
        return model.workload().states(STORED) || model.workload().states(STORED_PER_USER);
    }

    /** What is stored beside what operations write: for each user, and at the start. */
    static DataSize stock(Model model) {
        var workload = model.workload();
        boolean onlyStored = workload.states(STORED) && !workload.states(STORED_PER_USER);
        List<DataSize> parts = new ArrayList<>();
        if (!onlyStored) {
            parts.add(Traffic.users(model).times(workload.get(STORED_PER_USER)));
        }
        if (workload.states(STORED)) {
            parts.add(Traffic.growing(model, workload.get(STORED)));
        }
        return Traffic.sum(parts, NOTHING);
    }

    /** The data before copies. */
    static DataSize data(Model model) {
        List<DataSize> parts = new ArrayList<>();
        if (model.operations().isEmpty() || hasStock(model)) {
            parts.add(stock(model));
        }
        for (Operation operation : model.operations()) {
            if (operation.keeps()) {
                parts.add(records(model, operation).times(operation.stored()));
            }
        }
        return Traffic.sum(parts, NOTHING).named("data");
    }

    /** The data with all its copies. */
    static DataSize copies(Model model) {
        return data(model).times(model.workload().get(REPLICATION)).named("data with copies");
    }

    /** What has to be provided for the data: its copies and the headroom on top. */
    static DataSize storage(Model model) {
        return copies(model)
                .times(count(1).plus(model.workload().get(HEADROOM).asCount()))
                .named("storage");
    }
}
