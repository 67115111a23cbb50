package dev.envelope.kernel.notebook;

import java.awt.Font;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChartBuilder;

/** A line chart as this machine draws it in a font. */
final class Chart {

    private Chart() {}

    static byte[] png(String font, double... values) {
        var chart =
                new XYChartBuilder().width(640).height(400).title("Peak rate").build();
        chart.getStyler().setChartTitleFont(new Font(font, Font.BOLD, 16));
        chart.getStyler().setAxisTickLabelsFont(new Font(font, Font.PLAIN, 12));
        chart.getStyler().setLegendFont(new Font(font, Font.PLAIN, 12));
        chart.addSeries("requests/s", values);
        try {
            return BitmapEncoder.getBitmapBytes(chart, BitmapFormat.PNG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
