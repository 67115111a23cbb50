package dev.envelope.capacity;

import dev.envelope.model.Architecture;
import dev.envelope.model.Cache;
import dev.envelope.model.Component;
import dev.envelope.model.Input;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Role;
import dev.envelope.model.Step;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Scenario;
import java.util.ArrayList;
import java.util.List;

/** What is missing or does not fit in a design's parts, a line for each with what to write. */
final class Findings {

    private static final List<Input<?>> LIMITS =
            List.of(Component.INSTANCES, Component.CONCURRENCY, Component.THROUGHPUT, Component.CONNECTIONS);

    private final Loads loads;
    private final Model model;
    private final Scenario scenario;
    private final List<String> found = new ArrayList<>();

    private Findings(Loads loads, Scenario scenario) {
        this.loads = loads;
        this.model = loads.model();
        this.scenario = scenario;
    }

    static List<String> of(Loads loads, Scenario scenario) {
        Findings findings = new Findings(loads, scenario);
        findings.flows();
        findings.rewritten();
        findings.caches();
        findings.data();
        findings.regions();
        findings.overloads();
        findings.unlimited();
        return List.copyOf(findings.found);
    }

    private void flows() {
        Architecture architecture = model.architecture();
        for (Operation operation : model.operations()) {
            if (architecture.flow(operation.name()).isEmpty()) {
                found.add("operation \"" + operation.name()
                        + "\" has no flow, so it loads no component: state it with flow(\"" + operation.name()
                        + "\", ...)");
            }
        }
        for (Component<?> component : architecture.unused()) {
            found.add("component \"" + component.name()
                    + "\" is in no flow, so nothing calls it: put it into one, or drop it" + " with without(\""
                    + component.name() + "\")");
        }
    }

    private void rewritten() {
        for (Component<?> component : model.architecture().components()) {
            for (String statements : model.architecture().lost(component)) {
                found.add("\"" + component.name() + "\" takes the place of parts that differ in " + statements
                        + ", so it has none of it: state it anew with component("
                        + component.role().word() + "(\""
                        + component.name() + "\")...)");
            }
        }
    }

    private void caches() {
        for (Component<?> component : model.architecture().components()) {
            boolean asked = component instanceof Cache && component.states(Cache.HIT_RATE);
            if (asked
                    && !missesFrom(component)
                    && !model.architecture().unused().contains(component)) {
                found.add("\"" + component.name() + "\" has a hit rate and no flow has a path for its misses: write "
                        + component.name() + ".missTo(...)");
            }
        }
    }

    private boolean missesFrom(Component<?> component) {
        return model.architecture().flows().stream().anyMatch(flow -> hasMiss(flow.root(), component.name()));
    }

    private static boolean hasMiss(Step step, String cache) {
        return Step.inside(step)
                .anyMatch(each -> each instanceof Step.Miss miss
                        && Step.inside(miss.cache()).anyMatch(new Step.Reference(cache)::equals));
    }

    private void data() {
        if (loads.stockIsHomeless() && !model.architecture().isEmpty()) {
            found.add(
                    "stored data that no operation writes lies in no component: write stored(...) on the component that"
                            + " holds it");
        }
    }

    private void regions() {
        if (model.geography().unserved() > 1e-9) {
            found.add(Format.share(model.geography().unserved())
                    + " of the users are served by no region: raise a region's users(...), or leave one out so that it"
                    + " serves the rest");
        }
    }

    private void overloads() {
        for (Component<?> component : model.architecture().components()) {
            for (String region : loads.regions(component)) {
                Sizing.of(loads, component, region).ifPresent(this::overload);
            }
        }
    }

    /** Limits of what has none. */
    private void unlimited() {
        for (Component<?> component : model.architecture().components()) {
            List<String> stated = LIMITS.stream()
                    .filter(component::states)
                    .<String>map(Input::name)
                    .toList();
            boolean isOurs = component.role().isSized() || component.role() == Role.CLIENT;
            if (!isOurs && !stated.isEmpty()) {
                found.add(component.name() + ": " + String.join(" and ", stated)
                        + (stated.size() == 1 ? " limits" : " limit") + " nothing, because "
                        + component.role().one() + " scales by itself: write policy(bulkhead(400)) for what it takes at"
                        + " once, policy(tokenBucket(...)) for what it admits, or service(\"" + component.name()
                        + "\") if calls wait there");
            }
        }
    }

    private void overload(Sizing sizing) {
        Need need = sizing.binding(scenario);
        double needed = scenario.value(sizing.needed());
        double there = scenario.value(sizing.instances());
        if (!sizing.isOurs() && needed > there * (1 + 1e-9)) {
            found.add(sizing.at() + " is asked for " + Format.number(needed / there)
                    + " times what is stated that it takes: agree on a higher limit, or call it less");
        } else if (sizing.isStated() && needed > there * (1 + 1e-9)) {
            found.add(sizing.at() + " is stated with " + Format.count(there) + " and needs "
                    + Format.count(Math.ceil(needed)) + " for its " + need.resource()
                    + ": state more, or leave the number out");
        }
    }
}
