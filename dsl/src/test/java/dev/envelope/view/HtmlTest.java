package dev.envelope.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class HtmlTest {

    private static final String HOSTILE = "<script>alert(1)</script>\" onload='x' & \"; rm -rf";

    private static View everyBlock(String text) {
        var axis = Axis.of(text, String::valueOf);
        var line = Line.of(text, new double[] {0, 1}, new double[] {0, 1});
        return View.titled(text)
                .text(text)
                .notes(text, List.of(text))
                .table(text, () -> Table.create(StringColumn.create(text, text), DoubleColumn.create("n", 1157.4)))
                .chart(() -> Charts.lines(text, axis, axis, List.of(line), List.of()))
                .fold(text, View.titled("").text(text));
    }

    @Test
    void whateverAUserNamesIsEscaped() {
        String html = Html.of(everyBlock(HOSTILE));
        assertThat(html)
                .doesNotContain("<script", "onload='", "\" onload", "\"; rm")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot; onload=&#39;x&#39; &amp; &quot;; rm -rf");
    }

    @Test
    void stylesAreInlineAndSetNoColourThatAPageMayContradict() {
        String html = Html.of(everyBlock("plain"));
        assertThat(html).doesNotContain("<style", "class=", "var(--", "background", "<script", "<svg");
        assertThat(Pattern.compile("[\";]color:").matcher(html).find()).isFalse();
        assertThat(Pattern.compile("#[0-9a-fA-F]{3,8}\\b")
                        .matcher(html)
                        .results()
                        .map(result -> result.group()))
                .containsOnly("#8886");
    }

    @Test
    void numbersStandOnTheRightAndWordsOnTheLeft() {
        String html = Html.of(Table.create(StringColumn.create("a", "x"), DoubleColumn.create("n", 1157.4)));
        assertThat(html)
                .containsPattern("<td style=\"[^\"]*text-align:left[^\"]*\">x</td>")
                .containsPattern(
                        "<td style=\"[^\"]*text-align:right;font-variant-numeric:tabular-nums;[^\"]*\">1,157</td>")
                .containsPattern("<th style=\"[^\"]*text-align:right[^\"]*\">n</th>");
    }

    @Test
    void aFoldIsDetailsAndATableUnderAHeadingHasACaption() {
        assertThat(Html.of(everyBlock("How")))
                .containsPattern("<details[^>]*><summary[^>]*>How</summary>")
                .containsPattern("<caption[^>]*>How</caption>");
    }

    @Test
    void manyAssumptionsAreFoldedAndFewAreNot() {
        var few = View.titled("a").assumed(List.of("1", "2", "3", "4", "5"));
        assertThat(Html.of(few)).doesNotContain("<details").contains("Assumed</p>");
        var many = View.titled("a").assumed(List.of("1", "2", "3", "4", "5", "6 <b>"));
        assertThat(Html.of(many))
                .containsPattern("<details[^>]*><summary[^>]*>Assumed \\(6\\)</summary>")
                .contains("6 &lt;b&gt;");
        assertThat(Plain.of(many)).contains("Assumed\n- 1\n", "- 6 <b>");
        assertThat(Html.of(View.titled("a").notes("Findings", List.of("1", "2", "3", "4", "5", "6"))))
                .doesNotContain("<details");
    }

    @Test
    void aTableThatIsTooWideIsMovedAndNotCut() {
        assertThat(Html.of(Table.create(StringColumn.create("a", "x")))).startsWith("<div style=\"overflow-x:auto\">");
    }

    @Test
    void everyTagIsClosed() {
        String html = Html.of(everyBlock("a")).replaceAll("<img[^>]*>", "");
        long opened = Pattern.compile("<[a-z]").matcher(html).results().count();
        assertThat(Pattern.compile("</[a-z]").matcher(html).results().count()).isEqualTo(opened);
    }
}
