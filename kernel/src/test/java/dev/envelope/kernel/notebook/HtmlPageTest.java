package dev.envelope.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPageTest {

    @TempDir
    Path folder;

    @Test
    void whatAUserNamesIsEscaped() {
        String page = pageOf(
                "// <script>alert(1)</script>\nvar s = \"<b>&\";",
                "[{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \"<i>x</i>\"},"
                        + "{\"output_type\": \"error\", \"ename\": \"E\", \"evalue\": \"\", \"traceback\": [\"<u>\\u001b[31mred\"]}]");
        assertThat(page)
                .contains(
                        "&lt;script&gt;alert(1)&lt;/script&gt;",
                        "&lt;i&gt;x&lt;/i&gt;",
                        "&lt;u&gt;red",
                        "&lt;b&gt;&amp;")
                .doesNotContain("<script", "<i>", "<u>", "\u001b");
    }

    @Test
    void thePolicyComesBeforeEverythingAndForbidsScriptsAndLoading() {
        String page = HtmlPage.of(
                NotebookKit.withCells(folder, NotebookKit.markdown("<script>document.title='ran'</script>")));
        assertThat(page.indexOf("Content-Security-Policy")).isBetween(0, 200);
        assertThat(page).contains("default-src 'none'; img-src data:; style-src 'unsafe-inline'");
    }

    @Test
    void theRichestFormIsShownAndAPictureHasItsSizeAndItsText() {
        assertThat(pageOf("x", display("{\"text/plain\": \"t\", \"text/html\": \"<b>rich</b>\"}", "{}")))
                .contains("<div class=\"html\"><b>rich</b></div>")
                .doesNotContain(">t</pre>");
        assertThat(pageOf(
                        "x",
                        display(
                                "{\"text/plain\": \"a \\\"chart\\\"\", \"image/png\": \"AAAA\\nBBBB\"}",
                                "{\"image/png\": {\"width\": 320, \"height\": 200}}")))
                .contains(
                        "alt=\"a &quot;chart&quot;\" width=\"320\" height=\"200\" src=\"data:image/png;base64,AAAABBBB\"");
        assertThat(pageOf("x", display("{\"text/plain\": \"t\", \"image/svg+xml\": \"<svg onload='x()'/>\"}", "{}")))
                .contains("src=\"data:image/svg+xml;base64,")
                .doesNotContain("onload");
    }

    @Test
    void markdownHasTablesColouredJavaAnchorsAndATitle() {
        String page = HtmlPage.of(NotebookKit.withCells(
                folder,
                NotebookKit.markdown(
                        "# URL <shortener>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```java\nvar x = 1;\n```")));
        assertThat(page).contains("<title>URL &lt;shortener&gt;</title>", "<td>2</td>", "<span class=\"k\">var</span>");
    }

    @Test
    void aPictureBesideTheNotebookIsPutIntoThePage() throws IOException {
        ImageIO.write(
                new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve("a.png").toFile());
        String page = HtmlPage.of(NotebookKit.withCells(
                folder,
                NotebookKit.markdown("![here](a.png) ![gone](b.png)") + ","
                        + NotebookKit.markdown("![inside](attachment:c.png)")
                                .replace(
                                        "\"metadata\"",
                                        "\"attachments\": {\"c.png\": {\"image/png\": \"QUJD\"}}, \"metadata\"")));
        assertThat(page)
                .contains("src=\"data:image/png;base64,iVBOR", "src=\"b.png\"", "src=\"data:image/png;base64,QUJD\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"\"\"\n"})
    void aLongTextIsOneText(String quotes) {
        String text = quotes + "a \\\" b".repeat(10_000) + quotes.strip();
        assertThat(JavaHighlighter.html("var text = " + text + ";"))
                .endsWith(text.replace("\"", "&quot;") + "</span>;");
    }

    @Test
    void theColoursChangeNoCharacterOfTheCode() {
        String code = """
                /* a <comment> */ @Override public record P(int x) {} // it's "one"
                var text = \"""
                    a "quoted" // no comment
                    \""";
                char c = '"'; int n = 0xFF + 1_000; String open = "never closed
                """;
        String html = JavaHighlighter.html(code);
        String back = Pattern.compile("<[^>]*>").matcher(html).replaceAll("");
        assertThat(back).isEqualTo(Html.escape(code));
        assertThat(html)
                .contains(
                        "<span class=\"c\">/* a &lt;comment&gt; */</span>",
                        "<span class=\"a\">@Override</span>",
                        "<span class=\"n\">1_000</span>",
                        "<span class=\"s\">&#39;&quot;&#39;</span>");
    }

    private static String display(String data, String metadata) {
        return "[{\"output_type\": \"display_data\", \"data\": %s, \"metadata\": %s}]".formatted(data, metadata);
    }

    private String pageOf(String source, String outputs) {
        return HtmlPage.of(NotebookKit.withCells(
                folder, NotebookKit.code(source, "{}").replace("\"outputs\": []", "\"outputs\": " + outputs)));
    }
}
