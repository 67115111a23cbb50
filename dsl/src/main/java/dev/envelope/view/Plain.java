package dev.envelope.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tech.tablesaw.api.Table;

/**
 * Views and tables as aligned text for a console: what {@code toString()} of every result gives.
 *
 * <p>A chart has no text, and is not built to find that out.
 */
public final class Plain {

    private Plain() {}

    /** The text of a view: its title and its blocks, with an empty line between any two. */
    public static String of(View view) {
        var parts = new ArrayList<String>();
        if (!view.title().isEmpty()) {
            parts.add(view.title());
        }
        parts.add(blocks(view.blocks()));
        return joined(parts);
    }

    /** The text of a table: columns aligned, numbers to the right. */
    public static String of(Table table) {
        var cells = Cells.of(table);
        int columns = cells.headers().size();
        var widths = new int[columns];
        for (int c = 0; c < columns; c++) {
            widths[c] = Width.of(cells.headers().get(c));
            for (var row : cells.rows()) {
                widths[c] = Math.max(widths[c], Width.of(row.get(c)));
            }
        }
        var lines = new ArrayList<String>();
        lines.add(line(cells.headers(), cells, widths));
        lines.add(Arrays.stream(widths).mapToObj("-"::repeat).collect(Collectors.joining("  ")));
        for (int r = 0; r < cells.rows().size(); r++) {
            if (cells.gapBefore(r)) {
                lines.add("...");
            }
            lines.add(line(cells.rows().get(r), cells, widths));
        }
        if (!cells.note().isEmpty()) {
            lines.add("(" + cells.note() + ")");
        }
        return String.join("\n", lines);
    }

    private static String line(List<String> texts, Cells cells, int[] widths) {
        var line = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String text = texts.get(c);
            String pad = " ".repeat(widths[c] - Width.of(text));
            line.append(c == 0 ? "" : "  ").append(cells.numbers().get(c) ? pad + text : text + pad);
        }
        return line.toString().stripTrailing();
    }

    private static String blocks(List<View.Block> blocks) {
        return joined(blocks.stream().map(block -> block.drawnBy(RENDERER)).toList());
    }

    private static String joined(List<String> parts) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    private static String under(String heading, String body) {
        return heading.isEmpty() ? body : heading + "\n" + body;
    }

    private static final View.Renderer<String> RENDERER = new View.Renderer<>() {
        @Override
        public String text(View.Text text) {
            return text.text();
        }

        @Override
        public String listing(View.Listing listing) {
            return listing.text();
        }

        @Override
        public String notes(View.Notes notes) {
            return under(
                    notes.heading(),
                    notes.lines().stream()
                            .map(line -> "- " + line.replace("\n", "\n  "))
                            .collect(Collectors.joining("\n")));
        }

        @Override
        public String grid(View.Grid grid) {
            return under(grid.heading(), of(grid.table().get()));
        }

        @Override
        public String picture(View.Picture picture) {
            return "";
        }

        @Override
        public String drawing(View.Drawing drawing) {
            return drawing.diagram().get().toString();
        }

        @Override
        public String fold(View.Fold fold) {
            return under(
                    fold.heading(),
                    blocks(fold.blocks())
                            .lines()
                            .map(line -> line.isEmpty() ? line : "  " + line)
                            .collect(Collectors.joining("\n")));
        }
    };
}
