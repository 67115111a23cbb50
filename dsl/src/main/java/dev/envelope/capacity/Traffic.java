package dev.envelope.capacity;

import static dev.envelope.model.Workload.GROWTH;
import static dev.envelope.model.Workload.PEAK;
import static dev.envelope.model.Workload.REQUESTS_PER_USER;
import static dev.envelope.model.Workload.REQUEST_SIZE;
import static dev.envelope.model.Workload.RESPONSE_SIZE;
import static dev.envelope.model.Workload.SCALE;
import static dev.envelope.model.Workload.USERS;
import static dev.envelope.quantity.Units.days;

import dev.envelope.model.Journey;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Kind;
import dev.envelope.quantity.Amount;
import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Dimension;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Term;
import dev.envelope.quantity.Term.Source;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How often, and how much data moves: formulas of a model at the scenario's moment and load. */
final class Traffic {

    private Traffic() {}

    /** The users of a day. */
    static Count users(Model model) {
        return growing(model, model.workload().get(USERS).named("users at the start"))
                .named("users");
    }

    /** How often an operation is asked for on average. */
    static Rate rate(Model model, Operation operation) {
        Rate rate = operation.hasRate()
                ? growing(model, operation.rate())
                : users(model).times(perUser(model, operation)).per(days(1));
        return rate.named(operation.name() + " rate");
    }

    /** How often a user asks for an operation a day: on all journeys together, or as it says itself. */
    static Count perUser(Model model, Operation operation) {
        return model.workload().journeys(operation).stream()
                .map(journey -> perUser(journey, operation))
                .reduce(Count::plus)
                .map(all -> all.named(operation.name() + ": per user and day"))
                .orElseGet(operation::perUserPerDay);
    }

    private static Count perUser(Journey journey, Operation operation) {
        Count calls = Objects.requireNonNull(journey.steps().get(operation.name()), "a journey that calls it");
        return journey.perUserPerDay().times(calls);
    }

    /** How often an operation is asked for on one journey on average. */
    static Rate rate(Model model, Journey journey, Operation operation) {
        return users(model)
                .times(perUser(journey, operation))
                .per(days(1))
                .named(operation.name() + " rate on " + journey.name());
    }

    /** How often an operation is asked for at the peak. */
    static Rate peakRate(Model model, Operation operation) {
        return rate(model, operation).times(peak(model)).named(operation.name() + " peak rate");
    }

    /** How often an operation delivers to a receiver on average. */
    static Rate deliveries(Model model, Operation operation) {
        return rate(model, operation).times(operation.fanout()).named(operation.name() + " deliveries");
    }

    /** How often anything is asked for on average. */
    static Rate averageRate(Model model) {
        if (model.operations().isEmpty()) {
            return users(model)
                    .times(model.workload().get(REQUESTS_PER_USER))
                    .per(days(1))
                    .named("average rate");
        }
        return model.operations().stream()
                .map(o -> rate(model, o))
                .reduce(Rate::plus)
                .orElseThrow()
                .named("average rate");
    }

    static Rate peakRate(Model model) {
        return averageRate(model).times(peak(model)).named("peak rate");
    }

    /** Bytes that come in on average: what writes bring, and the requests themselves where their size is stated. */
    static Bandwidth ingress(Model model) {
        if (model.operations().isEmpty()) {
            return averageRate(model).times(model.workload().get(REQUEST_SIZE)).named("ingress");
        }
        var moved = moved(model, o -> o.kind() == Kind.WRITE, false);
        if (model.workload().states(REQUEST_SIZE)) {
            var reads = model.operations().stream().filter(o -> o.kind() == Kind.READ);
            moved = concat(
                    moved,
                    reads.map(o -> rate(model, o).times(model.workload().get(REQUEST_SIZE)))
                            .toList());
        }
        return sum(moved, nothing("no operation brings data in; state it with requestSize(kB(1))"))
                .named("ingress");
    }

    /** Bytes that go out on average: what reads take, what is delivered, and responses where their size is stated. */
    static Bandwidth egress(Model model) {
        if (model.operations().isEmpty()) {
            return averageRate(model).times(model.workload().get(RESPONSE_SIZE)).named("egress");
        }
        var moved = concat(
                moved(model, o -> o.kind() == Kind.READ, true),
                moved(model, o -> o.kind() == Kind.WRITE && o.fansOut(), true));
        if (model.workload().states(RESPONSE_SIZE)) {
            var writes = model.operations().stream().filter(o -> o.kind() == Kind.WRITE);
            moved = concat(
                    moved,
                    writes.map(o -> rate(model, o).times(model.workload().get(RESPONSE_SIZE)))
                            .toList());
        }
        return sum(moved, nothing("no operation takes data out; state it with responseSize(kB(10))"))
                .named("egress");
    }

    static Bandwidth peakIngress(Model model) {
        return ingress(model).times(peak(model)).named("peak ingress");
    }

    static Bandwidth peakEgress(Model model) {
        return egress(model).times(peak(model)).named("peak egress");
    }

    static Count peak(Model model) {
        return model.workload().get(PEAK);
    }

    /** What becomes of an amount that grows with the system. */
    static <Q extends Amount<Q>> Q growing(Model model, Q now) {
        boolean scaled = model.workload().states(SCALE);
        return model.workload()
                .get(GROWTH)
                .project(scaled ? now.times(model.workload().get(SCALE)) : now);
    }

    private static List<Bandwidth> moved(Model model, Predicate<Operation> which, boolean delivered) {
        return model.operations().stream()
                .filter(which)
                .map(o -> (delivered && o.fansOut() ? deliveries(model, o) : rate(model, o)).times(o.payload()))
                .toList();
    }

    private static <T> List<T> concat(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /** No data a second, and why. */
    static Bandwidth nothing(String reason) {
        return new Bandwidth(new Term.Constant(Dimension.BANDWIDTH, 0))
                .labelled("nothing", new Source(Source.Kind.ASSUMED, reason));
    }

    static <Q extends Amount<Q>> Q sum(List<Q> parts, Q none) {
        return parts.stream().reduce(Amount::plus).orElse(none);
    }
}
