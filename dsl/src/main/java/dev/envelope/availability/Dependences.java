package dev.envelope.availability;

import dev.envelope.availability.Dependence.All;
import dev.envelope.availability.Dependence.Cached;
import dev.envelope.availability.Dependence.Needs;
import dev.envelope.availability.Dependence.Repeated;
import dev.envelope.availability.Dependence.Sometimes;
import dev.envelope.model.Cache;
import dev.envelope.model.Call;
import dev.envelope.model.Component;
import dev.envelope.model.Fold;
import dev.envelope.model.Geography;
import dev.envelope.model.Role;
import dev.envelope.model.Step;
import dev.envelope.quantity.Quantity;
import java.util.List;
import java.util.function.Supplier;

/**
 * The fold that turns a flow into what its caller depends on; made only when it is known that somebody waits for it.
 *
 * <ul>
 *   <li>calls after one another and calls at once are all needed, and the same one only once; aside calls are not
 *   <li>a cache answers its hits; misses need the miss path, and so do all calls that find their way past a cache that is away
 *   <li>a write through a cache needs what is behind it too, one behind the cache only the cache
 *   <li>{@code times} and {@code fanout} need the same parts each time, {@code share} needs them for a part of the calls
 * </ul>
 *
 * @param region the region of the users who ask; empty for a system in one place
 */
record Dependences(Parts parts, String region) implements Fold<Supplier<Dependence>> {

    private static final Dependence NOTHING = new All(List.of());

    @Override
    public Supplier<Dependence> call(Call call) {
        return () -> needs(call);
    }

    /** Where a call is answered, as traffic and latency have it; the users' own device is theirs. */
    private Dependence needs(Call call) {
        Geography geography = parts.loads().model().geography();
        String at = region;
        for (Component<?> each : call.chain()) {
            at = geography.serving(each, at);
        }
        boolean users = call.to().role() == Role.CLIENT && !call.to().states(Component.AVAILABILITY);
        return users ? NOTHING : new Needs(parts.at(call.to(), place(call.to(), geography.serving(call.to(), at))));
    }

    /** What others run for everybody is one and the same for all regions, unless the design says where it is. */
    private static String place(Component<?> component, String at) {
        boolean ours = component.role().isSized() || component.role() == Role.OBJECT_STORE;
        return ours || !component.placement().regions().isEmpty() ? at : "";
    }

    @Override
    public Supplier<Dependence> sequence(List<Supplier<Dependence>> steps) {
        return () -> new All(steps.stream().map(Supplier::get).distinct().toList());
    }

    @Override
    public Supplier<Dependence> miss(Cache cache, Supplier<Dependence> lookup, Supplier<Dependence> fallback) {
        return switch (cache.writing(parts.operation())) {
            case ASIDE, AROUND -> () -> cached(cache, lookup, fallback);
            case THROUGH -> sequence(List.of(lookup, fallback));
            case BEHIND -> lookup;
        };
    }

    private Dependence cached(Cache cache, Supplier<Dependence> lookup, Supplier<Dependence> fallback) {
        return new Cached(
                lookup.get(),
                parts.number(parts.loads().hitRate(cache, region)),
                parts.number(cache.bypass()),
                fallback.get());
    }

    @Override
    public Supplier<Dependence> parallel(List<Supplier<Dependence>> branches) {
        return sequence(branches);
    }

    @Override
    public Supplier<Dependence> aside(Supplier<Dependence> step) {
        return () -> NOTHING;
    }

    @Override
    public Supplier<Dependence> repeated(Step.Repeated how, Supplier<Dependence> step) {
        Quantity<?> number = (Quantity<?>) how.number();
        return () -> switch (how.how()) {
            case TIMES, FANOUT -> new Repeated(parts.number(number.named(told(how))), step.get());
            case SHARE -> new Sometimes(parts.number(number.named(told(how))), step.get());
            case BATCH -> step.get();
        };
    }

    private String told(Step.Repeated how) {
        return parts.operation().name() + ": " + how.how().told();
    }

    @Override
    public Supplier<Dependence> carrying(Step.Carrying sizes, Supplier<Dependence> step) {
        return step;
    }
}
