package dev.envelope.kernel.shell.cell;

import dev.envelope.kernel.display.Renderer;
import dev.envelope.kernel.display.Renderers;
import dev.envelope.kernel.widget.WidgetWords;
import dev.envelope.view.MimeBundle;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The words that cells have beside the language's own: showing values, saying how they look, and controls. */
public final class CellWords extends WidgetWords {

    private CellWords() {}

    /**
     * Shows a value in the middle of a cell, as it would show as the cell's answer: {@code display(x)}.
     *
     * @param as MIME types, to show no other forms; or the id to show it under
     * @return the id by which {@link #updateDisplay} replaces it later, from any cell
     */
    public static String display(@Nullable Object value, String... as) {
        var types = Stream.of(as).filter(Renderers::isType).toArray(String[]::new);
        String id = Stream.of(as)
                .filter(each -> !Renderers.isType(each))
                .findFirst()
                .orElseGet(() -> UUID.randomUUID().toString());
        Cell cell = cell("display(...)");
        cell.outputs().display(cell.renderers().render(value, types), id);
        return id;
    }

    /** Replaces what is shown under an id, in all forms of the value or in those of some MIME types. */
    public static void updateDisplay(String id, @Nullable Object value, String... types) {
        Cell cell = cell("updateDisplay(...)");
        cell.outputs().update(cell.renderers().render(value, types), id);
    }

    /** The forms of a value, or those of some MIME types: {@code render(x, "text/html")}. */
    public static MimeBundle render(@Nullable Object value, String... types) {
        return cell("render(...)").renderers().render(value, types);
    }

    /** Shows a value in the front end's pager, where it has one, and under the cell where not. */
    public static void page(@Nullable Object value) {
        Cell cell = cell("page(...)");
        cell.outputs().page(cell.renderers().render(value));
    }

    /** Removes what this cell has shown so far. */
    public static void clearOutput() {
        clearOutput(false);
    }

    /** Removes what this cell has shown so far, at once or when it shows the next. */
    public static void clearOutput(boolean wait) {
        cell("clearOutput()").outputs().clear(wait);
    }

    /** A piece of HTML to show. */
    public static MimeBundle html(String html) {
        return new MimeBundle(Map.of("text/html", html), Map.of());
    }

    /** A piece of Markdown to show. */
    public static MimeBundle markdown(String markdown) {
        return new MimeBundle(Map.of("text/markdown", markdown), Map.of());
    }

    /** From now on values of this type look as the renderer says: {@code renderer(Point.class, p -> html(...))}. */
    public static <T> void renderer(Class<T> type, Renderer<T> renderer) {
        cell("renderer(...)").renderers().register(type, renderer);
    }

    /** Whether variables follow when a cell changes what they were computed from; they do until this says false. */
    public static void reactive(boolean follow) {
        cell("reactive(...)").reactive().accept(follow);
    }

    private static Cell cell(String word) {
        Cell cell = CellStreams.current();
        if (cell == null) {
            throw new IllegalStateException(word + " is a word of cells; this thread was not started by one");
        }
        return cell;
    }
}
