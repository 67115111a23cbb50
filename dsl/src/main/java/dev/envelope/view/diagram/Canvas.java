package dev.envelope.view.diagram;

import static dev.envelope.view.diagram.Outline.number;

import dev.envelope.view.diagram.Plan.Box;
import dev.envelope.view.diagram.Plan.Frame;
import dev.envelope.view.diagram.Plan.Placed;
import dev.envelope.view.diagram.Plan.Point;
import dev.envelope.view.diagram.Plan.Route;
import java.util.List;

/** Draws a plan as SVG: title, boundaries, edges, cards, labels and legend, from the back to the front. */
final class Canvas {

    static final String CARD = "#ffffff";
    static final String INK = "#24292f";
    static final String MUTED = "#57606a";
    static final String LINE = "#6e7781";
    static final String ALARM = "#b3261e";
    static final String BORDER = "#8c959f";
    static final List<String> GROUND = List.of("#f6f8fa", "#ffffff");

    static final double MARGIN = 16;
    private static final double BEND = 6;
    private static final String FONTS = "system-ui,'Segoe UI',Helvetica,Arial,'DejaVu Sans',sans-serif";

    private final Diagram diagram;
    private final Plan plan;
    private final Xml xml = new Xml();

    Canvas(Diagram diagram) {
        this.diagram = diagram;
        this.plan = Folding.plan(diagram, MARGIN);
    }

    Svg svg() {
        String caption = Caption.of(diagram);
        String title = Lettering.TITLE.fit(diagram.title(), Folding.WIDTH - 2 * MARGIN);
        double top = title.isEmpty() ? MARGIN : MARGIN + 30;
        double content = Math.max(plan.width(), Lettering.TITLE.width(title));
        content = Math.max(content, Legend.LEAST);
        var legend = Legend.of(diagram, content);
        double width = Math.ceil(content + 2 * MARGIN);
        double height = Math.ceil(top + plan.height() + legend.height() + MARGIN);
        double scale = Math.min(1, Folding.WIDTH / width); // what cannot be folded is drawn smaller
        int shownWidth = (int) Math.round(width * scale);
        int shownHeight = (int) Math.round(height * scale);
        xml.open("svg")
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("width", shownWidth)
                .with("height", shownHeight)
                .with("viewBox", "0 0 " + number(width) + " " + number(height))
                .with("font-family", FONTS)
                .with("role", "img");
        xml.open("title").text(Lettering.clean(diagram.title())).close();
        xml.open("desc").text(caption).close();
        xml.open("rect")
                .with("x", 0.5)
                .with("y", 0.5)
                .with("width", width - 1)
                .with("height", height - 1)
                .with("rx", 8)
                .with("fill", CARD)
                .with("stroke", BORDER)
                .close();
        if (!title.isEmpty()) {
            text(title, Lettering.TITLE, MARGIN, MARGIN + 16, "start", INK);
        }
        xml.open("g").with("transform", "translate(" + number((width - plan.width()) / 2) + " " + number(top) + ")");
        plan.frames().forEach(this::frame);
        plan.routes().forEach(this::line);
        plan.cards().forEach(this::card);
        plan.routes().forEach(this::label);
        xml.close();
        legend.draw(xml, MARGIN, top + plan.height());
        xml.close();
        return new Svg(xml.toString(), shownWidth, shownHeight, caption);
    }

    private void frame(Frame frame) {
        var box = frame.box();
        xml.open("g");
        xml.open("title").text(Lettering.clean(frame.group().label())).close();
        rect(box, 10).with("fill", GROUND.get(frame.depth() % 2)).with("stroke", BORDER);
        if (frame.depth() > 0) {
            xml.with("stroke-dasharray", "5 4");
        }
        xml.close();
        String label = Lettering.CORNER.fit(frame.group().label(), box.width() - 24);
        text(label, Lettering.CORNER, box.x() + 12, box.y() + 20, "start", MUTED);
        xml.close();
    }

    private void line(Route route) {
        var edge = route.edge();
        var points = route.line();
        xml.open("g");
        xml.open("title").text(Caption.of(diagram, edge)).close();
        xml.open("path")
                .with("d", path(points))
                .with("fill", "none")
                .with("stroke", LINE)
                .with("stroke-width", 1.5);
        if (!edge.style().dashes().isEmpty()) {
            xml.with("stroke-dasharray", edge.style().dashes()).with("stroke-linecap", "round");
        }
        xml.close();
        if (points.size() > 1) {
            arrow(points.get(points.size() - 2), points.get(points.size() - 1));
        }
        xml.close();
    }

