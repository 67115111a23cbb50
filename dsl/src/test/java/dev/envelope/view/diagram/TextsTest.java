package dev.envelope.view.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envelope.quantity.DesignException;
import dev.envelope.view.Display;
import dev.envelope.view.Html;
import dev.envelope.view.Plain;
import dev.envelope.view.View;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A diagram in words: for a console, for Graphviz, for Mermaid, and the errors on the way to one. */
class TextsTest {

    private static final Diagram SMALL = Diagram.titled("Short links")
            .node(Node.of("browser", Kind.CLIENT))
            .group(Group.of("region eu")
                    .node(Node.of("api", Kind.SERVICE).details("4 × 8 cores").utilisation(0.62))
                    .node(Node.of("links", Kind.DATABASE).utilisation(0.91).asBottleneck())
                    .node(Node.of("log", Kind.QUEUE)))
            .edge(Edge.of("browser", "api").labels("3,472/s", "12 MB/s"))
            .edge(Edge.of("api", "links").fallback())
            .edge(Edge.of("api", "log").labels("9/s").asynchronous());

    private static final Diagram HOSTILE = Diagram.titled("t \"q\" \\ ---")
            .node(Node.of("a\"; rm", Kind.SERVICE).labelled("\"] end <b> `x` #35; \\\nB\\"))
            .edge(Edge.of("a\"; rm", "a\"; rm").labels("|\"x\""));

    @Test
    void aConsoleShowsATree() {
        assertThat(SMALL).hasToString("""
                        Short links
                        ├─ browser (client)
                        │    ──▶ api  3,472/s, 12 MB/s
                        └─ [region eu]
                           ├─ api (service), 4 × 8 cores, 38 % headroom
                           │    ┄┄▶ links (on a miss)
                           │    ╌╌▶ log (asynchronous)  9/s
                           ├─ ▲ links (database), 9 % headroom, bottleneck
                           └─ log (queue)""");
    }

    @Test
    void graphvizGetsClustersShapesAndStyles() {
        assertThat(Dot.of(SMALL))
                .startsWith("digraph {\n  label=\"Short links\"")
                .contains("n0 [label=\"client\\nbrowser\" shape=box]")
                .contains("subgraph cluster0 {\n    label=\"region eu\"")
                .contains("n2 [label=\"▲ bottleneck\\ndatabase\\nlinks\\n9 % headroom\" shape=cylinder")
                .contains("n0 -> n1 [label=\"3,472/s\\n12 MB/s\"]")
                .contains("n1 -> n2 [label=\"\" style=dotted]", "n1 -> n3 [label=\"9/s\" style=dashed]");
    }

    @Test
    void graphvizGetsNamesAsLabelsOnly() {
        assertThat(Dot.of(HOSTILE))
                .contains("label=\"service\\n\\\"] end <b> `x` #35; \\\\ B\\\\\"", "n0 -> n0 [label=\"|\\\"x\\\"\"]");
    }

    @Test
    void mermaidGetsSubgraphsShapesAndStyles() {
        assertThat(Mermaid.of(SMALL)).startsWith("""
                        ---
                        title: "Short links"
                        ---
                        flowchart TD
                          n0["client<br/>browser"]
                          subgraph g0["region eu"]
                            n1["service<br/>api<br/>4 × 8 cores<br/>38 % headroom"]
                            n2[("▲ bottleneck<br/>database<br/>links<br/>9 % headroom")]
                            n3>"queue<br/>log"]
                          end
                          n0 -->|"3,472/s<br/>12 MB/s"| n1
                          n1 -.->|"on a miss"| n2
                          n1 -.->|"9/s"| n3
                        """);
    }

    @Test
    void mermaidGetsNamesAsLabelsOnly() {
        assertThat(Mermaid.of(HOSTILE))
                .contains("title: \"t \\\"q\\\" \\\\ ---\"")
                .contains("n0[\"service<br/>#34;] end #60;b#62; #96;x#96; #35;35#59; #92; B#92;\"]")
                .contains("n0 -->|\"|#34;x#34;\"| n0");
    }

    @Test
    void aDiagramAloneIsAPictureInBothFormatsAndText() {
        var bundle = Display.of(SMALL).orElseThrow();
        assertThat(bundle.data()).containsOnlyKeys("image/svg+xml", "image/png", "text/plain");
        var svg = Svg.of(SMALL);
        assertThat(bundle.metadata())
                .isEqualTo(Map.of("image/png", Map.of("width", svg.width(), "height", svg.height())));
        assertThat(bundle.data().get("text/plain")).isEqualTo(SMALL.toString());
    }

    @Test
    void aViewHoldsADiagramAsAPictureOrAsText() {
        var view = View.titled("Design").diagram(() -> SMALL);
        assertThat(Html.of(view))
                .contains("<img src=\"data:image/png;base64,", "alt=\"Diagram Short links: 4 parts, 3 flows;");
        assertThat(Plain.of(view)).isEqualTo("Design\n\n" + SMALL);
    }

    @Test
    void mistakesSayWhatToWriteInstead() {
        assertThatThrownBy(() -> SMALL.edge(Edge.of("api", "cache")))
                .isInstanceOf(DesignException.class)
                .hasMessage("edge(\"api\", \"cache\"): there is no part \"cache\"; add the part before its edges");
        assertThatThrownBy(() -> SMALL.node(Node.of("api", Kind.CACHE)))
                .isInstanceOf(DesignException.class)
                .hasMessageContaining("an id of its own");
        assertThatThrownBy(() -> Node.of("a", Kind.CACHE).utilisation(Double.NaN))
                .isInstanceOf(DesignException.class);
        assertThatThrownBy(() -> Node.of("a", Kind.CACHE).details("1", "2", "3", "4"))
                .isInstanceOf(DesignException.class);
    }
}
