package dev.envelope.view.diagram;

import dev.envelope.view.diagram.Elk.Style;
import java.util.List;
import java.util.Objects;
import org.eclipse.elk.core.options.Direction;
import org.jspecify.annotations.Nullable;

/**
 * A layout that fits a notebook: a picture seven times as wide as high would be shown too small to read.
 *
 * <p>A short system is read from left to right. What does not fit so is tried from top to bottom, wrapped into rows, and
 * with fewer parts side by side; the first that fits and is not taller than a page wins, else the best of them.
 */
final class Folding {

    /** How wide a picture may be in a notebook, in pixels. */
    static final double WIDTH = 900;

    private static final double PAGE = 1_100;

    private static final List<Style> STYLES = List.of(
            new Style(Direction.RIGHT, false, 0),
            new Style(Direction.DOWN, false, 0),
            new Style(Direction.RIGHT, true, 0),
            new Style(Direction.DOWN, false, 5),
            new Style(Direction.DOWN, false, 4));

    private Folding() {}

    static Plan plan(Diagram diagram, double margin) {
        double most = WIDTH - 2 * margin;
        @Nullable Plan best = null;
        for (var style : STYLES) {
            var plan = Elk.layout(diagram, style);
            if (best == null || cost(plan, most) < cost(best, most)) {
                best = plan;
            }
            if (cost(best, most) <= 1) {
                break;
            }
        }
        return Objects.requireNonNull(best, "there is a style to try");
    }

    /** At most 1 for what fits on a page; else by how much it does not, where width counts most. */
    private static double cost(Plan plan, double most) {
        double wide = Math.max(1, plan.width() / most);
        return wide * wide * wide * Math.max(1, plan.height() / PAGE);
    }
}
