package dev.envelope.view.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A diagram in the DOT language of Graphviz (graphviz.org/doc/info/lang.html).
 *
 * <p>Names are only ever labels, in quotes, with quotes and backslashes escaped; ids are made here.
 */
public final class Dot {

    private final Ids ids;
    private final List<String> lines = new ArrayList<>();
    private int clusters;

    private Dot(Diagram diagram) {
        this.ids = new Ids(diagram);
    }

    /** The text of a file that {@code dot -Tsvg} draws. */
    public static String of(Diagram diagram) {
        var dot = new Dot(diagram);
        dot.lines.add("digraph {");
        dot.lines.add("  label=" + quoted(Stream.of(diagram.title())) + " labelloc=t compound=true");
        dot.lines.add("  node [fontname=\"Helvetica\" fontsize=12 style=filled fillcolor=\"" + Canvas.CARD + "\"]");
        dot.lines.add("  edge [fontname=\"Helvetica\" fontsize=10]");
        dot.children("  ", diagram.nodes(), diagram.groups());
        for (var edge : diagram.edges()) {
            dot.lines.add("  " + dot.ids.of(edge.from()) + " -> " + dot.ids.of(edge.to()) + " [label="
                    + quoted(edge.labels().stream()) + style(edge.style()) + "]");
        }
        dot.lines.add("}");
        return String.join("\n", dot.lines) + "\n";
    }

    private void children(String indent, List<Node> nodes, List<Group> groups) {
        for (var node : nodes) {
            lines.add(indent + ids.of(node.id()) + " [label=" + quoted(Caption.lines(node)) + " shape="
                    + shape(node.kind().outline()) + look(node) + "]");
        }
        for (var group : groups) {
            lines.add(indent + "subgraph cluster" + clusters++ + " {");
            lines.add(indent + "  label=" + quoted(Stream.of(group.label())));
            children(indent + "  ", group.nodes(), group.groups());
            lines.add(indent + "}");
        }
    }

    private static String look(Node node) {
        String fill = node.utilisation() == null
                ? ""
                : " fillcolor=\"" + Headroom.of(node.utilisation()).fill() + "\"";
        return fill
                + (node.bottleneck() ? " color=\"" + Canvas.ALARM + "\" penwidth=3" : "")
                + (node.kind().outline() == Outline.DASHED ? " style=\"filled,dashed\"" : "");
    }

    private static String shape(Outline outline) {
        return switch (outline) {
            case BOX, DASHED, WINDOW -> "box";
            case FRAME -> "box peripheries=2";
            case PILL -> "ellipse";
            case HEXAGON -> "hexagon";
            case CUT -> "octagon";
            case CYLINDER -> "cylinder";
            case PIPE -> "cds";
            case BUCKET -> "invtrapezium";
            case PERSON -> "circle";
        };
    }

    private static String style(Edge.Style style) {
        return switch (style) {
            case SYNCHRONOUS -> "";
            case ASYNCHRONOUS -> " style=dashed";
            case FALLBACK -> " style=dotted";
        };
    }

    private static String quoted(Stream<String> lines) {
        return lines.map(line -> Lettering.clean(line).replace("\\", "\\\\").replace("\"", "\\\""))
                .collect(Collectors.joining("\\n", "\"", "\""));
    }
}
