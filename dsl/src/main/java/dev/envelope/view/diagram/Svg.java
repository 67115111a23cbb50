package dev.envelope.view.diagram;

/**
 * A diagram as an SVG picture that needs nothing beside it: presentation attributes instead of styles, which sanitisers
 * drop, and an opaque card, so that it is legible on a light and on a dark page.
 *
 * @param text the file
 * @param width in pixels
 * @param height in pixels
 * @param caption the diagram in one line of text
 */
public record Svg(String text, int width, int height, String caption) {

    /** Lays a diagram out and draws it. */
    public static Svg of(Diagram diagram) {
        return new Canvas(diagram).svg();
    }
}
