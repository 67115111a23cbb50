package dev.envelope.simulation;

import dev.envelope.capacity.Coalescing;
import dev.envelope.capacity.Link;
import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Passage;
import dev.envelope.model.Broker;
import dev.envelope.model.Cache;
import dev.envelope.model.Call;
import dev.envelope.model.Component;
import dev.envelope.model.Fold;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Kind;
import dev.envelope.model.Step.Carrying;
import dev.envelope.model.Step.Repeated;
import dev.envelope.quantity.Quantity;
import dev.envelope.simulation.Holding.Shelf;
import dev.envelope.simulation.network.NetworkBuilder;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/**
 * The fold that turns a flow into the program that each of its calls runs.
 *
 * <ul>
 *   <li>a call is the network to the component and back, and the component's queue and service; where its caller guards it, each try
 *       is that with all that the component calls before it answers, and a rate limit stands before the queue
 *   <li>of a database with copies, some are called, as {@link Replicas} says; a store in several regions sends the records that go
 *       across to the others, half a round trip away
 *   <li>calls at once are a fork, and the caller goes on when all have come back; nobody waits for aside calls
 *   <li>a call that a cache refuses, or that has failed at the guard of a cache, passes it by, with the stated chance
 *   <li>a miss is the look into the cache and the path to what it does not hold: to the keys that it does not have, or with the
 *       miss rate as its chance; a write through a cache goes on to what is behind it, and one behind the cache does so aside
 *   <li>what a broker passes on waits there for whoever works on it, also while that is down: of copies, for the next one that leads, and
 *       until as many are there as have to answer
 *   <li>{@code fanout(50)} at a part that has its data on 50 nodes, or in 50 shards, asks each of them once
 *   <li>{@code times(3)} is three times after one another, {@code share(...)} a chance, {@code fanout(6)} six at once, and of
 *       {@code batch(100)} the call that fills the batch takes all others along: they wait until it is full; of {@code batch(2.5)} half are
 *       of two and half of three
 * </ul>
 *
 * @param asked the operation whose flow it is
 * @param operation its name, and its region where there are several: after which its random numbers are named
 * @param region the region of the users who ask; empty for a system in one place
 */
