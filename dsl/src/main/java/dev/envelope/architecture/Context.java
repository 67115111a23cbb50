package dev.envelope.architecture;

import dev.envelope.architecture.Parts.Stretch;
import dev.envelope.capacity.Link;
import dev.envelope.capacity.Loads;
import dev.envelope.model.Component;
import dev.envelope.view.diagram.Diagram;
import dev.envelope.view.diagram.Edge;
import dev.envelope.view.diagram.Kind;
import dev.envelope.view.diagram.Node;

/** The system as one part among its users and the services of others. */
final class Context {

    private static final String SYSTEM = "\0system";
    private static final String USERS = "\0users";

    private Context() {}

    static Diagram of(Loads loads) {
        Parts parts = new Parts(loads);
        String name = loads.model().name();
        Diagram diagram = Diagram.titled(name + " in its context")
                .node(Node.of(USERS, Kind.PERSON).labelled("users"));
        for (Component<?> component : loads.model().architecture().components()) {
            if (Parts.isOutside(component)) {
                diagram = diagram.node(parts.node(component));
            }
        }
        diagram = diagram.node(Node.of(SYSTEM, Kind.SERVICE).labelled(name));
        for (Edge edge : parts.edges(loads.links().stream().map(Context::stretch))) {
            diagram = diagram.edge(edge);
        }
        return diagram;
    }

    private static Stretch stretch(Link link) {
        return new Stretch(link.from().map(Context::at).orElse(USERS), at(link.to()), link, 1);
    }

    private static String at(Component<?> component) {
        return Parts.isOutside(component) ? component.name() : SYSTEM;
    }
}
