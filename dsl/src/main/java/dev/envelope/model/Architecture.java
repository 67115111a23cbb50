package dev.envelope.model;

import dev.envelope.model.Step.Aside;
import dev.envelope.model.Step.Carrying;
import dev.envelope.model.Step.Miss;
import dev.envelope.model.Step.Parallel;
import dev.envelope.model.Step.Path;
import dev.envelope.model.Step.Reference;
import dev.envelope.model.Step.Repeated;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The parts of a system and how its operations go through them.
 *
 * <p>Immutable. Flows name components; a component that is stated anew is another one in every flow at once.
 */
public final class Architecture {

    static final Architecture NONE = new Architecture(Statements.NONE, Map.of(), Map.of(), Map.of());

    private final Statements defaults;
    private final Map<String, Component<?>> components;
    private final Map<String, Flow> flows;
    private final Map<String, List<String>> lost;
    private final List<Call> calls;

    /** Walks every flow, so that one which cannot be walked is an error where it is stated. */
    private Architecture(
            Statements defaults,
            Map<String, Component<?>> components,
            Map<String, Flow> flows,
            Map<String, List<String>> lost) {
        this.lost = lost;
        this.defaults = defaults;
        this.components = Collections.unmodifiableMap(components);
        this.flows = Collections.unmodifiableMap(flows);
        this.calls = flows.values().stream()
                .flatMap(flow -> fold(flow, Calls.FOLD).stream())
                .toList();
    }

    /** The components in the order in which they were first named. */
    public List<Component<?>> components() {
        return List.copyOf(components.values());
    }

    /** The flow of an operation; empty if none was stated. */
    public Optional<Flow> flow(String operation) {
        return Optional.ofNullable(flows.get(operation));
    }

    /** All flows in the order in which they were first stated. */
    public List<Flow> flows() {
        return List.copyOf(flows.values());
    }

    /** Whether there is nothing yet. */
    public boolean isEmpty() {
        return components.isEmpty();
    }

    /**
     * The component of this name.
     *
     * @throws DesignException if there is none, with the nearest name
     */
    public Component<?> component(String word, String name) {
        Component<?> component = components.get(name);
        if (component == null) {
            throw Names.unknown(word, name, "component", components.keySet());
        }
        return component;
    }

    /** What a fold makes of the flow of an operation. */
    public <R> R fold(Flow flow, Fold<R> fold) {
        return flow.fold(name -> component("flow", name), fold);
    }

    /** The same with an input stated for every component that does not state it itself. */
    <Q extends Quantity<Q>> Architecture with(Input<Q> input, Q value) {
        return new Architecture(defaults.with(input, value), components, flows, lost);
    }

    /** An input of a component: as it states it, else as the design does for all, else assumed. */
    public <Q extends Quantity<Q>> Q get(Component<?> component, Input<Q> input) {
        return component.states(input) ? component.get(input) : defaults.of(input, "");
    }

    /** Whether a component states an input, or the design does for all. */
    public boolean states(Component<?> component, Input<?> input) {
        return component.states(input) || defaults.has(input);
    }

    /** The same with this component, in place of the one of its name if that is there. */
    public Architecture with(Component<?> component) {
        Map<String, Component<?>> more = new LinkedHashMap<>(components);
        put(more, component);
        Map<String, List<String>> stillLost = new LinkedHashMap<>(lost);
        stillLost.remove(component.name());
        return new Architecture(defaults, more, flows, stillLost);
    }

    /** The same without this component; no flow may need it. */
    public Architecture without(String name) {
        Map<String, Component<?>> fewer = new LinkedHashMap<>(components);
        fewer.remove(component("without", name).name());
        for (Flow flow : flows.values()) {
            if (goesThrough(flow, name)) {
                throw new DesignException(
                        "without(\"" + name + "\")",
                        "a flow needs it: " + flow.operation(),
                        "state flow(\"" + flow.operation() + "\", ...) without it first");
            }
        }
        return new Architecture(defaults, fewer, flows, lost);
    }

    /**
     * The same with this way of an operation, in place of the one that it had.
     *
     * @throws DesignException if a component in it would lose what another flow, or {@link #with(Component)}, states of it
     */
    public Architecture with(String operation, Step... steps) {
        if (steps.length == 0) {
            throw new DesignException(
                    "flow(\"" + operation + "\")",
                    "a flow has at least one component",
                    "write flow(\"" + operation + "\", client(\"browser\"), service(\"web\"))");
        }
        Path stated = new Path(List.of(steps));
        losesNothing(operation, stated);
        Map<String, Component<?>> known = new LinkedHashMap<>(components);
        Step root = resolved(stated, known);
        Map<String, Flow> more = new LinkedHashMap<>(flows);
        more.put(operation, new Flow(operation, root));
        return new Architecture(defaults, known, more, lost);
    }

