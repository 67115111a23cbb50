package dev.envelope.architecture;

import dev.envelope.capacity.Link;
import dev.envelope.capacity.Loads;
import dev.envelope.model.Component;
import dev.envelope.model.Operation;
import dev.envelope.view.diagram.Diagram;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The way of one operation, its calls numbered in their order. */
final class DataFlow {

    private DataFlow() {}

    static Diagram of(Loads loads, Operation operation) {
        Parts parts = new Parts(loads);
        List<Link> own = loads.links().stream()
                .filter(link -> link.operation() == operation && !link.isReplication())
                .toList();
        Set<Component<?>> used = new LinkedHashSet<>();
        own.forEach(link -> used.add(link.to()));
        Diagram diagram =
                Diagram.titled(operation.name() + " in " + loads.model().name());
        for (Component<?> component : used) {
            diagram = diagram.node(parts.node(component));
        }
        String origin = own.get(0).origin();
        int number = 0;
        for (Link link : own) {
            if (link.from().isPresent() && link.origin().equals(origin)) {
                number++;
                List<Link> alike = sameCallElsewhere(own, link, origin);
                double rate = alike.stream()
                        .mapToDouble(each -> parts.peak(each.rate()))
                        .sum();
                double bytes = alike.stream().mapToDouble(parts::bytes).sum();
                String[] labels = Parts.labels(new double[] {rate, bytes});
                labels[0] = number + ": " + labels[0];
                diagram = diagram.edge(
                        Parts.edge(link.from().orElseThrow().name(), link.to().name(), link.way(), labels));
            }
        }
        return diagram;
    }

    /** The same call of the flow for the users of every region: links stand in the order of the flow, region by region. */
    private static List<Link> sameCallElsewhere(List<Link> links, Link link, String origin) {
        int place = links.stream()
                .filter(each -> each.origin().equals(origin))
                .toList()
                .indexOf(link);
        List<Link> alike = new ArrayList<>();
        links.stream()
                .map(Link::origin)
                .distinct()
                .forEach(region -> alike.add(links.stream()
                        .filter(each -> each.origin().equals(region))
                        .toList()
                        .get(place)));
        return alike;
    }
}
