package dev.envelope.view.diagram;

import java.util.ArrayList;
import java.util.List;

/**
 * A part with its text broken into lines, and how large that makes it.
 *
 * @param node the part
 * @param lines what is written, from the top
 * @param width how wide it is drawn
 * @param height how high it is drawn
 */
record Card(Node node, List<Line> lines, double width, double height) {

    private static final double WIDEST_TEXT = 150;
    private static final double NARROWEST_TEXT = 70;
    private static final int NAME_LINES = 2;
    private static final double BAR = 9;

    /** What the part says that gives out first, and the room that it takes. */
    static final String BOTTLENECK = "▲ bottleneck";

    static final double BADGE = 20;

    /** One line of text. */
    record Line(String text, Lettering lettering) {}

    static Card of(Node node) {
        var lines = new ArrayList<Line>();
        lines.add(new Line(node.kind().word(), Lettering.SMALL));
        for (String line : Lettering.NAME.wrap(node.label(), WIDEST_TEXT, NAME_LINES)) {
            lines.add(new Line(line, Lettering.NAME));
        }
        for (String detail : node.details()) {
            lines.add(new Line(Lettering.DETAIL.fit(detail, WIDEST_TEXT), Lettering.DETAIL));
        }
        double height = 0;
        if (node.utilisation() != null) {
            lines.add(new Line(Headroom.words(node.utilisation()), Lettering.DETAIL));
            height += BAR;
        }
        double text = NARROWEST_TEXT;
        if (node.bottleneck()) {
            text = badgeWidth();
            height += BADGE;
        }
        for (var line : lines) {
            text = Math.max(text, line.lettering().width(line.text()));
            height += line.lettering().leading();
        }
        var outline = node.kind().outline();
        return new Card(
                node,
                List.copyOf(lines),
                Math.ceil(text) + 2 * outline.side(),
                Math.ceil(height) + outline.top() + outline.bottom());
    }

    static double badgeWidth() {
        return Lettering.SMALL.width(BOTTLENECK) + 14;
    }
}