    /** A flow that is stated anew may say less than before; of what stands elsewhere it may not. */
    private void losesNothing(String operation, Step stated) {
        Map<String, Component<?>> elsewhere = new LinkedHashMap<>(components);
        elsewhere.keySet().removeIf(name -> isOnlyIn(operation, name));
        Step.inside(stated)
                .filter(Component.class::isInstance)
                .map(step -> (Component<?>) step)
                .filter(component -> !component.isBare())
                .forEach(component -> {
                    Component<?> before = elsewhere.put(component.name(), component);
                    List<String> lost =
                            before == null || before.role() != component.role() ? List.of() : before.beyond(component);
                    if (!lost.isEmpty()) {
                        throw losing(component, operation, lost);
                    }
                });
    }

    private static DesignException losing(Component<?> component, String operation, List<String> lost) {
        String name = "\"" + component.name() + "\"";
        String word = component.role().word() + "(" + name + ")";
        return new DesignException(
                word + " in flow(\"" + operation + "\", ...)",
                "there is one " + name + " in all flows, and this one does not state " + String.join(", ", lost)
                        + " of it",
                "write call(" + name + ") for the one that is there, state that, too, or write component(" + word
                        + "...) to replace it");
    }

    private boolean isOnlyIn(String operation, String name) {
        Set<String> through = flows.values().stream()
                .filter(flow -> goesThrough(flow, name))
                .map(Flow::operation)
                .collect(Collectors.toSet());
        return through.equals(Set.of(operation));
    }

    private static boolean goesThrough(Flow flow, String name) {
        return Step.inside(flow.root()).anyMatch(new Reference(name)::equals);
    }

    /**
     * The same defaults with these components and flows in place of its own.
     *
     * @param flows the steps of each operation's flow, by its name
     */
    public Architecture rebuilt(List<Component<?>> components, Map<String, Step> flows) {
        Map<String, Component<?>> known = new LinkedHashMap<>();
        components.forEach(component -> put(known, component));
        Map<String, Flow> rebuilt = new LinkedHashMap<>();
        flows.forEach((operation, root) -> rebuilt.put(operation, new Flow(operation, resolved(root, known))));
        return new Architecture(defaults, known, rebuilt, lost);
    }

    /** The same steps with names in place of components, which are put beside those that are known. */
    private static Step resolved(Step step, Map<String, Component<?>> known) {
        if (step instanceof Component<?> component) {
            put(known, component);
            return new Reference(component.name());
        }
        if (step instanceof Reference reference) {
            if (!known.containsKey(reference.name())) {
                throw Names.unknown("call", reference.name(), "component", known.keySet());
            }
            return reference;
        }
        if (step instanceof Path path) {
            return new Path(all(path.steps(), known));
        }
        if (step instanceof Miss miss) {
            return new Miss(resolved(miss.cache(), known), resolved(miss.fallback(), known));
        }
        if (step instanceof Parallel parallel) {
            return new Parallel(all(parallel.branches(), known));
        }
        if (step instanceof Aside aside) {
            return new Aside(resolved(aside.step(), known));
        }
        if (step instanceof Repeated repeated) {
            return new Repeated(resolved(repeated.step(), known), repeated.how(), repeated.number());
        }
        Carrying carrying = (Carrying) step;
        return new Carrying(resolved(carrying.step(), known), carrying.sent(), carrying.received());
    }

    private static List<Step> all(List<Step> steps, Map<String, Component<?>> known) {
        return steps.stream().map(each -> resolved(each, known)).toList();
    }

    private static void put(Map<String, Component<?>> known, Component<?> component) {
        Component<?> before = known.get(component.name());
        if (before != null && before.role() != component.role()) {
            throw new DesignException(
                    component.role().word() + "(\"" + component.name() + "\")",
                    "\"" + component.name() + "\" is " + before.role().one() + " already",
                    "give one of the two another name, or write call(\"" + component.name()
                            + "\") for the one that is there");
        }
        if (before == null || !component.isBare()) {
            known.put(component.name(), component);
        }
    }

    /** The same, in which this was not taken over into a component from those whose place it takes. */
    public Architecture losing(String component, List<String> statements) {
        Map<String, List<String>> more = new LinkedHashMap<>(lost);
        more.put(component, List.copyOf(statements));
        return new Architecture(defaults, components, flows, more);
    }

    /** What was not taken over into a component, in words; nothing once it is stated anew. */
    public List<String> lost(Component<?> component) {
        return lost.getOrDefault(component.name(), List.of());
    }

    /** All calls of all flows. */
    public List<Call> calls() {
        return calls;
    }

    /** The components that no flow goes through, in their order. */
    public List<Component<?>> unused() {
        List<String> used = calls.stream().map(call -> call.to().name()).toList();
        return components.values().stream()
                .filter(component -> !used.contains(component.name()))
                .collect(Collectors.toList());
    }

    Map<String, Quantity<?>> stated() {
        Map<String, Quantity<?>> all = new LinkedHashMap<>(defaults.stated(""));
        components.values().forEach(component -> all.putAll(component.stated()));
        flows.values()
                .forEach(flow -> all.putAll(
                        fold(flow, new StatedInFlow(flow.operation())).numbers()));
        return all;
    }
}
