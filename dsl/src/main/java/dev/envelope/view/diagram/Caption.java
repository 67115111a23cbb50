package dev.envelope.view.diagram;

import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A diagram and what is in it, in one line of text each: for screen readers, for what a pointer rests on, for consoles. */
final class Caption {

    private Caption() {}

    static String of(Diagram diagram) {
        var nodes = diagram.everyNode();
        String title = Lettering.clean(diagram.title());
        String bottlenecks = nodes.stream()
                .filter(Node::bottleneck)
                .map(node -> Lettering.clean(node.label()))
                .collect(Collectors.joining(", "));
        return "Diagram" + (title.isEmpty() ? "" : " " + title) + ": " + nodes.size() + " parts, "
                + diagram.edges().size() + " flows" + (bottlenecks.isEmpty() ? "" : "; bottleneck: " + bottlenecks);
    }

    static String of(Node node) {
        var rest = new ArrayList<>(node.details());
        if (node.utilisation() != null) {
            rest.add(Headroom.words(node.utilisation()));
        }
        if (node.bottleneck()) {
            rest.add("bottleneck");
        }
        String name = Lettering.clean(node.label()) + " (" + node.kind().word() + ")";
        return Stream.concat(Stream.of(name), rest.stream().map(Lettering::clean))
                .collect(Collectors.joining(", "));
    }

    /** The lines of a card, for languages that draw it themselves. */
    static Stream<String> lines(Node node) {
        var lines = new ArrayList<String>();
        if (node.bottleneck()) {
            lines.add(Card.BOTTLENECK);
        }
        lines.add(node.kind().word());
        lines.add(node.label());
        lines.addAll(node.details());
        if (node.utilisation() != null) {
            lines.add(Headroom.words(node.utilisation()));
        }
        return lines.stream();
    }

    static String of(Diagram diagram, Edge edge) {
        String labels = edge.labels().stream().map(Lettering::clean).collect(Collectors.joining(", "));
        return diagram.name(edge.from()) + " to " + diagram.name(edge.to()) + ", "
                + edge.style().word() + (labels.isEmpty() ? "" : ": " + labels);
    }
}
