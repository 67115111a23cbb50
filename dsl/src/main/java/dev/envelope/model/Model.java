package dev.envelope.model;

import dev.envelope.quantity.Correlations;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Time;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A system as it was stated: its name, its workload, its operations, its parts and how operations go through them, its
 * regions, how it is bought, and the inputs that move together.
 *
 * <p>Analyses take a model and nothing else. Immutable; adding an operation by a name that is there replaces it.
 */
public final class Model {

    private final String name;
    private final Workload workload;
    private final List<Operation> operations;
    private final Architecture architecture;
    private final Geography geography;
    private final Procurement procurement;
    private final Correlations correlations;

    private Model(
            String name,
            Workload workload,
            List<Operation> operations,
            Architecture architecture,
            Geography geography,
            Procurement procurement,
            Correlations correlations) {
        this.name = name;
        this.workload = workload;
        this.operations = List.copyOf(operations);
        this.architecture = architecture;
        this.geography = geography;
        this.procurement = procurement;
        this.correlations = correlations;
    }

    /** A system of which only the name is stated. */
    public static Model named(String name) {
        return new Model(
                checked("system", name),
                Workload.unstated(),
                List.of(),
                Architecture.NONE,
                Geography.ONE_PLACE,
                Procurement.UNSTATED,
                Correlations.none());
    }

    private static String checked(String word, String name) {
        if (name.isBlank()) {
            throw new DesignException(
                    word + "(\"" + name + "\")", "a system has a name", "write " + word + "(\"Chat\")");
        }
        return name;
    }

    public String name() {
        return name;
    }

    public Workload workload() {
        return workload;
    }

    public List<Operation> operations() {
        return operations;
    }

    public Architecture architecture() {
        return architecture;
    }

    public Geography geography() {
        return geography;
    }

    public Procurement procurement() {
        return procurement;
    }

    public Correlations correlations() {
        return correlations;
    }

    public Model name(String name) {
        return new Model(
                checked("named", name), workload, operations, architecture, geography, procurement, correlations);
    }

    public <Q extends Quantity<Q>> Model with(Input<Q> input, Q value) {
        Workload changed = workload.with(input, value);
        onlyOneTraffic(changed, !operations.isEmpty());
        return new Model(name, changed, operations, architecture, geography, procurement, correlations).following(this);
    }

    /** The same with the load of a day spread so over its hours, in place of a peak factor. */
    public Model with(DailyCurve curve) {
        return new Model(name, workload.with(curve), operations, architecture, geography, procurement, correlations)
                .following(this);
    }

    /**
     * The same with a journey, in place of the one of its name.
     *
     * @throws DesignException if it calls an operation that is not there, or one that states its own rate
     */
    public Model with(Journey journey) {
        for (String step : journey.steps().keySet()) {
            onlyOneRate(operation("step", step), journey);
        }
        return new Model(name, workload.with(journey), operations, architecture, geography, procurement, correlations)
                .following(this);
    }

    private static void onlyOneRate(Operation operation, Journey journey) {
        if (operation.statesTraffic()) {
            throw new DesignException(
                    "journey(\"" + journey.name() + "\").step(\"" + operation.name() + "\")",
                    "\"" + operation.name() + "\" says itself how often it is asked for, and that is stated once",
                    "leave perUserPerDay(...) and rate(...) of the operation out, or the step");
        }
    }

    public Model with(Operation operation) {
        onlyOneTraffic(workload, true);
        workload.journeys(operation).forEach(journey -> onlyOneRate(operation, journey));
        List<Operation> more = new ArrayList<>(operations);
        int at = 0;
        while (at < more.size() && !more.get(at).name().equals(operation.name())) {
            at++;
        }
        if (at < more.size()) {
            more.set(at, operation);
        } else {
            more.add(operation);
        }
        return new Model(name, workload, more, architecture, geography, procurement, correlations).following(this);
    }

    /** The same with another architecture. */
    public Model with(Architecture changed) {
        return new Model(name, workload, operations, changed, geography, procurement, correlations).following(this);
    }

    /** The same with this component, in place of the one of its name if that is there. */
    public Model with(Component<?> component) {
        return with(architecture.with(component));
    }

    /**
     * The same with this way of an operation through components.
     *
     * @throws DesignException if there is no such operation, with the nearest name
     */
    public Model flow(String operation, Step... steps) {
        return with(architecture.with(operation("flow", operation).name(), steps));
    }

    /** The same with an input stated for every component that does not state it itself. */
    public <Q extends Quantity<Q>> Model withDefault(Input<Q> input, Q value) {
        return with(architecture.with(input, value));
    }

    /** The same with this region, in place of the one of its name if that is there. */
    public Model with(Region region) {
        return with(geography.with(region));
    }

    /** The same with these regions in place of all that it had. */
    public Model regions(List<Region> regions) {
        return with(geography.with(regions));
    }

    /** The same with a stated round trip between two regions. */
    public Model roundTrip(String one, String other, Time time) {
        return with(geography.with(one, other, time));
    }

    /** The same in which other regions answer this part of the calls of one that is lost. */
    public Model failover(Share part) {
        return with(geography.failover(part));
    }

    private Model with(Geography changed) {
        return new Model(name, workload, operations, architecture, changed, procurement, correlations).following(this);
    }

    /** The same, bought otherwise. */
    public Model with(Procurement changed) {
        return new Model(name, workload, operations, architecture, geography, changed, correlations).following(this);
    }

    /** This model with the correlations of another one that it was made from: an input stated anew keeps its own. */
    private Model following(Model before) {
        Correlations followed = correlations;
        Map<String, Quantity<?>> now = stated();
        for (var old : before.stated().entrySet()) {
            Quantity<?> anew = now.get(old.getKey());
            boolean elsewhere = now.values().stream()
                    .anyMatch(q -> q.term() == old.getValue().term());
            if (anew != null && !elsewhere) {
                followed = followed.following(old.getValue(), anew);
            }
        }
        return with(followed);
    }

    /** The same system under so many times its load; scaling twice multiplies. */
    public Model scaled(double times) {
        String word = Workload.SCALE.example();
        Count scale = Count.of(word, times).times(workload.get(Workload.SCALE).value());
        return with(Workload.SCALE, Count.of(word, scale.value())).name(name + " × " + Count.of(word, times));
    }

    public Model with(Correlations correlations) {
        return new Model(name, workload, operations, architecture, geography, procurement, correlations);
    }

    /** Everything that was stated, by name, in a fixed order. */
    public Map<String, Quantity<?>> stated() {
        Map<String, Quantity<?>> all = new LinkedHashMap<>(workload.stated());
        operations.forEach(operation -> all.putAll(operation.stated()));
        all.putAll(architecture.stated());
        all.putAll(geography.stated());
        all.putAll(procurement.stated());
        return all;
    }

    /**
     * The operation of this name.
     *
     * @throws DesignException if there is none, with the nearest name
     */
    public Operation operation(String word, String name) {
        return operations.stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Names.unknown(
                        word,
                        name,
                        "operation",
                        operations.stream().map(Operation::name).toList()));
    }

    private static void onlyOneTraffic(Workload workload, boolean operations) {
        if (operations && workload.states(Workload.REQUESTS_PER_USER)) {
            throw new DesignException(
                    "requestsPerUser("
                            + workload.get(Workload.REQUESTS_PER_USER).range() + ") beside operation(...)",
                    "the traffic is stated once: for all requests together or by operation",
                    "drop requestsPerUser, or write operation(read(\"page\").perUserPerDay(10))");
        }
    }
}