record Wiring(
        Loads loads,
        Operation asked,
        String operation,
        String region,
        Floor floor,
        Holding holding,
        Guarding guarding,
        NetworkBuilder builder)
        implements Fold<Wiring.Code> {

    /** A part of a program, which is put together from its end. */
    interface Code {
        /**
         * The first node of this part, if that node follows it.
         *
         * @param writes whether what is called takes what the operation writes; else it is only looked into
         */
        int before(int next, boolean writes);

        /** This part and what is done before it is answered: after it, where nobody waits for both together. */
        default Code serving(Code rest) {
            return (next, writes) -> before(rest.before(next, writes), writes);
        }
    }

    /** A call, each try of which its caller guards, with all that is done until it is answered. */
    private record Guarded(Code made, int guard, NetworkBuilder builder) implements Code {
        @Override
        public int before(int next, boolean writes) {
            return builder.guarded(guard, made.before(builder.report(), writes), next);
        }

        @Override
        public Code serving(Code rest) {
            return new Guarded(made.serving(rest), guard, builder);
        }
    }

    /** A call, after whose answer caches hear of what it has written. */
    private record Told(Code called, IntUnaryOperator written) implements Code {
        @Override
        public int before(int next, boolean writes) {
            return called.before(writes ? written.applyAsInt(next) : next, writes);
        }

        @Override
        public Code serving(Code rest) {
            return new Told(called.serving(rest), written);
        }
    }

    /** The first node of a call, if that node follows it. */
    int before(Code flow, int end) {
        return drawn(flow.before(end, asked.kind() == Kind.WRITE));
    }

    private int drawn(int first) {
        return holding.drawn(asked, region, this::named, first);
    }

    @Override
    public Code call(Call call) {
        Passage passage = Passage.of(loads.model(), call, region);
        Code served = Passage.isUser(call.to()) ? (next, writes) -> next : served(call, passage.region());
        Code made = passage.roundTrip()
                .map(floor::value)
                .<Code>map(time -> (next, writes) -> builder.delay(time, served.before(next, writes)))
                .orElse(served);
        Code called = guarding.guard(call, passage)
                .<Code>map(guard -> new Guarded(made, guard, builder))
                .orElse(made);
        return new Told(called, next -> written(call.to(), passage.region(), next));
    }

    /** A write is done in a region: caches hear of it, and the store in other regions, for which nobody waits. */
    private int written(Component<?> to, String at, int next) {
        return holding.written(asked, to, region, sent(to, at, next));
    }

    /** The records that a write leaves behind go to the other regions, each by itself: those of a batch with their keys. */
    private int sent(Component<?> store, String from, int next) {
        double calls = replicated(store)
                .filter(link -> !link.isReplication() && link.toRegion().equals(from))
                .mapToDouble(link -> floor.value(link.rate()))
                .sum();
        List<Link> copies = replicated(store)
                .filter(link -> link.isReplication() && link.fromRegion().equals(from))
                .toList();
        int first = next;
        for (Link copy : copies) {
            String to = copy.toRegion();
            int arrived = holding.written(asked, store, to, builder.report());
            double way = floor.value(Passage.roundTrip(loads.model(), from, to)) / 2;
            int gone = builder.delay(way, taken(store, to).before(arrived, true));
            int record = builder.aside(holding.outdated(store, to, gone), builder.report());
            first = builder.singles(named(store.name() + " to " + to), floor.value(copy.rate()) / calls, record, first);
        }
        return first;
    }

    /** The writes of this operation to a store that it sends on, and their copies. */
    private Stream<Link> replicated(Component<?> store) {
        return loads.links().stream()
                .filter(link -> link.to() == store
                        && link.operation() == asked
                        && link.origin().equals(region)
                        && link.records().isPresent());
    }

    private Code served(Call call, String at) {
        Component<?> component = call.to();
        Code taken = call.from().filter(Broker.class::isInstance).isPresent()
                ? pulled(taken(component, at))
                : taken(component, at);
        return guarding.limit(component, at)
                .<Code>map(limit -> (next, writes) -> builder.limited(limit, taken.before(next, writes)))
                .orElse(taken);
    }

    /** What a broker has is there until somebody has come for it and is done. */
    private Code pulled(Code taken) {
        return (next, writes) -> {
            int from = builder.size();
            int first = taken.before(next, writes);
            builder.pulled(from);
            return first;
        };
    }

    private Code taken(Component<?> component, String at) {
        Place place = floor.place(component, at);
        int priority = floor.serving().priority(component, asked);
        return place.replicas()
                .map(replicas -> replicas.called(asked, place, priority, builder))
                .orElse((next, writes) -> builder.callAny(place.first(), place.queues(), priority, next));
    }

    @Override
    public Code sequence(List<Code> steps) {
        return (next, writes) -> {
            int first = next;
            for (int i = steps.size() - 1; i >= 0; i--) {
                first = steps.get(i).before(first, writes);
            }
            return first;
        };
    }

    @Override
    public Code serving(Code call, Code rest) {
        return call.serving(rest);
    }

    @Override
    public Code miss(Cache cache, Code lookup, Code fallback) {
        return switch (cache.writing(asked)) {
            case ASIDE, AROUND -> missed(cache, lookup, fallback);
            case THROUGH -> through(cache, lookup, fallback);
            case BEHIND -> behind(cache, lookup, fallback);
        };
    }

    private Code through(Cache cache, Code lookup, Code fallback) {
        return (next, writes) -> {
            int put = holding.shelf(cache, region)
                    .map(shelf -> builder.put(shelf.number(), next))
                    .orElse(next);
            return lookup.before(fallback.before(put, writes), false);
        };
    }

    private Code behind(Cache cache, Code lookup, Code fallback) {
        return (next, writes) -> {
            Optional<Shelf> shelf = holding.shelf(cache, region);
            int written = fallback.before(builder.report(), writes);
            int accepted = shelf.isPresent()
                    ? builder.accept(shelf.get().number(), written, next)
                    : builder.chance(
                            named(cache.name() + " flushes"), reaching(cache), builder.aside(written, next), next);
            return lookup.before(accepted, false);
        };
    }

    private double reaching(Cache cache) {
        String at = loads.model().geography().serving(cache, region);
        return floor.value(Coalescing.of(loads.links()).reaching(cache, at));
    }

    private Code missed(Cache cache, Code lookup, Code fallback) {
        return (next, writes) -> {
            Optional<Shelf> shelf = holding.shelf(cache, region);
            Asked asked = new Asked(cache, shelf, fallback);
            int first = (cache.role().pulls() ? lookup.serving(asked) : asked.after(lookup)).before(next, false);
            double past = floor.value(cache.bypass());
            if (past > 0) {
                builder.otherwise(asked.end, named(cache.name() + " is passed by"), past, asked.fetched);
            }
            boolean hasKey = shelf.isEmpty() || this.asked.kind() == Kind.WRITE;
            return hasKey ? first : builder.draw(shelf.get().number(), named("keys of " + cache.name()), first);
        };
    }

    /** A cache is asked for a key, and what it does not hold is fetched and put into it. */
    private final class Asked implements Code {
        private final Cache cache;
        private final Optional<Shelf> shelf;
        private final Code fallback;

        /** The first node of what is fetched, and the number of nodes with this part. */
        private int fetched;

        private int end;

        Asked(Cache cache, Optional<Shelf> shelf, Code fallback) {
            this.cache = cache;
            this.shelf = shelf;
            this.fallback = fallback;
        }

        /** A part, and then this one. */
        Code after(Code lookup) {
            return (next, writes) -> lookup.before(before(next, writes), writes);
        }

        @Override
        public int before(int next, boolean writes) {
            int kept = shelf.map(each -> builder.fill(each.number(), next)).orElse(next);
            fetched = fallback.before(kept, false);
            int looked = shelf.isPresent()
                    ? builder.ask(shelf.get().number(), next, fetched)
                    : builder.chance(
                            named(cache.name() + " misses"), floor.value(loads.missRate(cache, region)), fetched, next);
            end = builder.size();
            return looked;
        }
    }

    @Override
    public Code parallel(List<Code> branches) {
        return (next, writes) -> builder.fork(
                branches.stream()
                        .map(each -> each.before(builder.report(), writes))
                        .toList(),
                next);
    }

    @Override
    public Code aside(Code step) {
        return (next, writes) -> builder.aside(step.before(builder.report(), writes), next);
    }

    @Override
    public Code repeated(Repeated how, Code step) {
        return (next, writes) -> {
            double number = floor.value((Quantity<?>) how.number());
            String name = named(how.how().told());
            if (number == 1) {
                return step.before(next, writes);
            }
            if (number < 1) {
                return builder.chance(name, number, step.before(next, writes), next);
            }
            boolean batch = how.how() == Repeated.How.BATCH;
            int from = builder.size();
            int once = step.before(builder.report(), writes);
            if (how.how() == Repeated.How.FANOUT) {
                builder.each(from, (int) Math.rint(number), floor::isParted);
            }
            int entry = batch ? once : drawn(once);
            return switch (how.how()) {
                case TIMES, SHARE -> builder.repeat(name, number, entry, next);
                case FANOUT -> builder.fanout(name, number, entry, next);
                case BATCH -> builder.batch(name, number, entry, next);
            };
        };
    }

    @Override
    public Code carrying(Carrying sizes, Code step) {
        return step;
    }

    private String named(String what) {
        return operation + ": " + what;
    }
}
