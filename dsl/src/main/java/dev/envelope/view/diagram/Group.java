package dev.envelope.view.diagram;

import java.util.List;
import java.util.stream.Stream;

/**
 * A boundary around parts: a system, a region, a zone. Groups nest.
 *
 * @param label what is written in its corner
 * @param nodes the parts directly in it
 * @param groups the boundaries within it
 */
public record Group(String label, List<Node> nodes, List<Group> groups) {

    public Group {
        nodes = List.copyOf(nodes);
        groups = List.copyOf(groups);
    }

    /** A boundary with nothing in it yet. */
    public static Group of(String label) {
        return new Group(label, List.of(), List.of());
    }

    /** The same boundary with one part more. */
    public Group node(Node node) {
        return new Group(label, Lists.plus(nodes, node), groups);
    }

    /** The same boundary with one boundary more within it. */
    public Group group(Group inner) {
        return new Group(label, nodes, Lists.plus(groups, inner));
    }

    /** Every part in it, at any depth, in order. */
    Stream<Node> everyNode() {
        return Stream.concat(nodes.stream(), groups.stream().flatMap(Group::everyNode));
    }
}
