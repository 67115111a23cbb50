package dev.envelope.view;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * A chart as a PNG with two pixels for each point of its logical size, on an opaque white card, so that it is sharp on
 * any screen and legible on a dark page.
 *
 * @param base64 the file, base64 without line breaks
 * @param width logical width; the file is twice as wide
 * @param height logical height; the file is twice as high
 * @param caption the chart in one line of text
 */
public record Png(String base64, int width, int height, String caption) {

    private static final int SCALE = 2;

    /** Draws a chart. */
    public static Png of(Chart<?, ?> chart) {
        int width = chart.getWidth();
        int height = chart.getHeight();
        var image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(SCALE, SCALE);
        chart.paint(graphics, width, height);
        graphics.dispose();
        return new Png(Base64.getEncoder().encodeToString(encode(image)), width, height, Caption.of(chart));
    }

    private static byte[] encode(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        // a stream of one's own: ImageIO would otherwise cache in a temporary file
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", stream);
        } catch (IOException e) {
            throw new UncheckedIOException("a picture could not be written to memory", e);
        }
        return bytes.toByteArray();
    }
}
