package dev.envelope.architecture.pattern;

import dev.envelope.model.Broker;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Kind;
import dev.envelope.model.Role;
import dev.envelope.model.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes that are accepted first and worked on later: the first service of a write puts an event into a stream,
 * {@code "events"}, and is done; what it called before takes the event from there, and nobody waits for it.
 *
 * <p>Each service that it called is a consumer of its own. Stores, caches and other people's services cannot consume, so a
 * worker, {@code "consumer"}, calls them; it takes half of the work that the first service did for such a write
 * ({@link Work}). What a write already hands over to a queue stays there. Reads are unchanged.
 */
public record EventDriven() implements Pattern {

    static final String EVENTS = "events";
    static final String CONSUMER = "consumer";

    @Override
    public String told() {
        return "event-driven";
    }

    @Override
    public Model rewrite(Model model) {
        Rewriting rewriting = new Rewriting("eventDriven()", model);
        Map<Operation, Acceptance> writes = new LinkedHashMap<>();
        rewriting.flows((operation, root) -> {
            Optional<Acceptance> write = Acceptance.of(root, rewriting)
                    .filter(found ->
                            operation.kind() == Kind.WRITE && !found.rest().isEmpty());
            write.ifPresent(found -> writes.put(operation, found));
            return write.filter(found -> !found.awaited(rewriting).isEmpty())
                    .map(found -> streamed(found, rewriting))
                    .orElse(root);
        });
        if (writes.isEmpty()) {
            throw rewriting.nothing(
                    "no write goes through a service that calls anything",
                    "write .flow(\"send\", client(\"phone\"), service(\"api\"), database(\"messages\"))");
        }
        return rewriting.changesNothing() ? model : after(model, rewriting, writes);
    }

    private static Model after(Model model, Rewriting rewriting, Map<Operation, Acceptance> writes) {
        rewriting.add(Broker.named(Role.STREAM, EVENTS));
        List<Component<?>> services = writes.values().stream()
                .<Component<?>>map(Acceptance::service)
                .distinct()
                .toList();
        rewriting.merge(Role.WORKER, CONSUMER, services);
        Model after = rewriting.after();
        Work work = new Work(model, after);
        writes.forEach(
                (operation, found) -> work.move(operation, List.of(found.name()), List.of(found.name(), CONSUMER)));
        return rewriting.noting(work.moved());
    }

    private static Step streamed(Acceptance found, Rewriting rewriting) {
        List<Step> consumers = new ArrayList<>();
        List<Step> others = new ArrayList<>();
        found.awaited(rewriting).stream().flatMap(EventDriven::alone).forEach(call -> {
            Role role = rewriting.role(Steps.first(call));
            (role == Role.SERVICE || role == Role.WORKER ? consumers : others).add(call);
        });
        List<Step> steps = new ArrayList<>(found.handedOver(rewriting));
        steps.add(new Step.Reference(EVENTS));
        steps.addAll(consumers);
        if (!others.isEmpty()) {
            others.add(0, new Step.Reference(CONSUMER));
            steps.add(new Step.Path(others));
        }
        return found.with(found.name(), steps);
    }

    /** The calls in a step of which none waits for another where nobody waits. */
    private static Stream<Step> alone(Step step) {
        if (step instanceof Step.Parallel parallel) {
            return parallel.branches().stream().map(Steps::returning).flatMap(EventDriven::alone);
        }
        return step instanceof Step.Aside aside ? alone(Steps.returning(aside.step())) : Stream.of(step);
    }
}
