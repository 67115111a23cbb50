package dev.envelope.view.diagram;

import dev.envelope.view.diagram.Plan.Box;
import dev.envelope.view.diagram.Plan.Frame;
import dev.envelope.view.diagram.Plan.Label;
import dev.envelope.view.diagram.Plan.Placed;
import dev.envelope.view.diagram.Plan.Point;
import dev.envelope.view.diagram.Plan.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.CenterEdgeLabelPlacementStrategy;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.LayeringStrategy;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.alg.layered.options.WrappingStrategy;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkShape;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.jspecify.annotations.Nullable;

/** One run of ELK's layered algorithm: a diagram goes in as an ELK graph, and its coordinates come out. */
final class Elk {

    static {
        LayoutMetaDataService.getInstance(); // teaches ELK how to copy the values of its own options
    }

    private static final double WIDEST_LABEL = 130;
    private static final double LABEL_AIR = 3;

    /**
     * How a run is to place things.
     *
     * @param direction where edges lead
     * @param wrapped whether a long row goes on below its start
     * @param mostInLayer how many parts may stand side by side, 0 for any number
     */
    record Style(Direction direction, boolean wrapped, int mostInLayer) {}

    private record Part(Card card, ElkNode node) {}

    private record Boundary(Group group, ElkNode node, int depth) {}

    private record Flow(Edge edge, ElkEdge line, List<String> label) {}

    private final Style style;
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final List<Part> parts = new ArrayList<>();
    private final List<Boundary> boundaries = new ArrayList<>();
    private final List<Flow> flows = new ArrayList<>();

    private Elk(Diagram diagram, Style style) {
        this.style = style;
        configure(root);
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
        if (diagram.groups().isEmpty()) { // ELK 0.12.1 fails on the order of edges that cross a boundary
            root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_NODES);
        }
        Map<String, ElkNode> ends = new HashMap<>();
        fill(root, diagram.nodes(), diagram.groups(), 0, ends);
        for (var edge : diagram.edges()) {
            connect(edge, end(ends, edge.from()), end(ends, edge.to()));
        }
    }

    static Plan layout(Diagram diagram, Style style) {
        var elk = new Elk(diagram, style);
        new LayeredLayoutProvider().layout(elk.root, new BasicProgressMonitor());
        return elk.plan();
    }

    private void configure(ElkNode graph) {
        graph.setProperty(LayeredOptions.DIRECTION, style.direction());
        graph.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, 22.0);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 22.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, 14.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 12.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 12.0);
        graph.setProperty(LayeredOptions.SPACING_EDGE_LABEL, LABEL_AIR);
        graph.setProperty(LayeredOptions.SPACING_LABEL_LABEL, LABEL_AIR);
        graph.setProperty(
                LayeredOptions.EDGE_LABELS_CENTER_LABEL_PLACEMENT_STRATEGY,
                CenterEdgeLabelPlacementStrategy.SPACE_EFFICIENT_LAYER);
        if (style.wrapped()) {
            graph.setProperty(LayeredOptions.WRAPPING_STRATEGY, WrappingStrategy.MULTI_EDGE);
            graph.setProperty(LayeredOptions.ASPECT_RATIO, 1.4);
        }
        if (style.mostInLayer() > 0) {
            graph.setProperty(LayeredOptions.LAYERING_STRATEGY, LayeringStrategy.COFFMAN_GRAHAM);
            graph.setProperty(LayeredOptions.LAYERING_COFFMAN_GRAHAM_LAYER_BOUND, style.mostInLayer());
        }
    }

    private void fill(ElkNode parent, List<Node> children, List<Group> groups, int depth, Map<String, ElkNode> ends) {
        for (var child : children) {
            var card = Card.of(child);
            var node = ElkGraphUtil.createNode(parent);
            node.setDimensions(card.width(), card.height());
            parts.add(new Part(card, node));
            ends.put(child.id(), node);
        }
        for (var group : groups) {
            var node = ElkGraphUtil.createNode(parent);
            configure(node);
            node.setProperty(LayeredOptions.PADDING, new ElkPadding(34, 16, 16, 16));
            boundaries.add(new Boundary(group, node, depth));
            fill(node, group.nodes(), group.groups(), depth + 1, ends);
        }
    }

    private static ElkNode end(Map<String, ElkNode> ends, String id) {
        return Objects.requireNonNull(ends.get(id), "a diagram has no edge to what is not in it");
    }

    private void connect(Edge edge, ElkNode from, ElkNode to) {
        var line = ElkGraphUtil.createSimpleEdge(from, to);
        var text = edge.labels().stream()
                .map(label -> Lettering.SMALL.fit(label, WIDEST_LABEL))
                .toList();
        if (!text.isEmpty()) {
            var label = ElkGraphUtil.createLabel(String.join("\n", text), line); // ELK leaves out one without text
            double width =
                    text.stream().mapToDouble(Lettering.SMALL::width).max().orElse(0);
            label.setDimensions(Math.ceil(width) + 2 * LABEL_AIR, text.size() * Lettering.SMALL.leading() + LABEL_AIR);
        }
        flows.add(new Flow(edge, line, text));
    }

    private Plan plan() {
        return new Plan(
                root.getWidth(),
                root.getHeight(),
                parts.stream()
                        .map(part -> new Placed(
                                part.card(), box(part.node(), part.node().getParent())))
                        .toList(),
                boundaries.stream()
                        .map(b -> new Frame(b.group(), box(b.node(), b.node().getParent()), b.depth()))
                        .toList(),
                flows.stream().map(Elk::route).toList());
    }

    private static Route route(Flow flow) {
        var within = flow.line().getContainingNode();
        var origin = box(within, within.getParent());
        var points = new ArrayList<Point>();
        for (ElkEdgeSection section : flow.line().getSections()) {
            points.add(new Point(origin.x() + section.getStartX(), origin.y() + section.getStartY()));
            section.getBendPoints()
                    .forEach(bend -> points.add(new Point(origin.x() + bend.getX(), origin.y() + bend.getY())));
            points.add(new Point(origin.x() + section.getEndX(), origin.y() + section.getEndY()));
        }
        var label = flow.line().getLabels().isEmpty()
                ? null
                : new Label(flow.label(), box(flow.line().getLabels().get(0), within));
        return new Route(flow.edge(), List.copyOf(points), label);
    }

    /** A shape's place in the picture: ELK tells it from the corner of what it is in. */
    private static Box box(ElkShape shape, @Nullable ElkNode parent) {
        double x = shape.getX();
        double y = shape.getY();
        for (var outer = parent; outer != null; outer = outer.getParent()) {
            x += outer.getX();
            y += outer.getY();
        }
        return new Box(x, y, shape.getWidth(), shape.getHeight());
    }
}
