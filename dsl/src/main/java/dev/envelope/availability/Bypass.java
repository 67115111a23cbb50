package dev.envelope.availability;

import dev.envelope.capacity.Loads;
import dev.envelope.capacity.Sizing;
import dev.envelope.model.Cache;
import dev.envelope.model.Component;
import dev.envelope.model.Database;
import dev.envelope.model.Model;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Scenario;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is behind a cache while it is down: whether the instances that there are carry the calls that find their way past it.
 *
 * <p>Without the cache its hit rate is what does not get past it, {@code 1 − bypass}. A part that would be busy for more than all of
 * the time at the peak then fails with the cache, whatever its own availability.
 */
record Bypass(Model model, Model without, Cache cache, Scenario scenario) {

    /** A line for each part that a cache of the design must not leave alone at the peak. */
    static List<String> findings(Model model, Scenario scenario) {
        return model.architecture().components().stream()
                .flatMap(component -> component instanceof Cache cache ? Stream.of(cache) : Stream.empty())
                .filter(cache -> scenario.value(cache.bypass()) > 0)
                .map(cache -> new Bypass(model, model.with(away(cache)), cache, scenario))
                .flatMap(Bypass::overloads)
                .toList();
    }

    private static Cache away(Cache cache) {
        return cache.hitRate(cache.bypass().complement());
    }

    private Stream<String> overloads() {
        Loads with = Loads.of(model);
        return model.architecture().components().stream()
                .filter(component -> component != cache)
                .flatMap(component -> with.regions(component).stream()
                        .flatMap(region -> Sizing.of(with, component, region).stream()
                                .flatMap(there -> overload(component, region, there).stream())));
    }

    private Optional<String> overload(Component<?> component, String region, Sizing there) {
        double before = scenario.value(there.utilisation());
        double busy =
                scenario.value(sized(without, as(component, there), region).utilisation());
        if (before > 1 || busy <= 1) {
            return Optional.empty();
        }
        return Optional.of("while " + cache.name() + " is down, " + there.at() + " would be busy for "
                + Format.share(busy) + " of the time at the peak, and for " + Format.share(before)
                + " with it, so it fails with it: state " + enough(component, there, sized(without, component, region))
                + ", or let fewer calls past with " + cache.name() + ".bypass(percent(20))");
    }

    private String enough(Component<?> component, Sizing there, Sizing enough) {
        if (there.isStated()) {
            return "instances(" + Format.plain(Math.ceil(scenario.value(enough.needed()))) + ") in place of "
                    + Format.count(scenario.value(there.instances()));
        }
        if (!(component instanceof Database)) {
            return inPlace("instances", enough.instances(), there.instances());
        }
        String replicas = inPlace("replicas", enough.replicas(), there.replicas());
        boolean alike = scenario.value(enough.shards()) == scenario.value(there.shards());
        return alike ? replicas : inPlace("shards", enough.shards(), there.shards()) + " and " + replicas;
    }

    private String inPlace(String word, Count enough, Count there) {
        return word + "(" + Format.plain(scenario.value(enough)) + ") in place of "
                + Format.count(scenario.value(there));
    }

    /** The component with as many instances as it has now. */
    private static Component<?> as(Component<?> component, Sizing there) {
        return component instanceof Database database && !there.isStated()
                ? database.with(Database.SHARDS, there.shards()).with(Database.REPLICAS, there.replicas())
                : component.with(Component.INSTANCES, there.instances());
    }

    private static Sizing sized(Model model, Component<?> component, String region) {
        return Sizing.of(Loads.of(model.with(component)), component, region).orElseThrow();
    }
}
