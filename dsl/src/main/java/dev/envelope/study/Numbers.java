package dev.envelope.study;

import dev.envelope.analysis.Measure;
import dev.envelope.availability.Availability;
import dev.envelope.capacity.Measures;
import dev.envelope.model.Flow;
import dev.envelope.model.Model;
import dev.envelope.model.Names;
import dev.envelope.performance.latency.Percentiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The numbers of a design by the names under which its answers tell them: {@code peak rate}, {@code instances of api},
 * {@code feed p99}, {@code availability of feed}, {@code monthly cost}.
 */
public final class Numbers {

    private Numbers() {}

    /**
     * The measure of this name; its words may stand in another order, {@code p99 of feed} for {@code feed p99}.
     *
     * @throws DesignException if there is none, with the nearest name
     */
    public static Measure<?> named(Model model, String word, String name) {
        List<Measure<?>> known = of(model);
        return find(known, measure -> measure.name().equals(name))
                .or(() -> find(known, measure -> words(measure.name()).equals(words(name))))
                .or(() -> find(
                        Percentiles.ofParts(model), measure -> measure.name().equals(name)))
                .orElseThrow(() -> Names.unknown(
                        word, name, "number", known.stream().map(Measure::name).toList()));
    }

    private static Optional<Measure<?>> find(List<? extends Measure<?>> known, Predicate<Measure<?>> wanted) {
        return known.stream().<Measure<?>>map(measure -> measure).filter(wanted).findFirst();
    }

    /** The words of a name but for the small ones, in alphabetical order. */
    private static List<String> words(String name) {
        return Arrays.stream(name.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.equals("of"))
                .sorted()
                .toList();
    }

    private static List<Measure<?>> of(Model model) {
        List<Measure<?>> all = new ArrayList<>(Measures.of(model));
        for (Flow flow : model.architecture().flows()) {
            all.add(Measures.callsPerRequest(flow.operation()));
            all.add(Availability.measure(flow.operation()));
        }
        all.addAll(Percentiles.all(model));
        if (!model.architecture().isEmpty()) {
            all.add(Measures.ALL_INSTANCES);
            all.add(Measures.DEPLOYABLES);
            all.add(dev.envelope.cost.Measures.MONTHLY_COST);
            all.add(dev.envelope.cost.Measures.COST_PER_USER);
            all.add(dev.envelope.cost.Measures.COST_PER_MILLION_REQUESTS);
        }
        return all;
    }
}
