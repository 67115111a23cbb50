package dev.envelope.view.diagram;

import java.util.stream.Collectors;

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
        var text = new StringBuilder(Lettering.clean(node.label()))
                .append(" (")
                .append(node.kind().word())
                .append(')');
        node.details().forEach(detail -> text.append(", ").append(Lettering.clean(detail)));
        if (node.utilisation() != null) {
            text.append(", ").append(Headroom.words(node.utilisation()));
        }
        return text.append(node.bottleneck() ? ", bottleneck" : "").toString();
    }

    static String of(Diagram diagram, Edge edge) {
        String labels = edge.labels().stream().map(Lettering::clean).collect(Collectors.joining(", "));
        return diagram.name(edge.from()) + " to " + diagram.name(edge.to()) + ", "
                + edge.style().word() + (labels.isEmpty() ? "" : ": " + labels);
    }
}
