package dev.envelope.kernel.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    @TempDir
    Path folder;

    @Test
    void theSameOutputsAreNoDifference() {
        assertThat(differences("{\"text/plain\": \"1\"}", "{\"text/plain\": [\"1\"]}"))
                .isEmpty();
    }

    @Test
    void textShowsTheLinesThatDifferAndNoOthers() {
        assertThat(differences(
                        "{\"text/plain\": \"head\\n1,157/s\\nend\"}", "{\"text/plain\": \"head\\n1,158/s\\nend\"}"))
                .containsExactly("cell 1: text/plain differs\n  - 1,157/s\n  + 1,158/s");
    }

    @Test
    void aFormThatIsGoneIsADifference() {
        assertThat(differences("{\"text/plain\": \"1\", \"text/html\": \"1\"}", "{\"text/plain\": \"1\"}"))
                .containsExactly("cell 1: the output comes in other forms\n  - text/html");
    }

    @Test
    void howAValueWasShownDoesNotMatter() {
        String view = "\"application/vnd.jupyter.widget-view+json\": {\"model_id\": \"1\"}";
        String displayed = "{\"output_type\": \"display_data\", \"metadata\": {}, \"data\": {" + view
                + ", \"text/plain\": \"%s\"}}";
        assertThat(compare(result("{\"text/plain\": \"1\"}"), displayed.formatted("1")))
                .isEmpty();
        assertThat(compare(result("{\"text/plain\": \"1\"}"), displayed.formatted("2")))
                .containsExactly("cell 1: text/plain differs\n  - 1\n  + 2");
    }

    @Test
    void anOutputThatIsNewIsADifference() {
        assertThat(compare("", result("{\"text/plain\": \"1\"}")))
                .containsExactly("cell 1: its outputs are of other kinds\n  + something shown");
    }

    @Test
    void howAPrintedTextWasCutDoesNotMatter() {
        assertThat(compare(stdout("a\\n") + "," + stdout("b"), stdout("a\\nb"))).isEmpty();
        assertThat(compare(stdout("a"), stdout("b")))
                .containsExactly("cell 1: the text on STDOUT differs\n  - a\n  + b");
    }

    @Test
    void anErrorIsItsClassAndItsMessageNotItsStack() {
        assertThat(compare(error("boom", "at A"), error("boom", "at B"))).isEmpty();
        assertThat(compare(error("boom", "at A"), error("bang", "at A")))
                .containsExactly("cell 1: its error differs\n  - X: boom\n  + X: bang");
    }

    @Test
    void htmlComparesItsTextAndItsPictures() {
        String red = html("a", Chart.png("SansSerif", 1, 5, 3, 8));
        assertThat(differences(red, html("a", Chart.png("Serif", 1, 5, 3, 8)))).isEmpty();
        assertThat(differences(red, html("b", Chart.png("Serif", 1, 5, 3, 8))))
                .singleElement()
                .asString()
                .startsWith("cell 1: text/html differs");
        assertThat(differences(red, html("a", Chart.png("SansSerif", 1, 5, 3.5, 8))))
                .singleElement()
                .asString()
                .startsWith("cell 1: picture 1 in text/html differs: another picture at about");
    }

    @Test
    void htmlIsToldByItsWords() {
        assertThat(differences(
                        "{\"text/html\": \"<td>a</td><td>1</td>\"}", "{\"text/html\": \"<td>a</td><td>2</td>\"}"))
                .containsExactly("cell 1: text/html differs\n  - 1\n  + 2");
        assertThat(differences("{\"text/html\": \"<b>a</b>\"}", "{\"text/html\": \"<i>a</i>\"}"))
                .containsExactly("cell 1: text/html differs in its markup");
    }

    @Test
    void aLineThatIsNewDoesNotMakeTheNextOnesDiffer() {
        assertThat(compare(stdout("a\\nb\\nc\\nd"), stdout("new\\na\\nb\\nd")))
                .containsExactly("cell 1: the text on STDOUT differs\n  + new\n  - c");
    }

    @Test
    void aDiagramMustSayTheSameWhereverItsPartsLie() {
        assertThat(differences(
                        "{\"image/svg+xml\": \"<svg><text x='1'>edge</text></svg>\"}",
                        "{\"image/svg+xml\": \"<svg><text x='2'>edge</text></svg>\"}"))
                .isEmpty();
        assertThat(differences(
                        "{\"image/svg+xml\": \"<svg><text x='1'>edge</text></svg>\"}",
                        "{\"image/svg+xml\": \"<svg><text x='1'>api</text></svg>\"}"))
                .containsExactly("cell 1: the words in image/svg+xml differ\n  - edge\n  + api");
    }

    private static String html(String text, byte[] png) {
        return "{\"text/html\": \"<p>%s</p><img src='data:image/png;base64,%s'>\"}"
                .formatted(text, Base64.getEncoder().encodeToString(png));
    }

    private static String stdout(String text) {
        return "{\"output_type\": \"stream\", \"name\": \"stdout\", \"text\": \"%s\"}".formatted(text);
    }

    private static String error(String message, String frame) {
        return "{\"output_type\": \"error\", \"ename\": \"X\", \"evalue\": \"%s\", \"traceback\": [\"%s\"]}"
                .formatted(message, frame);
    }

    private static String result(String data) {
        return "{\"output_type\": \"execute_result\", \"execution_count\": 1, \"metadata\": {}, \"data\": %s}"
                .formatted(data);
    }

    private List<String> differences(String stored, String now) {
        return compare(result(stored), result(now));
    }

    private List<String> compare(String stored, String now) {
        return Comparison.of(cell(stored), cell(now)).stream()
                .map(Comparison.Difference::toString)
                .toList();
    }

    private Notebook cell(String outputs) {
        return NotebookKit.withCells(
                folder, NotebookKit.code("x", "{}").replace("\"outputs\": []", "\"outputs\": [%s]".formatted(outputs)));
    }
}
