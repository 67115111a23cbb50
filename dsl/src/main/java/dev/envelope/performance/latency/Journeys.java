package dev.envelope.performance.latency;

import static dev.envelope.quantity.Units.count;

import dev.envelope.capacity.Copies;
import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Passage;
import dev.envelope.capacity.Servers;
import dev.envelope.capacity.Sizing;
import dev.envelope.model.Cache;
import dev.envelope.model.Call;
import dev.envelope.model.Component;
import dev.envelope.model.Fold;
import dev.envelope.model.Operation;
import dev.envelope.model.Step.Carrying;
import dev.envelope.model.Step.Repeated;
import dev.envelope.performance.latency.Journey.Delay;
import dev.envelope.performance.latency.Journey.Filling;
import dev.envelope.performance.latency.Journey.FirstOf;
import dev.envelope.performance.latency.Journey.Sequence;
import dev.envelope.performance.latency.Journey.Slowest;
import dev.envelope.performance.latency.Journey.SlowestOf;
import dev.envelope.performance.latency.Journey.Sometimes;
import dev.envelope.performance.latency.Journey.Stage;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The fold that turns a flow into what its caller waits for, of how often it is called; made only when it is known that
 * somebody waits for it.
 *
 * <ul>
 *   <li>a call is the network to the component and back, and the component's wait and service
 *   <li>calls after one another add up; of calls at once the slowest counts; aside calls take no time of the caller
 *   <li>of the copies of a database that agree, those that answer first are waited for: as many as it takes
 *   <li>a miss is the look into the cache and, with the miss rate as its chance, the path to what it does not hold
 *   <li>a write through a cache waits for what is behind it too, one behind the cache only for the cache
 *   <li>{@code times(3)} is three times after one another, {@code share(...)} a chance, {@code fanout(6)} the slowest of six,
 *       {@code batch(100)} the wait until a batch is full, and one call
 * </ul>
 *
 * @param region the region of the users who ask; empty for a system in one place
 */
record Journeys(Loads loads, String operation, String region, Operands operands)
        implements Fold<Function<Rate, Journey>> {

    /** The name of the part that is on the way between components. */
    static final String NETWORK = "network";

    /** The name of the part that is the wait for other calls of a batch. */
    static final String BATCHES = "batches filling";

    private static final Journey NOTHING = new Sequence(List.of());

    @Override
    public Function<Rate, Journey> call(Call call) {
        return rate -> called(call);
    }

    private Journey called(Call call) {
        Passage passage = Passage.of(loads.model(), call, region);
        List<Journey> steps = new ArrayList<>();
        passage.roundTrip().ifPresent(time -> steps.add(new Delay(operands.part(NETWORK), operands.at(time))));
        if (!Passage.isUser(call.to())) {
            steps.add(answered(call.to(), stage(call.to(), passage.region())));
        }
        return new Sequence(steps);
    }

    private Journey answered(Component<?> component, Stage stage) {
        Operation asked = loads.model().operation("latency", operation);
        boolean isRead = asked.kind() == Operation.Kind.READ;
        boolean quorum = Copies.hasQuorum(component);
        boolean waits = quorum || !isRead && Copies.agree(loads, asked, component);
        if (!Copies.areAsked(loads, component) || !waits) {
            return stage;
        }
        Count copies = loads.copies(component).named("copies in " + component.name());
        Count needed = Copies.needed(loads, asked, component, copies);
        if (quorum) {
            return new FirstOf(operands.at(needed), operands.at(isRead ? needed : copies), stage);
        }
        Journey others = new FirstOf(operands.at(needed.minus(count(1))), operands.at(copies.minus(count(1))), stage);
        Delay away = new Delay(operands.part(NETWORK), operands.at(component.get(Component.HOP)));
        return new Sequence(List.of(stage, away, others));
    }

    private Stage stage(Component<?> component, String at) {
        String name = component.name() + (at.isEmpty() ? "" : " in " + at);
        return operands.stage(name, LeftOut.of(component), () -> {
            Servers servers = Servers.of(loads, component, at);
            return new Stage(
                    operands.part(name),
                    operands.at(servers.service()),
                    operands.at(servers.variability()),
                    operands.at(servers.utilisation()),
                    operands.at(queue(component, at, servers.together())));
        });
    }

    /** The servers of one queue: of instances that are chosen by chance, each has one, to which its part of the calls comes at random. */
    private Count queue(Component<?> component, String at, Count together) {
        return Sizing.of(loads, component, at)
                .filter(sizing -> LeftOut.isSplit(component))
                .map(sizing -> together.dividedBy(sizing.instances()).named("servers of each " + component.name()))
                .orElse(together);
    }

    @Override
    public Function<Rate, Journey> sequence(List<Function<Rate, Journey>> steps) {
        return rate -> new Sequence(made(steps, rate));
    }

    private static List<Journey> made(List<Function<Rate, Journey>> steps, Rate rate) {
        return steps.stream().map(step -> step.apply(rate)).toList();
    }

    @Override
    public Function<Rate, Journey> miss(Cache cache, Function<Rate, Journey> lookup, Function<Rate, Journey> fallback) {
        return switch (cache.writing(loads.model().operation("latency", operation))) {
            case ASIDE, AROUND -> rate -> missed(cache, lookup, fallback, rate);
            case THROUGH -> sequence(List.of(lookup, fallback));
            case BEHIND -> lookup;
        };
    }

    private Journey missed(Cache cache, Function<Rate, Journey> lookup, Function<Rate, Journey> fallback, Rate rate) {
        Journey look = lookup.apply(rate);
        Share missed = loads.missRate(cache, region);
        int missedAt = operands.at(missed);
        return new Sequence(List.of(look, new Sometimes(missedAt, fallback.apply(rate.times(missed)))));
    }

    @Override
    public Function<Rate, Journey> parallel(List<Function<Rate, Journey>> branches) {
        return rate -> new Slowest(made(branches, rate));
    }

    @Override
    public Function<Rate, Journey> aside(Function<Rate, Journey> step) {
        return rate -> NOTHING;
    }

    @Override
    public Function<Rate, Journey> repeated(Repeated how, Function<Rate, Journey> step) {
        return rate -> switch (how.how()) {
            case TIMES -> new Journey.Repeated(number(how), step.apply(rate.times(how.number())));
            case SHARE -> new Sometimes(number(how), step.apply(rate.times(how.number())));
            case FANOUT -> new SlowestOf(number(how), step.apply(rate.times(how.number())));
            case BATCH -> batched(how, step, rate);
        };
    }

    private Journey batched(Repeated how, Function<Rate, Journey> step, Rate rate) {
        Filling filling = new Filling(operands.part(BATCHES), number(how), operands.at(rate));
        return new Sequence(List.of(filling, step.apply(rate.dividedBy(how.number()))));
    }

    private int number(Repeated how) {
        Quantity<?> number = (Quantity<?>) how.number();
        return operands.at(number.named(operation + ": " + how.how().told()));
    }

    @Override
    public Function<Rate, Journey> carrying(Carrying sizes, Function<Rate, Journey> step) {
        return step;
    }
}
