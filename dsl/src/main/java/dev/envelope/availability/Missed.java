package dev.envelope.availability;

import dev.envelope.model.Component;
import dev.envelope.model.Database;
import dev.envelope.quantity.Format;
import dev.envelope.quantity.Scenario;
import dev.envelope.quantity.Share;
import dev.envelope.quantity.Units;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An operation that is less available than it has to be: whether more instances could change that, and where to begin. */
record Missed(List<Reliance> operation, Share target, Scenario scenario) {

    /** What to say of an operation; empty if it keeps to its target. */
    static Optional<String> of(List<Reliance> operation, Share target, Scenario scenario) {
        Missed missed = new Missed(operation, target, scenario);
        return missed.with(Part::availability) >= missed.least() ? Optional.empty() : Optional.of(missed.told());
    }

    private double least() {
        return scenario.value(target);
    }

    private double with(Function<Part, Share> each) {
        return scenario.value(Reliance.availability(operation, each));
    }

    private String told() {
        double now = with(Part::availability);
        String name = operation.get(0).operation().name();
        String misses = name + " is at " + Format.availability(now) + ", below " + Format.availability(least()) + ": ";
        double most = with(part -> part.promise().ofEach() ? always() : part.availability());
        if (most < least()) {
            return misses + "no number of instances reaches that, because what others run leaves "
                    + Format.availability(most) + " at most (" + others() + "); take it off the caller's way with"
                    + " aside(...) or a cache in front, or state a better promise of it with "
                    + Component.AVAILABILITY.example();
        }
        Part worst = worst();
        return misses + "begin with " + worst.name() + ", " + remedy(worst);
    }

    private static Share always() {
        return Units.percent(100);
    }

    private String others() {
        return parts().filter(part -> !part.promise().ofEach())
                .map(part -> part.name() + " " + part.promise().share())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private Stream<Part> parts() {
        return operation.stream().flatMap(region -> region.parts().parts().stream());
    }

    /** The part of our own whose downtime costs the operation most. */
    private Part worst() {
        return parts().filter(part -> part.promise().ofEach())
                .max(Comparator.comparingDouble(
                        part -> with(each -> each.name().equals(part.name()) ? always() : each.availability())))
                .orElseThrow();
    }

    /** One more instance where that saves most of what it is down; else it is what its instances have in common. */
    private String remedy(Part part) {
        double down = 1 - scenario.value(part.availability());
        double less = 1 - scenario.value(part.withOneMore().availability());
        double nodes = Math.round(scenario.value(part.nodes()));
        if (less < down / 2) {
            String more = part.component() instanceof Database
                    ? "replicas(" + Format.plain(nodes) + ")"
                    : "instances(" + Format.plain(nodes + 1) + ")";
            return "which is at " + Format.share(1 - down) + " with " + Format.count(nodes) + " and at "
                    + Format.share(1 - less) + " with one more: state " + more;
        }
        double zones = Math.round(scenario.value(part.zones()));
        return "whose instances are down together: spread it with zones(" + Format.plain(zones + 1)
                + "), or let them share less with " + Component.COMMON.example();
    }
}
