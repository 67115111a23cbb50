package dev.envelope.architecture.pattern;

import static dev.envelope.quantity.Units.count;
import static dev.envelope.quantity.Units.perSecond;
import static dev.envelope.quantity.Units.seconds;

import dev.envelope.analysis.Measure;
import dev.envelope.capacity.CallRates;
import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Measures;
import dev.envelope.model.Architecture;
import dev.envelope.model.Cache;
import dev.envelope.model.Call;
import dev.envelope.model.Fold;
import dev.envelope.model.Model;
import dev.envelope.model.Step.Carrying;
import dev.envelope.model.Step.Repeated;
import dev.envelope.quantity.Amount;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Time;
import java.util.List;

/**
 * How long after an event a worker has brought the stores up to date, for the operation that takes longest: the wait until
 * its batch is full, its own service time, and those of what it calls.
 *
 * <p>A batch of {@code n} events is full {@code (n − 1) ÷ λ} after its first event, where {@code λ} is the average rate of events
 * at one instance, and the mean event waits half of that. Waiting in queues comes on top; a worker that is planned with
 * room to spare keeps it short.
 *
 * @param worker the name of the worker
 * @param batches how often one instance of it is called
 * @param loads what the parts of the design carry
 */
public record ProjectionLag(String worker, Rate batches, Loads loads) implements Fold<ProjectionLag.Span> {

    /** The time that some steps take, from the call of the worker on, and whether they hold that call. */
    public record Span(Time time, boolean starts) {
        static final Span NONE = new Span(seconds(0), false);
    }

    /** The lag behind a worker of this name. */
    public static Measure<Time> behind(String worker) {
        return Measure.named("projection lag", model -> of(model, worker));
    }

    private static Time of(Model model, String worker) {
        Architecture architecture = model.architecture();
        CallRates calls = CallRates.of(model);
        Rate rate = model.operations().stream()
                .map(operation -> calls.of(
                        operation,
                        architecture.component("projectionLag", worker).name()))
                .reduce(Amount::plus)
                .orElse(perSecond(0));
        var fold = new ProjectionLag(
                worker, rate.dividedBy(Measures.instances(worker).of(model)), Loads.of(model));
        return architecture.flows().stream()
                .map(flow -> architecture.fold(flow, fold))
                .filter(Span::starts)
                .map(Span::time)
                .reduce(Quantity::atLeast)
                .orElseThrow(() -> new DesignException(
                        "projectionLag(\"" + worker + "\")",
                        "no flow goes through \"" + worker + "\", so nothing is projected",
                        "write design.as(cqrs()), or put it behind a stream in a flow"));
    }

    @Override
    public Span call(Call call) {
        boolean starts = call.to().name().equals(worker);
        boolean below = call.chain().stream().anyMatch(caller -> caller.name().equals(worker));
        return starts || below ? new Span(Work.serviceTime(call.to()), starts) : Span.NONE;
    }

    @Override
    public Span sequence(List<Span> steps) {
        Time time = steps.stream().map(Span::time).reduce(Amount::plus).orElseThrow();
        return new Span(time, starts(steps));
    }

    private static boolean starts(List<Span> steps) {
        return steps.stream().anyMatch(Span::starts);
    }

    @Override
    public Span miss(Cache cache, Span lookup, Span fallback) {
        Time missed = fallback.time().times(loads.hitRate(cache).complement());
        return new Span(lookup.time().plus(missed), lookup.starts() || fallback.starts());
    }

    @Override
    public Span parallel(List<Span> branches) {
        Time slowest =
                branches.stream().map(Span::time).reduce(Quantity::atLeast).orElseThrow();
        return new Span(slowest, starts(branches));
    }

    /** Nobody waits for what is handed on, unless it is handed to the worker itself. */
    @Override
    public Span aside(Span step) {
        return step.starts() ? step : Span.NONE;
    }

    @Override
    public Span repeated(Repeated how, Span step) {
        boolean batch = how.how() == Repeated.How.BATCH;
        if (step.starts()) {
            return batch ? new Span(filling((Count) how.number()).plus(step.time()), true) : step;
        }
        boolean atOnce = batch || how.how() == Repeated.How.FANOUT;
        return atOnce ? step : new Span(step.time().times(how.number()), false);
    }

    private Time filling(Count batch) {
        return batch.minus(count(1)).dividedBy(2).at(batches.times(batch)).named("wait for a batch at " + worker);
    }

    @Override
    public Span carrying(Carrying sizes, Span step) {
        return step;
    }
}
