package dev.envelope.view.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A diagram for a console: a tree of boundaries and parts, and below each part what flows out of it. */
final class Listing {

    private final Diagram diagram;
    private final List<String> lines = new ArrayList<>();

    private Listing(Diagram diagram) {
        this.diagram = diagram;
    }

    static String of(Diagram diagram) {
        var listing = new Listing(diagram);
        String title = Lettering.clean(diagram.title());
        if (!title.isEmpty()) {
            listing.lines.add(title);
        }
        listing.children("", diagram.nodes(), diagram.groups());
        return String.join("\n", listing.lines);
    }

    private void children(String indent, List<Node> nodes, List<Group> groups) {
        int left = nodes.size() + groups.size();
        for (var node : nodes) {
            boolean last = --left == 0;
            lines.add(indent + branch(last) + (node.bottleneck() ? "▲ " : "") + Caption.of(node));
            String under = indent + rail(last);
            for (var edge : diagram.edges()) {
                if (edge.from().equals(node.id())) {
                    lines.add(under + "  " + flow(edge));
                }
            }
        }
        for (var group : groups) {
            boolean last = --left == 0;
            lines.add(indent + branch(last) + "[" + Lettering.clean(group.label()) + "]");
            children(indent + rail(last), group.nodes(), group.groups());
        }
    }

    private String flow(Edge edge) {
        String arrow = switch (edge.style()) {
            case SYNCHRONOUS -> "──▶ ";
            case ASYNCHRONOUS -> "╌╌▶ ";
            case FALLBACK -> "┄┄▶ ";
        };
        String labels = edge.labels().stream().map(Lettering::clean).collect(Collectors.joining(", "));
        String style = edge.style() == Edge.Style.SYNCHRONOUS
                ? ""
                : " (" + edge.style().word() + ")";
        return arrow + diagram.name(edge.to()) + style + (labels.isEmpty() ? "" : "  " + labels);
    }

    private static String branch(boolean last) {
        return last ? "└─ " : "├─ ";
    }

    private static String rail(boolean last) {
        return last ? "   " : "│  ";
    }
}
