package dev.envelope.kernel.notebook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A notebook as one HTML file that needs nothing else: no script, no font, no picture from elsewhere.
 *
 * <p>What a cell shows as HTML stands in the page as it is, as in Jupyter. The page's content security policy lets none
 * of it run a script or load anything, so the file is safe to pass on.
 */
public final class HtmlPage {

    private static final String POLICY =
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private HtmlPage() {}

    /** The page's text. */
    public static String of(Notebook notebook) {
        var page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.append("<title>" + Html.escape(title(notebook)) + "</title>\n");
        page.append("<style>\n" + style() + "</style>\n</head>\n<body>\n<main>\n");
        notebook.cells().forEach(cell -> page.append(cell(notebook, cell)));
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String title(Notebook notebook) {
        String name = String.valueOf(notebook.file().getFileName());
        return notebook.cells().stream()
                .filter(cell -> cell.type() == Cell.Type.MARKDOWN)
                .map(cell -> MarkdownHtml.title(cell.source()))
                .filter(title -> !title.isEmpty())
                .findFirst()
                .orElse(name.replaceFirst("\\.ipynb$", ""));
    }

    private static String cell(Notebook notebook, Cell cell) {
        var markdown = new MarkdownHtml(new PictureSource(notebook, cell)::embed);
        return switch (cell.type()) {
            case MARKDOWN -> "<section class=\"markdown\">\n" + markdown.html(cell.source()) + "</section>\n";
            case CODE -> code(cell, new OutputHtml(markdown));
            case RAW -> "";
        };
    }

    private static String code(Cell cell, OutputHtml outputs) {
        var html = new StringBuilder("<section>\n");
        if (!cell.source().isBlank()) {
            html.append("<pre class=\"code\"><code>")
                    .append(JavaHighlighter.html(cell.source().stripTrailing()))
                    .append("</code></pre>\n");
        }
        cell.outputs().forEach(output -> html.append(outputs.of(output)).append('\n'));
        return html.append("</section>\n").toString();
    }

    private static String style() {
        try (var css = Objects.requireNonNull(HtmlPage.class.getResourceAsStream("page.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
