package dev.envelope.kernel.notebook;

import java.util.Set;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;

/** Fenced code in Markdown: Java is coloured as in the cells, everything else is plain. */
final class JavaBlocks implements NodeRenderer {

    private final HtmlNodeRendererContext context;

    JavaBlocks(HtmlNodeRendererContext context) {
        this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(FencedCodeBlock.class);
    }

    @Override
    public void render(Node node) {
        var block = (FencedCodeBlock) node;
        String info = block.getInfo() == null ? "" : block.getInfo().strip();
        String code = info.startsWith("java") && !info.startsWith("javascript")
                ? JavaHighlighter.html(block.getLiteral())
                : Html.escape(block.getLiteral());
        context.getWriter().line();
        context.getWriter().raw("<pre><code>" + code + "</code></pre>");
        context.getWriter().line();
    }
}
