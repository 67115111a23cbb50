package dev.envelope.view;

import dev.envelope.view.diagram.Diagram;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/**
 * What there is to see of an answer: a title and blocks in order, told apart from how they are drawn.
 *
 * <p>Tables, charts and diagrams are suppliers, because the first Tablesaw table of a process takes about a second: a view that
 * is only asked for its text never builds a chart.
 *
 * <pre>{@code
 * View.titled("Capacity of Chat").text("Two data centres.").table(this::table).chart(this::chart)
 * }</pre>
 */
public record View(String title, List<Block> blocks) {

    /** One part of a view. */
    public sealed interface Block permits Text, Listing, Notes, Grid, Picture, Drawing, Fold {
        /** Draws this part: calls the one method of the renderer that is for its kind. */
        <R> R drawnBy(Renderer<R> renderer);
    }

    /** One way to draw every kind of block; one kind more breaks each renderer where it is compiled. */
    public interface Renderer<R> {
        R text(Text text);

        R listing(Listing listing);

        R notes(Notes notes);

        R grid(Grid grid);

        R picture(Picture picture);

        R drawing(Drawing drawing);

        R fold(Fold fold);
    }

    /** A paragraph of plain text; it is escaped wherever it is shown. */
    public record Text(String text) implements Block {
        @Override
        public <R> R drawnBy(Renderer<R> renderer) {
            return renderer.text(this);
        }
    }

    /** Lines that keep their breaks and their alignment, such as a derivation; escaped wherever they are shown. */
    public record Listing(String text) implements Block {
        @Override
        public <R> R drawnBy(Renderer<R> renderer) {
            return renderer.listing(this);
        }
    }

    /**
     * Remarks under a small heading, one line each: assumptions, findings.
     *
     * @param folded whether a page shows many of them behind their heading, which the reader opens; on a console they stand there
     */
    public record Notes(String heading, List<String> lines, boolean folded) implements Block {
        @Override
        public <R> R drawnBy(Renderer<R> renderer) {
            return renderer.notes(this);
        }
    }

    /** A table of the ecosystem's own type, under an optional heading (empty for none). */
    public record Grid(String heading, Supplier<Table> table) implements Block {
        @Override
        public <R> R drawnBy(Renderer<R> renderer) {
            return renderer.grid(this);
        }
    }

    /** A chart of the ecosystem's own type. */
    public record Picture(Supplier<? extends Chart<?, ?>> chart) implements Block {
        @Override
        public <R> R drawnBy(Renderer<R> renderer) {
            return renderer.picture(this);
        }
    }

    /** A diagram of parts and what flows between them. */
    public record Drawing(Supplier<Diagram> diagram) implements Block {
        @Override
        public <R> R drawnBy(Renderer<R> renderer) {
            return renderer.drawing(this);
        }
    }

    /** Blocks behind a heading that the reader opens: HTML {@code details}; on a console they are indented. */
    public record Fold(String heading, List<Block> blocks) implements Block {
        @Override
        public <R> R drawnBy(Renderer<R> renderer) {
            return renderer.fold(this);
        }
    }

    public View {
        blocks = List.copyOf(blocks);
    }

    /** A view with a title and nothing in it yet. */
    public static View titled(String title) {
        return new View(title, List.of());
    }

    public View text(String text) {
        return with(new Text(text));
    }

    public View listing(String text) {
        return with(new Listing(text));
    }

    public View notes(String heading, List<String> lines) {
        return notes(heading, lines, false);
    }

    /** What the answer rests on and nobody has stated; many of these would bury it, so that a page folds them. */
    public View assumed(List<String> lines) {
        return notes("Assumed", lines, true);
    }

    private View notes(String heading, List<String> lines, boolean folded) {
        return lines.isEmpty() ? this : with(new Notes(heading, List.copyOf(lines), folded));
    }

    public View table(Supplier<Table> table) {
        return with(new Grid("", table));
    }

    public View table(String heading, Supplier<Table> table) {
        return with(new Grid(heading, table));
    }

    public View chart(Supplier<? extends Chart<?, ?>> chart) {
        return with(new Picture(chart));
    }

    public View diagram(Supplier<Diagram> diagram) {
        return with(new Drawing(diagram));
    }

    public View fold(String heading, View inner) {
        return with(new Fold(heading, inner.blocks()));
    }

    private View with(Block block) {
        var more = new ArrayList<>(blocks);
        more.add(block);
        return new View(title, more);
    }

    /** The view as aligned text. */
    @Override
    public String toString() {
        return Plain.of(this);
    }
}
