package dev.envelope.architecture.pattern;

import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Role;
import dev.envelope.model.Step;
import dev.envelope.quantity.DesignException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** A model that is being rewritten: what its flows become, and the components that come and go with that. */
final class Rewriting {

    private final String word;
    private final Model before;
    private final Map<String, Component<?>> components = new LinkedHashMap<>();
    private final Map<String, Step> flows = new LinkedHashMap<>();
    private final Map<String, List<String>> lost = new LinkedHashMap<>();

    /**
     * The rewriting of a model.
     *
     * @param word the pattern's word, which an error names
     */
    Rewriting(String word, Model before) {
        this.word = word;
        this.before = before;
        before.architecture().components().forEach(component -> components.put(component.name(), component));
        before.architecture().flows().forEach(flow -> flows.put(flow.operation(), flow.root()));
    }

    Role role(String component) {
        return component(component).role();
    }

    Component<?> component(String name) {
        return before.architecture().component("call", name);
    }

    /** Whether the path goes on from the component that a step calls, and not from its caller. */
    boolean goesOn(Step step) {
        return Steps.isPlain(step) && role(Steps.first(step)).callsOn();
    }

    /** What the caller of these steps calls: each a step that comes back. */
    List<Step> calls(List<Step> steps) {
        List<Step> calls = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (goesOn(steps.get(i))) {
                calls.add(new Step.Path(steps.subList(i, steps.size())));
                break;
            }
            calls.add(Steps.returning(steps.get(i)));
        }
        return calls;
    }

    /** The components with this property, in their order. */
    List<Component<?>> components(Predicate<Component<?>> which) {
        return components.values().stream().filter(which).toList();
    }

    /** Rewrites the flow of each operation. */
    void flows(BiFunction<Operation, Step, Step> rewrite) {
        for (Operation operation : before.operations()) {
            flows.computeIfPresent(operation.name(), (name, root) -> rewrite.apply(operation, root));
        }
    }

    /** Adds a component if a flow goes through it, unless one of its name and role is there. */
    void add(Component<?> component) {
        if (!used().contains(component.name())) {
            return;
        }
        Component<?> there = components.putIfAbsent(component.name(), component);
        if (there != null && there.role() != component.role()) {
            throw new DesignException(
                    "as(" + word + ")",
                    "it adds " + component.role().one() + " \"" + component.name() + "\", and \"" + component.name()
                            + "\" is " + there.role().one() + " already",
                    "give that one another name");
        }
    }

    /** Adds a component that takes the place of others, as {@link #add} does. */
    void merge(Role role, String name, List<Component<?>> parts) {
        Merged merged = Merged.of(role, name, parts);
        boolean there = components.containsKey(name);
        add(merged.component());
        if (!there && components.containsKey(name) && !merged.lost().isEmpty()) {
            lost.put(name, merged.lost());
        }
    }

    /** The model at the end of the rewrite, which tells what was not taken over. */
    Model noting(Model after) {
        Model noted = after;
        for (Map.Entry<String, List<String>> each : lost.entrySet()) {
            noted = noted.with(noted.architecture().losing(each.getKey(), each.getValue()));
        }
        return noted;
    }

    /** The component of this name as it is after what was rewritten so far. */
    Component<?> current(String name) {
        return Objects.requireNonNull(components.get(name), name);
    }

    /** States a component anew. */
    void state(Component<?> component) {
        components.put(component.name(), component);
    }

    private List<String> used() {
        return flows.values().stream()
                .flatMap(root -> Steps.names(root).stream())
                .toList();
    }

    /** Drops components that no flow goes through any more. */
    void drop(List<? extends Component<?>> gone) {
        gone.stream()
                .map(Component::name)
                .filter(name -> !used().contains(name))
                .forEach(components::remove);
    }

    /** The rewritten model: components in the order in which flows come through them, then those in no flow. */
    Model after() {
        Map<String, Component<?>> ordered = new LinkedHashMap<>();
        used().forEach(name -> ordered.computeIfAbsent(name, components::get));
        components.forEach(ordered::putIfAbsent);
        return before.with(before.architecture().rebuilt(List.copyOf(ordered.values()), flows));
    }

    /** The error of a pattern that finds nothing to rewrite. */
    DesignException nothing(String rule, String remedy) {
        return new DesignException("as(" + word + ") of " + before.name(), rule, remedy);
    }

    /** Whether no flow has become another one. */
    boolean changesNothing() {
        return before.architecture().flows().stream()
                .allMatch(flow ->
                        Steps.path(flow.root()).equals(Steps.path(flows.getOrDefault(flow.operation(), flow.root()))));
    }
}
