package dev.envelope.capacity;

import dev.envelope.model.Cache;
import dev.envelope.model.Call;
import dev.envelope.model.Component;
import dev.envelope.model.Fold;
import dev.envelope.model.Input;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Kind;
import dev.envelope.model.Region;
import dev.envelope.model.Role;
import dev.envelope.model.Step.Carrying;
import dev.envelope.model.Step.Repeated;
import dev.envelope.model.Workload;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The fold that turns a flow into the traffic of its calls.
 *
 * <p>A call carries its operation's rate times all shares, repeats and misses on the way to it. A write sends its payload and a
 * read receives it, on each call of the flow; requests and responses count where their size is stated. A write through a cache
 * goes on to the miss path each time, and one behind it later, for the last value of each key.
 *
 * @param rate how often users in the region ask for the operation
 * @param region the region of these users; empty for a system in one place
 * @param hitRates what of the reads of caches goes on to what is behind them
 * @param coalescing what of the writes to caches reaches the stores behind them
 */
record Links(Model model, Operation operation, Rate rate, String region, HitRates hitRates, Coalescing coalescing)
        implements Fold<List<Link>> {

    /**
     * The traffic of all calls of all flows on average, with the hit rates of a time at which there are so many times the average calls.
     *
     * <p>A cache's hit rate may depend on how often it is called, and that on the caches before it. Where none stands before itself, they
     * are settled after as many turns as there are such caches.
     */
    static List<Link> of(Model model, Count overAverage) {
        List<Link> links = links(model, HitRates.of(model, List.of(), overAverage), Coalescing.NONE);
        int turns = Math.max(HitRates.byCalls(model), Coalescing.isIn(model) ? 1 : 0);
        for (int i = 0; i < turns; i++) {
            links = links(model, HitRates.of(model, links, overAverage), Coalescing.of(links));
        }
        return links;
    }

    private static List<Link> links(Model model, HitRates hitRates, Coalescing coalescing) {
        List<Link> links = new ArrayList<>();
        var architecture = model.architecture();
        for (Operation operation : model.operations()) {
            Rate all = Traffic.rate(model, operation);
            architecture.flow(operation.name()).ifPresent(flow -> {
                List<Region> regions = model.geography().regions();
                if (regions.isEmpty()) {
                    links.addAll(architecture.fold(flow, new Links(model, operation, all, "", hitRates, coalescing)));
                }
                for (Region region : regions) {
                    Rate own = all.times(model.geography().users(region))
                            .named(operation.name() + " rate in " + region.name());
                    links.addAll(architecture.fold(
                            flow, new Links(model, operation, own, region.name(), hitRates, coalescing)));
                }
            });
        }
        return links;
    }

    @Override
    public List<Link> call(Call call) {
        String from = region;
        for (Component<?> each : call.chain()) {
            from = model.geography().serving(each, from);
        }
        boolean read = operation.kind() == Kind.READ;
        // what the user does to the client crosses no network
        boolean byHand = call.from().isEmpty() && call.to().role() == Role.CLIENT;
        return List.of(new Link(
                operation,
                region,
                call.from(),
                call.to(),
                from,
                model.geography().serving(call.to(), from),
                rate,
                rate,
                rate,
                operation.keeps(),
                byHand ? Optional.empty() : read ? stated(Workload.REQUEST_SIZE) : Optional.of(operation.payload()),
                byHand ? Optional.empty() : read ? Optional.of(operation.payload()) : stated(Workload.RESPONSE_SIZE),
                Link.Way.AWAITED));
    }

    private Optional<DataSize> stated(Input<DataSize> size) {
        return model.workload().states(size) ? Optional.of(model.workload().get(size)) : Optional.empty();
    }

    @Override
    public List<Link> sequence(List<List<Link>> steps) {
        return steps.stream().flatMap(List::stream).toList();
    }

    @Override
    public List<Link> miss(Cache cache, List<Link> lookup, List<Link> fallback) {
        List<Link> behind = switch (cache.writing(operation)) {
            case ASIDE, AROUND -> missed(cache, fallback);
            case THROUGH -> fallback;
            case BEHIND -> {
                Share part = coalescing.reaching(cache, lookup.get(0).toRegion());
                yield aside(scaled(fallback, r -> r.times(part), r -> r.times(part)));
            }
        };
        return Stream.concat(lookup.stream(), behind.stream()).toList();
    }

    private List<Link> missed(Cache cache, List<Link> fallback) {
        Share missed = hitRates.missed(cache, region);
        Optional<Component<?>> fetching = fallback.get(0).from();
        return scaled(fallback, r -> r.times(missed), r -> r).stream()
                .map(link -> link.from().equals(fetching) ? link.missed() : link.looking())
                .toList();
    }

    @Override
    public List<Link> parallel(List<List<Link>> branches) {
        return sequence(branches);
    }

    @Override
    public List<Link> aside(List<Link> step) {
        return step.stream().map(Link::aside).toList();
    }

    @Override
    public List<Link> repeated(Repeated how, List<Link> step) {
        String label = how.label(operation.name(), step.get(0).to().name());
        if (how.number() instanceof Share share) {
            Share named = share.named(label);
            return scaled(step, r -> r.times(named), r -> r.times(named));
        }
        Count number = ((Count) how.number()).named(label);
        return switch (how.how()) {
            case TIMES, SHARE -> scaled(step, r -> r.times(number), r -> r);
            case FANOUT -> scaled(step, r -> r.times(number), r -> r.times(number));
            case BATCH -> step.stream().map(link -> link.batched(number)).toList();
        };
    }

    @Override
    public List<Link> carrying(Carrying sizes, List<Link> step) {
        String first = step.get(0).to().name();
        Optional<DataSize> sent = sizes.sent().map(size -> size.named(Carrying.label(operation.name(), first, "sent")));
        Optional<DataSize> received =
                sizes.received().map(size -> size.named(Carrying.label(operation.name(), first, "received")));
        return step.stream()
                .map(link -> link.carrying(sent.or(link::sent), received.or(link::received)))
                .toList();
    }

    private static List<Link> scaled(List<Link> links, UnaryOperator<Rate> calls, UnaryOperator<Rate> done) {
        return links.stream().map(link -> link.scaled(calls, done)).toList();
    }
}
