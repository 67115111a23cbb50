package dev.envelope.view.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.view.Png;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What a diagram's SVG holds and where it stands, read back from the file. */
class PictureTest {

    private static final String NASTY =
            "<script>alert(\"x\")</script> & 'q' ]]> \u0000\u001b[31m \u202Eevil \uD800 שלום " + "long".repeat(60);

    static Stream<Diagram> everyDiagram() {
        return Stream.of(
                Samples.chain(),
                Samples.web(),
                Samples.deployment(),
                Samples.microservices(),
                Samples.line(15),
                Samples.star(12),
                Diagram.titled("nothing yet"),
                loops());
    }

    /** An edge to itself, two between the same parts, and one back. */
    private static Diagram loops() {
        return Diagram.titled("")
                .node(Node.of("a", Kind.SERVICE))
                .group(Group.of("empty"))
                .group(Group.of("full").node(Node.of("b", Kind.WORKER)))
                .edge(Edge.of("a", "a").labels("again"))
                .edge(Edge.of("a", "b").labels("1/s"))
                .edge(Edge.of("a", "b").labels("1/s"))
                .edge(Edge.of("b", "a").asynchronous())
                .edge(Edge.of("b", "b"));
    }

    private static Diagram nasty() {
        return Diagram.titled(NASTY)
                .node(new Node(NASTY, NASTY, Kind.SERVICE, List.of(NASTY, NASTY, NASTY), 0.5, true))
                .group(Group.of(NASTY).node(Node.of("b", Kind.QUEUE).labelled("")))
                .edge(Edge.of(NASTY, "b").labels(NASTY).fallback());
    }

