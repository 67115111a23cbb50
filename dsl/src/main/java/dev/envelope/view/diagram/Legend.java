package dev.envelope.view.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What colours and lines mean, as far as they occur, in rows below the picture.
 *
 * @param places each entry and where it stands
 * @param height of all rows
 */
record Legend(List<Place> places, double height) {

    /** No picture is narrower, so that a row has room for two entries. */
    static final double LEAST = 300;

    private static final double ROW = 20;
    private static final double SAMPLE = 32;
    private static final double GAP = 18;

    /** A sample and what it means: a colour, or a kind of line where there is none. */
    record Entry(String fill, String dashes, String words) {

        private double width() {
            return SAMPLE + Lettering.SMALL.width(words) + GAP;
        }
    }

    record Place(Entry entry, double x, double y) {}

    /** The legend of a diagram, in rows of at most this width. */
    static Legend of(Diagram diagram, double width) {
        var places = new ArrayList<Place>();
        double x = 0;
        double y = 14;
        for (var entry : entries(diagram)) {
            if (x > 0 && x + entry.width() - GAP > width) {
                x = 0;
                y += ROW;
            }
            places.add(new Place(entry, x, y));
            x += entry.width();
        }
        return new Legend(List.copyOf(places), places.isEmpty() ? 0 : y + ROW);
    }

    private static List<Entry> entries(Diagram diagram) {
        var entries = new ArrayList<Entry>();
        diagram.everyNode().stream()
                .map(Node::utilisation)
                .filter(Objects::nonNull)
                .map(Headroom::of)
                .distinct()
                .sorted()
                .forEach(step -> entries.add(new Entry(
                        step.fill(),
                        "",
                        entries.isEmpty() && step != Headroom.NONE ? "headroom " + step.range() : step.range())));
        var styles =
                diagram.edges().stream().map(Edge::style).distinct().sorted().toList();
        if (!styles.isEmpty() && !styles.equals(List.of(Edge.Style.SYNCHRONOUS))) {
            styles.forEach(style -> entries.add(new Entry("", style.dashes(), style.word())));
        }
        return entries;
    }

    void draw(Xml xml, double left, double top) {
        for (var place : places) {
            double x = left + place.x();
            double y = top + place.y();
            if (place.entry().fill().isEmpty()) {
                xml.open("path")
                        .with("d", "M" + Outline.number(x) + " " + Outline.number(y + 7) + "h24")
                        .with("stroke", Canvas.LINE)
                        .with("stroke-width", 1.5);
                if (!place.entry().dashes().isEmpty()) {
                    xml.with("stroke-dasharray", place.entry().dashes()).with("stroke-linecap", "round");
                }
                xml.close();
            } else {
                xml.open("rect")
                        .with("x", x)
                        .with("y", y + 1)
                        .with("width", 24)
                        .with("height", 12)
                        .with("rx", 3)
                        .with("fill", place.entry().fill())
                        .with("stroke", Canvas.INK)
                        .close();
            }
            xml.text(place.entry().words(), Lettering.SMALL, x + SAMPLE, y + 11, "start", Canvas.MUTED);
        }
    }
}
