package dev.envelope.view.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A diagram as a Mermaid flowchart (mermaid.js.org/syntax/flowchart.html).
 *
 * <p>Names are only ever labels, in quotes; what means something to Mermaid or to HTML is written as an entity code.
 */
public final class Mermaid {

    private final Ids ids;
    private final List<String> lines = new ArrayList<>();
    private int groups;

    private Mermaid(Diagram diagram) {
        this.ids = new Ids(diagram);
    }

    /** The text of a {@code mermaid} block in Markdown. */
    public static String of(Diagram diagram) {
        var mermaid = new Mermaid(diagram);
        String title = Lettering.clean(diagram.title());
        if (!title.isEmpty()) { // YAML, whose double quotes know the same two escapes as JSON
            mermaid.lines.add("---");
            mermaid.lines.add("title: \"" + title.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
            mermaid.lines.add("---");
        }
        mermaid.lines.add("flowchart TD");
        mermaid.children("  ", diagram.nodes(), diagram.groups());
        diagram.edges().forEach(mermaid::edge);
        diagram.everyNode().forEach(mermaid::look);
        return String.join("\n", mermaid.lines) + "\n";
    }

    private void children(String indent, List<Node> nodes, List<Group> inner) {
        for (var node : nodes) {
            lines.add(indent + ids.of(node.id()) + shape(node.kind().outline()).formatted(quoted(Caption.lines(node))));
        }
        for (var group : inner) {
            lines.add(indent + "subgraph g" + groups++ + "[" + quoted(Stream.of(group.label())) + "]");
            children(indent + "  ", group.nodes(), group.groups());
            lines.add(indent + "end");
        }
    }

    private void edge(Edge edge) {
        String arrow = edge.style() == Edge.Style.SYNCHRONOUS ? "-->" : "-.->";
        var words = edge.style() == Edge.Style.FALLBACK ? Stream.of(edge.style().word()) : Stream.<String>empty();
        var text = Stream.concat(words, edge.labels().stream()).toList();
        lines.add("  " + ids.of(edge.from()) + " " + arrow + (text.isEmpty() ? "" : "|" + quoted(text.stream()) + "|")
                + " " + ids.of(edge.to()));
    }

    private void look(Node node) {
        String fill = node.utilisation() == null
                ? Canvas.CARD
                : Headroom.of(node.utilisation()).fill();
        lines.add("  style " + ids.of(node.id()) + " fill:" + fill + ",color:" + Canvas.INK + ",stroke:"
                + (node.bottleneck() ? Canvas.ALARM + ",stroke-width:3px" : Canvas.INK)
                + (node.kind().outline() == Outline.DASHED ? ",stroke-dasharray:6 4" : ""));
    }

    private static String shape(Outline outline) {
        return switch (outline) {
            case BOX, DASHED, WINDOW, CUT -> "[%s]";
            case FRAME -> "[[%s]]";
            case PILL -> "([%s])";
            case HEXAGON -> "{{%s}}";
            case CYLINDER -> "[(%s)]";
            case PIPE -> ">%s]";
            case BUCKET -> "[\\%s/]";
            case PERSON -> "((%s))";
        };
    }

    private static String quoted(Stream<String> lines) {
        return lines.map(Mermaid::escaped).collect(Collectors.joining("<br/>", "\"", "\""));
    }

    private static String escaped(String text) {
        return Lettering.clean(text)
                .codePoints()
                .mapToObj(point -> "#&<>\"'`\\;".indexOf(point) >= 0 ? "#" + point + ";" : Character.toString(point))
                .collect(Collectors.joining());
    }
}
