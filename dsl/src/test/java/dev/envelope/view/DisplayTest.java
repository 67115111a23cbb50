package dev.envelope.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.view.chart.Axis;
import dev.envelope.view.chart.Charts;
import dev.envelope.view.chart.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class DisplayTest {

    private static Table table() {
        return Table.create(StringColumn.create("operation", "read"), DoubleColumn.create("rate", 1157.4));
    }

    private static XYChart chart() {
        var axis = Axis.of("hit rate", value -> Math.round(value * 100) + " %");
        var seconds = Axis.of("p99", value -> value + " s");
        var line = Line.of("redirect", new double[] {0.5, 0.6, 0.9}, new double[] {3, 2, 1});
        return Charts.lines("p99 by hit rate", axis, seconds, List.of(line), List.of());
    }

    @Test
    void aTableIsHtmlAndAlignedText() {
        var bundle = Display.of(table()).orElseThrow();
        assertThat(bundle.data()).containsOnlyKeys("text/html", "text/plain");
        assertThat(bundle.data().get("text/plain")).isEqualTo("""
                        operation   rate
                        ---------  -----
                        read       1,157""");
    }

    @Test
    void aColumnIsShownAsATable() {
        var bundle = Display.of(DoubleColumn.create("rate", 1, 2)).orElseThrow();
        assertThat(bundle.data().get("text/plain")).isEqualTo("rate\n----\n   1\n   2");
    }

    @Test
    void aChartIsAPictureAtTwiceItsSizeOnAnOpaqueCard() throws IOException {
        var bundle = Display.of(chart()).orElseThrow();
        assertThat(bundle.metadata()).isEqualTo(Map.of("image/png", Map.of("width", 760, "height", 360)));
        assertThat(bundle.data().get("image/png")).doesNotContain("\n");
        var image = ImageIO.read(new ByteArrayInputStream(
                Base64.getDecoder().decode(bundle.data().get("image/png"))));
        assertThat(image.getWidth()).isEqualTo(1520);
        assertThat(image.getHeight()).isEqualTo(720);
        assertThat(image.getColorModel().hasAlpha()).isFalse();
        assertThat(image.getRGB(0, 0)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void aChartIsAlsoOneLineOfText() {
        assertThat(Display.of(chart()).orElseThrow().data().get("text/plain"))
                .isEqualTo("Chart: p99 by hit rate; axes: hit rate, p99; series: redirect");
    }

    @Test
    void aResultIsOnePageAndItsText() {
        Viewable result =
                () -> View.titled("Capacity").table(DisplayTest::table).chart(DisplayTest::chart);
        var bundle = Display.of(result).orElseThrow();
        assertThat(bundle.data().get("text/html"))
                .contains("<table", "<img src=\"data:image/png;base64,", "width=\"760\" height=\"360\"")
                .contains("alt=\"Chart: p99 by hit rate; axes: hit rate, p99; series: redirect\"");
        assertThat(bundle.data().get("text/plain")).startsWith("Capacity\n\noperation   rate");
    }

    @Test
    void whatItDoesNotKnowIsLeftToItsText() {
        assertThat(Display.of("text")).isEmpty();
        assertThat(Display.of(List.of(1, 2))).isEmpty();
    }

    @Test
    void theSameObjectLooksTheSameEveryTime() {
        assertThat(Display.of(chart())).isEqualTo(Display.of(chart()));
        var chart = chart();
        assertThat(Display.of(chart)).isEqualTo(Display.of(chart));
    }

    @Test
    void theFormsOfABundleHaveAStableOrder() {
        var bundle = new MimeBundle(Map.of("text/plain", "a", "image/png", "b", "text/html", "c"), Map.of());
        assertThat(bundle.data().keySet()).containsExactly("image/png", "text/html", "text/plain");
    }

    @Test
    void aWarmUpMayRunBesideTheFirstCell() throws InterruptedException {
        var warmup = Warmup.start();
        assertThat(Display.of(table())).isPresent();
        warmup.join(30_000);
        assertThat(warmup.isAlive()).isFalse();
    }
}
