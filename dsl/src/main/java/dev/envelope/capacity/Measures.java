package dev.envelope.capacity;

import dev.envelope.analysis.Measure;
import dev.envelope.model.Cache;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.model.Names;
import dev.envelope.model.Operation;
import dev.envelope.quantity.Bandwidth;
import dev.envelope.quantity.Count;
import dev.envelope.quantity.DataSize;
import dev.envelope.quantity.DesignException;
import dev.envelope.quantity.Quantity;
import dev.envelope.quantity.Rate;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Units;
import java.util.ArrayList;
import java.util.List;

/** The measures of the back of the envelope. */
public final class Measures {

    public static final Measure<Count> USERS = Measure.named("users", Traffic::users);
    public static final Measure<Rate> AVERAGE_RATE = Measure.named("average rate", Traffic::averageRate);
    public static final Measure<Rate> PEAK_RATE = Measure.named("peak rate", Traffic::peakRate);
    public static final Measure<Bandwidth> INGRESS = Measure.named("ingress", Traffic::ingress);
    public static final Measure<Bandwidth> EGRESS = Measure.named("egress", Traffic::egress);
    public static final Measure<Bandwidth> PEAK_INGRESS = Measure.named("peak ingress", Traffic::peakIngress);
    public static final Measure<Bandwidth> PEAK_EGRESS = Measure.named("peak egress", Traffic::peakEgress);
    public static final Measure<Bandwidth> WRITTEN = Measure.named("written", Retained::written);
    public static final Measure<DataSize> DATA = Measure.named("data", Retained::data);
    public static final Measure<DataSize> COPIES = Measure.named("data with copies", Retained::copies);
    public static final Measure<DataSize> STORAGE = Measure.named("storage", Retained::storage);

    private Measures() {}

    /** How often one operation is asked for on average. */
    public static Measure<Rate> averageRate(String operation) {
        return Measure.named(operation + " rate", m -> Traffic.rate(m, m.operation("averageRate", operation)));
    }

    /** How often one operation is asked for at the peak. */
    public static Measure<Rate> peakRate(String operation) {
        return Measure.named(operation + " peak rate", m -> Traffic.peakRate(m, m.operation("peakRate", operation)));
    }

    /** How often one operation delivers to a receiver on average. */
    public static Measure<Rate> deliveries(String operation) {
        return Measure.named(
                operation + " deliveries", m -> Traffic.deliveries(m, m.operation("deliveries", operation)));
    }

    /** How many of one operation's writes are kept. */
    public static Measure<Count> records(String operation) {
        return Measure.named(operation + " records", m -> Retained.records(m, m.operation("records", operation)));
    }

    /** How often a component is called at the busiest time of the day, in all regions together. */
    public static Measure<Rate> peakRateAt(String component) {
        return Measure.named("peak rate at " + component, m -> {
            return Loads.of(m).peakRate(m.architecture().component("peakRateAt", component));
        });
    }

    /** How many instances of a component there are in all regions together. */
    public static Measure<Count> instances(String component) {
        return Measure.named(
                "instances of " + component,
                m -> Sizing.all(m, "instances", component).stream()
                        .map(Sizing::instances)
                        .reduce(Count::plus)
                        .orElseThrow());
    }

    /** How much of the time the busiest instances of a component work at the peak; above 1 they are overloaded. */
    public static Measure<Share> utilisation(String component) {
        return Measure.named(
                "utilisation of " + component,
                m -> Sizing.all(m, "utilisation", component).stream()
                        .map(Sizing::utilisation)
                        .reduce(Share::atLeast)
                        .orElseThrow());
    }

    /** The data in a component before copies. */
    public static Measure<DataSize> dataIn(String component) {
        return Measure.named("data in " + component, m -> {
            return Loads.of(m).data(m.architecture().component("dataIn", component));
        });
    }

    /** The part of the calls that a cache answers itself at the peak. */
    public static Measure<Share> hitRate(String cache) {
        return Measure.named("hit rate of " + cache, m -> {
            Component<?> asked = m.architecture().component("hitRate", cache);
            if (asked instanceof Cache found) {
                return Loads.of(m).hitRate(found);
            }
            throw new DesignException(
                    "hitRate(\"" + cache + "\")",
                    "only a cache has a hit rate, and \"" + cache + "\" is "
                            + asked.role().one(),
                    "ask for a cache(...) or a cdn(...)");
        });
    }

    /** How many instances there are of all components together. */
    public static final Measure<Count> ALL_INSTANCES = Measure.named("instances", m -> {
        Loads loads = Loads.of(m);
        return m.architecture().components().stream()
                .flatMap(component -> Sizing.all(loads, component).stream())
                .filter(Sizing::isOurs)
                .map(Sizing::instances)
                .reduce(Count::plus)
                .orElse(Units.count(0));
    });

    /** How many kinds of components there are that we run: each is released, watched and repaired on its own. */
    public static final Measure<Count> DEPLOYABLES = Measure.named(
            "deployables",
            m -> m.architecture().components().stream()
                    .filter(component -> component.role().isSized())
                    .map(component -> Units.count(1).named(component.name()))
                    .reduce(Count::plus)
                    .orElse(Units.count(0)));

    /** How often components call each other for one call of an operation: the hops over the network behind the first. */
    public static Measure<Count> callsPerRequest(String operation) {
        return Measure.named("calls per " + operation, m -> {
            Operation asked = m.operation("callsPerRequest", operation);
            return CallRates.of(m).between(asked).ratio(Traffic.rate(m, asked));
        });
    }

    /**
     * The measure of this name.
     *
     * @throws DesignException if there is none, with the nearest name
     */
    static Measure<? extends Quantity<?>> named(Model model, String word, String name) {
        List<Measure<? extends Quantity<?>>> known = of(model);
        return known.stream()
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Names.unknown(
                        word, name, "number", known.stream().map(Measure::name).toList()));
    }

    /** The measures of every design, and those of the operations and components of this one. */
    public static List<Measure<? extends Quantity<?>>> of(Model model) {
        List<Measure<? extends Quantity<?>>> all = new ArrayList<>(List.of(
                USERS,
                AVERAGE_RATE,
                PEAK_RATE,
                INGRESS,
                PEAK_INGRESS,
                EGRESS,
                PEAK_EGRESS,
                WRITTEN,
                DATA,
                COPIES,
                STORAGE));
        for (var operation : model.operations()) {
            all.add(averageRate(operation.name()));
            all.add(peakRate(operation.name()));
            if (operation.fansOut()) {
                all.add(deliveries(operation.name()));
            }
            if (operation.keeps()) {
                all.add(records(operation.name()));
            }
        }
        for (var component : model.architecture().components()) {
            all.add(peakRateAt(component.name()));
            if (component.role().isSized()) {
                all.add(instances(component.name()));
            }
            if (component.isLimited()) {
                all.add(utilisation(component.name()));
            }
            if (component instanceof Cache) {
                all.add(hitRate(component.name()));
            }
            if (component.role().keeps() || component instanceof Cache) {
                all.add(dataIn(component.name()));
            }
        }
        return all;
    }
}
