package dev.envelope.architecture.pattern;

import dev.envelope.model.Broker;
import dev.envelope.model.Call;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Part;
import dev.envelope.model.Role;
import dev.envelope.model.Step;
import dev.envelope.model.Step.Miss;
import dev.envelope.model.Step.Path;
import dev.envelope.model.Step.Reference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A service for each store, which alone calls it, behind a gateway: {@code "orders service"} for the database {@code "orders"}.
 *
 * <p>Operations that use the same store share data, so they share its service. Of several stores, an operation is served by
 * the service of the one that the fewest operations use, and of these by the first in its flow; it gets at the data of the
 * others, and at caches in front of one of them, through their services, a hop each. An operation without a store has a service of
 * its own. A worker behind a queue belongs to the service whose store it calls.
 *
 * <p>What was done in services is shared by those that an operation calls now, in equal parts for each call ({@link Work});
 * an instance is as large as one of before. Source: S. Newman, Building Microservices, 2nd edition, 2021, chapters 2 and 4.
 */
public record Microservices() implements Pattern {

    static final String GATEWAY = "gateway";

    @Override
    public String told() {
        return "as microservices";
    }

    @Override
    public Model rewrite(Model model) {
        if (isSplit(model)) {
            return model;
        }
        if (Monolith.parts(model).isEmpty()) {
            throw new Rewriting("microservices()", model)
                    .nothing(
                            "it has no service that could be split",
                            "write .flow(\"redirect\", client(\"browser\"), service(\"web\"), database(\"links\"))");
        }
        Model whole = new Monolith().rewrite(model);
        Rewriting rewriting = new Rewriting("microservices()", whole);
        Component<?> monolith = rewriting
                .components(component -> component.role() == Role.SERVICE)
                .get(0);
        Map<Operation, List<String>> stores = new LinkedHashMap<>();
        rewriting.flows((operation, root) -> {
            if (Steps.names(root).contains(monolith.name())) {
                stores.put(operation, storesOf(root, rewriting));
            }
            return root;
        });
        Set<String> services = new LinkedHashSet<>();
        rewriting.flows((operation, root) -> {
            if (!stores.containsKey(operation)) {
                return root;
            }
            Splitting splitting = new Splitting(rewriting, monolith.name(), gateway(rewriting), services);
            return new Path(splitting.path(Steps.path(root), new Place(home(operation, stores), false, true)));
        });
        if (services.size() < 2) {
            throw rewriting.nothing(
                    "its operations use the same data"
                            + stores.values().stream()
                                    .flatMap(List::stream)
                                    .findFirst()
                                    .map(store -> ", in \"" + store + "\"")
                                    .orElse("")
                            + ", so they are one service",
                    "give operations stores of their own: .flow(\"pay\", service(\"api\"), database(\"payments\"))");
        }
        return after(model, rewriting, monolith, services);
    }

    private static Model after(Model model, Rewriting rewriting, Component<?> monolith, Set<String> services) {
        List<Component<?>> parts = Monolith.parts(model);
        services.forEach(name -> rewriting.merge(Role.SERVICE, name, parts));
        rewriting.add(Part.named(Role.GATEWAY, gateway(rewriting)));
        rewriting.drop(List.of(monolith));
        Work work = new Work(model, rewriting.after());
        List<String> from = parts.stream().<String>map(Component::name).toList();
        model.operations().forEach(operation -> work.move(operation, from, List.copyOf(services)));
        return rewriting.noting(work.moved());
    }

