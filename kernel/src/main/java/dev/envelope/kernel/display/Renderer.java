package dev.envelope.kernel.display;

/**
 * Says how values of a type look, in place of their {@code toString()}.
 *
 * <p>What it returns is shown in turn, so it may be a {@link dev.envelope.view.MimeBundle}, an image, or anything else
 * that has a look.
 *
 * <pre>{@code
 * renderer(Point.class, p -> html("<b>" + p.x() + "</b>, " + p.y()))
 * }</pre>
 */
@FunctionalInterface
public interface Renderer<T> {
    Object render(T value);
}
