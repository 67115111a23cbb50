package dev.envelope.architecture.pattern;

import dev.envelope.model.Broker;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Operation.Kind;
import dev.envelope.model.Role;
import dev.envelope.model.Step;
import dev.envelope.model.Workload;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Time;
import dev.envelope.quantity.Units;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Commands and queries apart, with event sourcing: writes go to a service {@code "commands"}, which appends an event to the
 * {@code "event store"}; a worker {@code "projector"} reads the events and brings the stores up to date; reads go to a service
 * {@code "queries"}, which asks the stores as before.
 *
 * <p>The event store is a stream that keeps every event for the design's retention, unless one of its name is stated with
 * another, with the size at which it was sent. The
 * stores of the design become its read models, with all their data. A command still calls other services, queues and
 * other people's services itself, because an event tells what has happened; of the stores it waits for none
 * ({@link Projection}). Commands and queries take the work of the first service of each flow; of a write, the projector takes
 * half of it ({@link Work}). How late reads see a write is {@code projectionLag()}.
 *
 * <p>Source: G. Young, CQRS Documents, 2010; M. Fowler, "Event Sourcing", 2005.
 *
 * @param batch how many events the projector takes at once
 */
public record Cqrs(Count batch) implements Pattern {

    static final String COMMANDS = "commands";
    static final String QUERIES = "queries";
    static final String EVENT_STORE = "event store";

    /** The name of the worker that brings the read models up to date. */
    public static final String PROJECTOR = "projector";

    public Cqrs {
        if (batch.value() < 1) {
            throw new DesignException(
                    "cqrs().batch(" + batch + ")", "a batch has at least one event", "write cqrs().batch(100)");
        }
    }

    /** With a projector that takes one event at a time. */
    public Cqrs() {
        this(Units.count(1));
    }

    /** The same with a projector that takes so many events at once. */
    public Cqrs batch(double events) {
        return new Cqrs(Count.of("batch(100)", events));
    }

    @Override
    public String told() {
        return "with CQRS";
    }

    @Override
    public Model rewrite(Model model) {
        Rewriting rewriting = new Rewriting("cqrs()", model);
        Map<Operation, Acceptance> accepted = new LinkedHashMap<>();
        rewriting.flows((operation, root) -> {
            Optional<Acceptance> acceptance = Acceptance.of(root, rewriting);
            acceptance.ifPresent(found -> accepted.put(operation, found));
            return acceptance
                    .map(found -> operation.kind() == Kind.READ
                            ? found.with(QUERIES, found.rest())
                            : projected(found, rewriting))
                    .orElse(root);
        });
        for (Kind kind : Kind.values()) {
            if (services(kind, accepted).isEmpty()) {
                String word = kind == Kind.READ ? "read" : "write";
                throw rewriting.nothing(
                        "commands and queries are told apart, and no " + word + " goes through a service",
                        "write .operation(" + word
                                + "(\"list\")).flow(\"list\", service(\"api\"), database(\"store\"))");
            }
        }
        return rewriting.changesNothing() ? model : after(model, rewriting, accepted);
    }

    private Model after(Model model, Rewriting rewriting, Map<Operation, Acceptance> accepted) {
        List<Component<?>> writing = services(Kind.WRITE, accepted);
        List<Component<?>> reading = services(Kind.READ, accepted);
        rewriting.merge(Role.SERVICE, COMMANDS, writing);
        rewriting.merge(Role.SERVICE, QUERIES, reading);
        rewriting.add(Broker.named(Role.STREAM, EVENT_STORE));
        if (!rewriting.current(EVENT_STORE).states(Broker.RETENTION)) {
            Time kept = model.workload().get(Workload.RETENTION);
            rewriting.state(rewriting.current(EVENT_STORE).with(Broker.RETENTION, kept));
        }
        rewriting.merge(Role.WORKER, PROJECTOR, writing);
        rewriting.drop(writing);
        rewriting.drop(reading);
        Model after = rewriting.after();
        Work work = new Work(model, after);
        if (isBatched()) {
            work.batch(PROJECTOR, batch);
        }
        accepted.forEach((operation, found) -> work.move(
                operation,
                List.of(found.name()),
                operation.kind() == Kind.READ ? List.of(QUERIES) : List.of(COMMANDS, PROJECTOR)));
        return rewriting.noting(work.moved());
    }

    private boolean isBatched() {
        return batch.value() > 1;
    }

    private static List<Component<?>> services(Kind kind, Map<Operation, Acceptance> accepted) {
        return accepted.entrySet().stream()
                .filter(each -> each.getKey().kind() == kind)
                .<Component<?>>map(each -> each.getValue().service())
                .distinct()
                .toList();
    }

    private Step projected(Acceptance found, Rewriting rewriting) {
        if (found.rest().stream().map(Steps::first).anyMatch(EVENT_STORE::equals)) {
            return found.with(COMMANDS, found.rest());
        }
        Projection projection = new Projection(rewriting);
        List<Step> steps = rewriting.calls(projection.without(found.rest()));
        steps.add(new Step.Reference(EVENT_STORE));
        if (!projection.stores().isEmpty()) {
            List<Step> projector = new ArrayList<>(List.of(new Step.Reference(PROJECTOR)));
            projector.addAll(projection.stores());
            Step path = new Step.Path(projector);
            steps.add(isBatched() ? path.batch(batch) : path);
        }
        return found.with(COMMANDS, steps);
    }
}