    /** Whether there are several services already, each store is called by one of them, and each of them calls one. */
    private static boolean isSplit(Model model) {
        Map<String, Set<String>> callers = new LinkedHashMap<>();
        Map<String, Set<String>> called = new LinkedHashMap<>();
        for (Call call : model.architecture().calls()) {
            Optional<Component<?>> service = call.from().filter(from -> from.role() == Role.SERVICE);
            if (service.isPresent() && isStore(call.to())) {
                String name = service.orElseThrow().name();
                callers.computeIfAbsent(call.to().name(), store -> new LinkedHashSet<>())
                        .add(name);
                called.computeIfAbsent(name, each -> new LinkedHashSet<>())
                        .add(call.to().name());
            }
        }
        return called.size() > 1
                && callers.values().stream().allMatch(each -> each.size() == 1)
                && called.values().stream().allMatch(each -> each.size() == 1);
    }

    private static boolean isStore(Component<?> component) {
        Role role = component.role();
        return role == Role.DATABASE || role == Role.OBJECT_STORE || role == Role.SEARCH_INDEX;
    }

    private static List<String> storesOf(Step step, Rewriting rewriting) {
        return Steps.names(step).stream()
                .filter(name -> isStore(rewriting.component(name)))
                .distinct()
                .toList();
    }

    private static String gateway(Rewriting rewriting) {
        return rewriting.components(component -> component.role() == Role.GATEWAY).stream()
                .findFirst()
                .<String>map(Component::name)
                .orElse(GATEWAY);
    }

    /** The service of an operation: that of the store that the fewest operations use. */
    private static String home(Operation operation, Map<Operation, List<String>> stores) {
        return stores.getOrDefault(operation, List.of()).stream()
                .min(Comparator.comparingLong(store -> stores.values().stream()
                        .filter(each -> each.contains(store))
                        .count()))
                .map(Microservices::owner)
                .orElse(owner(operation.name()));
    }

    private static String owner(String store) {
        return store + " service";
    }

    /** Where a rewrite is: in the service of this name, or before any, with a gateway still to come or not. */
    private record Place(String home, boolean inside, boolean gateway) {
        Place within(String service) {
            return new Place(service, true, false);
        }

        Place beyond() {
            return new Place(home, false, gateway);
        }

        Place behindGateway() {
            return new Place(home, inside, false);
        }
    }

    /** The rewrite of one flow; the services that it calls are noted. */
    private record Splitting(Rewriting rewriting, String monolith, String gateway, Set<String> services) {

        List<Step> path(List<Step> steps, Place start) {
            List<Step> split = new ArrayList<>();
            Place place = start;
            for (Step step : steps) {
                String name = Steps.first(step);
                if (!rewriting.goesOn(step)) {
                    split.add(branch(step, place));
                } else if (name.equals(monolith)) {
                    if (place.gateway()) {
                        split.add(new Reference(gateway));
                    }
                    split.add(Steps.renamed(step, noted(place.home())));
                    place = place.within(place.home());
                } else {
                    split.add(step);
                    boolean behind = name.equals(gateway) || rewriting.component(name) instanceof Broker;
                    place = behind ? place.beyond().behindGateway() : place.beyond();
                }
            }
            return split;
        }

        private Step branch(Step step, Place place) {
            if (step instanceof Path path) {
                return new Path(path(path.steps(), place));
            }
            if (rewriting.goesOn(step)) {
                return Steps.returning(path(List.of(step), place).toArray(Step[]::new));
            }
            if (Steps.isPlain(step)) {
                String owner = owner(Steps.first(step));
                boolean foreign = isStore(rewriting.component(Steps.first(step))) && !owner.equals(place.home());
                return place.inside() && foreign ? Steps.returning(new Reference(noted(owner)), step) : step;
            }
            List<String> stores = storesOf(step, rewriting);
            boolean cached = step instanceof Miss && place.inside() && stores.size() == 1;
            String owner = cached ? owner(stores.get(0)) : place.home();
            Place asked = new Place(owner, place.inside(), place.gateway());
            Step inner =
                    Steps.mapped(step, part -> Optional.of(branch(part, asked))).orElseThrow();
            return owner.equals(place.home()) ? inner : new Path(List.of(new Reference(noted(owner)), inner));
        }

        private String noted(String service) {
            services.add(service);
            return service;
        }
    }
}
