package dev.envelope.view;

import dev.envelope.view.diagram.Svg;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * Views and tables as HTML that survives in every front end: inline styles only, no colour but a grey that shows on
 * light and on dark pages, charts and diagrams as PNG within the page, every text escaped.
 */
public final class Html {

    private static final String CELL = "border:1px solid #8886;padding:3px 9px;vertical-align:top;";
    private static final String WORDS = CELL + "text-align:left";
    private static final String IN_A_LINE = ";white-space:nowrap";
    private static final String NUMBER = CELL + "text-align:right;font-variant-numeric:tabular-nums" + IN_A_LINE;

    /** A text as short as this stays in a line, so that no amount is parted from its unit. */
    private static final int SHORT = 26;

    /** So many remarks do not bury an answer. */
    private static final int FEW = 5;

    private static final String STRONG = "margin:8px 0 3px 0;font-weight:bold";

    private Html() {}

    /** The HTML of a view: its title and its blocks in one {@code div}. */
    public static String of(View view) {
        String title = view.title().isEmpty()
                ? ""
                : "<p style=\"margin:0 0 6px 0;font-size:115%\"><b>" + escape(view.title()) + "</b></p>\n";
        return "<div>\n" + title + blocks(view.blocks()) + "\n</div>";
    }

    /** The HTML of a table; a long one is cut, and says so. */
    public static String of(Table table) {
        return table("", table);
    }

    /** A text as it may stand in HTML, between tags or within a quoted attribute. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String table(String heading, Table table) {
        var cells = Cells.of(table);
        // what is too wide for the page is moved under its edge, not cut
        var html = new StringBuilder(
                "<div style=\"overflow-x:auto\">\n<table style=\"border-collapse:collapse;margin:4px 0\">\n");
        if (!heading.isEmpty()) {
            html.append("<caption style=\"caption-side:top;text-align:left;font-weight:bold;padding:3px 0\">")
                    .append(escape(heading))
                    .append("</caption>\n");
        }
        html.append("<thead>")
                .append(row("th", cells.headers(), cells.numbers()))
                .append("</thead>\n<tbody>\n");
        for (int r = 0; r < cells.rows().size(); r++) {
            if (cells.gapBefore(r)) {
                html.append(wide("&#8942;", cells));
            }
            html.append(row("td", cells.rows().get(r), cells.numbers())).append('\n');
        }
        if (!cells.note().isEmpty()) {
            html.append(wide("<i>" + escape(cells.note()) + "</i>", cells));
        }
        return html.append("</tbody>\n</table>\n</div>").toString();
    }

    private static String row(String tag, List<String> texts, List<Boolean> numbers) {
        return IntStream.range(0, texts.size())
                .mapToObj(c -> "<" + tag + " style=\"" + style(texts.get(c), numbers.get(c)) + "\">"
                        + escape(texts.get(c)) + "</" + tag + ">")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String style(String text, boolean number) {
        return number ? NUMBER : text.length() <= SHORT ? WORDS + IN_A_LINE : WORDS;
    }

    private static String wide(String html, Cells cells) {
        return "<tr><td colspan=\"" + cells.headers().size() + "\" style=\"" + WORDS + "\">" + html + "</td></tr>\n";
    }

    private static String blocks(List<View.Block> blocks) {
        return blocks.stream().map(block -> block.drawnBy(RENDERER)).collect(Collectors.joining("\n"));
    }

    private static final View.Renderer<String> RENDERER = new View.Renderer<>() {
        @Override
        public String text(View.Text text) {
            return "<p style=\"margin:4px 0;white-space:pre-wrap\">" + escape(text.text()) + "</p>";
        }

        @Override
        public String listing(View.Listing listing) {
            return "<pre style=\"margin:4px 0;overflow-x:auto;font-family:monospace\">" + escape(listing.text())
                    + "</pre>";
        }

        @Override
        public String notes(View.Notes notes) {
            String lines = notes.lines().stream()
                    .map(line -> "<li style=\"white-space:pre-wrap\">" + escape(line) + "</li>")
                    .collect(Collectors.joining("\n", "<ul style=\"margin:3px 0;padding-left:20px\">\n", "\n</ul>"));
            if (notes.folded() && notes.lines().size() > FEW) {
                return folded(notes.heading() + " (" + notes.lines().size() + ")", lines);
            }
            return notes.heading().isEmpty()
                    ? lines
                    : "<p style=\"" + STRONG + "\">" + escape(notes.heading()) + "</p>\n" + lines;
        }

        @Override
        public String grid(View.Grid grid) {
            return table(grid.heading(), grid.table().get());
        }

        @Override
        public String picture(View.Picture picture) {
            return image(Png.of(picture.chart().get()));
        }

        @Override
        public String drawing(View.Drawing drawing) {
            return image(Png.of(Svg.of(drawing.diagram().get())));
        }

        private String image(Png png) {
            return "<img src=\"data:image/png;base64," + png.base64() + "\" width=\"" + png.width() + "\" height=\""
                    + png.height() + "\" alt=\"" + escape(png.caption())
                    + "\" style=\"max-width:100%;height:auto;display:block;margin:6px 0;border-radius:6px\">";
        }

        @Override
        public String fold(View.Fold fold) {
            return folded(fold.heading(), blocks(fold.blocks()));
        }

        private String folded(String heading, String html) {
            return "<details style=\"margin:6px 0\"><summary style=\"cursor:pointer;font-weight:bold\">"
                    + escape(heading) + "</summary>\n" + html + "\n</details>";
        }
    };
}
