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
import dev.envelope.performance.latency.Journey.FirstOf;
import dev.envelope.performance.latency.Journey.Sequence;
import dev.envelope.performance.latency.Journey.Slowest;
import dev.envelope.performance.latency.Journey.SlowestOf;
import dev.envelope.performance.latency.Journey.Sometimes;
import dev.envelope.performance.latency.Journey.Stage;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The fold that turns a flow into what its caller waits for; made only when it is known that somebody waits for it.
 *
 * <ul>
 *   <li>a call is the network to the component and back, and the component's wait and service
 *   <li>calls after one another add up; of calls at once the slowest counts; aside calls take no time of the caller
 *   <li>of the copies of a database that agree, those that answer first are waited for: as many as it takes
 *   <li>a miss is the look into the cache and, with the miss rate as its chance, the path to what it does not hold
 *   <li>a write through a cache waits for what is behind it too, one behind the cache only for the cache
 *   <li>{@code times(3)} is three times after one another, {@code share(...)} a chance, {@code fanout(6)} the slowest of six,
 *       {@code batch(100)} one call: the wait until a batch is full is not in it
 * </ul>
 *
 * @param region the region of the users who ask; empty for a system in one place
 */
record Journeys(Loads loads, String operation, String region, Operands operands) implements Fold<Supplier<Journey>> {

    /** The name of the part that is on the way between components. */
    static final String NETWORK = "network";

    private static final Journey NOTHING = new Sequence(List.of());

    @Override
    public Supplier<Journey> call(Call call) {
        return () -> called(call);
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
    public Supplier<Journey> sequence(List<Supplier<Journey>> steps) {
        return () -> new Sequence(made(steps));
    }

    private static List<Journey> made(List<Supplier<Journey>> steps) {
        return steps.stream().map(Supplier::get).toList();
    }

    @Override
    public Supplier<Journey> miss(Cache cache, Supplier<Journey> lookup, Supplier<Journey> fallback) {
        return switch (cache.writing(loads.model().operation("latency", operation))) {
            case ASIDE, AROUND -> () -> missed(cache, lookup, fallback);
            case THROUGH -> sequence(List.of(lookup, fallback));
            case BEHIND -> lookup;
        };
    }

    private Journey missed(Cache cache, Supplier<Journey> lookup, Supplier<Journey> fallback) {
        Journey look = lookup.get();
        int missedAt = operands.at(loads.missRate(cache, region));
        return new Sequence(List.of(look, new Sometimes(missedAt, fallback.get())));
    }

    @Override
    public Supplier<Journey> parallel(List<Supplier<Journey>> branches) {
        return () -> new Slowest(made(branches));
    }

    @Override
    public Supplier<Journey> aside(Supplier<Journey> step) {
        return () -> NOTHING;
    }

    @Override
    public Supplier<Journey> repeated(Repeated how, Supplier<Journey> step) {
        return () -> switch (how.how()) {
            case TIMES -> new Journey.Repeated(number(how), step.get());
            case SHARE -> new Sometimes(number(how), step.get());
            case FANOUT -> new SlowestOf(number(how), step.get());
            case BATCH -> step.get();
        };
    }

    private int number(Repeated how) {
        Quantity<?> number = (Quantity<?>) how.number();
        return operands.at(number.named(operation + ": " + how.how().told()));
    }

    @Override
    public Supplier<Journey> carrying(Carrying sizes, Supplier<Journey> step) {
        return step;
    }
}
