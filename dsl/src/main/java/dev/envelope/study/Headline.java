package dev.envelope.study;

import dev.envelope.analysis.Measure;
import dev.envelope.availability.Availability;
import dev.envelope.capacity.Measures;
import dev.envelope.model.Component;
import dev.envelope.model.Model;
import dev.envelope.model.Operation;
import dev.envelope.model.Role;
import dev.envelope.performance.latency.Percentiles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The measures that designs are compared by unless others are named: those of the workload, and those of the parts where
 * every design has parts.
 *
 * <p>Of operations and components only those that every design has, because a number that one of them lacks compares nothing.
 */
public final class Headline {

    private Headline() {}

    /** The measures that all of these designs have. */
    public static List<Measure<?>> of(List<Model> designs) {
        List<Measure<?>> measures = new ArrayList<>(List.of(
                Measures.AVERAGE_RATE,
                Measures.PEAK_RATE,
                Measures.PEAK_INGRESS,
                Measures.PEAK_EGRESS,
                Measures.DATA,
                Measures.STORAGE));
        if (designs.stream().noneMatch(design -> design.architecture().isEmpty())) {
            measures.add(Measures.ALL_INSTANCES);
            measures.add(Measures.DEPLOYABLES);
            measures.add(dev.envelope.cost.Measures.MONTHLY_COST);
            common(designs, Headline::operationsWithFlow)
                    .map(Measures::callsPerRequest)
                    .forEach(measures::add);
            common(designs, Headline::operationsWithFlow)
                    .map(operation -> Percentiles.of(0.99, "p99", operation))
                    .forEach(measures::add);
            common(designs, Headline::operationsWithFlow)
                    .map(Availability::measure)
                    .forEach(measures::add);
            common(designs, Headline::components).map(Measures::peakRateAt).forEach(measures::add);
        }
        return List.copyOf(measures);
    }

    private static List<String> operationsWithFlow(Model design) {
        return design.operations().stream()
                .map(Operation::name)
                .filter(name -> design.architecture().flow(name).isPresent())
                .toList();
    }

    private static List<String> components(Model design) {
        return design.architecture().components().stream()
                .filter(component -> component.role() != Role.CLIENT)
                .<String>map(Component::name)
                .toList();
    }

    /** The names that all designs have, in the order of the first. */
    private static Stream<String> common(List<Model> designs, Function<Model, List<String>> names) {
        return names.apply(designs.get(0)).stream()
                .filter(name ->
                        designs.stream().allMatch(design -> names.apply(design).contains(name)));
    }
}