    private static Document parse(Svg svg) {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg.text())));
        } catch (Exception e) {
            throw new AssertionError("not XML: " + svg.text(), e);
        }
    }

    private static List<Element> elements(Document document, String tag) {
        var found = new ArrayList<Element>();
        var nodes = document.getElementsByTagName(tag);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    private static List<String> texts(Svg svg) {
        return elements(parse(svg), "text").stream()
                .map(Element::getTextContent)
                .toList();
    }

    private static Plan plan(Diagram diagram) {
        return Folding.plan(diagram, Canvas.MARGIN);
    }

    @Test
    void aPictureSaysEveryNameRateAndHeadroom() {
        assertThat(texts(Svg.of(Samples.web())))
                .contains("Web shop: containers at peak", "Web shop", "API gateway", "gateway", "12 × 4 cores")
                .contains("41,000/s", "1.9 GB/s", "664/s")
                .contains("34 % headroom", "3 % headroom", "▲ bottleneck")
                .contains("headroom over 50 %", "30 to 50 %", "15 to 30 %", "under 15 %")
                .contains("call", "asynchronous", "on a miss");
    }

    @Test
    void everyPartBoundaryAndFlowHasATitleThatTellsAllOfIt() {
        assertThat(elements(parse(Svg.of(Samples.chain())), "title").stream().map(Element::getTextContent))
                .containsExactly(
                        "Short links: redirect",
                        "browser to edge, call: 3,472/s, 12 MB/s",
                        "edge to api, call: 3,472/s",
                        "api to links, call: 347/s, 1.2 MB/s",
                        "browser (client), 100 M users",
                        "edge (load balancer), 3,472/s",
                        "api (service), 4 × 8 cores, 3,472/s, 38 % headroom",
                        "links (database), 3 copies, 1.8 TB, 9 % headroom, bottleneck");
        assertThat(elements(parse(Svg.of(Samples.deployment())), "title").stream()
                        .map(Element::getTextContent))
                .contains("region eu-west", "zone a");
    }

    @Test
    void aLegendSaysThatItsColoursAreHeadroom() {
        assertThat(texts(Svg.of(Samples.chain()))).contains("headroom 30 to 50 %", "under 15 %");
    }

    @Test
    void linesTellHowTheCallerWaits() {
        var dashes = elements(parse(Svg.of(Samples.web())), "path").stream()
                .filter(path -> path.getAttribute("stroke").equals(Canvas.LINE))
                .map(path -> path.getAttribute("stroke-dasharray"))
                .toList();
        assertThat(dashes).filteredOn(Edge.Style.ASYNCHRONOUS.dashes()::equals).hasSize(2 + 1);
        assertThat(dashes).filteredOn(Edge.Style.FALLBACK.dashes()::equals).hasSize(2 + 1);
    }

    @ParameterizedTest
    @MethodSource("everyDiagram")
    void cardsAndLabelsNeverCoverOneAnother(Diagram diagram) {
        var plan = plan(diagram);
        var boxes = new ArrayList<Plan.Box>();
        plan.cards().forEach(card -> boxes.add(card.box()));
        for (var route : plan.routes()) {
            if (route.label() != null) {
                boxes.add(route.label().box());
            }
        }
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertThat(boxes.get(i).meets(boxes.get(j)))
                        .as("%s covers %s", boxes.get(i), boxes.get(j))
                        .isFalse();
            }
            assertThat(boxes.get(i).x()).isNotNegative();
            assertThat(boxes.get(i).y()).isNotNegative();
            assertThat(boxes.get(i).x() + boxes.get(i).width()).isLessThanOrEqualTo(plan.width());
            assertThat(boxes.get(i).y() + boxes.get(i).height()).isLessThanOrEqualTo(plan.height());
        }
    }

    @ParameterizedTest
    @MethodSource("everyDiagram")
    void edgesJoinTheirCardsAtRightAngles(Diagram diagram) {
        for (var route : plan(diagram).routes()) {
            var line = route.line();
            assertThat(line.size()).isGreaterThan(1);
            for (int i = 1; i < line.size(); i++) {
                double across = Math.abs(line.get(i).x() - line.get(i - 1).x());
                double down = Math.abs(line.get(i).y() - line.get(i - 1).y());
                assertThat(Math.min(across, down)).as("%s", route).isLessThan(0.01);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyDiagram")
    void boundariesHoldTheirParts(Diagram diagram) {
        var plan = plan(diagram);
        for (var frame : plan.frames()) {
            var outer = frame.box();
            plan.cards().stream()
                    .filter(card ->
                            frame.group().everyNode().anyMatch(card.card().node()::equals))
                    .map(Plan.Placed::box)
                    .forEach(box -> assertThat(outer.x() <= box.x()
                                    && outer.y() <= box.y()
                                    && box.x() + box.width() <= outer.x() + outer.width()
                                    && box.y() + box.height() <= outer.y() + outer.height())
                            .as("%s holds %s", frame, box)
                            .isTrue());
        }
    }

    @ParameterizedTest
    @MethodSource("everyDiagram")
    void aPictureIsNoWiderThanANotebook(Diagram diagram) {
        var svg = Svg.of(diagram);
        assertThat(svg.width()).isLessThanOrEqualTo(900);
        String viewBox = parse(svg).getDocumentElement().getAttribute("viewBox");
        assertThat(Double.parseDouble(viewBox.split(" ")[2]))
                .isLessThan(1_100); // letters keep four fifths of their size
    }

    @Test
    void aLongLineIsFoldedIntoRows() {
        var svg = Svg.of(Samples.line(15));
        assertThat(svg.width()).isBetween(500, 900);
        assertThat(svg.height()).isLessThan(1_000);
    }

    @Test
    void everyTextFitsIntoItsCard() {
        for (var kind : Kind.values()) {
            var card = Card.of(
                    new Node("id", "A name of some length-and-more", kind, List.of(NASTY, "w".repeat(99)), 0.7, true));
            assertThat(card.lines())
                    .allSatisfy(line -> assertThat(line.lettering().width(line.text()))
                            .isLessThanOrEqualTo(
                                    card.width() - 2 * kind.outline().side()));
        }
    }

    @Test
    void whateverAUserNamesStaysText() {
        var svg = Svg.of(nasty());
        assertThat(svg.text()).doesNotContain("<script", "]]>", "\u0000", "\u001b", "\u202E");
        var document = parse(svg);
        assertThat(elements(document, "script")).isEmpty();
        assertThat(elements(document, "title").get(0).getTextContent())
                .startsWith("<script>alert(\"x\")</script> & 'q' ]]>")
                .contains("שלום")
                .endsWith("long");
        assertThat(elements(document, "text").stream().map(Element::getTextContent))
                .anyMatch(text -> text.endsWith("…"));
    }

    @Test
    void nothingInAPictureIsWhatSanitisersDrop() {
        assertThat(Svg.of(Samples.web()).text())
                .doesNotContain("<style", "style=", "class=", "<script", "href", "url(", "<marker", "<foreignObject");
    }

    @ParameterizedTest
    @MethodSource("everyDiagram")
    void theSameDiagramIsTheSamePicture(Diagram diagram) {
        assertThat(Svg.of(diagram)).isEqualTo(Svg.of(diagram));
    }

    @Test
    void thePngHasTwoPixelsForEachPointOnAnOpaqueCard() throws IOException {
        var svg = Svg.of(Samples.chain());
        var png = Png.of(svg);
        var image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png.base64())));
        assertThat(image.getWidth()).isEqualTo(2 * svg.width());
        assertThat(image.getHeight()).isEqualTo(2 * svg.height());
        assertThat(image.getColorModel().hasAlpha()).isFalse();
        var placed = plan(Samples.chain()).cards().get(2);
        int fill = Integer.parseInt(Headroom.of(0.62).fill().substring(1), 16);
        long filled = image.getWidth() * (long) image.getHeight();
        long counted = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                counted += (image.getRGB(x, y) & 0xFFFFFF) == fill ? 1 : 0;
            }
        }
        double area = 4 * placed.box().width() * placed.box().height();
        assertThat((double) counted).isBetween(area * 0.5, Math.min(area, filled));
    }
}
