package dev.envelope.view.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envelope.quantity.DesignException;
import dev.envelope.view.Png;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.internal.chartpart.Chart;

class ChartsTest {

    private static final Axis AXIS = Axis.of("requests/s", value -> Math.round(value / 1000) + "k");
    private static final Axis MONTH = Axis.of("month", value -> String.valueOf(Math.round(value)));
    private static final double[] X = {0, 1, 2, 3};
    private static final double[] Y = {10_000, 20_000, 30_000, 40_000};

    private static BufferedImage draw(Chart<?, ?> chart) {
        return BitmapEncoder.getBufferedImage(chart);
    }

    private static long pixels(BufferedImage image, int rgb) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .filter(i -> (image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xFFFFFF) == rgb)
                .count();
    }

    @Test
    void aTornadoHasOneRowForEachInputWidestOnTop() {
        var chart = Charts.tornado(
                "cost",
                AXIS,
                100,
                List.of(
                        new Bar("hit rate", 103, 97, "0.85", "0.95"),
                        new Bar("users", 60, 140, "8M", "12M"),
                        new Bar("peak", 90, 110, "2", "4")));
        for (String side : List.of("input at p5", "input at p95")) {
            double[] y = chart.getSeries(side).getYData();
            double[] rows = IntStream.range(0, 3)
                    .mapToDouble(i -> (y[5 * i] + y[5 * i + 2]) / 2)
                    .toArray();
            assertThat(rows).containsExactly(2, 1, 0);
        }
        double[] low = chart.getSeries("input at p5").getXData();
        double[] high = chart.getSeries("input at p95").getXData();
        assertThat(new double[] {low[1], low[6], low[11]}).containsExactly(60, 90, 103);
        assertThat(new double[] {high[1], high[6], high[11]}).containsExactly(140, 110, 97);
    }

    @Test
    void aTornadoGrowsWithItsRowsAndDrawsOne() {
        var one = Charts.tornado("a", AXIS, 10, List.of(new Bar("x", 8, 13, "8", "13")));
        assertThat(pixels(draw(one), 0x0072B2)).isGreaterThan(1000);
        assertThat(pixels(draw(one), 0xE69F00)).isGreaterThan(1000);
        var bars = IntStream.range(0, 25)
                .mapToObj(i -> new Bar("x" + i, 8, 13, "8", "13"))
                .toList();
        assertThat(Charts.tornado("a", AXIS, 10, bars).getHeight()).isGreaterThan(25 * 30);
    }

    @Test
    void aTornadoOfInputsThatMoveNothingIsDrawn() {
        assertThat(Png.of(Charts.tornado("a", AXIS, 10, List.of(new Bar("x", 10, 10, "1", "2")))))
                .isNotNull();
    }

    @Test
    void aStackPutsEachPartOnTheOnesBefore() {
        Map<String, double[]> parts = new LinkedHashMap<>();
        parts.put("api", Y);
        parts.put("store", new double[] {1_000, 1_000, 1_000, 1_000});
        var chart = Charts.stack("cost", MONTH, AXIS, X, parts, new Band(X, Y), List.of());

        assertThat(Arrays.copyOf(chart.getSeries("store").getYData(), 4)).containsExactly(Y);
        assertThat(chart.getSeries("total").getYData()).containsExactly(11_000, 21_000, 31_000, 41_000);
        assertThat(pixels(draw(chart), 0x24292F)).isGreaterThan(100);
        assertThatThrownBy(() -> Charts.stack("cost", MONTH, AXIS, X, Map.of("api", new double[3]), null, List.of()))
                .isInstanceOf(DesignException.class);
    }

    @Test
    void aWaterfallGoesFromOneAmountToTheOther() {
        var chart = Charts.waterfall(
                "cost", AXIS, "today", 100, List.of(new Fall("spot", -30), new Fall("more copies", 10)), "then");

        // five corners for each of four rows, and nothing where the row is of another kind
        assertThat(chart.getSeries("AMOUNT").getXData()[1]).isEqualTo(100);
        assertThat(chart.getSeries("LESS").getXData()[5]).isEqualTo(100);
        assertThat(chart.getSeries("LESS").getXData()[6]).isEqualTo(70);
        assertThat(chart.getSeries("MORE").getXData()[11]).isEqualTo(80);
        assertThat(chart.getSeries("AMOUNT").getXData()[16]).isEqualTo(80);
        assertThat(pixels(draw(chart), 0x009E73)).isGreaterThan(1000);
        assertThat(pixels(draw(chart), 0xD55E00)).isGreaterThan(100);
    }

    @Test
    void aChartWithoutDataSaysSo() {
        var nothing = new double[0];
        assertThatThrownBy(() -> Charts.projection("Peak", MONTH, AXIS, nothing, null, null, nothing, List.of()))
                .isInstanceOf(DesignException.class)
                .hasMessage("chart(\"Peak\"): there is no value to draw; give at least one finite value");
        assertThatThrownBy(() -> Charts.lines("Peak", MONTH, AXIS, List.of(), List.of()))
                .isInstanceOf(DesignException.class);
        assertThatThrownBy(() -> Charts.bars("Cost", "", AXIS, List.of(), Map.of()))
                .isInstanceOf(DesignException.class);
        assertThatThrownBy(() -> Charts.tornado("Cost", AXIS, 1, List.of())).isInstanceOf(DesignException.class);
        assertThatThrownBy(() -> Charts.distribution("Cost", AXIS, new double[] {Double.NaN}, List.of()))
                .isInstanceOf(DesignException.class);
    }

    @Test
    void dataThatDoesNotFitTogetherSaysWhatDoesNot() {
        assertThatThrownBy(
                        () -> Charts.lines("p99", MONTH, AXIS, List.of(Line.of("send", X, new double[3])), List.of()))
                .hasMessage("chart(\"p99\"): \"send\" has 4 positions and 3 values; give one value for each position");
        assertThatThrownBy(() -> Charts.bars("Cost", "", AXIS, List.of("a", "b"), Map.of("usd", new double[1])))
                .hasMessage("chart(\"Cost\"): \"usd\" has 1 values for 2 categories; give one value for each category");
        assertThatThrownBy(() -> Charts.cdf("p99", AXIS.log(), new double[] {0, 1}, List.of()))
                .hasMessageContaining("a logarithmic axis shows values above 0");
    }

    @Test
    void aValueThatIsNotFiniteLeavesAGap() {
        double[] y = {1, Double.POSITIVE_INFINITY, 3, Double.NaN};
        var chart = Charts.lines("wait", MONTH, AXIS, List.of(Line.of("a", X, y)), List.of());
        assertThat(chart.getSeries("a").getYData()).containsExactly(1, Double.NaN, 3, Double.NaN);
        assertThat(Png.of(chart)).isNotNull();
    }

    @Test
    void aCurveThatRunsAwayIsCutBelowTheTitle() {
        double[] y = {1, 2, 500, 1e9};
        var chart = Charts.lines("", MONTH, AXIS.upTo(12), List.of(Line.of("a", X, y)), List.of());
        var image = draw(chart);
        var top = image.getSubimage(0, 0, image.getWidth(), 10);
        assertThat(pixels(image, 0x0072B2)).isPositive();
        assertThat(pixels(top, 0x0072B2)).isZero();
    }

    @Test
    void marksAreWithinTheAxisAndDrawn() {
        var limit = new Mark(90_000, "capacity 90k");
        var band = new Band(new double[] {9e3, 1e4, 1e4, 1e4}, new double[] {2e4, 3e4, 4e4, 6e4});
        var chart = Charts.projection("Peak", MONTH, AXIS, X, band, null, Y, List.of(limit));
        assertThat(chart.getStyler().getYAxisMax()).isGreaterThan(90_000);
        assertThat(pixels(draw(chart), 0xB3261E)).isGreaterThan(200);
        assertThat(chart.getSeriesCollection().stream()
                        .filter(s -> s.isShowInLegend())
                        .map(s -> s.getLabel()))
                .containsExactly("p5–p95", "median");
    }

    @Test
    void episodesAreShadedFromTheirBeginningToTheirEnd() {
        var lines = List.of(Line.of("offered", X, Y));
        var plain = draw(Charts.lines("traffic", MONTH, AXIS, lines, List.of()));
        var shaded = draw(Charts.timeline("traffic", MONTH, AXIS, lines, List.of(new Episode(1, 2, "zone 1 down"))));
        int white = 0xFFFFFF;
        double third = (pixels(plain, white) - pixels(shaded, white)) / (double) pixels(plain, white);
        assertThat(third).isBetween(0.15, 0.35);
    }

    @Test
    void barsStandOnZeroAndStacksReachTheirSum() {
        var values = Map.of("a", new double[] {3, 4}, "b", new double[] {5, 6});
        var side = Charts.bars("c", "", AXIS, List.of("x", "y"), values);
        var stacked = Charts.stackedBars("c", "", AXIS, List.of("x", "y"), values);
        assertThat(side.getStyler().getYAxisMin()).isZero();
        assertThat(side.getStyler().getYAxisMax()).isBetween(6.0, 7.0);
        assertThat(stacked.getStyler().getYAxisMax()).isBetween(10.0, 11.0);
    }

    @Test
    void barsStandInTheMiddleOverTheirCategory() {
        for (int count = 1; count <= 3; count++) {
            var values =
                    IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "s" + i, i -> new double[] {5}));
            var image = draw(Charts.bars("", "", Axis.of("", value -> ""), List.of(""), values));
            int row = image.getHeight() / 2;
            int[] drawn = IntStream.range(0, image.getWidth())
                    .filter(x -> (image.getRGB(x, row) & 0xFFFFFF) != 0xFFFFFF && saturated(image.getRGB(x, row)))
                    .toArray();
            int middle = (drawn[0] + drawn[drawn.length - 1]) / 2;
            assertThat(middle).isBetween(image.getWidth() / 2 - 6, image.getWidth() / 2 + 6);
        }
    }

    private static boolean saturated(int rgb) {
        int[] parts = {rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF};
        return Arrays.stream(parts).max().orElseThrow()
                        - Arrays.stream(parts).min().orElseThrow()
                > 60;
    }

    @Test
    void ticksOfSmallBarsAreOnRoundNumbersToo() {
        var seen = new TreeSet<String>();
        var axis = Axis.of("s", value -> {
            String text = Math.round(value * 1e6) + " µs";
            seen.add(text);
            return text;
        });
        draw(Charts.bars(
                "", "", axis, List.of("a", "b", "c"), Map.of("p99", new double[] {0.00051, 0.00057, 0.00063})));
        assertThat(seen).contains("0 µs", "100 µs", "600 µs").doesNotContain("510 µs", "570 µs", "630 µs");
    }

    @Test
    void theChanceOfATargetIsToldBesideIt() {
        double[] samples = new Random(1).doubles(1000).toArray();
        long below = Arrays.stream(samples).filter(value -> value <= 0.75).count();
        var chart = Charts.distribution("cost", AXIS, samples, List.of(new Mark(0.75, "budget")));
        assertThat(Distribution.chance(below / 1000.0)).isEqualTo(Math.round(below / 10.0) + " %");
        assertThat(Distribution.chance(0.0004)).isEqualTo("<1 %");
        assertThat(Distribution.chance(0.9999)).isEqualTo(">99 %");
        assertThat(Distribution.chance(1)).isEqualTo("100 %");
        assertThat(pixels(draw(chart), 0xB3261E)).isGreaterThan(100);
    }

    /** A budget of ten times the cost leaves the cost as wide as without it, and is told at the edge. */
    @Test
    void aTargetFarOffDoesNotFlattenTheDistribution() {
        double[] samples = new Random(1).doubles(1000).toArray();
        var alone = Charts.distribution("cost", AXIS, samples, List.of());
        var far = Charts.distribution("cost", AXIS, samples, List.of(new Mark(50, "budget")));
        assertThat(far.getStyler().getXAxisMax()).isEqualTo(alone.getStyler().getXAxisMax());
        assertThat(pixels(draw(far), 0xB3261E)).isGreaterThan(100);
        var near = Charts.distribution("cost", AXIS, samples, List.of(new Mark(1.5, "budget")));
        assertThat(near.getStyler().getXAxisMax()).isGreaterThan(1.5);
    }

    @Test
    void aShortLogarithmicAxisHasMoreLabels() {
        var axis = Axis.of("time", value -> String.valueOf(Math.round(value))).log();
        assertThat(Ticks.labels(axis, new Span(20, 90)).apply(30.0)).isEqualTo("30");
        assertThat(Ticks.labels(axis, new Span(2, 900)).apply(30.0)).isEmpty();
        assertThat(Ticks.labels(axis, new Span(2, 900)).apply(50.0)).isEqualTo("50");
    }

    @Test
    void aDistributionCoversOneAndHasItsPeakWhereTheSamplesAre() {
        var random = new Random(7);
        double[] samples = IntStream.range(0, 5000)
                .mapToDouble(i -> 100 + 10 * random.nextGaussian())
                .toArray();
        var series = Charts.distribution("x", AXIS, samples, List.of()).getSeries("likelihood");
        double[] x = series.getXData();
        double[] y = series.getYData();
        double area = IntStream.range(1, x.length)
                .mapToDouble(i -> (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2)
                .sum();
        int peak = IntStream.range(0, y.length).reduce(0, (a, b) -> y[a] >= y[b] ? a : b);
        assertThat(area).isBetween(0.97, 1.01);
        assertThat(x[peak]).isBetween(96.0, 104.0);
    }

    @Test
    void namesThatXChartCannotDrawAreMadeDrawable() {
        for (String name : List.of("", " ", "two\nlines", "$tex$", "x".repeat(500), "🚀データ", "<script>")) {
            var axis = Axis.of(name, value -> name);
            var line = Line.of(name, X, Y);
            assertThat(Png.of(Charts.lines(name, axis, axis, List.of(line), List.of(new Mark(2e4, name)))))
                    .isNotNull();
            assertThat(Png.of(Charts.bars(name, name, axis, List.of(name), Map.of(name, new double[] {1}))))
                    .isNotNull();
            assertThat(Png.of(Charts.tornado(name, axis, 1, List.of(new Bar(name, 0, 2, name, name)))))
                    .isNotNull();
            assertThat(Png.of(Charts.cdf(name, axis, Y, List.of(new Mark(1, name)))))
                    .isNotNull();
        }
    }

    @Test
    void seriesMayBearTheSameName() {
        var lines = List.of(Line.of("a", X, Y), Line.of("a", X, Y));
        var chart = Charts.lines("x", MONTH, AXIS, lines, List.of());
        assertThat(chart.getSeriesCollection().stream()
                        .filter(s -> s.isShowInLegend())
                        .map(s -> s.getLabel()))
                .containsExactly("a", "a");
    }
}
