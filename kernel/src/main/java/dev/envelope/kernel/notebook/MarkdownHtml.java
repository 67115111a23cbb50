package dev.envelope.kernel.notebook;

import java.util.List;
import java.util.function.Function;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Markdown of a notebook as HTML: CommonMark with tables, Java blocks coloured, a heading's anchor as Jupyter names it.
 *
 * <p>Raw HTML passes, as in Jupyter: the page's policy keeps any script in it from running.
 */
final class MarkdownHtml {

    private static final List<TablesExtension> EXTENSIONS = List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

    private final HtmlRenderer renderer;

    /**
     * @param embed turns the address of a picture into one that needs no other file
     */
    MarkdownHtml(Function<String, String> embed) {
        renderer = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .attributeProviderFactory(context -> (node, tag, attributes) -> {
                    if (node instanceof Image && attributes.containsKey("src")) {
                        attributes.put("src", embed.apply(attributes.get("src")));
                    } else if (node instanceof Heading) {
                        attributes.put("id", text(node).replace(' ', '-'));
                    }
                })
                .nodeRendererFactory(JavaBlocks::new)
                .build();
    }

    String html(String markdown) {
        return renderer.render(PARSER.parse(markdown));
    }

    /** The text of the first heading of the highest level that there is, or empty. */
    static String title(String markdown) {
        for (Node node = PARSER.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof Heading heading && heading.getLevel() == 1) {
                return text(heading);
            }
        }
        return "";
    }

    private static String text(Node node) {
        return TextContentRenderer.builder().build().render(node).strip();
    }
}
