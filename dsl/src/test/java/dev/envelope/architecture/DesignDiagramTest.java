package dev.envelope.architecture;

import static dev.envelope.Envelope.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.envelope.SystemDesign;
import dev.envelope.view.diagram.Diagram;
import dev.envelope.view.diagram.Edge;
import dev.envelope.view.diagram.Node;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A design as pictures: which parts and edges there are, and the figures on them. */
class DesignDiagramTest {

    private static final SystemDesign LINKS = system("Short links")
            .operation(write("shorten").rate(perSecond(100)).payload(kB(1)))
            .operation(read("redirect").rate(perSecond(1_000)).payload(kB(1)))
            .peak(2)
            .retention(days(10))
            .flow("shorten", client("browser"), loadBalancer("edge"), service("api"), database("links"))
            .flow(
                    "redirect",
                    client("browser"),
                    loadBalancer("edge"),
                    service("api"),
                    cache("redis").hitRate(0.9).missTo(database("links")),
                    aside(stream("clicks"), external("analytics")));

    private static Node node(Diagram diagram, String label) {
        return diagram.everyNode().stream()
                .filter(node -> node.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> edges(Diagram diagram) {
        return diagram.edges().stream()
                .map(edge -> edge.from() + " " + edge.to() + " " + edge.style() + " " + edge.labels())
                .toList();
    }

    @Test
    void partsStandInTheSystemAndOthersOutside() {
        Diagram diagram = LINKS.diagram().diagram();
        assertThat(diagram.nodes()).extracting(Node::label).containsExactly("browser", "analytics");
        assertThat(diagram.groups().get(0).nodes())
                .extracting(Node::label)
                .containsExactly("edge", "api", "links", "redis", "clicks");
    }

    @Test
    void edgesCarryThePeak() {
        assertThat(edges(LINKS.diagram().diagram()))
                .containsExactly(
                        "browser edge SYNCHRONOUS [2,200/s, 2.2 MB/s]",
                        "edge api SYNCHRONOUS [2,200/s, 2.2 MB/s]",
                        "api links SYNCHRONOUS [200/s, 200 kB/s]",
                        "api redis SYNCHRONOUS [2,000/s, 2 MB/s]",
                        "api links FALLBACK [200/s, 200 kB/s]",
                        "api clicks ASYNCHRONOUS [2,000/s, 2 MB/s]",
                        "clicks analytics ASYNCHRONOUS [2,000/s, 2 MB/s]");
    }

    @Test
    void onePartIsTheBottleneck() {
        Diagram diagram = LINKS.diagram().diagram();
        assertThat(diagram.everyNode().stream().filter(Node::bottleneck))
                .extracting(Node::label)
                .containsExactly(LINKS.scaling().firstToGiveOut());
        assertThat(node(diagram, "api").utilisation())
                .isCloseTo(
                        LINKS.components()
                                .table()
                                .doubleColumn("peak utilisation")
                                .get(2),
                        within(1e-9));
        assertThat(node(diagram, "browser").utilisation()).isNull();
    }

    @Test
    void detailsSayHowManyHowOftenAndHowMuch() {
        assertThat(node(
                                LINKS.component(database("links")
                                                .on("PostgreSQL")
                                                .copies(3))
                                        .diagram()
                                        .diagram(),
                                "links")
                        .details())
                .containsExactly("3 × PostgreSQL", "400/s", "86.4 GB");
    }

    @Test
    void theContextHasOnePartForTheSystem() {
        Diagram diagram = LINKS.diagram().context().diagram();
        assertThat(diagram.everyNode())
                .extracting(Node::label)
                .containsExactly("users", "browser", "analytics", "Short links");
        assertThat(diagram.edges()).hasSize(3);
    }

    @Test
    void anOperationIsNumberedInItsOrder() {
        Diagram diagram = LINKS.diagram().flow("redirect").diagram();
        assertThat(diagram.edges())
                .extracting(edge -> edge.labels().get(0))
                .containsExactly("1: 2,000/s", "2: 2,000/s", "3: 2,000/s", "4: 200/s", "5: 2,000/s", "6: 2,000/s");
        assertThat(diagram.everyNode()).extracting(Node::label).doesNotContain("nobody");
    }

    @Test
    void anOperationOfTwoRegionsIsOnePicture() {
        var world = LINKS.region(region("us").users(percent(75))).region(region("eu"));
        assertThat(edges(world.diagram().flow("redirect").diagram()))
                .isEqualTo(edges(LINKS.diagram().flow("redirect").diagram()));
    }

    @Test
    void instancesAreSpreadOverZones() {
        Diagram diagram = LINKS.zones(3)
                .component(service("api").instances(7))
                .diagram()
                .deployment()
                .diagram();
        assertThat(diagram.groups().get(0).groups())
                .extracting(group -> group.label())
                .as("zones in which the same runs are drawn once")
                .containsExactly("zone a", "each of zones b, c");
        assertThat(diagram.groups().get(0).groups().get(0).nodes())
                .extracting(Node::label)
                .containsExactly("edge", "api", "links", "redis", "clicks");
        assertThat(diagram.edges().stream().filter(edge -> edge.from().equals("browser")))
                .extracting(edge -> edge.labels().get(0))
                .containsExactly("733/s", "1,467/s");
    }

    @Test
    void callsBetweenRegionsAreDrawn() {
        var world = LINKS.region(region("us").users(percent(75)))
                .region(region("eu"))
                .component(database("links").in("us"));
        List<Edge> crossing = world.diagram().deployment().diagram().edges().stream()
                .filter(edge -> edge.from().endsWith("\0eu\0" + 0) && edge.to().endsWith("\0us\0" + 0))
                .toList();
        assertThat(crossing).extracting(edge -> edge.labels().get(0)).containsExactly("50/s", "50/s");
    }

    @Test
    void namesAreEscapedInEveryForm() {
        var named = system("<script>alert(1)</script>")
                .operation(read("get"))
                .flow("get", service("\"]; rm -rf"), database("x<y>&z"));
        assertThat(named.diagram().svg()).doesNotContain("<script>").contains("&lt;script&gt;");
        assertThat(named.diagram().mermaid())
                .as("a title is a quoted YAML text")
                .startsWith("---\ntitle: \"<script>alert(1)</script>\"\n---\n")
                .doesNotContain("x<y>", "\"]; rm");
        assertThat(named.diagram().dot()).contains("\\\"]; rm -rf").doesNotContain(" \"]; rm -rf");
    }

    @Test
    void mistakesAreTold() {
        assertThatThrownBy(() -> LINKS.diagram().flow("redirct"))
                .hasMessage("flow(\"redirct\"): no such operation; this system has [shorten, redirect];"
                        + " did you mean \"redirect\"?");
        assertThatThrownBy(() -> LINKS.operation(read("stats")).diagram().flow("stats"))
                .hasMessage("diagram().flow(\"stats\"): it has no flow yet; state flow(\"stats\", ...)");
        assertThatThrownBy(() -> system().diagram())
                .hasMessageStartingWith("diagram() of the system: it has no components");
    }
}
