package dev.envelope.simulation;

import dev.envelope.capacity.Passage;
import dev.envelope.model.Call;
import dev.envelope.model.Component;
import dev.envelope.model.Policies;
import dev.envelope.model.policy.Breaker;
import dev.envelope.model.policy.Bulkhead;
import dev.envelope.model.policy.Hedge;
import dev.envelope.model.policy.RateLimit;
import dev.envelope.model.policy.Retries;
import dev.envelope.model.policy.Timeout;
import dev.envelope.model.policy.TokenBucket;
import dev.envelope.model.policy.Window;
import dev.envelope.simulation.network.Guard;
import dev.envelope.simulation.network.Guard.Breaking;
import dev.envelope.simulation.network.Guard.Retrying;
import dev.envelope.simulation.network.Limit;
import dev.envelope.simulation.network.NetworkBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stated policies as guards and limits of a network: a guard for each caller and what it calls, and a limit for each component,
 * in each region.
 */
final class Guarding {

    private final Floor floor;
    private final NetworkBuilder builder;
    private final Map<String, Integer> guards = new LinkedHashMap<>();
    private final Map<String, Integer> limits = new LinkedHashMap<>();

    Guarding(Floor floor, NetworkBuilder builder) {
        this.floor = floor;
        this.builder = builder;
    }

    /** The guard of a call, if something is stated for its caller's side. */
    Optional<Integer> guard(Call call, Passage passage) {
        Policies policies = call.to().policies();
        boolean stated = Stream.of(Timeout.class, Retries.class, Hedge.class, Bulkhead.class, Breaker.class)
                .anyMatch(kind -> policies.find(kind).isPresent());
        if (!stated) {
            return Optional.empty();
        }
        String caller =
                call.from().map(from -> Place.name(from, passage.from())).orElse("user");
        String name = caller + " to " + Place.name(call.to(), passage.region());
        return Optional.of(guards.computeIfAbsent(
                name, key -> builder.guard(guard(name, policies, callers(name, call, passage)))));
    }

    private int callers(String name, Call call, Passage passage) {
        Optional<Component<?>> ours = call.from().filter(from -> from.role().isSized());
        Policies policies = call.to().policies();
        boolean remembers = policies.find(Breaker.class).isPresent()
                || policies.find(Bulkhead.class).isPresent()
                || policies.find(Retries.class).flatMap(Retries::budget).isPresent();
        if (ours.isEmpty() && remembers) {
            floor.note(
                    name
                            + ": all of them together have one breaker, bulkhead and budget, because how many they are is not told");
        }
        return remembers
                ? ours.map(from -> floor.instances(from, passage.from())).orElse(1)
                : 1;
    }

    private Guard guard(String name, Policies policies, int callers) {
        return new Guard(
                name,
                callers,
                policies.find(Timeout.class)
                        .map(each -> floor.value(each.after()))
                        .orElse(Guard.NEVER),
                policies.find(Hedge.class)
                        .map(each -> floor.value(each.after()))
                        .orElse(Guard.NEVER),
                policies.find(Bulkhead.class)
                        .map(each -> floor.whole(each.calls()))
                        .orElse(Integer.MAX_VALUE),
                policies.find(Retries.class)
                        .map(each -> Retrying.of(each, floor::value))
                        .orElse(Retrying.NONE),
                policies.find(Breaker.class).map(this::breaking).orElse(Breaking.NONE));
    }

    private Breaking breaking(Breaker breaker) {
        return new Breaking(
                floor.value(breaker.threshold()),
                floor.whole(breaker.window()),
                floor.value(breaker.open()),
                floor.whole(breaker.trials()));
    }

    /** The limit of a component in a region, if it has one. */
    Optional<Integer> limit(Component<?> component, String region) {
        return component
                .policies()
                .find(RateLimit.class)
                .map(stated ->
                        limits.computeIfAbsent(Place.name(component, region), key -> builder.limit(limit(stated))));
    }

    private Limit limit(RateLimit stated) {
        if (stated instanceof TokenBucket bucket) {
            return new Limit.Bucket(floor.value(bucket.rate()), floor.value(bucket.size()));
        }
        Window window = (Window) stated;
        int calls = floor.whole(window.limit());
        double length = floor.value(window.length());
        return window.sliding() ? new Limit.SlidingWindow(calls, length) : new Limit.FixedWindow(calls, length);
    }
}
