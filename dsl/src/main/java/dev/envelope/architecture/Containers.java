package dev.envelope.architecture;

import dev.envelope.architecture.Parts.Stretch;
import dev.envelope.capacity.Link;
import dev.envelope.capacity.Loads;
import dev.envelope.model.Component;
import dev.envelope.view.diagram.Diagram;
import dev.envelope.view.diagram.Edge;
import dev.envelope.view.diagram.Group;
import java.util.stream.Stream;

/** The parts of a system within its boundary, and all that flows between them. */
final class Containers {

    private Containers() {}

    static Diagram of(Loads loads, String title) {
        Parts parts = new Parts(loads);
        Diagram diagram = Diagram.titled(title);
        Group system = Group.of(title);
        for (Component<?> component : loads.model().architecture().components()) {
            if (Parts.isOutside(component)) {
                diagram = diagram.node(parts.node(component));
            } else {
                system = system.node(parts.node(component));
            }
        }
        diagram = diagram.group(system);
        for (Edge edge : parts.edges(loads.links().stream().flatMap(Containers::stretch))) {
            diagram = diagram.edge(edge);
        }
        return diagram;
    }

    /** From component to component; what users do to the first component is no edge. */
    private static Stream<Stretch> stretch(Link link) {
        return link.from().stream()
                .map(from -> new Stretch(from.name(), link.to().name(), link, 1));
    }
}
