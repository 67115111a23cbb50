package dev.envelope.view.diagram;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where everything is: the result of a layout, in pixels from the upper left corner.
 *
 * @param width of all of it
 * @param height of all of it
 * @param cards the parts
 * @param frames the boundaries, outer before inner
 * @param routes the edges, in the diagram's order
 */
record Plan(double width, double height, List<Placed> cards, List<Frame> frames, List<Route> routes) {

    /** A rectangle. */
    record Box(double x, double y, double width, double height) {
        boolean meets(Box other) {
            return x < other.x + other.width
                    && other.x < x + width
                    && y < other.y + other.height
                    && other.y < y + height;
        }
    }

    /** A corner of a line. */
    record Point(double x, double y) {}

    /** A card and its place. */
    record Placed(Card card, Box box) {}

    /** A boundary and its place; the outermost have depth 0. */
    record Frame(Group group, Box box, int depth) {}

    /** An edge, the corners of its line, and its label if it has one. */
    record Route(Edge edge, List<Point> line, @Nullable Label label) {}

    /** The lines of a label and its place. */
    record Label(List<String> lines, Box box) {}
}
