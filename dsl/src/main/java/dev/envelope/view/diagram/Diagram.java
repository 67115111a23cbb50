package dev.envelope.view.diagram;

import dev.envelope.quantity.DesignException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A picture of a system before it is drawn: parts, boundaries around them, and what flows between them.
 *
 * <p>It is a value: {@link Svg} draws it, {@link Dot} and {@link Mermaid} say it in other tools' languages, and its
 * {@code toString()} lists it for a console. Order matters only for the looks: what comes first is drawn first.
 *
 * <pre>{@code
 * Diagram.titled("Short links")
 *     .node(Node.of("browser", Kind.CLIENT))
 *     .node(Node.of("api", Kind.SERVICE).utilisation(0.62))
 *     .edge(Edge.of("browser", "api").labels("3,472/s"))
 * }</pre>
 *
 * @param title what the picture shows; may be empty
 * @param nodes the parts outside of every boundary
 * @param groups the outermost boundaries
 * @param edges what flows, between any two parts at any depth
 */
public record Diagram(String title, List<Node> nodes, List<Group> groups, List<Edge> edges) {

    public Diagram {
        nodes = List.copyOf(nodes);
        groups = List.copyOf(groups);
        edges = List.copyOf(edges);
        check(Stream.concat(nodes.stream(), groups.stream().flatMap(Group::everyNode)), edges);
    }

    private static void check(Stream<Node> nodes, List<Edge> edges) {
        Set<String> ids = new HashSet<>();
        nodes.forEach(node -> {
            if (!ids.add(node.id())) {
                throw new DesignException(
                        "node(\"" + node.id() + "\")",
                        "this diagram has a part of that id",
                        "give each part an id of its own, and the same label if they are alike");
            }
        });
        for (var edge : edges) {
            for (String end : List.of(edge.from(), edge.to())) {
                if (!ids.contains(end)) {
                    throw new DesignException(
                            "edge(\"" + edge.from() + "\", \"" + edge.to() + "\")",
                            "there is no part \"" + end + "\"",
                            "add the part before its edges");
                }
            }
        }
    }

    /** A diagram with nothing in it yet. */
    public static Diagram titled(String title) {
        return new Diagram(title, List.of(), List.of(), List.of());
    }

    /** The same diagram with one part more, outside of every boundary. */
    public Diagram node(Node node) {
        return new Diagram(title, Lists.plus(nodes, node), groups, edges);
    }

    /** The same diagram with one boundary more, and what is in it. */
    public Diagram group(Group group) {
        return new Diagram(title, nodes, Lists.plus(groups, group), edges);
    }

    /** The same diagram with one flow more, between parts that are there. */
    public Diagram edge(Edge edge) {
        return new Diagram(title, nodes, groups, Lists.plus(edges, edge));
    }

    /** Every part, at any depth, in order. */
    public List<Node> everyNode() {
        return Stream.concat(nodes.stream(), groups.stream().flatMap(Group::everyNode))
                .toList();
    }

    /** What the part of an id is called, on one line. */
    String name(String id) {
        return everyNode().stream()
                .filter(node -> node.id().equals(id))
                .map(node -> Lettering.clean(node.label()))
                .findFirst()
                .orElse(id);
    }

    /** The diagram as text for a console. */
    @Override
    public String toString() {
        return Listing.of(this);
    }
}