    /** An arrow of its own instead of a marker, which some sanitisers cut from its definition. */
    private void arrow(Point before, Point tip) {
        double length = Math.hypot(tip.x() - before.x(), tip.y() - before.y());
        double dx = length == 0 ? 0 : (tip.x() - before.x()) / length;
        double dy = length == 0 ? 1 : (tip.y() - before.y()) / length;
        double x = tip.x() - 8 * dx;
        double y = tip.y() - 8 * dy;
        xml.open("path")
                .with(
                        "d",
                        "M" + at(tip.x(), tip.y()) + "L" + at(x - 4 * dy, y + 4 * dx) + "L" + at(x + 4 * dy, y - 4 * dx)
                                + "Z")
                .with("fill", LINE)
                .close();
    }

    /** The line with rounded corners, ending where its arrow begins. */
    private static String path(List<Point> points) {
        var d = new StringBuilder();
        for (int i = 0; i < points.size(); i++) {
            var point = points.get(i);
            if (i == 0) {
                d.append('M').append(at(point.x(), point.y()));
            } else if (i == points.size() - 1) {
                var end = towards(point, points.get(i - 1), 6);
                d.append('L').append(at(end.x(), end.y()));
            } else {
                var in = towards(point, points.get(i - 1), BEND);
                var out = towards(point, points.get(i + 1), BEND);
                d.append('L').append(at(in.x(), in.y()));
                d.append('Q').append(at(point.x(), point.y())).append(' ').append(at(out.x(), out.y()));
            }
        }
        return d.toString();
    }

    private static Point towards(Point from, Point to, double most) {
        double length = Math.hypot(to.x() - from.x(), to.y() - from.y());
        double share = length == 0 ? 0 : Math.min(most, length / 2) / length;
        return new Point(from.x() + (to.x() - from.x()) * share, from.y() + (to.y() - from.y()) * share);
    }

    private void label(Route route) {
        var label = route.label();
        if (label == null) {
            return;
        }
        var box = label.box();
        double y = box.y() + Lettering.SMALL.size();
        for (String line : label.lines()) {
            text(line, Lettering.SMALL, box.x() + box.width() / 2, y, "middle", INK);
            y += Lettering.SMALL.leading();
        }
    }

    private void card(Placed placed) {
        var node = placed.card().node();
        var box = placed.box();
        var outline = node.kind().outline();
        xml.open("g").with("transform", "translate(" + at(box.x(), box.y()) + ")");
        xml.open("title").text(Caption.of(node)).close();
        xml.open("path")
                .with("d", outline.body(box.width(), box.height()))
                .with(
                        "fill",
                        node.utilisation() == null
                                ? CARD
                                : Headroom.of(node.utilisation()).fill())
                .with("stroke", node.bottleneck() ? ALARM : INK)
                .with("stroke-width", node.bottleneck() ? 3 : 1.2);
        if (outline == Outline.DASHED) {
            xml.with("stroke-dasharray", "6 4");
        }
        xml.close();
        String strokes = outline.strokes(box.width(), box.height());
        if (!strokes.isEmpty()) {
            xml.open("path")
                    .with("d", strokes)
                    .with("fill", "none")
                    .with("stroke", INK)
                    .with("stroke-width", 1.2)
                    .with("stroke-linecap", "round")
                    .close();
        }
        double y = outline.top();
        if (node.bottleneck()) {
            badge(box, y);
            y += Card.BADGE;
        }
        for (var line : placed.card().lines()) {
            text(
                    line.text(),
                    line.lettering(),
                    box.width() / 2,
                    y + line.lettering().size(),
                    "middle",
                    INK);
            y += line.lettering().leading();
        }
        if (node.utilisation() != null) {
            bar(node.utilisation(), outline, box, y + 2);
        }
        xml.close();
    }

    /** How busy the part is, as a length. */
    private void bar(double utilisation, Outline outline, Box box, double y) {
        double width = box.width() - 2 * outline.side();
        rect(new Box(outline.side(), y, width, 4), 2)
                .with("fill", CARD)
                .with("stroke", LINE)
                .with("stroke-width", 0.8)
                .close();
        rect(new Box(outline.side(), y, width * Math.min(1, utilisation), 4), 2)
                .with("fill", INK)
                .close();
    }

    private void badge(Box box, double y) {
        double width = Card.badgeWidth();
        rect(new Box((box.width() - width) / 2, y - 2, width, 17), 8)
                .with("fill", ALARM)
                .close();
        text(Card.BOTTLENECK, Lettering.SMALL, box.width() / 2, y + 10.5, "middle", CARD);
    }

    private Xml rect(Box box, double radius) {
        return xml.open("rect")
                .with("x", box.x())
                .with("y", box.y())
                .with("width", box.width())
                .with("height", box.height())
                .with("rx", radius);
    }

    private void text(String text, Lettering lettering, double x, double y, String anchor, String color) {
        xml.text(text, lettering, x, y, anchor, color);
    }

    private static String at(double x, double y) {
        return number(x) + " " + number(y);
    }
}
